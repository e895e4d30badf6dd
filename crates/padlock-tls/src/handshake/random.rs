//! `Random` (RFC 5246 section 7.4.1.2).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, Reader};

/// 32 bytes that are new in every handshake. The first four were once the time (`gmt_unix_time`); nothing reads them so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Random(pub [u8; 32]);

impl Codec for Random {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend(self.0);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        Ok(Self(r.array()?))
    }
}
