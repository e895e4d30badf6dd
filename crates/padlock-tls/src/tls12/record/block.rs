//! `GenericBlockCipher` (RFC 5246 section 6.2.3.2): MAC, then padding, then CBC.
//!
//! ```text
//! opened   = content | MAC | padding | padding_length
//! fragment = IV | CBC(write_key, IV, opened), where the IV is left out in TLS 1.0: it is the block before
//! ```
//!
//! With encrypt_then_mac (RFC 7366 section 3) the MAC covers what is encrypted, IV included:
//!
//! ```text
//! opened   = content | padding | padding_length
//! fragment = IV | CBC(write_key, IV, opened) | MAC
//! ```

use padlock_core::{
    Working,
    cipher::{BlockCipher, cbc_decrypt, cbc_encrypt},
};

use super::write_key;
use crate::{
    ledger::{Inputs, OpError, ValueKind},
    session::Session,
};

/// Padding to a whole number of blocks: every byte of it is `padding_length`.
pub(super) fn pad(block: usize, mut opened: Vec<u8>) -> Result<Vec<u8>, OpError> {
    let padding = block - 1 - opened.len() % block;
    let padding_length = u8::try_from(padding).map_err(|_| OpError::OutOfRange)?;
    opened.extend(std::iter::repeat_n(padding_length, padding + 1));
    Ok(opened)
}

/// How many bytes stand before the padding, once it is checked.
///
/// # Errors
/// [`OpError::RecordPadding`] when a byte of it is not `padding_length`, or there are too few.
pub(super) fn unpadded_length(opened: &[u8]) -> Result<usize, OpError> {
    let padding_length = *opened.last().ok_or(OpError::RecordPadding)?;
    let padded = usize::from(padding_length) + 1;
    let length = opened
        .len()
        .checked_sub(padded)
        .ok_or(OpError::RecordPadding)?;
    let padding = opened.get(length..).ok_or(OpError::RecordPadding)?;
    if padding.iter().all(|byte| *byte == padding_length) {
        Ok(length)
    } else {
        Err(OpError::RecordPadding)
    }
}

pub(super) fn encrypt(
    session: Session,
    cipher: &dyn BlockCipher,
    opened: &[u8],
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let iv = inputs.bytes(ValueKind::RecordIv)?;
    let ciphertext = cbc_encrypt(cipher, write_key(inputs)?, iv, opened, working)
        .map_err(|_| OpError::OutOfRange)?;
    match session.chains_iv() {
        true => Ok(ciphertext),
        false => Ok([iv.to_vec(), ciphertext].concat()),
    }
}

pub(super) fn decrypt(
    session: Session,
    cipher: &dyn BlockCipher,
    fragment: &[u8],
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let block = cipher.block_len();
    let encrypted = before_mac(session, fragment)?;
    let (iv, ciphertext) = match session.chains_iv() {
        true => (inputs.bytes(ValueKind::RecordIv)?, encrypted),
        false => encrypted
            .split_at_checked(block)
            .ok_or(OpError::RecordLength)?,
    };
    if ciphertext.is_empty() || ciphertext.len() % block != 0 {
        return Err(OpError::RecordLength);
    }
    cbc_decrypt(cipher, write_key(inputs)?, iv, ciphertext, working)
        .map_err(|_| OpError::RecordLength)
}

/// The IV that the next record's is in TLS 1.0: the last block of this one's ciphertext (RFC 2246 section 6.2.3.2).
///
/// # Errors
/// [`OpError::NotComputable`] where IVs are not chained, [`OpError::RecordLength`] when the record has no whole block.
pub(super) fn next_iv(session: Session, fragment: &[u8]) -> Result<Vec<u8>, OpError> {
    if !session.chains_iv() {
        return Err(OpError::NotComputable);
    }
    let block = session.suite.protection.record_iv_length();
    let encrypted = before_mac(session, fragment)?;
    let at = encrypted.len().checked_sub(block);
    let last = at.and_then(|at| encrypted.get(at..));
    last.map(<[u8]>::to_vec).ok_or(OpError::RecordLength)
}

/// A fragment without the MAC behind its ciphertext; all of it where the MAC is inside.
fn before_mac(session: Session, fragment: &[u8]) -> Result<&[u8], OpError> {
    let length = fragment.len().checked_sub(session.outer_mac_length());
    let encrypted = length.and_then(|length| fragment.get(..length));
    encrypted.ok_or(OpError::RecordLength)
}
