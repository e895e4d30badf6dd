//! RSA keys from chosen primes, from components, and by drawing.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::num::random_prime;
use padlock_core::rsa::{RsaKeyJob, RsaPrivateKey};
use padlock_core::{Drbg, Nat, Working};
use padlock_fuzz::{Number, both, keys};

fuzz_target!(|bytes: &[u8]| {
    // Too few bytes are no input.
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    match u.int_in_range(0..=3)? {
        0 => from_any_primes(u),
        1 => from_drawn_primes(u),
        2 => from_components(u),
        _ => drawn(u),
    }
}

fn from_any_primes(u: &mut Unstructured<'_>) -> Result<()> {
    let (p, q) = (Number::<20>::arbitrary(u)?.0, Number::<20>::arbitrary(u)?.0);
    let e = Number::<40>::arbitrary(u)?.0;
    if let Ok(key) = both(|w| RsaPrivateKey::from_primes(&p, &q, &e, w)) {
        check(&key);
    }
    Ok(())
}

fn from_drawn_primes(u: &mut Unstructured<'_>) -> Result<()> {
    let rng = &mut Drbg::new(u.arbitrary()?);
    let mut prime = || {
        random_prime(u.int_in_range(2..=64)?, rng).map_err(|_| arbitrary::Error::IncorrectFormat)
    };
    let (p, q) = (prime()?, prime()?);
    let e = Number::<16>::arbitrary(u)?.0;
    if let Ok(key) = both(|w| RsaPrivateKey::from_primes(&p, &q, &e, w)) {
        check(&key);
    }
    Ok(())
}

/// Any three numbers, or those of a key with one of them changed.
fn from_components(u: &mut Unstructured<'_>) -> Result<()> {
    let mut numbers = [0; 3].map(|_| Nat::zero());
    if u.arbitrary()? {
        let key = keys::rsa(u)?;
        numbers = [&key.n, &key.e, &key.d].map(Clone::clone);
    }
    let changed = u.choose_index(4)?;
    for (index, number) in numbers.iter_mut().enumerate() {
        if number.is_zero() || index == changed {
            *number = Number::<40>::arbitrary(u)?.0;
        }
    }
    let [n, e, d] = numbers;
    if let Ok(key) = RsaPrivateKey::from_components(&n, &e, &d) {
        assert_eq!(key.p.mul(&key.q), key.n);
        assert!(!key.p.is_one() && !key.q.is_one());
    }
    Ok(())
}

fn drawn(u: &mut Unstructured<'_>) -> Result<()> {
    let (bits, seed) = (u.int_in_range(0..=160)?, u.arbitrary()?);
    let Ok(mut job) = RsaKeyJob::new(bits, &Drbg::new(seed)) else {
        assert!(bits < 8);
        return Ok(());
    };
    let slice = u.int_in_range(0..=8)?;
    for _ in 0..20_000 {
        if let Some(key) = job.run(slice).expect("a size in range") {
            assert_eq!(key.n.bits(), bits);
            check(&key);
            return Ok(());
        }
    }
    panic!("no key of {bits} bits for the seed {seed}");
}

/// `p q = n`, and the exponents undo each other.
fn check(key: &RsaPrivateKey) {
    assert_eq!(key.p.mul(&key.q), key.n);
    let one = Nat::one();
    let phi = key.p.sub(&one).and_then(|p| Ok(p.mul(&key.q.sub(&one)?)));
    let phi = phi.expect("primes are above 1");
    assert_eq!(key.e.mul_mod(&key.d, &phi), one.rem(&phi));
    let m = Nat::from(2);
    let c = padlock_core::num::mod_pow(&m, &key.e, &key.n, &mut Working::off());
    let back = c.and_then(|c| padlock_core::num::mod_pow(&c, &key.d, &key.n, &mut Working::off()));
    assert_eq!(back, m.rem(&key.n));
    if key.n.bits() >= 8 && !key.n.is_even() {
        let again = RsaPrivateKey::from_components(&key.n, &key.e, &key.d).expect("a key");
        assert_eq!(again.p.mul(&again.q), key.n);
    }
}
