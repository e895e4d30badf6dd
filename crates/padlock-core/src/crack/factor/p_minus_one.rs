//! Pollard's `p - 1` ("Theorems on factorization and primality testing", 1974).
//!
//! If every prime power in `p - 1` divides `E`, then `p` divides `a^E - 1`. `E` grows by one prime power at a time, each
//! as large as 64 bits ask for, so that the method always ends: at the largest prime factor of `p - 1`.

use serde::Serialize;

use super::{Rho, State};
use crate::num::word;

/// The power so far, and the next candidate for a prime exponent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct PMinusOne {
    base: u64,
    power: u64,
    next: u64,
}

/// How often the base is changed when all of `n` falls at once.
const BASES: u64 = 20;

impl PMinusOne {
    /// For an odd composite `n`.
    pub(super) const fn new() -> Self {
        Self::with_base(2)
    }

    const fn with_base(base: u64) -> Self {
        Self {
            base,
            power: base,
            next: 2,
        }
    }

    /// One candidate, and what follows when it gives a factor.
    pub(super) fn batch(&mut self, n: u64) -> (u64, Option<State>) {
        let candidate = self.next;
        self.next += if candidate == 2 { 1 } else { 2 };
        if !word::is_prime(candidate) {
            return (1, None);
        }
        // One factor of the prime at a time, until its power passes 64 bits: a square in `p - 1` is found too.
        let mut reached = 1_u64;
        let mut steps = 0;
        while let Some(power) = reached.checked_mul(candidate) {
            reached = power;
            steps += 1;
            self.power = word::pow(self.power, candidate, n);
            // A base that shares a factor with `n` gives it away as well.
            let difference = word::sub(self.power, 1 % n, n);
            match word::gcd(difference, n) {
                1 => {}
                factor if factor < n => return (steps, Some(State::Found { factor })),
                // Both primes fell in one step: another base has other orders.
                _ => return (steps, Some(self.other_base())),
            }
        }
        (steps, None)
    }

    const fn other_base(&self) -> State {
        if self.base < BASES {
            State::PMinusOne(Self::with_base(self.base + 1))
        } else {
            State::Rho(Rho::new(1))
        }
    }
}
