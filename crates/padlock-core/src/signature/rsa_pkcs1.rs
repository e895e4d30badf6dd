//! RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2).
//!
//! `EM = 00 || 01 || FF...FF || 00 || DigestInfo`; the signature is `EM^d mod n`.
//! To verify, `EM` is made again and compared, so that no parser of padding can be fooled.

use super::{PrivateKey, PublicKey, SignatureError, SignatureScheme};
use crate::drbg::Drbg;
use crate::error::{Bound, OutOfRange, require_length};
use crate::hash::{Hash, Sha256};
use crate::num::Nat;
use crate::rsa::{private_operation, public_operation};
use crate::working::{Symbol, Working, WorkingOp};

/// RSASSA-PKCS1-v1_5 with SHA-256: deterministic, signature as long as the modulus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RsaPkcs1Sha256;

/// The DER of DigestInfo up to the digest, for SHA-256 (RFC 8017 section 9.2, note 1).
const SHA256_PREFIX: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];

impl SignatureScheme for RsaPkcs1Sha256 {
    fn id(&self) -> &'static str {
        "rsa_pkcs1_sha256"
    }

    fn sign(
        &self,
        key: &PrivateKey,
        message: &[u8],
        _rng: &mut Drbg,
        w: &mut Working,
    ) -> Result<Vec<u8>, SignatureError> {
        let key = key.rsa()?;
        let k = key.n.byte_len();
        let step = w.open(WorkingOp::RsaSign, || {
            vec![
                (Symbol::Message, message.into()),
                (Symbol::D, (&key.d).into()),
                (Symbol::N, (&key.n).into()),
            ]
        });
        let encoded = encode(&Sha256.digest(message, w), k)?;
        let m = Nat::from_be_bytes(&encoded);
        let s = private_operation(key, &m, Symbol::EncodedMessage, w)?;
        let signature = s.to_be_bytes_padded(k)?;
        w.close(&step, || {
            vec![
                (Symbol::EncodedMessage, encoded.as_slice().into()),
                (Symbol::Signature, signature.as_slice().into()),
            ]
        });
        Ok(signature)
    }

    fn verify(
        &self,
        key: &PublicKey,
        message: &[u8],
        signature: &[u8],
        w: &mut Working,
    ) -> Result<(), SignatureError> {
        let key = key.rsa()?;
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
        let expected = encode(&Sha256.digest(message, w), k)?;
        let s = Nat::from_be_bytes(signature);
        let encoded = public_operation(key, &s, Symbol::Signature, w)?.to_be_bytes_padded(k)?;
        w.close(&step, || {
            vec![
                (Symbol::EncodedMessage, encoded.as_slice().into()),
                (Symbol::Verdict, (encoded == expected).into()),
            ]
        });
        if encoded == expected {
            Ok(())
        } else {
            Err(SignatureError::Mismatch)
        }
    }
}

/// EMSA-PKCS1-v1_5 (RFC 8017 section 9.2) of a SHA-256 digest, to `k` bytes.
fn encode(digest: &[u8], k: usize) -> Result<Vec<u8>, OutOfRange> {
    let t = [&SHA256_PREFIX, digest].concat();
    if k < t.len() + 11 {
        let bound = Bound::LengthAtLeast(t.len() as u64 + 11);
        return Err(OutOfRange::length(Symbol::N, k, bound));
    }
    let mut encoded = vec![0xff; k - t.len() - 1];
    for (to, from) in encoded.iter_mut().zip([0, 1]) {
        *to = from;
    }
    encoded.push(0);
    encoded.extend_from_slice(&t);
    Ok(encoded)
}
