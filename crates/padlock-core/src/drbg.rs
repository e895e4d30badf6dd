//! Seeded randomness, forked by label.

use std::convert::Infallible;
use std::fmt;

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng, TryCryptoRng, TryRng};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::num::Nat;

#[cfg(test)]
mod tests;

/// A deterministic random bit generator: ChaCha20 keyed by a SHA-256 of the seed path.
///
/// The seed path is the seed and the labels it was forked by. A fork depends on that path alone and
/// not on how much was drawn, so that changing one choice leaves every other byte alone.
/// The same path gives the same bytes on every machine.
#[derive(Clone, PartialEq)]
pub struct Drbg {
    rng: ChaCha20Rng,
}

impl Drbg {
    /// The generator of this seed: its key is SHA-256 of the seed's eight big-endian bytes.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self::keyed(Sha256::digest(seed.to_be_bytes()).into())
    }

    /// The generator one label down: its key is SHA-256 of this key and the label.
    #[must_use]
    pub fn fork(&self, label: &str) -> Self {
        let path = Sha256::new()
            .chain_update(self.rng.get_seed())
            .chain_update(label.as_bytes());
        Self::keyed(path.finalize().into())
    }

    /// Fills `out` with the next bytes.
    pub fn fill(&mut self, out: &mut [u8]) {
        self.rng.fill_bytes(out);
    }

    /// The next `n` bytes.
    #[must_use]
    pub fn bytes(&mut self, n: usize) -> Vec<u8> {
        let mut out = vec![0; n];
        self.fill(&mut out);
        out
    }

    /// A number below `n`, each with the same probability (by rejection); 0 when `n` is 0.
    #[must_use]
    pub fn below(&mut self, n: &Nat) -> Nat {
        if n.is_zero() {
            return Nat::zero();
        }
        loop {
            let candidate = self.bits(n.bits());
            if candidate < *n {
                return candidate;
            }
        }
    }

    /// A number of at most `bits` bits, each with the same probability.
    #[must_use]
    pub fn bits(&mut self, bits: usize) -> Nat {
        let mut bytes = self.bytes(bits.div_ceil(8));
        let spare = bytes.len() * 8 - bits;
        if let Some(first) = bytes.first_mut() {
            *first &= 0xff >> spare;
        }
        Nat::from_be_bytes(&bytes)
    }

    fn keyed(key: [u8; 32]) -> Self {
        Self {
            rng: ChaCha20Rng::from_seed(key),
        }
    }
}

impl TryRng for Drbg {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.rng.next_u32())
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.rng.next_u64())
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        self.fill(out);
        Ok(())
    }
}

impl TryCryptoRng for Drbg {}

impl Eq for Drbg {}

impl fmt::Debug for Drbg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Drbg")
            .field("position", &self.rng.get_word_pos())
            .finish_non_exhaustive()
    }
}

/// What a `Drbg` is written as: the key, and how many 32-bit words were drawn.
#[derive(Serialize, Deserialize)]
struct Written {
    key: [u8; 32],
    position: u64,
}

impl Serialize for Drbg {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = Written {
            key: self.rng.get_seed(),
            position: u64::try_from(self.rng.get_word_pos()).unwrap_or(u64::MAX),
        };
        written.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Drbg {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(deserializer)?;
        let mut drbg = Self::keyed(written.key);
        drbg.rng.set_word_pos(u128::from(written.position));
        Ok(drbg)
    }
}
