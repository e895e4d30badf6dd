//! The repeating XOR: the key over and over (Vigenère's cipher on bytes).

use super::StreamCipher;
use crate::error::{Bound, OutOfRange};
use crate::working::Symbol;

/// XOR with a key of any length, repeated; keys are drawn with 4 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RepeatingXor;

impl StreamCipher for RepeatingXor {
    fn id(&self) -> &'static str {
        "repeating_xor"
    }

    fn key_len(&self) -> usize {
        4
    }

    fn keystream(&self, key: &[u8], offset: usize, len: usize) -> Result<Vec<u8>, OutOfRange> {
        if key.is_empty() {
            return Err(OutOfRange::length(Symbol::Key, 0, Bound::LengthAtLeast(1)));
        }
        let start = offset % key.len();
        Ok(key.iter().copied().cycle().skip(start).take(len).collect())
    }
}
