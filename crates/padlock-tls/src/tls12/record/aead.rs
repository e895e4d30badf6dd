//! `GenericAEADCipher` (RFC 5246 section 6.2.3.3; RFC 5288 section 3; RFC 6655 section 3).
//!
//! ```text
//! nonce    = client_write_IV or server_write_IV | nonce_explicit
//!            or, for ChaCha20-Poly1305, the IV XOR seq_num (RFC 7905 section 2), and nonce_explicit is empty
//! fragment = nonce_explicit | AEAD(write_key, nonce, seq_num | type | version | length, content)
//! ```

use padlock_core::{
    Working,
    aead::{Aead, AeadError},
};

use super::{of_either, write_key};
use crate::ledger::{Inputs, OpError, ValueKind};

pub(super) fn seal(
    aead: &dyn Aead,
    number: u64,
    associated_data: &[u8],
    content: &[u8],
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let explicit = inputs.bytes(ValueKind::RecordIv).unwrap_or_default();
    let sealed = aead
        .seal(
            write_key(inputs)?,
            &nonce(aead, number, explicit, inputs),
            associated_data,
            content,
            working,
        )
        .map_err(|_| OpError::OutOfRange)?;
    Ok([explicit.to_vec(), sealed].concat())
}

pub(super) fn open(
    aead: &dyn Aead,
    number: u64,
    associated_data: &[u8],
    fragment: &[u8],
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let fixed = fixed_iv(inputs);
    let explicit_length = aead
        .nonce_len()
        .checked_sub(fixed.len())
        .ok_or(OpError::OutOfRange)?;
    let (explicit, sealed) = fragment
        .split_at_checked(explicit_length)
        .ok_or(OpError::RecordLength)?;
    aead.open(
        write_key(inputs)?,
        &nonce(aead, number, explicit, inputs),
        associated_data,
        sealed,
        working,
    )
    .map_err(|error| match error {
        AeadError::Mismatch => OpError::RecordMac,
        AeadError::OutOfRange(_) => OpError::RecordLength,
    })
}

/// The fixed part, then the explicit one; where there is none, the fixed part with the sequence number XORed onto its
/// end (RFC 7905 section 2).
fn nonce(aead: &dyn Aead, number: u64, explicit: &[u8], inputs: Inputs<'_>) -> Vec<u8> {
    let mut nonce = [fixed_iv(inputs), explicit].concat();
    if explicit.is_empty() && nonce.len() == aead.nonce_len() {
        let number = number.to_be_bytes();
        for (byte, count) in nonce.iter_mut().rev().zip(number.iter().rev()) {
            *byte ^= count;
        }
    }
    nonce
}

/// The part of the nonce that the key block gives; none for a suite whose nonce is all in the record.
fn fixed_iv(inputs: Inputs<'_>) -> &[u8] {
    of_either(inputs, ValueKind::ClientWriteIv, ValueKind::ServerWriteIv).unwrap_or_default()
}
