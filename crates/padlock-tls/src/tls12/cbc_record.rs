//! Records under a block cipher in CBC mode, MAC before encryption (RFC 5246 section 6.2.3.2).
//!
//! ```text
//! opened    = content | MAC | padding | padding_length
//! protected = header (5 bytes) | IV | CBC(write_key, IV, opened)
//! MAC       = HMAC(MAC_write_key, seq_num (8) | type | version | length (of content) | content)
//! ```

use padlock_core::{
    Working,
    cipher::{cbc_decrypt, cbc_encrypt},
    mac::hmac,
};

use crate::{
    codec::Codec,
    handshake::{HANDSHAKE_HEADER_LEN, HandshakeType},
    ledger::{Inputs, OpError, Slot, ValueKind},
    record::{ContentType, ProtocolVersion, RECORD_HEADER_LEN, RecordHeader},
    suite::Suite,
};

/// `content | MAC | padding | padding_length` for what a record is to carry.
///
/// # Errors
/// A missing input, or a value that is no content.
pub fn mac_and_pad(
    suite: &Suite,
    output: Slot,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let value = inputs.first()?;
    let (content_type, content) = wrap(value.slot.kind, &value.bytes)?;
    let key = inputs.bytes(mac_key_kind(inputs)?)?;
    let mut opened = content;
    let mac = record_mac(suite, key, output.number, content_type, &opened, working);
    opened.extend(mac);
    let block = suite.cipher.block_len();
    let padding = block - 1 - opened.len() % block;
    let padding_length = u8::try_from(padding).map_err(|_| OpError::OutOfRange)?;
    opened.extend(std::iter::repeat_n(padding_length, padding + 1));
    Ok(opened)
}

/// Header, IV and ciphertext of an opened record.
///
/// # Errors
/// A missing input, or a length that is out of range.
pub fn encrypt(
    suite: &Suite,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let key = inputs.bytes(write_key_kind(inputs)?)?;
    let iv = inputs.bytes(ValueKind::RecordIv)?;
    let opened = inputs.bytes(ValueKind::OpenedRecord)?;
    let content_type = wrap(inputs.first()?.slot.kind, &[])?.0;
    let ciphertext =
        cbc_encrypt(suite.cipher, key, iv, opened, working).map_err(|_| OpError::OutOfRange)?;
    let length = u16::try_from(iv.len() + ciphertext.len()).map_err(|_| OpError::RecordLength)?;
    let mut record = RecordHeader {
        content_type,
        version: ProtocolVersion::TLS12,
        length,
    }
    .to_bytes();
    record.extend(iv);
    record.extend(ciphertext);
    Ok(record)
}

/// CBC undone, then padding and MAC checked (RFC 5246 section 6.2.3.2); gives `content | MAC | padding | padding_length`.
///
/// # Errors
/// [`OpError::RecordLength`], [`OpError::RecordPadding`] or [`OpError::RecordMac`], in the order of the checks.
pub fn open(
    suite: &Suite,
    output: Slot,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let record = inputs.bytes(ValueKind::ProtectedRecord)?;
    let key = inputs.bytes(write_key_kind(inputs)?)?;
    let mac_key = inputs.bytes(mac_key_kind(inputs)?)?;
    let content_type = content_type(record)?;
    let (iv, ciphertext) = record
        .get(RECORD_HEADER_LEN..)
        .and_then(|fragment| fragment.split_at_checked(suite.cipher.block_len()))
        .ok_or(OpError::RecordLength)?;
    if ciphertext.is_empty() || ciphertext.len() % suite.cipher.block_len() != 0 {
        return Err(OpError::RecordLength);
    }
    let opened = cbc_decrypt(suite.cipher, key, iv, ciphertext, working)
        .map_err(|_| OpError::RecordLength)?;
    let length = content_length(suite, &opened)?;
    let (content, rest) = opened
        .split_at_checked(length)
        .ok_or(OpError::RecordPadding)?;
    let expected = record_mac(
        suite,
        mac_key,
        output.number,
        content_type,
        content,
        working,
    );
    if rest.starts_with(&expected) {
        Ok(opened)
    } else {
        Err(OpError::RecordMac)
    }
}

