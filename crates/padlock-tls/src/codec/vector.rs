//! Vectors: a length, then that many bytes (RFC 5246 section 4.3).

use core::ops::RangeInclusive;

use super::{Codec, DecodeError, DecodeErrorKind, Field, Reader, U24};

impl Reader<'_> {
    /// A vector with a one-byte length: the leaf `length`, then `field` read by `read`.
    pub fn vector8<T>(
        &mut self,
        (length, field): (Field, Field),
        bounds: RangeInclusive<usize>,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        let n = self.field(length, |r| {
            let n = u8::read(r)?;
            r.bounded(n.into(), 1, &bounds)
        })?;
        self.field(field, |r| r.limit(n, read))
    }

    /// A vector with a two-byte length.
    pub fn vector16<T>(
        &mut self,
        (length, field): (Field, Field),
        bounds: RangeInclusive<usize>,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        let n = self.field(length, |r| {
            let n = u16::read(r)?;
            r.bounded(n.into(), 2, &bounds)
        })?;
        self.field(field, |r| r.limit(n, read))
    }

    /// A vector with a three-byte length.
    pub fn vector24<T>(
        &mut self,
        (length, field): (Field, Field),
        bounds: RangeInclusive<usize>,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        let n = self.field(length, |r| {
            let U24(n) = U24::read(r)?;
            r.bounded(usize::try_from(n).unwrap_or(usize::MAX), 3, &bounds)
        })?;
        self.field(field, |r| r.limit(n, read))
    }

    /// `opaque name<bounds>` with a one-byte length.
    pub fn opaque8(
        &mut self,
        names: (Field, Field),
        bounds: RangeInclusive<usize>,
    ) -> Result<Vec<u8>, DecodeError> {
        self.vector8(names, bounds, Self::all)
    }

    /// `opaque name<bounds>` with a two-byte length.
    pub fn opaque16(
        &mut self,
        names: (Field, Field),
        bounds: RangeInclusive<usize>,
    ) -> Result<Vec<u8>, DecodeError> {
        self.vector16(names, bounds, Self::all)
    }

    /// `opaque name<bounds>` with a three-byte length.
    pub fn opaque24(
        &mut self,
        names: (Field, Field),
        bounds: RangeInclusive<usize>,
    ) -> Result<Vec<u8>, DecodeError> {
        self.vector24(names, bounds, Self::all)
    }

    /// All bytes left in the container.
    pub fn all(&mut self) -> Result<Vec<u8>, DecodeError> {
        Ok(self.take(self.remaining())?.to_vec())
    }

    /// Items until the container is used up.
    pub fn items<T>(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<Vec<T>, DecodeError> {
        let mut items = Vec::new();
        while self.remaining() > 0 {
            items.push(read(self)?);
        }
        Ok(items)
    }

    fn bounded(
        &self,
        length: usize,
        width: usize,
        bounds: &RangeInclusive<usize>,
    ) -> Result<usize, DecodeError> {
        if bounds.contains(&length) {
            return Ok(length);
        }
        let (min, max) = (*bounds.start(), *bounds.end());
        Err(self.error_behind(
            width,
            DecodeErrorKind::LengthOutOfRange { length, min, max },
        ))
    }
}

/// Writes a one-byte length and what `write` appends. More than 255 bytes are cut off there.
pub fn put8(out: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>)) {
    put(out, 0xff, write, |n, out| {
        let [.., a] = n.to_be_bytes();
        out.push(a);
    });
}

/// Writes a two-byte length and what `write` appends. More than 2^16-1 bytes are cut off there.
pub fn put16(out: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>)) {
    put(out, 0xffff, write, |n, out| {
        let [_, _, a, b] = n.to_be_bytes();
        out.extend([a, b]);
    });
}

/// Writes a three-byte length and what `write` appends. More than 2^24-1 bytes are cut off there.
pub fn put24(out: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>)) {
    put(out, 0xff_ffff, write, |n, out| U24(n).encode(out));
}

/// `opaque<0..2^8-1>`.
pub fn put_opaque8(out: &mut Vec<u8>, bytes: &[u8]) {
    put8(out, |out| out.extend(bytes));
}

/// `opaque<0..2^16-1>`.
pub fn put_opaque16(out: &mut Vec<u8>, bytes: &[u8]) {
    put16(out, |out| out.extend(bytes));
}

/// `opaque<0..2^24-1>`.
pub fn put_opaque24(out: &mut Vec<u8>, bytes: &[u8]) {
    put24(out, |out| out.extend(bytes));
}

fn put(
    out: &mut Vec<u8>,
    max: u32,
    write: impl FnOnce(&mut Vec<u8>),
    length: impl FnOnce(u32, &mut Vec<u8>),
) {
    let mut content = Vec::new();
    write(&mut content);
    let n = u32::try_from(content.len()).unwrap_or(u32::MAX).min(max);
    content.truncate(usize::try_from(n).unwrap_or(usize::MAX));
    length(n, out);
    out.extend(content);
}
