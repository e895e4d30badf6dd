//! From a stream of bytes to whole records.

use serde::{Deserialize, Serialize};

use super::{ContentType, RECORD_HEADER_LEN, Record, RecordHeader};
use crate::codec::{Codec, DecodeError, DecodeErrorKind, Field, Reader};

/// A record and the bytes it came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawRecord {
    /// What the bytes say.
    pub record: Record,
    /// Header and fragment as they were on the wire.
    pub bytes: Vec<u8>,
}

/// Collects bytes and hands out whole records, in order.
///
/// A content type without a name, or a length over 2^14 + 2048, is an error as soon as it can be seen;
/// after an error there is no next record boundary, so nothing more comes out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deframer {
    buffer: Vec<u8>,
    failed: bool,
}

impl Deframer {
    /// Adds bytes from the wire, cut anywhere.
    pub fn push(&mut self, bytes: &[u8]) {
        self.buffer.extend(bytes);
    }

    /// Whether no part of a record is waiting for the rest of it.
    pub fn is_empty(&self) -> bool {
        self.buffer.is_empty()
    }

    /// Bytes of the record that is waiting for its rest.
    pub fn pending(&self) -> &[u8] {
        &self.buffer
    }
}

impl Iterator for Deframer {
    type Item = Result<RawRecord, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        match whole_record(&self.buffer) {
            Ok(None) => None,
            Ok(Some(length)) => {
                let rest = self.buffer.split_off(length);
                let bytes = core::mem::replace(&mut self.buffer, rest);
                let record = Record::from_bytes(&bytes);
                self.failed = record.is_err();
                Some(record.map(|record| RawRecord { record, bytes }))
            }
            Err(error) => {
                self.failed = true;
                Some(Err(error))
            }
        }
    }
}

/// The length of the record at the front of `buffer`, once it is all there.
fn whole_record(buffer: &[u8]) -> Result<Option<usize>, DecodeError> {
    let Some(&first) = buffer.first() else {
        return Ok(None);
    };
    if let ContentType::Unknown(code) = ContentType::from_code(first) {
        return Err(DecodeError {
            field: Field::RecordType,
            at: 0,
            kind: DecodeErrorKind::IllegalValue { value: code.into() },
        });
    }
    if buffer.len() < RECORD_HEADER_LEN {
        return Ok(None);
    }
    let header = RecordHeader::read(&mut Reader::new(buffer))?;
    let length = RECORD_HEADER_LEN.saturating_add(header.length.into());
    Ok((length <= buffer.len()).then_some(length))
}
