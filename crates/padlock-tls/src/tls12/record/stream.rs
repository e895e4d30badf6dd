//! `GenericStreamCipher` (RFC 5246 section 6.2.3.1), and the MAC that block ciphers use too.
//!
//! ```text
//! opened   = content | MAC
//! MAC      = HMAC(MAC_write_key, seq_num (8) | type | version | length (of content) | content)
//! fragment = opened XOR keystream, which goes on from record to record
//! ```

use padlock_core::{Working, hash::Hash, mac::hmac, stream::StreamCipher};

use super::{Place, associated_data, mac_key, write_key};
use crate::{
    ledger::{Inputs, OpError, ValueKind},
    record::ContentType,
};

/// The content, then its MAC; the same over a ciphertext.
pub(super) fn append_mac(
    hash: &dyn Hash,
    place: Place,
    content_type: ContentType,
    content: Vec<u8>,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let mac = record_mac(hash, place, content_type, &content, inputs, working)?;
    Ok([content, mac].concat())
}

/// Checks that the first `length` bytes of `opened` end in the MAC of what is before it.
pub(super) fn check_mac(
    hash: &dyn Hash,
    place: Place,
    content_type: ContentType,
    opened: &[u8],
    length: usize,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<(), OpError> {
    let unpadded = opened.get(..length).ok_or(OpError::RecordPadding)?;
    let content_length = length
        .checked_sub(hash.output_len())
        .ok_or(OpError::RecordMac)?;
    let (content, mac) = unpadded
        .split_at_checked(content_length)
        .ok_or(OpError::RecordMac)?;
    let expected = record_mac(hash, place, content_type, content, inputs, working)?;
    if mac == expected {
        Ok(())
    } else {
        Err(OpError::RecordMac)
    }
}

/// The keystream over `text`, from where the record before stopped; nothing for NULL.
pub(super) fn apply(
    cipher: Option<&dyn StreamCipher>,
    text: &[u8],
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let Some(cipher) = cipher else {
        return Ok(text.to_vec());
    };
    let offset = inputs.bytes(ValueKind::KeystreamOffset)?;
    let offset = <[u8; 8]>::try_from(offset).map_err(|_| OpError::OutOfRange)?;
    let offset = usize::try_from(u64::from_be_bytes(offset)).map_err(|_| OpError::OutOfRange)?;
    cipher
        .apply(write_key(inputs)?, offset, text, working)
        .map_err(|_| OpError::OutOfRange)
}

fn record_mac(
    hash: &dyn Hash,
    place: Place,
    content_type: ContentType,
    content: &[u8],
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let mut message = associated_data(place, content_type, content.len())?;
    message.extend(content);
    Ok(hmac(hash, mac_key(inputs)?, &message, working))
}
