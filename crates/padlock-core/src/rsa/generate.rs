//! Full-size key generation (FIPS 186-5 appendix A.1.3), the same on every machine for the same generator.

use std::num::NonZeroU32;

use crypto_primes::hazmat::SmallFactorsSieve;

use super::{RsaError, RsaPrivateKey};
use crate::drbg::Drbg;
use crate::error::{Bound, OutOfRange};
use crate::num::{Nat, is_prime};
use crate::working::{Symbol, Working};

impl RsaPrivateKey {
    /// A key whose modulus has exactly `bits` bits, with `e = 65537` (below 32 bits: 17 or the next odd number that fits).
    ///
    /// # Errors
    /// [`RsaError::OutOfRange`] unless `bits` is even and between 16 and 4096.
    pub fn generate(bits: usize, rng: &mut Drbg) -> Result<Self, RsaError> {
        if !(16..=4096).contains(&bits) || bits % 2 == 1 {
            let bound = Bound::Bits { min: 16, max: 4096 };
            return Err(OutOfRange::length(Symbol::Bits, bits, bound).into());
        }
        let e = Nat::from(if bits < 64 { 17 } else { 65537 });
        loop {
            let (p, q) = (prime(bits / 2, rng), prime(bits / 2, rng));
            if p == q {
                continue;
            }
            let key = Self::from_known_primes(&p, &q, &e, &mut Working::off());
            match key {
                Ok(key) => return Ok(key),
                // A prime one above a multiple of `e`: draw again.
                Err(RsaError::OutOfRange(error)) if error.what == Symbol::E => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// A prime of exactly `bits` bits whose two highest bits are set, so that two of them make `2 bits` bits.
fn prime(bits: usize, rng: &mut Drbg) -> Nat {
    let top = Nat::power_of_two(bits - 1).add(&Nat::power_of_two(bits - 2));
    loop {
        let start = rng.bits(bits - 2).add(&top);
        let candidates = sieve(&start, bits);
        if let Some(prime) = candidates.into_iter().flatten().find(is_prime) {
            return prime;
        }
    }
}

/// The numbers from `start` up to `bits` bits without a small factor.
fn sieve(start: &Nat, bits: usize) -> Option<impl Iterator<Item = Nat>> {
    let length = NonZeroU32::new(u32::try_from(bits).ok()?)?;
    let sieve = SmallFactorsSieve::new(start.boxed(bits)?, length, false).ok()?;
    Some(sieve.map(Nat::from_limbs))
}
