//! Collisions and second preimages of a hash, cut to its first bits.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Search;
use crate::error::{Bound, OutOfRange};
use crate::hash::Hash;
use crate::working::{Symbol, Working};

#[cfg(test)]
mod tests;

/// A search for two messages with one digest, in slices. A step is one digest.
///
/// By the birthday bound it takes about `1.25 2^(bits/2)` steps, and as much memory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CollisionJob {
    bits: usize,
    prefix: Vec<u8>,
    next: u64,
    seen: BTreeMap<Vec<u8>, u64>,
}

impl CollisionJob {
    /// The search among `prefix` with eight bytes of counter behind it, for digests that agree in their first `bits` bits.
    ///
    /// # Errors
    /// [`Bound::Bits`] unless `bits` is 1 to 48: beyond that the table does not fit a page.
    pub fn new(prefix: &[u8], bits: usize) -> Result<Self, OutOfRange> {
        require_bits(bits, 48)?;
        Ok(Self {
            bits,
            prefix: prefix.to_vec(),
            next: 0,
            seen: BTreeMap::new(),
        })
    }

    /// Steps so far.
    #[must_use]
    pub const fn work(&self) -> u64 {
        self.next
    }

    /// How many steps are expected: `sqrt(pi / 2) 2^(bits/2)`.
    #[must_use]
    pub fn expected_work(&self) -> f64 {
        std::f64::consts::FRAC_PI_2.sqrt() * (self.bits as f64 / 2.0).exp2()
    }

    /// Tries at most `max_steps` more messages; what is found are two that collide.
    pub fn run(&mut self, hash: &dyn Hash, max_steps: u64) -> Search<(Vec<u8>, Vec<u8>)> {
        for _ in 0..max_steps.max(1) {
            let counter = self.next;
            self.next += 1;
            let message = message(&self.prefix, counter);
            let digest = cut(hash.digest(&message, &mut Working::off()), self.bits);
            if let Some(&other) = self.seen.get(&digest) {
                return Search::Found {
                    value: (self::message(&self.prefix, other), message),
                    work: self.next,
                };
            }
            self.seen.insert(digest, counter);
        }
        Search::Running { work: self.next }
    }
}

/// A search for another message with the digest of a given one, in slices. A step is one digest.
///
/// About `2^bits` steps, without memory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SecondPreimageJob {
    bits: usize,
    target: Vec<u8>,
    prefix: Vec<u8>,
    next: u64,
}

impl SecondPreimageJob {
    /// The search among `prefix` with eight bytes of counter behind it, for a message other than `target` whose digest
    /// has the same first `bits` bits. After every `2^16` messages they grow by a space: behind the last block that
    /// counts the length, a narrow hash reaches only part of its digests.
    ///
    /// # Errors
    /// [`Bound::Bits`] unless `bits` is 1 to 64.
    pub fn new(target: &[u8], prefix: &[u8], bits: usize) -> Result<Self, OutOfRange> {
        require_bits(bits, 64)?;
        Ok(Self {
            bits,
            target: target.to_vec(),
            prefix: prefix.to_vec(),
            next: 0,
        })
    }

    /// Steps so far.
    #[must_use]
    pub const fn work(&self) -> u64 {
        self.next
    }

    /// How many steps are expected: `2^bits`.
    #[must_use]
    pub fn expected_work(&self) -> f64 {
        (self.bits as f64).exp2()
    }

    /// Tries at most `max_steps` more messages; what is found is the other message.
    pub fn run(&mut self, hash: &dyn Hash, max_steps: u64) -> Search<Vec<u8>> {
        let wanted = cut(hash.digest(&self.target, &mut Working::off()), self.bits);
        for _ in 0..max_steps.max(1) {
            let mut candidate = message(&self.prefix, self.next);
            let spaces = (self.next >> 16 & 0xff) as usize;
            candidate.resize(candidate.len() + spaces, b' ');
            self.next += 1;
            let digest = cut(hash.digest(&candidate, &mut Working::off()), self.bits);
            if digest == wanted && candidate != self.target {
                return Search::Found {
                    value: candidate,
                    work: self.next,
                };
            }
        }
        Search::Running { work: self.next }
    }
}

fn require_bits(bits: usize, max: u64) -> Result<(), OutOfRange> {
    if bits >= 1 && bits as u64 <= max {
        return Ok(());
    }
    let bound = Bound::Bits { min: 1, max };
    Err(OutOfRange::length(Symbol::Digest, bits, bound))
}

fn message(prefix: &[u8], counter: u64) -> Vec<u8> {
    [prefix, &counter.to_be_bytes()].concat()
}

/// The first `bits` bits of a digest.
fn cut(mut digest: Vec<u8>, bits: usize) -> Vec<u8> {
    digest.truncate(bits.div_ceil(8));
    let spare = (8 - bits % 8) % 8;
    if let Some(last) = digest.last_mut() {
        *last &= 0xff << spare;
    }
    digest
}
