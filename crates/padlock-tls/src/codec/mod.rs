//! Bytes to values and back: writing is plain, reading names each field (RFC 5246 section 4).

mod error;
mod field;
mod reader;
mod vector;

#[cfg(test)]
pub(crate) mod edit;
#[cfg(test)]
mod tests;

pub use error::{DecodeError, DecodeErrorKind};
pub use field::Field;
pub use reader::{Reader, Span};
pub use vector::{put_opaque8, put_opaque16, put_opaque24, put8, put16, put24};

/// A value with one encoding on the wire.
pub trait Codec: Sized {
    /// Appends the encoding.
    fn encode(&self, out: &mut Vec<u8>);

    /// Reads one value and leaves the reader behind it.
    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError>;

    /// The encoding on its own.
    fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.encode(&mut out);
        out
    }

    /// Reads a value that is all of `bytes`; anything left over is [`DecodeErrorKind::TrailingData`].
    fn from_bytes(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut r = Reader::new(bytes);
        let value = Self::read(&mut r)?;
        r.expect_end()?;
        Ok(value)
    }
}

impl Codec for u8 {
    fn encode(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let [byte] = r.array()?;
        Ok(byte)
    }
}

impl Codec for u16 {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend(self.to_be_bytes());
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        Ok(Self::from_be_bytes(r.array()?))
    }
}

/// `uint24` (RFC 5246 section 4.4), the length of a handshake message. The top byte of the `u32` is not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct U24(pub u32);

impl Codec for U24 {
    fn encode(&self, out: &mut Vec<u8>) {
        let [_, a, b, c] = self.0.to_be_bytes();
        out.extend([a, b, c]);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let [a, b, c] = r.array()?;
        Ok(Self(u32::from_be_bytes([0, a, b, c])))
    }
}
