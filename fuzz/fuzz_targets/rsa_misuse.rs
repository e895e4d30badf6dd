//! RSA keys and messages that were chosen badly: small exponents, one modulus twice, shared primes.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::Nat;
use padlock_core::crack::{broadcast, common_modulus, shared_primes, small_exponent};
use padlock_fuzz::{Number, keys};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    match u.int_in_range(0..=3)? {
        0 => small(u),
        1 => sent_to_many(u),
        2 => sent_twice(u),
        _ => shared(u),
    }
}

fn small(u: &mut Unstructured<'_>) -> Result<()> {
    let mut key = keys::any_rsa_public(u)?;
    if u.arbitrary()? {
        key.e = Nat::from(u.int_in_range(0..=20)?);
    }
    let c = Number::<80>::arbitrary(u)?.0;
    if let Ok(Some(m)) = small_exponent(&key, &c) {
        let e = key.e.to_u64().and_then(|e| u32::try_from(e).ok());
        assert_eq!(m.pow(e.expect("small")), c);
    }
    Ok(())
}

fn sent_to_many(u: &mut Unstructured<'_>) -> Result<()> {
    let e = Nat::from(u.int_in_range(0..=6)?);
    let count = u.int_in_range(0..=6)?;
    let pair = |_| Ok((Number::<24>::arbitrary(u)?.0, Number::<24>::arbitrary(u)?.0));
    let sent = (0..count).map(pair).collect::<Result<Vec<_>>>()?;
    let _ = broadcast(&sent, &e);
    Ok(())
}

fn sent_twice(u: &mut Unstructured<'_>) -> Result<()> {
    let mut number = || Ok(Number::<24>::arbitrary(u)?.0);
    let (n, e1, e2) = (number()?, number()?, number()?);
    let (c1, c2) = (number()?, number()?);
    let _ = common_modulus(&n, (&e1, &c1), (&e2, &c2));
    Ok(())
}

fn shared(u: &mut Unstructured<'_>) -> Result<()> {
    let count = u.int_in_range(0..=12)?;
    let modulus = |_| Ok(Number::<16>::arbitrary(u)?.0);
    let moduli = (0..count).map(modulus).collect::<Result<Vec<_>>>()?;
    let found = shared_primes(&moduli);
    for (index, n) in moduli.iter().enumerate().filter(|(_, n)| !n.is_zero()) {
        let others = moduli
            .iter()
            .enumerate()
            .filter(|(i, m)| *i != index && !m.is_zero());
        let shares = others.map(|(_, m)| m).any(|m| !m.gcd(n).is_one());
        let listed = found.iter().find(|shared| shared.index == index);
        assert_eq!(listed.is_some(), shares, "{n} among {moduli:?}");
        if let Some(shared) = listed {
            assert!(n.rem(&shared.factor).expect("not zero").is_zero());
        }
    }
    Ok(())
}
