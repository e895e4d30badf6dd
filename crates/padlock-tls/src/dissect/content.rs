//! The plaintext of a record: messages of its content type.

use crate::alert::Alert;
use crate::codec::{Codec, DecodeError, Field, Reader, U24};
use crate::handshake::{HANDSHAKE_HEADER_LEN, Handshake, HandshakeType};
use crate::message_name::MessageName;
use crate::record::{ChangeCipherSpec, ContentType};

/// Reads to the end of the container. A malformed message is unparsed to its own end and no further.
pub(super) fn read_content(
    r: &mut Reader<'_>,
    content_type: ContentType,
) -> Result<Vec<MessageName>, DecodeError> {
    match content_type {
        ContentType::Handshake => read_handshake(r),
        ContentType::Alert => read_one(r, MessageName::Alert, Alert::read),
        ContentType::ChangeCipherSpec => {
            read_one(r, MessageName::ChangeCipherSpec, ChangeCipherSpec::read)
        }
        ContentType::ApplicationData => {
            r.field(Field::ApplicationData, Reader::all)?;
            Ok(vec![MessageName::ApplicationData])
        }
        ContentType::Unknown(_) => {
            r.all()?;
            Ok(vec![MessageName::Unknown])
        }
    }
}

fn read_one<T>(
    r: &mut Reader<'_>,
    name: MessageName,
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> Result<Vec<MessageName>, DecodeError> {
    r.recover(r.remaining(), read)?;
    Ok(vec![name])
}

/// Whole messages, and at the end perhaps one that goes on in another record.
fn read_handshake(r: &mut Reader<'_>) -> Result<Vec<MessageName>, DecodeError> {
    let mut messages = Vec::new();
    while r.remaining() > 0 {
        let name = match whole_message(r.rest()) {
            Some((msg_type, length)) => {
                r.recover(length, Handshake::read)?;
                MessageName::of_handshake(msg_type)
            }
            None => {
                r.field(Field::HandshakeFragment, Reader::all)?;
                MessageName::HandshakeFragment
            }
        };
        messages.push(name);
    }
    Ok(messages)
}

/// Type and length, header included, of the message at the front, if all of it is here.
fn whole_message(bytes: &[u8]) -> Option<(HandshakeType, usize)> {
    let mut r = Reader::new(bytes);
    let msg_type = HandshakeType::read(&mut r).ok()?;
    let U24(length) = U24::read(&mut r).ok()?;
    let length = usize::try_from(length)
        .ok()?
        .checked_add(HANDSHAKE_HEADER_LEN)?;
    (length <= bytes.len()).then_some((msg_type, length))
}

/// Content, and the MAC that is the last `mac_len` bytes (RFC 5246 section 6.2.3.1).
pub(super) fn read_content_and_mac(
    r: &mut Reader<'_>,
    content_type: ContentType,
    mac_len: usize,
) -> Result<Vec<MessageName>, DecodeError> {
    let length = r.remaining().saturating_sub(mac_len);
    let messages = r.field(Field::Content, |r| {
        r.limit(length, |r| read_content(r, content_type))
    })?;
    r.field(Field::Mac, |r| r.take(mac_len).map(drop))?;
    Ok(messages)
}
