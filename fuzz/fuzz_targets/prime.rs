//! Primality, and primes drawn at random.
#![no_main]

use libfuzzer_sys::fuzz_target;
use padlock_core::Drbg;
use padlock_core::num::{WITNESSES, is_prime, miller_rabin, random_prime};
use padlock_fuzz::{Number, both};

fuzz_target!(|input: (Number<24>, Vec<u64>, u8, u64)| {
    let (Number(n), mut bases, bits, seed) = input;
    bases.truncate(20);
    let verdict = both(|w| miller_rabin(&n, &bases, w));
    if is_prime(&n) {
        assert!(verdict, "{n} is prime, and a base says it is not");
    }
    if n.bits() <= 80 {
        assert_eq!(
            both(|w| miller_rabin(&n, &WITNESSES, w)),
            is_prime(&n),
            "{n}"
        );
    }
    let bits = usize::from(bits / 2);
    match random_prime(bits, &mut Drbg::new(seed)) {
        Ok(prime) => assert!(prime.bits() == bits && is_prime(&prime)),
        Err(_) => assert!(bits < 2),
    }
});
