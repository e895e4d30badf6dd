//! Ed25519 (RFC 8032 section 5.1), by dalek.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use super::{PrivateKey, PublicKey, SignatureError, SignatureScheme, outline_sign, outline_verify};
use crate::drbg::Drbg;
use crate::error::require_length;
use crate::working::{Symbol, Working};

/// Ed25519: signature 64 bytes, deterministic.
///
/// Verification is strict: an `S` that is not reduced, and a public key or `R` of small order, are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ed25519;

impl SignatureScheme for Ed25519 {
    fn id(&self) -> &'static str {
        "ed25519"
    }

    fn sign(
        &self,
        key: &PrivateKey,
        message: &[u8],
        _rng: &mut Drbg,
        w: &mut Working,
    ) -> Result<Vec<u8>, SignatureError> {
        let PrivateKey::Ed25519(key) = key else {
            return Err(SignatureError::WrongKey(key.id().into()));
        };
        let signature = SigningKey::from_bytes(&key.seed).sign(message).to_bytes();
        outline_sign(w, message, &[], &signature);
        Ok(signature.to_vec())
    }

    fn verify(
        &self,
        key: &PublicKey,
        message: &[u8],
        signature: &[u8],
        w: &mut Working,
    ) -> Result<(), SignatureError> {
        let PublicKey::Ed25519(key) = key else {
            return Err(SignatureError::WrongKey(key.id().into()));
        };
        require_length(Symbol::Signature, signature, 64)?;
        let key = VerifyingKey::from_bytes(key).map_err(|_| SignatureError::Mismatch)?;
        let parsed = Signature::from_slice(signature).map_err(|_| SignatureError::Mismatch)?;
        let holds = key.verify_strict(message, &parsed).is_ok();
        outline_verify(w, message, signature, holds)
    }
}
