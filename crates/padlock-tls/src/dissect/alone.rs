//! What does not come as a record of its own: a certificate, a handshake message, a record that goes on with one.

use super::certificate::read_certificate;
use super::content::read_content;
use super::{Context, Dissection, RecordView};
use crate::codec::{Codec, DecodeError, DecodeErrorKind, Field, Reader, Span, U24};
use crate::handshake::{Handshake, HandshakeType};
use crate::message_name::MessageName;
use crate::record::{ContentType, RecordHeader};

/// Takes the DER of a certificate apart. What is no certificate is one [`Field::Unparsed`] leaf, and an error.
pub fn dissect_certificate(der: &[u8]) -> Dissection<()> {
    let mut dissection = Dissection::of(der, &Context::default(), |r| {
        r.field(Field::AsnCert, read_certificate)
    });
    let is_unparsed = |span: &Span| span.field == Field::Unparsed;
    if dissection.spans.iter().any(is_unparsed) {
        dissection.value = dissection.value.and(Err(DecodeError {
            field: Field::AsnCert,
            at: 0,
            kind: DecodeErrorKind::MalformedDer,
        }));
    }
    dissection
}

/// Takes one handshake message apart: header and body, out of the records that it came in.
pub fn dissect_handshake(bytes: &[u8], context: &Context) -> Dissection<Handshake> {
    Dissection::of(bytes, context, Handshake::read)
}

/// Takes a handshake record in the clear apart, whose first `continued` bytes of content belong to a message that
/// began in a record before: they are one [`Field::HandshakeFragment`].
pub fn dissect_continuation(
    bytes: &[u8],
    context: &Context,
    continued: usize,
) -> Dissection<RecordView> {
    Dissection::of(bytes, context, |r| {
        r.field(Field::Record, |r| {
            let header = RecordHeader::read(r)?;
            let messages = r.field(Field::Fragment, |r| {
                r.limit(header.length.into(), |r| read_continuation(r, continued))
            })?;
            Ok(RecordView {
                content_type: header.content_type,
                messages,
            })
        })
    })
}

/// Takes a handshake record in the clear apart no further than type, length and body of each message: for bodies
/// whose shape a suite decides that nobody here knows.
pub fn dissect_bodies(bytes: &[u8]) -> Dissection<RecordView> {
    Dissection::of(bytes, &Context::default(), |r| {
        r.field(Field::Record, |r| {
            let header = RecordHeader::read(r)?;
            let messages = r.field(Field::Fragment, |r| {
                r.limit(header.length.into(), read_bodies)
            })?;
            Ok(RecordView {
                content_type: header.content_type,
                messages,
            })
        })
    })
}

fn read_bodies(r: &mut Reader<'_>) -> Result<Vec<MessageName>, DecodeError> {
    let mut messages = Vec::new();
    while r.remaining() > 0 {
        messages.push(r.field(Field::Handshake, |r| {
            let msg_type = r.field(Field::HandshakeType, HandshakeType::read)?;
            let U24(length) = r.field(Field::HandshakeLength, U24::read)?;
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            r.field(Field::HandshakeBody, |r| r.take(length).map(drop))?;
            Ok(MessageName::of_handshake(msg_type))
        })?);
    }
    Ok(messages)
}

fn read_continuation(
    r: &mut Reader<'_>,
    continued: usize,
) -> Result<Vec<MessageName>, DecodeError> {
    let continued = continued.min(r.remaining());
    r.field(Field::HandshakeFragment, |r| r.take(continued).map(drop))?;
    let mut messages = vec![MessageName::HandshakeFragment];
    messages.extend(read_content(r, ContentType::Handshake)?);
    Ok(messages)
}
