//! `Finished` (RFC 5246 section 7.4.9).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, Field, Reader};

/// Proof that both sides saw the same handshake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finished {
    /// As long as the message: 12 bytes in full size, 2 in toy size.
    pub verify_data: Vec<u8>,
}

impl Codec for Finished {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend(&self.verify_data);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::Finished, |r| {
            Ok(Self {
                verify_data: r.field(Field::VerifyData, Reader::all)?,
            })
        })
    }
}
