//! `SessionID`: `opaque<0..32>` (RFC 5246 section 7.4.1.2).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, Field, Reader, put_opaque8};

/// Names a session that can be resumed; empty when there is none. At most 32 bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SessionId(pub Vec<u8>);

impl Codec for SessionId {
    fn encode(&self, out: &mut Vec<u8>) {
        put_opaque8(out, &self.0);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.opaque8((Field::SessionIdLength, Field::SessionId), 0..=32)
            .map(Self)
    }
}
