//! `renegotiation_info` (RFC 5746 section 3.2).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, Field, Reader, put_opaque8};

/// Ties a renegotiation to the handshake before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenegotiationInfo {
    /// Empty in a first handshake, then the `verify_data` of the last one; 0 to 255 bytes.
    pub renegotiated_connection: Vec<u8>,
}

impl Codec for RenegotiationInfo {
    fn encode(&self, out: &mut Vec<u8>) {
        put_opaque8(out, &self.renegotiated_connection);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            renegotiated_connection: r.opaque8(
                (
                    Field::RenegotiatedConnectionLength,
                    Field::RenegotiatedConnection,
                ),
                0..=0xff,
            )?,
        })
    }
}
