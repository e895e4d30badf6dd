//! CertificateVerify (RFC 8446 section 4.4.3) and the schemes that may stand in it (section 4.2.3).
//!
//! ```text
//! content = 64 spaces | "TLS 1.3, server CertificateVerify" or "TLS 1.3, client CertificateVerify" | 0 | Transcript-Hash
//! ```

use padlock_core::{
    Drbg, Working,
    hash::{Hash, Sha256},
    nist::NamedCurve,
    signature::{
        EcdsaSha256, EcdsaSha384, EcdsaToyHash, Ed25519, PublicKey, RsaPssSha256, RsaPssSha384,
        RsaPssSha512, RsaToyHash, SignatureScheme,
    },
};

use super::Suite;
use crate::{
    codec::Codec,
    extension::SignatureSchemeCode as Code,
    ledger::{Inputs, OpError, ValueKind},
    party::{Size, Whose},
    tls12::ephemeral::signing_key,
    x509::{KeyKind, ParsedCertificate},
};

type Row = (
    Code,
    KeyKind,
    Option<NamedCurve>,
    &'static dyn SignatureScheme,
);

/// The schemes, and the key that each takes: PKCS#1 v1.5 and SHA-1 are gone, and a scheme of ECDSA has one curve.
#[rustfmt::skip]
static SCHEMES: &[Row] = &[
    (Code::ED25519, KeyKind::Ed25519, None, &Ed25519),
    (Code::ECDSA_SECP256R1_SHA256, KeyKind::Ec, Some(NamedCurve::Secp256r1), &EcdsaSha256),
    (Code::ECDSA_SECP384R1_SHA384, KeyKind::Ec, Some(NamedCurve::Secp384r1), &EcdsaSha384),
    (Code::RSA_PSS_RSAE_SHA256, KeyKind::Rsa, None, &RsaPssSha256),
    (Code::RSA_PSS_RSAE_SHA384, KeyKind::Rsa, None, &RsaPssSha384),
    (Code::RSA_PSS_RSAE_SHA512, KeyKind::Rsa, None, &RsaPssSha512),
    (Code::TOY_RSA_TOY_HASH, KeyKind::ToyRsa, None, &RsaToyHash),
    (Code::TOY_ECDSA_TOY_HASH, KeyKind::ToyEc, None, &EcdsaToyHash),
];

/// The arithmetic of a scheme, if `key` can sign so.
#[must_use]
pub fn scheme(key: &PublicKey, size: Size, code: Code) -> Option<&'static dyn SignatureScheme> {
    let kind = KeyKind::of(key, size == Size::Toy);
    let curve = match key {
        PublicKey::Ec(key) => Some(key.curve),
        _ => None,
    };
    let mut rows = SCHEMES.iter();
    rows.find(|row| row.0 == code && row.1 == kind && row.2 == curve)
        .map(|row| row.3)
}

/// The first scheme of `offered` that `key` can sign with.
#[must_use]
pub fn choose(key: &PublicKey, size: Size, offered: &[Code]) -> Option<Code> {
    let mut offered = offered.iter().copied();
    offered.find(|code| scheme(key, size, *code).is_some())
}

/// What `signer` signs: the transcript's hash in a frame that no other signature has.
pub(super) fn content(signer: Whose, inputs: Inputs<'_>) -> Result<Vec<u8>, OpError> {
    let context: &[u8] = match signer {
        Whose::Client => b"TLS 1.3, client CertificateVerify",
        Whose::Server | Whose::Both => b"TLS 1.3, server CertificateVerify",
    };
    let hash = inputs.bytes(ValueKind::HandshakeHash)?;
    Ok([&[b' '; 64], context, &[0], hash].concat())
}

/// The signature of [`ValueKind::SignedContent`] with the key of the certificate.
pub(super) fn sign(
    suite: &Suite,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let content = inputs.bytes(ValueKind::SignedContent)?;
    let certificate = inputs.bytes(ValueKind::ServerCertificate);
    let certificate = certificate.or_else(|_| inputs.bytes(ValueKind::ClientCertificate))?;
    let certificate = ParsedCertificate::parse(certificate);
    let public = certificate.map_err(|_| OpError::Certificate)?.public_key;
    let code = Code::from_bytes(inputs.bytes(ValueKind::SignatureAlgorithm)?);
    let code = code.map_err(|_| OpError::OutOfRange)?;
    let scheme = scheme(&public, suite.size, code).ok_or(OpError::Certificate)?;
    let key = signing_key(&public, inputs)?;
    // What a scheme draws follows from what it signs, so that the same inputs give the same signature.
    let digest = Sha256.digest(content, &mut Working::off());
    let seed = digest.iter().take(8);
    let seed = seed.fold(0, |seed, &byte| seed << 8 | u64::from(byte));
    scheme
        .sign(&key, content, &mut Drbg::new(seed), working)
        .map_err(|_| OpError::Certificate)
}
