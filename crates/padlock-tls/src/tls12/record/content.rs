//! What a record carries: the value inside, as its content type writes it.

use super::block;
use crate::{
    handshake::{HANDSHAKE_HEADER_LEN, HandshakeType},
    ledger::{Inputs, OpError, Value, ValueKind},
    protection::Protection,
    record::ContentType,
    session::Session,
};

/// What an opened record carried, when it is of the kind asked for.
///
/// # Errors
/// [`OpError::NotComputable`] when it carried something else.
pub fn content(
    session: Session,
    output: ValueKind,
    inputs: Inputs<'_>,
) -> Result<Vec<u8>, OpError> {
    let opened = inputs.bytes(ValueKind::OpenedRecord)?;
    let (content_type, _) = super::split(inputs.bytes(ValueKind::ProtectedRecord)?)?;
    let content = opened
        .get(..length(session, opened)?)
        .ok_or(OpError::RecordPadding)?;
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

/// How many bytes of an opened record are content.
///
/// # Errors
/// [`OpError::RecordPadding`] when the padding is inconsistent or leaves no room for the MAC.
pub fn length(session: Session, opened: &[u8]) -> Result<usize, OpError> {
    let unpadded = match session.suite.protection {
        Protection::Block { .. } => block::unpadded_length(opened)?,
        Protection::Stream { .. } | Protection::Aead { .. } => opened.len(),
    };
    unpadded
        .checked_sub(session.inner_mac_length())
        .ok_or(OpError::RecordPadding)
}

/// The content type and bytes that a value takes inside a record.
pub(super) fn wrapped(value: &Value) -> Result<(ContentType, Vec<u8>), OpError> {
    let bytes = value.bytes.as_slice();
    match value.slot.kind {
        ValueKind::ApplicationData => Ok((ContentType::ApplicationData, bytes.to_vec())),
        ValueKind::Alert => Ok((ContentType::Alert, bytes.to_vec())),
        ValueKind::VerifyData => {
            let length = u32::try_from(bytes.len()).map_err(|_| OpError::OutOfRange)?;
            let [_, length @ ..] = length.to_be_bytes();
            let header = [&[HandshakeType::Finished.code()], length.as_slice()].concat();
            Ok((ContentType::Handshake, [header.as_slice(), bytes].concat()))
        }
        _ => Err(OpError::NotComputable),
    }
}
