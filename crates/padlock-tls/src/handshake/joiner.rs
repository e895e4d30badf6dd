//! From record fragments to whole handshake messages (RFC 5246 section 6.2.1: messages may share a record, or span several).

use serde::{Deserialize, Serialize};

use super::{HANDSHAKE_HEADER_LEN, HandshakeType};
use crate::codec::{Codec, DecodeError, DecodeErrorKind, Field, Reader, U24};

/// Most bytes in the body of one message: 2^17. The format allows 2^24-1; nothing honest here needs it.
pub const MAX_HANDSHAKE_MESSAGE: usize = 1 << 17;

/// Collects fragments and hands out raw messages, header included, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandshakeJoiner {
    buffer: Vec<u8>,
}

impl HandshakeJoiner {
    /// Adds one record's fragment. Refuses as soon as a header announces more than [`MAX_HANDSHAKE_MESSAGE`] bytes.
    pub fn push(&mut self, fragment: &[u8]) -> Result<(), DecodeError> {
        self.buffer.extend(fragment);
        let mut rest = self.buffer.as_slice();
        while let Some(length) = message_length(rest) {
            if length > MAX_HANDSHAKE_MESSAGE.saturating_add(HANDSHAKE_HEADER_LEN) {
                return Err(too_long(length.saturating_sub(HANDSHAKE_HEADER_LEN)));
            }
            rest = rest.get(length..).unwrap_or_default();
        }
        Ok(())
    }

    /// Whether no part of a message is waiting for the rest of it.
    pub fn is_empty(&self) -> bool {
        self.buffer.is_empty()
    }
}

impl Iterator for HandshakeJoiner {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let length = message_length(&self.buffer)?;
        if length > self.buffer.len() {
            return None;
        }
        let rest = self.buffer.split_off(length);
        Some(core::mem::replace(&mut self.buffer, rest))
    }
}

/// Header and body of the message at the front, once its header is there.
fn message_length(bytes: &[u8]) -> Option<usize> {
    let mut r = Reader::new(bytes);
    HandshakeType::read(&mut r).ok()?;
    let U24(length) = U24::read(&mut r).ok()?;
    usize::try_from(length)
        .ok()?
        .checked_add(HANDSHAKE_HEADER_LEN)
}

fn too_long(length: usize) -> DecodeError {
    DecodeError {
        field: Field::HandshakeLength,
        at: 1,
        kind: DecodeErrorKind::LengthOutOfRange {
            length,
            min: 0,
            max: MAX_HANDSHAKE_MESSAGE,
        },
    }
}
