//! Data under the session key: the suite's block cipher in counter mode (NIST SP 800-38A section 6.5).

use padlock_core::{
    Working,
    cipher::{BlockCipher, ctr},
};

use super::Message;
use crate::{
    codec::Codec,
    ledger::{Inputs, OpError, ValueKind},
    protection::Protection,
    suite::Suite,
};

/// The cipher of a suite that has one for blocks.
pub(super) fn block_cipher(suite: &Suite) -> Option<&'static dyn BlockCipher> {
    match suite.protection {
        Protection::Block { cipher, .. } => Some(cipher),
        Protection::Stream { .. } | Protection::Aead { .. } => None,
    }
}

/// The whole message, from the session key, a counter and the data.
///
/// # Errors
/// [`OpError::MissingInput`], or [`OpError::OutOfRange`] for a key or counter that does not fit the cipher.
pub(crate) fn encrypt(
    suite: &Suite,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let counter = inputs.bytes(ValueKind::RecordIv)?;
    let data = inputs.bytes(ValueKind::ApplicationData)?;
    let message = Message::EncryptedData {
        counter: counter.to_vec(),
        ciphertext: under_key(suite, inputs, counter, data, working)?,
    };
    Ok(message.to_bytes())
}

/// The data of a message.
///
/// # Errors
/// As [`encrypt`]'s, and [`OpError::RecordLength`] for bytes that are no such message.
pub(crate) fn decrypt(
    suite: &Suite,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let message = inputs.bytes(ValueKind::ProtectedRecord)?;
    match Message::from_bytes(message) {
        Ok(Message::EncryptedData {
            counter,
            ciphertext,
        }) => under_key(suite, inputs, &counter, &ciphertext, working),
        _ => Err(OpError::RecordLength),
    }
}

fn under_key(
    suite: &Suite,
    inputs: Inputs<'_>,
    counter: &[u8],
    text: &[u8],
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let cipher = block_cipher(suite).ok_or(OpError::NotComputable)?;
    let key = inputs.bytes(ValueKind::SessionKey)?;
    ctr(cipher, key, counter, text, working).map_err(|_| OpError::OutOfRange)
}