/// What an opened record carried, when it is of the kind asked for.
///
/// # Errors
/// [`OpError::NotComputable`] when it carried something else.
pub fn content(suite: &Suite, output: ValueKind, inputs: Inputs<'_>) -> Result<Vec<u8>, OpError> {
    let opened = inputs.bytes(ValueKind::OpenedRecord)?;
    let content_type = content_type(inputs.bytes(ValueKind::ProtectedRecord)?)?;
    let length = content_length(suite, opened)?;
    let content = opened.get(..length).ok_or(OpError::RecordPadding)?;
    match (output, content_type) {
        (ValueKind::ApplicationData, ContentType::ApplicationData)
        | (ValueKind::Alert, ContentType::Alert) => Ok(content.to_vec()),
        (ValueKind::VerifyData, ContentType::Handshake) => {
            let (header, verify_data) = content
                .split_at_checked(HANDSHAKE_HEADER_LEN)
                .ok_or(OpError::NotComputable)?;
            if header.first() == Some(&HandshakeType::Finished.code()) {
                Ok(verify_data.to_vec())
            } else {
                Err(OpError::NotComputable)
            }
        }
        _ => Err(OpError::NotComputable),
    }
}

/// How many bytes of an opened record are content, once its padding is checked: every byte of the
/// padding equals `padding_length` (RFC 5246 section 6.2.3.2).
///
/// # Errors
/// [`OpError::RecordPadding`] when the padding is inconsistent or leaves no room for the MAC.
pub fn content_length(suite: &Suite, opened: &[u8]) -> Result<usize, OpError> {
    let padding_length = *opened.last().ok_or(OpError::RecordPadding)?;
    let around = usize::from(padding_length) + 1 + suite.mac.output_len();
    let length = opened
        .len()
        .checked_sub(around)
        .ok_or(OpError::RecordPadding)?;
    let padding = opened
        .get(length + suite.mac.output_len()..)
        .ok_or(OpError::RecordPadding)?;
    if padding.iter().all(|byte| *byte == padding_length) {
        Ok(length)
    } else {
        Err(OpError::RecordPadding)
    }
}

fn content_type(record: &[u8]) -> Result<ContentType, OpError> {
    record
        .first()
        .map(|byte| ContentType::from_code(*byte))
        .ok_or(OpError::RecordLength)
}

fn record_mac(
    suite: &Suite,
    key: &[u8],
    sequence_number: u64,
    content_type: ContentType,
    content: &[u8],
    working: &mut Working,
) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap_or(u16::MAX);
    let mut message = sequence_number.to_be_bytes().to_vec();
    RecordHeader {
        content_type,
        version: ProtocolVersion::TLS12,
        length,
    }
    .encode(&mut message);
    message.extend(content);
    hmac(suite.mac, key, &message, working)
}

/// The content type and bytes that a value takes inside a record.
fn wrap(kind: ValueKind, bytes: &[u8]) -> Result<(ContentType, Vec<u8>), OpError> {
    match kind {
        ValueKind::ApplicationData => Ok((ContentType::ApplicationData, bytes.to_vec())),
        ValueKind::Alert => Ok((ContentType::Alert, bytes.to_vec())),
        ValueKind::VerifyData => {
            let length = u32::try_from(bytes.len()).map_err(|_| OpError::OutOfRange)?;
            let [_, length @ ..] = length.to_be_bytes();
            Ok((
                ContentType::Handshake,
                [&[HandshakeType::Finished.code()], length.as_slice(), bytes].concat(),
            ))
        }
        _ => Err(OpError::NotComputable),
    }
}

fn mac_key_kind(inputs: Inputs<'_>) -> Result<ValueKind, OpError> {
    one_of(
        inputs,
        [ValueKind::ClientWriteMacKey, ValueKind::ServerWriteMacKey],
    )
}

fn write_key_kind(inputs: Inputs<'_>) -> Result<ValueKind, OpError> {
    one_of(
        inputs,
        [ValueKind::ClientWriteKey, ValueKind::ServerWriteKey],
    )
}

fn one_of(inputs: Inputs<'_>, kinds: [ValueKind; 2]) -> Result<ValueKind, OpError> {
    let [first, second] = kinds;
    if inputs.bytes(first).is_ok() {
        Ok(first)
    } else {
        inputs.bytes(second).map(|_| second)
    }
}
