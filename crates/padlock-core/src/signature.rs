//! Signature schemes, full and toy, behind one trait; and the keys they take.

mod ecdsa;
mod ecdsa_toy;
mod ed25519;
mod key;
mod rsa_pkcs1;
mod rsa_pss;
mod rsa_toy;

use std::fmt;
use std::fmt::Debug;

use serde::{Deserialize, Serialize};

pub use ecdsa::{EcdsaSha1, EcdsaSha256, EcdsaSha384, EcdsaSha512};
pub use ecdsa_toy::EcdsaToyHash;
pub use ed25519::Ed25519;
pub use key::{EcToyPrivateKey, EcToyPublicKey, Ed25519PrivateKey, PrivateKey, PublicKey};
pub use rsa_pkcs1::{
    RsaPkcs1Md5Sha1, RsaPkcs1Sha1, RsaPkcs1Sha256, RsaPkcs1Sha384, RsaPkcs1Sha512,
};
pub use rsa_pss::{RsaPssSha256, RsaPssSha384, RsaPssSha512};
pub use rsa_toy::RsaToyHash;

use crate::drbg::Drbg;
use crate::error::OutOfRange;
use crate::rsa::RsaError;
use crate::working::{Symbol, Working, WorkingOp};

#[cfg(test)]
mod tests;

/// A way to sign messages and to check signatures.
pub trait SignatureScheme: Debug + Send + Sync {
    /// The stable identifier.
    fn id(&self) -> &'static str;

    /// The signature of `message`.
    ///
    /// # Errors
    /// [`SignatureError::WrongKey`] for a key of another kind;
    /// [`SignatureError::OutOfRange`] for a key too small for the scheme.
    fn sign(
        &self,
        key: &PrivateKey,
        message: &[u8],
        rng: &mut Drbg,
        w: &mut Working,
    ) -> Result<Vec<u8>, SignatureError>;

    /// Checks that `signature` is one of `message`.
    ///
    /// # Errors
    /// [`SignatureError::Mismatch`] when it is not; otherwise as [`sign`](SignatureScheme::sign), also for a
    /// signature of another length than the scheme's.
    fn verify(
        &self,
        key: &PublicKey,
        message: &[u8],
        signature: &[u8],
        w: &mut Working,
    ) -> Result<(), SignatureError>;
}

/// Why a signature could not be made, or does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignatureError {
    /// The scheme does not take this kind of key; here is the kind's id.
    WrongKey(String),
    /// A number or a length out of range.
    OutOfRange(OutOfRange),
    /// The signature is not one of this message under this key.
    Mismatch,
}

impl From<OutOfRange> for SignatureError {
    fn from(error: OutOfRange) -> Self {
        Self::OutOfRange(error)
    }
}

impl From<RsaError> for SignatureError {
    fn from(error: RsaError) -> Self {
        match error {
            RsaError::OutOfRange(error) => Self::OutOfRange(error),
            RsaError::Padding(_) => Self::Mismatch,
        }
    }
}

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongKey(kind) => write!(f, "wrong_key: {kind}"),
            Self::OutOfRange(error) => fmt::Display::fmt(error, f),
            Self::Mismatch => f.write_str("mismatch"),
        }
    }
}

impl std::error::Error for SignatureError {}

/// The step of a signature whose inside belongs to a library.
fn outline_sign(w: &mut Working, message: &[u8], digest: &[u8], signature: &[u8]) {
    let step = w.open(WorkingOp::SignatureSign, || {
        vec![(Symbol::Message, message.into())]
    });
    w.close(&step, || {
        let digest = (!digest.is_empty()).then(|| (Symbol::Digest, digest.into()));
        let signature = (Symbol::Signature, signature.into());
        digest.into_iter().chain([signature]).collect()
    });
}

/// The step of a check whose inside belongs to a library.
fn outline_verify(
    w: &mut Working,
    message: &[u8],
    signature: &[u8],
    holds: bool,
) -> Result<(), SignatureError> {
    let step = w.open(WorkingOp::SignatureVerify, || {
        vec![
            (Symbol::Message, message.into()),
            (Symbol::Signature, signature.into()),
        ]
    });
    w.close(&step, || vec![(Symbol::Verdict, holds.into())]);
    if holds {
        Ok(())
    } else {
        Err(SignatureError::Mismatch)
    }
}
