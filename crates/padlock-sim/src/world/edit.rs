//! A field of a message put in place of another, and the lengths around it mended or not.

use padlock_tls::codec::{Field, Span};

use super::{Lengths, Refused};

/// The message with other bytes in one of its fields.
///
/// # Errors
/// [`Refused::NoSuchField`], or [`Refused::LengthOverflow`] where a length field is too short for what it should say.
pub(super) fn edit(
    record: &[u8],
    spans: &[Span],
    (field, nth): (Field, usize),
    bytes: &[u8],
    lengths: Lengths,
) -> Result<Vec<u8>, Refused> {
    let named = spans.iter().enumerate();
    let mut named = named.filter(|(_, span)| span.field == field);
    let (at, span) = named.nth(nth).ok_or(Refused::NoSuchField)?;
    let mut edited = record.to_vec();
    if lengths == Lengths::Mended {
        for length in lengths_around(record, spans, at) {
            let old = length_in(record, length).ok_or(Refused::LengthOverflow)?;
            let new = (old + bytes.len())
                .checked_sub(span.bytes.len())
                .ok_or(Refused::LengthOverflow)?;
            write_length(&mut edited, length, new)?;
        }
    }
    edited.splice(span.bytes.clone(), bytes.iter().copied());
    Ok(edited)
}

/// The length fields that count the bytes of the span at `at`: the one in front of it, and those in front of whatever
/// it is in.
fn lengths_around<'a>(record: &[u8], spans: &'a [Span], at: usize) -> Vec<&'a Span> {
    let mut found = Vec::new();
    let mut inner = at;
    loop {
        let Some(span) = spans.get(inner) else {
            return found;
        };
        found.extend(length_before(record, spans, inner));
        let mut outer = spans.get(..inner).unwrap_or_default().iter();
        match outer.rposition(|outer| outer.depth < span.depth) {
            Some(parent) => inner = parent,
            None => return found,
        }
    }
}

/// The field right in front of a span, at the same depth, if it says how long the span is.
fn length_before<'a>(record: &[u8], spans: &'a [Span], at: usize) -> Option<&'a Span> {
    let span = spans.get(at)?;
    let mut before = spans.iter().take(at).rev();
    let before = before.find(|before| before.depth <= span.depth)?;
    let says_so = before.depth == span.depth
        && before.bytes.end == span.bytes.start
        && length_in(record, before) == Some(span.bytes.len());
    (says_so && before.field.id().ends_with("_length")).then_some(before)
}

fn length_in(record: &[u8], span: &Span) -> Option<usize> {
    let bytes = record.get(span.bytes.clone())?;
    let fits = bytes.len() <= 4 && !bytes.is_empty();
    fits.then(|| {
        bytes
            .iter()
            .fold(0, |sum, byte| sum << 8 | usize::from(*byte))
    })
}

/// Writes a length in as many bytes as it has.
fn write_length(record: &mut [u8], span: &Span, length: usize) -> Result<(), Refused> {
    let width = span.bytes.len();
    let bytes = u32::try_from(length).map_err(|_| Refused::LengthOverflow)?;
    let bytes = bytes.to_be_bytes();
    let (unused, written) = bytes
        .split_at_checked(bytes.len().saturating_sub(width))
        .ok_or(Refused::LengthOverflow)?;
    if unused.iter().any(|byte| *byte != 0) {
        return Err(Refused::LengthOverflow);
    }
    let place = record.get_mut(span.bytes.clone());
    place.ok_or(Refused::NoSuchField)?.copy_from_slice(written);
    Ok(())
}
