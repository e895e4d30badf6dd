//! Exhaustive key search, with a recogniser that says whether a key fits.

use serde::Serialize;

use super::Search;
use crate::cipher::BlockCipher;
use crate::error::{Bound, OutOfRange};
use crate::num::Nat;
use crate::working::{Symbol, Working};

#[cfg(test)]
mod tests;

/// A search through all keys of a number of bits, in slices, in ascending order. A step is one key.
///
/// A key that was found need not be the one that was used: run it again for the next that fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeySearchJob {
    bits: u32,
    key_len: usize,
    next: u64,
}

impl KeySearchJob {
    /// The search through the keys of `key_len` bytes whose number is below `2^bits`.
    ///
    /// # Errors
    /// [`Bound::Bits`] unless `bits` is 1 to 63; [`Bound::LengthAtLeast`] when `key_len` bytes do not hold it.
    pub fn new(bits: u32, key_len: usize) -> Result<Self, OutOfRange> {
        if !(1..=63).contains(&bits) {
            let bound = Bound::Bits { min: 1, max: 63 };
            return Err(OutOfRange::length(Symbol::Key, bits as usize, bound));
        }
        let least = u64::from(bits.div_ceil(8));
        if (key_len as u64) < least {
            let bound = Bound::LengthAtLeast(least);
            return Err(OutOfRange::length(Symbol::Key, key_len, bound));
        }
        Ok(Self {
            bits,
            key_len,
            next: 0,
        })
    }

    /// Steps so far.
    #[must_use]
    pub const fn work(&self) -> u64 {
        self.next
    }

    /// How many steps are expected until the one right key: half of all.
    #[must_use]
    pub fn expected_work(&self) -> f64 {
        f64::from(self.bits - 1).exp2()
    }

    /// Tries at most `max_steps` more keys; what is found is the key's bytes.
    pub fn run(&mut self, max_steps: u64, fits: &mut dyn FnMut(&[u8]) -> bool) -> Search<Vec<u8>> {
        let all = 1_u64 << self.bits;
        let end = self.next.saturating_add(max_steps.max(1)).min(all);
        while self.next < end {
            let key = self.key(self.next);
            self.next += 1;
            if fits(&key) {
                return Search::Found {
                    value: key,
                    work: self.next,
                };
            }
        }
        if self.next == all {
            return Search::Exhausted { work: self.next };
        }
        Search::Running { work: self.next }
    }

    fn key(&self, number: u64) -> Vec<u8> {
        let bytes = Nat::from(number).to_be_bytes();
        let mut key = vec![0; self.key_len.saturating_sub(bytes.len())];
        key.extend(bytes);
        key
    }
}

/// The recogniser for a block cipher of which plaintext and ciphertext blocks are known.
pub fn known_plaintext<'a>(
    cipher: &'a dyn BlockCipher,
    pairs: &'a [(Vec<u8>, Vec<u8>)],
) -> impl FnMut(&[u8]) -> bool + 'a {
    move |key| {
        pairs.iter().all(|(plaintext, ciphertext)| {
            let mut block = plaintext.clone();
            let done = cipher.encrypt_block(key, &mut block, &mut Working::off());
            done.is_ok() && block == *ciphertext
        })
    }
}

/// The recogniser for text: only printable ASCII, spaces and line ends.
#[must_use]
pub fn looks_like_text(bytes: &[u8]) -> bool {
    !bytes.is_empty()
        && bytes
            .iter()
            .all(|byte| matches!(byte, b' '..=b'~' | b'\r' | b'\n' | b'\t'))
}
