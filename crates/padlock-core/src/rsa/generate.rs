//! Key generation (FIPS 186-5 appendix A.1.3 at full size), the same on every machine for the same generator.

use std::num::NonZeroU32;

use crypto_bigint::BoxedUint;
use crypto_primes::hazmat::SmallFactorsSieve;

use super::{RsaError, RsaPrivateKey};
use crate::drbg::Drbg;
use crate::error::{Bound, OutOfRange};
use crate::num::{Nat, is_prime, random_prime};
use crate::working::{Symbol, Working};

/// Below this many bits primes are drawn at random; from there on they are sought behind a sieve, with their two highest
/// bits set, so that the product has its full size.
const SIEVE_BITS: usize = 16;

impl RsaPrivateKey {
    /// A key whose modulus has exactly `bits` bits, with `e = 65537`, or 17 below 64 bits.
    ///
    /// # Errors
    /// [`RsaError::OutOfRange`] unless `bits` is between 8 and 4096.
    pub fn generate(bits: usize, rng: &mut Drbg) -> Result<Self, RsaError> {
        let mut job = RsaKeyJob::new(bits, rng)?;
        loop {
            if let Some(key) = job.run(usize::MAX)? {
                return Ok(key);
            }
        }
    }
}

/// A key generation in slices: it can be dropped between any two, and says how many candidates it tested.
#[derive(Clone, Debug)]
pub struct RsaKeyJob {
    bits: usize,
    e: Nat,
    rng: Drbg,
    tested: u64,
    p: Option<Nat>,
    candidates: Option<SmallFactorsSieve<BoxedUint>>,
}

impl RsaKeyJob {
    /// The generation of a key whose modulus has exactly `bits` bits; it draws from a copy of `rng`.
    ///
    /// # Errors
    /// As [`RsaPrivateKey::generate`].
    pub fn new(bits: usize, rng: &Drbg) -> Result<Self, RsaError> {
        if !(8..=4096).contains(&bits) {
            let bound = Bound::Bits { min: 8, max: 4096 };
            return Err(OutOfRange::length(Symbol::Bits, bits, bound).into());
        }
        Ok(Self {
            bits,
            e: Nat::from(if bits < 64 { 17 } else { 65537 }),
            rng: rng.clone(),
            tested: 0,
            p: None,
            candidates: None,
        })
    }

    /// How many candidates were tested for primality so far.
    #[must_use]
    pub const fn tested(&self) -> u64 {
        self.tested
    }

    /// How many candidates are tested on average: behind the sieve about one in `ln(2) bits / 2 / 10` is prime, and two
    /// primes are needed.
    #[must_use]
    pub fn expected_tests(&self) -> f64 {
        let ln_prime = std::f64::consts::LN_2 * self.bits as f64 / 2.0;
        // Mertens: the primes below 2^14 leave a fraction of e^-gamma / ln(2^14) of all numbers.
        let sieved = 0.561_459 / (14.0 * std::f64::consts::LN_2);
        (2.0 * ln_prime * sieved).max(2.0)
    }

    /// Tests at most `candidates` more; `None` when there is no key yet.
    ///
    /// # Errors
    /// None that [`new`](Self::new) let pass.
    pub fn run(&mut self, candidates: usize) -> Result<Option<RsaPrivateKey>, RsaError> {
        for _ in 0..candidates.max(1) {
            let Some(prime) = self.test_one()? else {
                continue;
            };
            match self.p.take() {
                None => self.p = Some(prime),
                Some(p) => {
                    if let Some(key) = self.assemble(&p, &prime)? {
                        return Ok(Some(key));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Tests one candidate for the prime that is missing.
    fn test_one(&mut self) -> Result<Option<Nat>, RsaError> {
        self.tested += 1;
        let half = match self.p {
            None => self.bits.div_ceil(2),
            Some(_) => self.bits / 2,
        };
        if self.bits < SIEVE_BITS {
            return Ok(Some(random_prime(half, &mut self.rng)?));
        }
        let mut candidates = match self.candidates.take() {
            Some(candidates) => candidates,
            None => self.sieve(half)?,
        };
        let Some(candidate) = candidates.next().map(Nat::from_limbs) else {
            // The sieve ran over its highest number: the next call starts another.
            return Ok(None);
        };
        if is_prime(&candidate) {
            return Ok(Some(candidate));
        }
        self.candidates = Some(candidates);
        Ok(None)
    }

    /// The numbers of `bits` bits without a small factor, from a random start with its two highest bits set.
    fn sieve(&mut self, bits: usize) -> Result<SmallFactorsSieve<BoxedUint>, OutOfRange> {
        let top = Nat::power_of_two(bits - 1).add(&Nat::power_of_two(bits - 2));
        let start = self.rng.bits(bits - 2).add(&top);
        let length = u32::try_from(bits).ok().and_then(NonZeroU32::new);
        start
            .boxed(bits)
            .zip(length)
            .and_then(|(start, length)| SmallFactorsSieve::new(start, length, false).ok())
            .ok_or_else(|| {
                OutOfRange::length(Symbol::Bits, bits, Bound::Bits { min: 8, max: 2048 })
            })
    }

    /// The key, unless the primes do not go together: then both are sought again.
    fn assemble(&self, p: &Nat, q: &Nat) -> Result<Option<RsaPrivateKey>, RsaError> {
        if p == q || p.mul(q).bits() != self.bits {
            return Ok(None);
        }
        match RsaPrivateKey::from_known_primes(p, q, &self.e, &mut Working::off()) {
            Ok(key) => Ok(Some(key)),
            // A prime one above a multiple of `e`.
            Err(RsaError::OutOfRange(error)) if error.what == Symbol::E => Ok(None),
            Err(error) => Err(error),
        }
    }
}
