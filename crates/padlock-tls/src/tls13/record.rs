//! Records under keys (RFC 8446 section 5.2).
//!
//! ```text
//! TLSInnerPlaintext = content | type | zeros
//! nonce             = write_iv XOR the sequence number, as long as the IV (section 5.3)
//! TLSCiphertext     = 23 | 0x0303 | length | AEAD(write_key, nonce, those five bytes, TLSInnerPlaintext)
//! ```

use padlock_core::{Working, aead::AeadError};

use super::Suite;
use crate::{
    codec::Codec,
    ledger::{Inputs, OpError, ValueKind},
    record::{ContentType, MAX_FRAGMENT, ProtocolVersion, RECORD_HEADER_LEN, RecordHeader},
};

/// Most bytes behind the header of a protected record (section 5.2).
pub const MAX_CIPHERTEXT: usize = MAX_FRAGMENT + 256;

/// The per-record nonce (section 5.3).
pub(super) fn nonce(suite: &Suite, inputs: Inputs<'_>) -> Result<Vec<u8>, OpError> {
    let iv = inputs.bytes(ValueKind::ClientWriteIv);
    let iv = iv.or_else(|_| inputs.bytes(ValueKind::ServerWriteIv))?;
    let number = inputs.bytes(ValueKind::SequenceNumber)?;
    let unused = number.len().saturating_sub(suite.aead.nonce_len());
    // A toy's nonce is short: before it would come again, the connection ends.
    if number.iter().take(unused).any(|byte| *byte != 0) {
        return Err(OpError::OutOfRange);
    }
    let mut nonce = iv.to_vec();
    for (byte, count) in nonce.iter_mut().rev().zip(number.iter().rev()) {
        *byte ^= count;
    }
    Ok(nonce)
}

/// How many zeros make content and type a multiple of `padding` bytes, as far as a record has room (section 5.4).
pub(super) fn zeros(content: usize, padding: u16) -> usize {
    let inner = content + 1;
    let whole = match usize::from(padding) {
        0 => inner,
        padding => inner.next_multiple_of(padding),
    };
    whole.min(MAX_FRAGMENT + 1).saturating_sub(inner)
}

/// Content, its type, and zeros.
pub(super) fn enclose(inputs: Inputs<'_>) -> Result<Vec<u8>, OpError> {
    let content = inputs.first()?;
    let content_type = match content.slot.kind {
        ValueKind::ApplicationData => ContentType::ApplicationData,
        ValueKind::Alert => ContentType::Alert,
        ValueKind::HandshakeMessage => ContentType::Handshake,
        _ => return Err(OpError::NotComputable),
    };
    let zeros = inputs.bytes(ValueKind::RecordPadding).unwrap_or_default();
    Ok([content.bytes.as_slice(), &[content_type.code()], zeros].concat())
}

/// Header and ciphertext of an inner plaintext.
pub(super) fn encrypt(
    suite: &Suite,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let inner = inputs.bytes(ValueKind::OpenedRecord)?;
    let length = inner.len() + suite.aead.tag_len();
    let mut record = header(length)?;
    let nonce = inputs.bytes(ValueKind::RecordNonce)?;
    let sealed = suite
        .aead
        .seal(key(inputs)?, nonce, &record, inner, working);
    record.extend(sealed.map_err(|_| OpError::OutOfRange)?);
    Ok(record)
}

/// The way back: the inner plaintext of a record.
pub(super) fn open(
    suite: &Suite,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let record = inputs.bytes(ValueKind::ProtectedRecord)?;
    let (header, sealed) = record
        .split_at_checked(RECORD_HEADER_LEN)
        .ok_or(OpError::RecordLength)?;
    let nonce = inputs.bytes(ValueKind::RecordNonce)?;
    let opened = suite
        .aead
        .open(key(inputs)?, nonce, header, sealed, working);
    opened.map_err(|error| match error {
        AeadError::Mismatch => OpError::RecordMac,
        AeadError::OutOfRange(_) => OpError::RecordLength,
    })
}

/// What an opened record carried, when it is of the kind asked for.
pub(super) fn content(output: ValueKind, inputs: Inputs<'_>) -> Result<Vec<u8>, OpError> {
    let inner = inputs.bytes(ValueKind::OpenedRecord)?;
    let (content_type, content) = split(inner).ok_or(OpError::NotComputable)?;
    match (output, content_type) {
        (ValueKind::ApplicationData, ContentType::ApplicationData)
        | (ValueKind::Alert, ContentType::Alert)
        | (ValueKind::HandshakeMessage, ContentType::Handshake) => Ok(content.to_vec()),
        _ => Err(OpError::NotComputable),
    }
}

/// The type and the content: the type is the last byte that is no zero (section 5.4). `None` where all are.
#[must_use]
pub fn split(inner: &[u8]) -> Option<(ContentType, &[u8])> {
    let at = inner.iter().rposition(|byte| *byte != 0)?;
    let (content, rest) = inner.split_at_checked(at)?;
    Some((ContentType::from_code(*rest.first()?), content))
}

fn header(length: usize) -> Result<Vec<u8>, OpError> {
    let length = u16::try_from(length).map_err(|_| OpError::RecordLength)?;
    let header = RecordHeader {
        content_type: ContentType::ApplicationData,
        version: ProtocolVersion::TLS12,
        length,
    };
    Ok(header.to_bytes())
}

fn key(inputs: Inputs<'_>) -> Result<&[u8], OpError> {
    let key = inputs.bytes(ValueKind::ClientWriteKey);
    key.or_else(|_| inputs.bytes(ValueKind::ServerWriteKey))
}
