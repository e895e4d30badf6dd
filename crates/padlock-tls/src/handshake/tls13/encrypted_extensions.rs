//! `EncryptedExtensions` (RFC 8446 section 4.3.1).

use serde::{Deserialize, Serialize};

use super::certificate::read_block;
use crate::{
    codec::{Codec, DecodeError, Field, Reader},
    extension::{Carrier, Extension, encode_extensions},
};

/// The server's answers that need not be read to agree on keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncryptedExtensions {
    /// The answers, often none.
    pub extensions: Vec<Extension>,
}

impl Codec for EncryptedExtensions {
    fn encode(&self, out: &mut Vec<u8>) {
        encode_extensions(Some(&self.extensions), out);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::EncryptedExtensions, |r| {
            Ok(Self {
                extensions: read_block(r, Carrier::EncryptedExtensions)?,
            })
        })
    }
}
