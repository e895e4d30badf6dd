//! Vaudenay's attack on CBC with padding ("Security flaws induced by CBC padding", EUROCRYPT 2002).
//!
//! A server tells, one way or another, whether the padding of a decrypted text is right. The last block is
//! `P = D(K, C) xor C'`, and the attacker chooses `C'`: byte by byte from the end, she looks for the `C'` that gives a right
//! padding, and learns `D(K, C)`, which with the true `C'` gives the plaintext.

use serde::Serialize;

use super::Search;
use crate::closed_enum;
use crate::error::{Bound, OutOfRange, require_length};
use crate::working::Symbol;

#[cfg(test)]
mod tests;

closed_enum! {
    /// How a text is filled to whole blocks.
    pub enum CbcPadding {
        /// `v` bytes of the value `v` and then the length `v` itself: `v + 1` equal bytes (RFC 5246 section 6.2.3.2).
        Tls = "tls",
        /// `v` bytes of the value `v` (RFC 5652 section 6.3).
        Pkcs7 = "pkcs7",
    }
}

/// The attack on one block, query by query. A step is one call of the oracle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VaudenayJob {
    previous: Vec<u8>,
    block: Vec<u8>,
    padding: CbcPadding,
    /// The end of `D(K, C)` that is known.
    known: Vec<u8>,
    guess: u8,
    /// The last byte may fit because of a longer padding: the byte before it is changed, and must not matter.
    confirming: bool,
    exhausted: bool,
    calls: u64,
}

impl VaudenayJob {
    /// The attack on `block`, which follows `previous` (the IV for the first one).
    ///
    /// # Errors
    /// [`Bound::LengthAtLeast`] 1 for an empty block, [`Bound::Length`] when the two differ in length.
    pub fn new(previous: &[u8], block: &[u8], padding: CbcPadding) -> Result<Self, OutOfRange> {
        if block.is_empty() || block.len() > 255 {
            let bound = Bound::LengthAtLeast(1);
            return Err(OutOfRange::length(Symbol::Block, block.len(), bound));
        }
        require_length(Symbol::Iv, previous, block.len())?;
        Ok(Self {
            previous: previous.to_vec(),
            block: block.to_vec(),
            padding,
            known: Vec::new(),
            guess: 0,
            confirming: false,
            exhausted: false,
            calls: 0,
        })
    }

    /// Calls of the oracle so far.
    #[must_use]
    pub const fn work(&self) -> u64 {
        self.calls
    }

    /// How many calls are expected: 128 per byte.
    #[must_use]
    pub const fn expected_work(&self) -> f64 {
        128.0 * self.block.len() as f64
    }

    /// The two blocks to send next, the forged one first; `None` when the plaintext is known or nothing fitted.
    #[must_use]
    pub fn query(&self) -> Option<Vec<u8>> {
        if self.exhausted || self.known.len() == self.block.len() {
            return None;
        }
        let open = self.block.len() - self.known.len();
        let value = self.value();
        let mut forged = vec![0; open];
        if let Some(last) = forged.last_mut() {
            *last = self.guess;
        }
        if self.confirming
            && let Some(before) = forged.iter_mut().rev().nth(1)
        {
            *before = 0xff;
        }
        forged.extend(self.known.iter().map(|byte| byte ^ value));
        forged.extend_from_slice(&self.block);
        Some(forged)
    }

    /// Takes the oracle's answer to the last query: whether the padding was right; where there was none, nothing.
    pub fn answer(&mut self, valid: bool) {
        if self.exhausted || self.known.len() == self.block.len() {
            return;
        }
        self.calls += 1;
        let first_byte = self.known.is_empty() && self.block.len() > 1;
        if valid && first_byte && !self.confirming {
            self.confirming = true;
            return;
        }
        self.confirming = false;
        if valid {
            self.known.insert(0, self.guess ^ self.value());
            self.guess = 0;
            return;
        }
        match self.guess.checked_add(1) {
            Some(next) => self.guess = next,
            None => self.exhausted = true,
        }
    }

    /// What is known of the plaintext, its end first to be known.
    #[must_use]
    pub fn plaintext(&self) -> Vec<u8> {
        let open = self.block.len() - self.known.len();
        let masks = self.previous.iter().skip(open);
        self.known.iter().zip(masks).map(|(a, b)| a ^ b).collect()
    }

    /// Asks the oracle at most `max_calls` more times; what is found is the block's plaintext.
    pub fn run(
        &mut self,
        max_calls: u64,
        oracle: &mut dyn FnMut(&[u8]) -> bool,
    ) -> Search<Vec<u8>> {
        for _ in 0..max_calls {
            let Some(query) = self.query() else { break };
            let valid = oracle(&query);
            self.answer(valid);
        }
        let work = self.calls;
        if self.known.len() == self.block.len() {
            return Search::Found {
                value: self.plaintext(),
                work,
            };
        }
        if self.exhausted {
            return Search::Exhausted { work };
        }
        Search::Running { work }
    }

    /// The padding byte when one more byte than is known belongs to the padding.
    fn value(&self) -> u8 {
        let len = self.known.len() as u8;
        match self.padding {
            CbcPadding::Tls => len,
            CbcPadding::Pkcs7 => len + 1,
        }
    }
}
