//! `CompressionMethod` (RFC 5246 section 7.4.1.2, RFC 3749).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, Reader};

/// One byte. Only [`CompressionMethod::NULL`] is ever chosen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CompressionMethod(pub u8);

impl CompressionMethod {
    /// No compression.
    pub const NULL: Self = Self(0);

    /// The registered name, or `unknown`.
    pub const fn id(self) -> &'static str {
        match self.0 {
            0 => "null",
            1 => "deflate",
            64 => "lzs",
            _ => "unknown",
        }
    }
}

impl Codec for CompressionMethod {
    fn encode(&self, out: &mut Vec<u8>) {
        out.push(self.0);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        u8::read(r).map(Self)
    }
}
