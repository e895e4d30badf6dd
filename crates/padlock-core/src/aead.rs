//! Authenticated encryption with associated data (RFC 5116), full and toy, behind one trait.

mod full;
mod toy;

use std::fmt;
use std::fmt::Debug;

use serde::{Deserialize, Serialize};

pub use full::{Aes128Ccm, Aes128Ccm8, Aes128Gcm, Aes256Ccm, Aes256Gcm, ChaCha20Poly1305};
pub use toy::ToyAead;

use crate::error::OutOfRange;
use crate::working::Working;

#[cfg(test)]
mod tests;

/// Authenticated encryption with associated data. A nonce must never serve twice under one key.
pub trait Aead: Debug + Send + Sync {
    /// The stable identifier.
    fn id(&self) -> &'static str;

    /// The key length in bytes.
    fn key_len(&self) -> usize;

    /// The nonce length in bytes.
    fn nonce_len(&self) -> usize;

    /// The tag length in bytes: by so much a ciphertext is longer than its plaintext.
    fn tag_len(&self) -> usize;

    /// The ciphertext followed by the tag.
    ///
    /// # Errors
    /// [`OutOfRange`] for a key or a nonce of another length, or a plaintext beyond the scheme's limit.
    fn seal(
        &self,
        key: &[u8],
        nonce: &[u8],
        associated_data: &[u8],
        plaintext: &[u8],
        w: &mut Working,
    ) -> Result<Vec<u8>, OutOfRange>;

    /// The plaintext of a ciphertext followed by its tag.
    ///
    /// # Errors
    /// [`AeadError::Mismatch`] when the tag is not the one of this key, nonce, associated data and ciphertext;
    /// [`AeadError::OutOfRange`] for a wrong length.
    fn open(
        &self,
        key: &[u8],
        nonce: &[u8],
        associated_data: &[u8],
        ciphertext: &[u8],
        w: &mut Working,
    ) -> Result<Vec<u8>, AeadError>;
}

/// Why a ciphertext was not opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AeadError {
    /// A length out of range.
    OutOfRange(OutOfRange),
    /// The tag does not match.
    Mismatch,
}

impl From<OutOfRange> for AeadError {
    fn from(error: OutOfRange) -> Self {
        Self::OutOfRange(error)
    }
}

impl fmt::Display for AeadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfRange(error) => fmt::Display::fmt(error, f),
            Self::Mismatch => f.write_str("mismatch"),
        }
    }
}

impl std::error::Error for AeadError {}
