//! Tags and lengths, read by the `der` crate and annotated here (X.690).

use der::{Decode, Header, Reader as _, SliceReader, Tag};

use crate::codec::{Codec, DecodeError, DecodeErrorKind, Field, Reader};

/// What a tag must be.
pub(super) enum Expected {
    Universal(Tag),
    /// `[n]`, constructed or not.
    Context(u32),
    Any,
}

/// The header at the front, and its own length in bytes.
fn peek(r: &Reader<'_>) -> Result<(Header, usize), DecodeError> {
    let malformed = |_| r.error(DecodeErrorKind::MalformedDer);
    let mut reader = SliceReader::new(r.rest()).map_err(malformed)?;
    let header = Header::decode(&mut reader).map_err(malformed)?;
    let length = usize::try_from(reader.position()).map_err(malformed)?;
    Ok((header, length))
}

/// Whether an element with this tag comes next.
pub(super) fn is_next(r: &Reader<'_>, expected: &Expected) -> bool {
    peek(r).is_ok_and(|(header, _)| fits(header.tag(), expected))
}

fn fits(tag: Tag, expected: &Expected) -> bool {
    match expected {
        Expected::Universal(wanted) => tag == *wanted,
        Expected::Context(n) => tag.is_context_specific() && tag.number().value() == *n,
        Expected::Any => true,
    }
}

/// Reads a tag and length as one leaf, then the value with `read`, which must use it up.
pub(super) fn element<T>(
    r: &mut Reader<'_>,
    expected: &Expected,
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    let length = r.field(Field::DerHeader, |r| {
        let (header, header_length) = peek(r)?;
        let malformed = r.error(DecodeErrorKind::MalformedDer);
        if !fits(header.tag(), expected) {
            return Err(malformed);
        }
        r.take(header_length)?;
        usize::try_from(header.length()).map_err(|_| malformed)
    })?;
    r.limit(length, read)
}

/// An element whose value is `field`, taken apart by `read`; one leaf if that does not work out.
pub(super) fn named(
    r: &mut Reader<'_>,
    expected: &Expected,
    field: Field,
    read: impl FnOnce(&mut Reader<'_>) -> Result<(), DecodeError>,
) -> Result<(), DecodeError> {
    element(r, expected, |r| value(r, field, read))
}

/// All that is left in the container is `field`, taken apart by `read`; one leaf if that does not work out.
pub(super) fn value(
    r: &mut Reader<'_>,
    field: Field,
    read: impl FnOnce(&mut Reader<'_>) -> Result<(), DecodeError>,
) -> Result<(), DecodeError> {
    r.field(field, |r| {
        let apart = r.attempt(|r| read(r).and_then(|()| r.expect_end()));
        match apart {
            Some(()) => Ok(()),
            None => leaf(r),
        }
    })
}

/// Everything left in the container, as it is.
pub(super) fn leaf(r: &mut Reader<'_>) -> Result<(), DecodeError> {
    r.take(r.remaining()).map(drop)
}

/// A SEQUENCE.
pub(super) const SEQUENCE: Expected = Expected::Universal(Tag::Sequence);
/// An INTEGER.
pub(super) const INTEGER: Expected = Expected::Universal(Tag::Integer);
/// An OBJECT IDENTIFIER.
pub(super) const OBJECT_IDENTIFIER: Expected = Expected::Universal(Tag::ObjectIdentifier);
/// A BOOLEAN.
pub(super) const BOOLEAN: Expected = Expected::Universal(Tag::Boolean);
/// An OCTET STRING.
pub(super) const OCTET_STRING: Expected = Expected::Universal(Tag::OctetString);

/// A BIT STRING: the number of unused bits, then `field`.
pub(super) fn bit_string(
    r: &mut Reader<'_>,
    field: Field,
    read: impl FnOnce(&mut Reader<'_>) -> Result<(), DecodeError>,
) -> Result<(), DecodeError> {
    element(r, &Expected::Universal(Tag::BitString), |r| {
        r.field(Field::UnusedBits, u8::read)?;
        value(r, field, read)
    })
}
