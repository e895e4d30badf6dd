//! Signatures (RFC 5246 section 4.7, RFC 8446 section 4.4.3).

use padlock_core::signature::PublicKey;
use padlock_tls::{
    codec::Codec,
    extension::SignatureSchemeCode,
    ledger::{Inputs, ValueKind as V},
    session::Session,
    tls13::{self, Suite},
    x509::ParsedCertificate,
};

use super::program::Program;

/// Up to TLS 1.2.
pub(super) fn of_session(session: Session, inputs: Inputs<'_>) -> Option<String> {
    let message = inputs.bytes(V::SignedParams);
    let message = message
        .or_else(|_| inputs.bytes(V::HandshakeMessages))
        .ok()?;
    let public = public_key(inputs)?;
    let offered: Vec<SignatureSchemeCode> = code(inputs).into_iter().collect();
    let choice = (session.rules.signature)(&public, session.suite, &offered)?;
    sign(choice.scheme.id(), &public, message, inputs)
}

/// From TLS 1.3 on.
pub(super) fn of_tls13(suite: &Suite, inputs: Inputs<'_>) -> Option<String> {
    let message = inputs.bytes(V::SignedContent).ok()?;
    let public = public_key(inputs)?;
    let scheme = tls13::signature::scheme(&public, suite.size, code(inputs)?)?;
    sign(scheme.id(), &public, message, inputs)
}

fn public_key(inputs: Inputs<'_>) -> Option<PublicKey> {
    let certificate = inputs.bytes(V::ServerCertificate);
    let certificate = certificate.or_else(|_| inputs.bytes(V::ClientCertificate));
    let certificate = ParsedCertificate::parse(certificate.ok()?).ok()?;
    Some(certificate.public_key)
}

fn code(inputs: Inputs<'_>) -> Option<SignatureSchemeCode> {
    SignatureSchemeCode::from_bytes(inputs.bytes(V::SignatureAlgorithm).ok()?).ok()
}

fn sign(scheme: &str, public: &PublicKey, message: &[u8], inputs: Inputs<'_>) -> Option<String> {
    let program = Program::default().bytes("message", message);
    match public {
        PublicKey::Rsa(key) => {
            let length = key.n.byte_len();
            let program = program
                .number("n", &key.n.to_be_bytes())
                .number("d", inputs.bytes(V::RsaPrivateExponent).ok()?);
            let block = encoded(scheme, length, key.n.bits())?;
            Some(program.print(&format!("octets(pow(number({block}), d, n), {length})")))
        }
        PublicKey::Ec(key) => {
            let hash = scheme.strip_prefix("ecdsa_")?;
            let program = program.number("d", inputs.bytes(V::SigningKey).ok()?);
            let curve = key.curve.id();
            Some(program.print(&format!("ecdsa({curve}, d, message, \"{hash}\")")))
        }
        PublicKey::EcToy(_) => {
            let program = program.number("d", inputs.bytes(V::SigningKey).ok()?);
            Some(program.print("toy_ecdsa(d, message)"))
        }
        PublicKey::Ed25519(_) => {
            let program = program.bytes("seed", inputs.bytes(V::SigningKey).ok()?);
            Some(program.print("ed25519(seed, message)"))
        }
    }
}

/// What RSA's private operation is done on (RFC 8017 sections 9.1 and 9.2).
fn encoded(scheme: &str, length: usize, bits: usize) -> Option<String> {
    if let Some(hash) = scheme.strip_prefix("rsa_pss_rsae_") {
        return Some(format!("pss(message, \"{hash}\", {bits})"));
    }
    let t = match scheme {
        "rsa_toy_hash" => return Some("toy_hash(message)".to_owned()),
        "rsa_pkcs1_md5_sha1" => {
            "hashlib.md5(message).digest() + hashlib.sha1(message).digest()".to_owned()
        }
        scheme => {
            let hash = scheme.strip_prefix("rsa_pkcs1_")?;
            let digest = format!("hashlib.{hash}(message).digest()");
            format!("bytes.fromhex(DIGEST_INFO[\"{hash}\"]) + {digest}")
        }
    };
    Some(format!("pkcs1({t}, {length})"))
}
