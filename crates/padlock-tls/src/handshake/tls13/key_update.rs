//! `KeyUpdate` (RFC 8446 section 4.6.3).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, DecodeErrorKind, Field, Reader};

/// The sender's next record is under its next keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyUpdate {
    /// Whether the peer shall do the same.
    pub request_update: KeyUpdateRequest,
}

/// One byte; there are no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyUpdateRequest {
    /// `update_not_requested` (0).
    NotRequested,
    /// `update_requested` (1).
    Requested,
}

impl Codec for KeyUpdate {
    fn encode(&self, out: &mut Vec<u8>) {
        out.push(match self.request_update {
            KeyUpdateRequest::NotRequested => 0,
            KeyUpdateRequest::Requested => 1,
        });
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::KeyUpdate, |r| {
            let request_update = r.field(Field::RequestUpdate, |r| match u8::read(r)? {
                0 => Ok(KeyUpdateRequest::NotRequested),
                1 => Ok(KeyUpdateRequest::Requested),
                other => {
                    let value = other.into();
                    Err(r.error_behind(1, DecodeErrorKind::IllegalValue { value }))
                }
            })?;
            Ok(Self { request_update })
        })
    }
}
