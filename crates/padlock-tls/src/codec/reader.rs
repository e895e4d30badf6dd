//! The annotating reader: names each field as it is read, once for errors and once for the display.

use core::ops::Range;

use serde::{Deserialize, Serialize};

use super::{DecodeError, DecodeErrorKind, Field};
use crate::handshake::MessageShape;

/// A named range of a buffer. Spans come in reading order, parents before their children;
/// a span is a leaf when the span after it is not deeper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// What these bytes are.
    pub field: Field,
    /// Which bytes of the buffer.
    pub bytes: Range<usize>,
    /// Nesting: 0 for the outermost.
    pub depth: u8,
}

/// Reads a buffer front to back. Made by [`Reader::annotating`], it also keeps a [`Span`] per field, so that
/// the leaves tile what was read; made by [`Reader::new`], it keeps nothing.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    position: usize,
    end: usize,
    field: Field,
    depth: u8,
    notes: Option<Notes>,
    refused: Option<DecodeError>,
    shape: MessageShape,
}

/// What the annotating reader has written down: spans, and how far their leaves tile the buffer.
#[derive(Clone, Debug, Default)]
struct Notes {
    spans: Vec<Span>,
    tiled: usize,
}

impl<'a> Reader<'a> {
    /// A reader that records nothing.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            position: 0,
            end: bytes.len(),
            field: Field::Unparsed,
            depth: 0,
            notes: None,
            refused: None,
            shape: MessageShape::default(),
        }
    }

    /// A reader that records a span per field.
    pub fn annotating(bytes: &'a [u8]) -> Self {
        Self {
            notes: Some(Notes::default()),
            ..Self::new(bytes)
        }
    }

    /// Reads messages in the shape that the hellos decided on.
    #[must_use]
    pub fn with_shape(self, shape: MessageShape) -> Self {
        Self { shape, ..self }
    }

    /// The shape that the hellos decided on.
    pub fn shape(&self) -> MessageShape {
        self.shape
    }

    /// Offset of the next byte from the start of the buffer.
    pub fn position(&self) -> usize {
        self.position
    }

    /// Bytes left in the innermost container.
    pub fn remaining(&self) -> usize {
        self.end.saturating_sub(self.position)
    }

    /// The bytes left in the innermost container, without reading them.
    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.position..self.end).unwrap_or_default()
    }

    /// Whether anybody looks at the spans.
    pub fn is_annotating(&self) -> bool {
        self.notes.is_some()
    }

    /// Reads `field`: names it in errors, and in the notes.
    pub fn field<T>(
        &mut self,
        field: Field,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        let (position, depth) = (self.position, self.depth);
        let open = self.notes.as_mut().map(|n| n.open(field, position, depth));
        let outer = core::mem::replace(&mut self.field, field);
        self.depth = depth.saturating_add(1);
        let value = read(self);
        self.depth = depth;
        self.field = outer;
        if let (Some(notes), Some(open)) = (&mut self.notes, open) {
            notes.close(open, self.position, depth, value.is_ok());
        }
        value
    }

    /// The next `n` bytes.
    pub fn take(&mut self, n: usize) -> Result<&'a [u8], DecodeError> {
        let bytes = self.rest().get(..n).ok_or_else(|| self.truncated(n))?;
        self.position = self.position.saturating_add(n);
        Ok(bytes)
    }

    /// The next `N` bytes.
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let array = self.rest().first_chunk::<N>().copied();
        let array = array.ok_or_else(|| self.truncated(N))?;
        self.position = self.position.saturating_add(N);
        Ok(array)
    }

    /// Reads a container of exactly `n` bytes.
    pub fn limit<T>(
        &mut self,
        n: usize,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        if n > self.remaining() {
            return Err(self.truncated(n));
        }
        let outer = core::mem::replace(&mut self.end, self.position.saturating_add(n));
        let value = read(self).and_then(|value| self.expect_end().map(|()| value));
        self.end = outer;
        value
    }

    /// Like [`limit`](Self::limit), but what is refused inside becomes one [`Field::Unparsed`] leaf and reading
    /// goes on behind the container; the first refusal is kept for [`finish`](Self::finish).
    pub fn recover<T>(
        &mut self,
        n: usize,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<Option<T>, DecodeError> {
        let end = self.position.saturating_add(n);
        if n > self.remaining() {
            return Err(self.truncated(n));
        }
        match self.limit(n, read) {
            Ok(value) => Ok(Some(value)),
            Err(error) => {
                self.refused.get_or_insert(error);
                self.position = end;
                Ok(None)
            }
        }
    }

    /// Tries a reading that nobody depends on: when it fails, the reader is as it was before.
    pub fn attempt<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Option<T> {
        let before = (self.position, self.end, self.refused);
        let mark = self.notes.as_ref().map(|n| (n.spans.len(), n.tiled));
        let value = read(self).ok();
        if value.is_none() {
            (self.position, self.end, self.refused) = before;
            if let (Some(notes), Some((spans, tiled))) = (&mut self.notes, mark) {
                notes.spans.truncate(spans);
                notes.tiled = tiled;
            }
        }
        value
    }

    /// Refuses if the container has bytes left.
    pub fn expect_end(&self) -> Result<(), DecodeError> {
        match self.remaining() {
            0 => Ok(()),
            extra => Err(self.error(DecodeErrorKind::TrailingData { extra })),
        }
    }

    /// An error in the current field, at the current position.
    pub fn error(&self, kind: DecodeErrorKind) -> DecodeError {
        DecodeError {
            field: self.field,
            at: self.position,
            kind,
        }
    }

    /// An error in the current field, `back` bytes before the current position: for a value just read.
    pub fn error_behind(&self, back: usize, kind: DecodeErrorKind) -> DecodeError {
        DecodeError {
            at: self.position.saturating_sub(back),
            ..self.error(kind)
        }
    }

    fn truncated(&self, needed: usize) -> DecodeError {
        let left = self.remaining();
        self.error(DecodeErrorKind::Truncated { needed, left })
    }

    /// Ends the reading of the whole buffer: bytes left over are an error and one [`Field::Unparsed`] leaf.
    /// An error that was recovered from comes before one that was not.
    pub fn finish<T>(
        mut self,
        value: Result<T, DecodeError>,
    ) -> (Result<T, DecodeError>, Vec<Span>) {
        self.end = self.bytes.len();
        let value = value.and_then(|value| self.expect_end().map(|()| value));
        let value = match self.refused {
            Some(error) => Err(error),
            None => value,
        };
        let mut notes = self.notes.unwrap_or_default();
        notes.fill(self.bytes.len(), 0);
        (value, notes.spans)
    }
}

impl Notes {
    fn open(&mut self, field: Field, position: usize, depth: u8) -> usize {
        self.fill(position, depth);
        self.spans.push(Span {
            field,
            bytes: position..position,
            depth,
        });
        self.spans.len().saturating_sub(1)
    }

    /// Ends the span `open`. A failed field that read nothing leaves no span.
    fn close(&mut self, open: usize, position: usize, depth: u8, ok: bool) {
        let is_leaf = self.spans.len() == open.saturating_add(1);
        if is_leaf && !ok && self.tiled == position {
            self.spans.truncate(open);
            return;
        }
        if let Some(span) = self.spans.get_mut(open) {
            span.bytes.end = position;
        }
        if is_leaf {
            self.tiled = position;
        } else {
            self.fill(position, depth.saturating_add(1));
        }
    }

    /// Makes the bytes between the last leaf and `position` a leaf of their own.
    fn fill(&mut self, position: usize, depth: u8) {
        if self.tiled < position {
            self.spans.push(Span {
                field: Field::Unparsed,
                bytes: self.tiled..position,
                depth,
            });
            self.tiled = position;
        }
    }
}
