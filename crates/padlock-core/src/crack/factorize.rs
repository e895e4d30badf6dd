//! Factoring completely, for the orders of groups.

use super::factor::{FactorJob, Progress};
use crate::num::Nat;

/// The prime factors of `n` with their exponents, ascending; none for 0 and 1.
///
/// At 64 bits the worst case is some `2^17` steps.
#[must_use]
pub fn prime_factors(n: u64) -> Vec<(u64, u32)> {
    let mut primes = Vec::new();
    let mut rest = vec![n];
    while let Some(n) = rest.pop() {
        match split(n) {
            Some((p, q)) => rest.extend([p, q]),
            None if n > 1 => primes.push(n),
            None => {}
        }
    }
    primes.sort_unstable();
    let mut factors: Vec<(u64, u32)> = Vec::new();
    for prime in primes {
        match factors.last_mut() {
            Some((last, exponent)) if *last == prime => *exponent += 1,
            _ => factors.push((prime, 1)),
        }
    }
    factors
}

fn split(n: u64) -> Option<(u64, u64)> {
    match FactorJob::new(&Nat::from(n)).ok()?.run(u64::MAX) {
        Progress::Done { p, q, .. } => p.to_u64().zip(q.to_u64()),
        Progress::Running { .. } | Progress::Prime { .. } => None,
    }
}
