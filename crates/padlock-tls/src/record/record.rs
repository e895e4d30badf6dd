//! `TLSPlaintext` and `TLSCiphertext`: both are type, version, length, fragment (RFC 5246 section 6.2).

use serde::{Deserialize, Serialize};

use super::{ContentType, ProtocolVersion};
use crate::codec::{Codec, DecodeError, DecodeErrorKind, Field, Reader, put_opaque16};

/// Bytes in front of every fragment: 1 + 2 + 2.
pub const RECORD_HEADER_LEN: usize = 5;

/// Most bytes in a plaintext fragment: 2^14 (RFC 5246 section 6.2.1).
pub const MAX_FRAGMENT: usize = 1 << 14;

/// Most bytes in a protected fragment: 2^14 + 2048 (RFC 5246 section 6.2.3).
pub const MAX_CIPHERTEXT: usize = MAX_FRAGMENT + 2048;

/// The first five bytes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordHeader {
    /// `type`: what the fragment is.
    pub content_type: ContentType,
    /// `version`: of the protocol being employed.
    pub version: ProtocolVersion,
    /// `length` of the fragment in bytes, at most [`MAX_CIPHERTEXT`].
    pub length: u16,
}

impl Codec for RecordHeader {
    fn encode(&self, out: &mut Vec<u8>) {
        self.content_type.encode(out);
        self.version.encode(out);
        self.length.encode(out);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            content_type: r.field(Field::RecordType, ContentType::read)?,
            version: r.field(Field::RecordVersion, ProtocolVersion::read)?,
            length: r.field(Field::RecordLength, read_length)?,
        })
    }
}

fn read_length(r: &mut Reader<'_>) -> Result<u16, DecodeError> {
    let length = u16::read(r)?;
    if usize::from(length) <= MAX_CIPHERTEXT {
        return Ok(length);
    }
    Err(r.error_behind(
        2,
        DecodeErrorKind::LengthOutOfRange {
            length: length.into(),
            min: 0,
            max: MAX_CIPHERTEXT,
        },
    ))
}

/// One record, protected or not. An unknown content type is kept; [`super::Deframer`] is the one that refuses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// `type`: what the fragment is.
    pub content_type: ContentType,
    /// `version`: of the protocol being employed.
    pub version: ProtocolVersion,
    /// At most [`MAX_CIPHERTEXT`] bytes.
    pub fragment: Vec<u8>,
}

impl Codec for Record {
    fn encode(&self, out: &mut Vec<u8>) {
        self.content_type.encode(out);
        self.version.encode(out);
        put_opaque16(out, &self.fragment);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::Record, |r| {
            let header = RecordHeader::read(r)?;
            let fragment = r.field(Field::Fragment, |r| r.take(header.length.into()))?;
            Ok(Self {
                content_type: header.content_type,
                version: header.version,
                fragment: fragment.to_vec(),
            })
        })
    }
}
