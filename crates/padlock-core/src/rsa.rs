//! RSA: keys of any size, textbook and PKCS#1 v1.5 encryption.

mod generate;
mod key;
mod pkcs1;
mod primitive;
mod textbook;

use std::fmt;
use std::fmt::Debug;

use serde::{Deserialize, Serialize};

pub use generate::RsaKeyJob;
pub use key::{RsaPrivateKey, RsaPublicKey};
pub use pkcs1::RsaPkcs1;
pub use primitive::{private_operation, public_operation};
pub use textbook::RsaTextbook;

use crate::closed_enum;
use crate::drbg::Drbg;
use crate::error::OutOfRange;
use crate::working::Working;

#[cfg(test)]
mod tests;

/// Public-key encryption of a short message, such as a premaster secret.
pub trait Encryption: Debug + Send + Sync {
    /// The stable identifier.
    fn id(&self) -> &'static str;

    /// The ciphertext of `message`: as many bytes as the modulus has.
    ///
    /// # Errors
    /// [`RsaError::OutOfRange`] when the message does not fit the key, or the key is no key.
    fn encrypt(
        &self,
        key: &RsaPublicKey,
        message: &[u8],
        rng: &mut Drbg,
        w: &mut Working,
    ) -> Result<Vec<u8>, RsaError>;

    /// The message inside `ciphertext`.
    ///
    /// # Errors
    /// [`RsaError::OutOfRange`] for a ciphertext of another length than the modulus, or not below it;
    /// [`RsaError::Padding`] where the scheme has a padding and it is wrong. That the error says so is
    /// what Bleichenbacher's attack feeds on: a TLS server must not show it (RFC 5246 section 7.4.7.1).
    fn decrypt(
        &self,
        key: &RsaPrivateKey,
        ciphertext: &[u8],
        w: &mut Working,
    ) -> Result<Vec<u8>, RsaError>;
}

/// Why an RSA operation was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RsaError {
    /// A number or a length out of range.
    OutOfRange(OutOfRange),
    /// The padding of a decrypted message is wrong.
    Padding(PaddingFault),
}

closed_enum! {
    /// The first check of EME-PKCS1-v1_5 decoding that failed (RFC 8017 section 7.2.2, step 3).
    pub enum PaddingFault {
        /// The first byte is not 0.
        FirstByte = "first_byte",
        /// The second byte is not 2.
        BlockType = "block_type",
        /// No zero byte separates the padding from the message.
        NoSeparator = "no_separator",
        /// The padding string has fewer than eight bytes.
        TooShort = "too_short",
    }
}

impl From<OutOfRange> for RsaError {
    fn from(error: OutOfRange) -> Self {
        Self::OutOfRange(error)
    }
}

impl fmt::Display for RsaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfRange(error) => fmt::Display::fmt(error, f),
            Self::Padding(fault) => write!(f, "padding: {}", fault.id()),
        }
    }
}

impl std::error::Error for RsaError {}
