//! Signature schemes, full and toy, behind one trait; and the keys they take.

mod rsa_pkcs1;
mod rsa_toy;

use std::fmt;
use std::fmt::Debug;

use serde::{Deserialize, Serialize};

pub use rsa_pkcs1::RsaPkcs1Sha256;
pub use rsa_toy::RsaToyHash;

use crate::drbg::Drbg;
use crate::error::OutOfRange;
use crate::rsa::{RsaError, RsaPrivateKey, RsaPublicKey};
use crate::working::Working;

#[cfg(test)]
mod tests;

/// A public key of any kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicKey {
    /// An RSA key, toy or full.
    Rsa(RsaPublicKey),
}

/// A private key of any kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrivateKey {
    /// An RSA key, toy or full.
    Rsa(RsaPrivateKey),
}

impl PublicKey {
    /// The stable identifier of the kind of key.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Rsa(_) => "rsa",
        }
    }
}

impl PrivateKey {
    /// The stable identifier of the kind of key.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Rsa(_) => "rsa",
        }
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        match self {
            Self::Rsa(key) => PublicKey::Rsa(key.public()),
        }
    }
}

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

fn rsa_private(key: &PrivateKey) -> Result<&RsaPrivateKey, SignatureError> {
    match key {
        PrivateKey::Rsa(key) => Ok(key),
    }
}

fn rsa_public(key: &PublicKey) -> Result<&RsaPublicKey, SignatureError> {
    match key {
        PublicKey::Rsa(key) => Ok(key),
    }
}
