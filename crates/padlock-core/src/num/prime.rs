//! Primality.

use crypto_primes::Flavor;

use super::Nat;

/// Whether `n` is prime (Baillie, Pomerance, Selfridge and Wagstaff's test, through `crypto-primes`:
/// no composite that passes is known, and none exists below `2^64`).
#[must_use]
pub fn is_prime(n: &Nat) -> bool {
    n.boxed(n.bits().max(64))
        .is_some_and(|n| crypto_primes::is_prime(Flavor::Any, &n))
}
