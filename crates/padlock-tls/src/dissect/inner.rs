//! What a protected record of TLS 1.3 decrypts to: the second buffer.

use super::{Dissection, RecordView, content::read_content};
use crate::codec::{Codec, DecodeError, DecodeErrorKind, Field, Reader, U24};
use crate::handshake::{HANDSHAKE_HEADER_LEN, HandshakeType, tls13::Message};
use crate::message_name::MessageName;
use crate::record::ContentType;

/// Takes `TLSInnerPlaintext` apart (RFC 8446 section 5.2): content, its type, zeros. Where there is nothing but zeros, that
/// is an error.
pub fn dissect_inner_plaintext(inner: &[u8]) -> Dissection<RecordView> {
    dissect_inner_continuation(inner, 0)
}

/// The same, where the first `continued` bytes of content belong to a handshake message that began in a record before: they
/// are one [`Field::HandshakeFragment`].
pub fn dissect_inner_continuation(inner: &[u8], continued: usize) -> Dissection<RecordView> {
    Dissection::of(inner, &super::Context::default(), |r| {
        let Some(length) = inner.iter().rposition(|byte| *byte != 0) else {
            let zeros = r.field(Field::Zeros, Reader::all)?;
            let (needed, left) = (1, 0);
            let error = r.error(DecodeErrorKind::Truncated { needed, left });
            return Err(DecodeError {
                field: Field::InnerContentType,
                at: zeros.len(),
                ..error
            });
        };
        let code = inner.get(length).copied().unwrap_or_default();
        let content_type = ContentType::from_code(code);
        let messages = r.field(Field::Content, |r| {
            r.limit(length, |r| match content_type {
                ContentType::Handshake => read_messages(r, continued),
                content_type => read_content(r, content_type),
            })
        })?;
        r.field(Field::InnerContentType, ContentType::read)?;
        r.field(Field::Zeros, Reader::all)?;
        Ok(RecordView {
            content_type,
            messages,
        })
    })
}

/// Whole messages, and at the end perhaps one that goes on in another record.
fn read_messages(r: &mut Reader<'_>, continued: usize) -> Result<Vec<MessageName>, DecodeError> {
    let mut messages = Vec::new();
    if continued > 0 {
        r.field(Field::HandshakeFragment, |r| r.take(continued).map(|_| ()))?;
        messages.push(MessageName::HandshakeFragment);
    }
    while r.remaining() > 0 {
        messages.push(match whole_message(r.rest()) {
            Some((msg_type, length)) => {
                r.recover(length, Message::read)?;
                MessageName::of_handshake(msg_type)
            }
            None => {
                r.field(Field::HandshakeFragment, Reader::all)?;
                MessageName::HandshakeFragment
            }
        });
    }
    Ok(messages)
}

/// Type and length, header included, of the message at the front, if all of it is here.
fn whole_message(bytes: &[u8]) -> Option<(HandshakeType, usize)> {
    let mut r = Reader::new(bytes);
    let msg_type = HandshakeType::read(&mut r).ok()?;
    let U24(length) = U24::read(&mut r).ok()?;
    let length = usize::try_from(length).ok()?;
    let length = length.checked_add(HANDSHAKE_HEADER_LEN)?;
    (length <= bytes.len()).then_some((msg_type, length))
}
