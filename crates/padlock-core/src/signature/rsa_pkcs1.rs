//! RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2).
//!
//! `EM = 00 || 01 || FF...FF || 00 || DigestInfo`; the signature is `EM^d mod n`.
//! To verify, `EM` is made again and compared, so that no parser of padding can be fooled.

use super::{PrivateKey, PublicKey, SignatureError, SignatureScheme};
use crate::drbg::Drbg;
use crate::error::{Bound, OutOfRange, require_length};
use crate::hash::{Hash, Md5Sha1, Sha1, Sha256, Sha384, Sha512};
use crate::num::Nat;
use crate::rsa::{RsaPrivateKey, RsaPublicKey, private_operation, public_operation};
use crate::working::{Symbol, Working, WorkingOp};

macro_rules! scheme {
    ($(#[$doc:meta])* $name:ident, $id:literal, $hash:ident, $prefix:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;

        impl SignatureScheme for $name {
            fn id(&self) -> &'static str {
                $id
            }

            fn sign(
                &self,
                key: &PrivateKey,
                message: &[u8],
                _rng: &mut Drbg,
                w: &mut Working,
            ) -> Result<Vec<u8>, SignatureError> {
                sign(&$hash, &$prefix, key.rsa()?, message, w)
            }

            fn verify(
                &self,
                key: &PublicKey,
                message: &[u8],
                signature: &[u8],
                w: &mut Working,
            ) -> Result<(), SignatureError> {
                verify(&$hash, &$prefix, key.rsa()?, message, signature, w)
            }
        }
    };
}

scheme!(
    /// RSASSA-PKCS1-v1_5 over MD5 and SHA-1 without DigestInfo, as TLS 1.0 and 1.1 sign (RFC 4346 section 7.4.3).
    RsaPkcs1Md5Sha1, "rsa_pkcs1_md5_sha1", Md5Sha1, []
);
scheme!(
    /// RSASSA-PKCS1-v1_5 with SHA-1: deterministic, signature as long as the modulus.
    RsaPkcs1Sha1, "rsa_pkcs1_sha1", Sha1, SHA1_PREFIX
);
scheme!(
    /// RSASSA-PKCS1-v1_5 with SHA-256: deterministic, signature as long as the modulus.
    RsaPkcs1Sha256, "rsa_pkcs1_sha256", Sha256, SHA256_PREFIX
);
scheme!(
    /// RSASSA-PKCS1-v1_5 with SHA-384: deterministic, signature as long as the modulus.
    RsaPkcs1Sha384, "rsa_pkcs1_sha384", Sha384, SHA384_PREFIX
);
scheme!(
    /// RSASSA-PKCS1-v1_5 with SHA-512: deterministic, signature as long as the modulus.
    RsaPkcs1Sha512, "rsa_pkcs1_sha512", Sha512, SHA512_PREFIX
);

// The DER of DigestInfo up to the digest (RFC 8017 section 9.2, note 1).
const SHA1_PREFIX: [u8; 15] = [
    0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00, 0x04, 0x14,
];
const SHA256_PREFIX: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];
const SHA384_PREFIX: [u8; 19] = [
    0x30, 0x41, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02, 0x05,
    0x00, 0x04, 0x30,
];
const SHA512_PREFIX: [u8; 19] = [
    0x30, 0x51, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03, 0x05,
    0x00, 0x04, 0x40,
];

fn sign(
    hash: &dyn Hash,
    prefix: &[u8],
    key: &RsaPrivateKey,
    message: &[u8],
    w: &mut Working,
) -> Result<Vec<u8>, SignatureError> {
    let k = key.n.byte_len();
    let step = w.open(WorkingOp::RsaSign, || {
        vec![
            (Symbol::Message, message.into()),
            (Symbol::D, (&key.d).into()),
            (Symbol::N, (&key.n).into()),
        ]
    });
    let encoded = encode(prefix, &hash.digest(message, w), k)?;
    let m = Nat::from_be_bytes(&encoded);
    let s = private_operation(key, &m, Symbol::EncodedMessage, w)?;
    let signature = s.to_be_bytes_padded(k)?;
    w.close(&step, || {
        vec![
            (Symbol::EncodedMessage, (&encoded).into()),
            (Symbol::Signature, (&signature).into()),
        ]
    });
    Ok(signature)
}

fn verify(
    hash: &dyn Hash,
    prefix: &[u8],
    key: &RsaPublicKey,
    message: &[u8],
    signature: &[u8],
    w: &mut Working,
) -> Result<(), SignatureError> {
    let k = key.byte_len();
    require_length(Symbol::Signature, signature, k)?;
    let step = w.open(WorkingOp::RsaVerify, || {
        vec![
            (Symbol::Message, message.into()),
            (Symbol::Signature, signature.into()),
            (Symbol::E, (&key.e).into()),
            (Symbol::N, (&key.n).into()),
        ]
    });
    let expected = encode(prefix, &hash.digest(message, w), k)?;
    let s = Nat::from_be_bytes(signature);
    let encoded = public_operation(key, &s, Symbol::Signature, w)?.to_be_bytes_padded(k)?;
    w.close(&step, || {
        vec![
            (Symbol::EncodedMessage, (&encoded).into()),
            (Symbol::Verdict, (encoded == expected).into()),
        ]
    });
    if encoded == expected {
        Ok(())
    } else {
        Err(SignatureError::Mismatch)
    }
}

/// EMSA-PKCS1-v1_5 (RFC 8017 section 9.2) of a digest, to `k` bytes.
fn encode(prefix: &[u8], digest: &[u8], k: usize) -> Result<Vec<u8>, OutOfRange> {
    let t = [prefix, digest].concat();
    if k < t.len() + 11 {
        let bound = Bound::LengthAtLeast(t.len() as u64 + 11);
        return Err(OutOfRange::length(Symbol::N, k, bound));
    }
    let mut encoded = vec![0, 1];
    encoded.resize(k - t.len() - 1, 0xff);
    encoded.push(0);
    encoded.extend_from_slice(&t);
    Ok(encoded)
}
