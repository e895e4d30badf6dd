//! `ChangeCipherSpec`: one byte that is 1 (RFC 5246 section 7.1).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, DecodeErrorKind, Field, Reader};

/// From the next record on, the sender uses the keys just agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeCipherSpec;

impl Codec for ChangeCipherSpec {
    fn encode(&self, out: &mut Vec<u8>) {
        out.push(1);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::ChangeCipherSpec, |r| {
            r.field(Field::ChangeCipherSpecType, |r| match u8::read(r)? {
                1 => Ok(Self),
                other => {
                    let value = other.into();
                    Err(r.error_behind(1, DecodeErrorKind::IllegalValue { value }))
                }
            })
        })
    }
}
