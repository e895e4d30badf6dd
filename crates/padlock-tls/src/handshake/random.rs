//! `Random` (RFC 5246 section 7.4.1.2).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, Reader};

/// 32 bytes that are new in every handshake. The first four were once the time (`gmt_unix_time`); nothing reads them so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Random(pub [u8; 32]);

impl Random {
    /// SHA-256 of "HelloRetryRequest": what tells that message from a ServerHello (RFC 8446 section 4.1.3).
    pub const HELLO_RETRY_REQUEST: Self = Self([
        0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11, 0xbe, 0x1d, 0x8c, 0x02, 0x1e, 0x65, 0xb8,
        0x91, 0xc2, 0xa2, 0x11, 0x16, 0x7a, 0xbb, 0x8c, 0x5e, 0x07, 0x9e, 0x09, 0xe2, 0xc8, 0xa8,
        0x33, 0x9c,
    ]);
}

impl Codec for Random {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend(self.0);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        Ok(Self(r.array()?))
    }
}
