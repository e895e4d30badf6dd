//! Powers, inverses and square roots modulo any number, and Euclid's algorithm, with their working.
#![no_main]

use libfuzzer_sys::fuzz_target;
use padlock_core::num::{Int, extended_euclid, is_square_mod, mod_inverse, mod_pow, mod_sqrt};
use padlock_core::{Nat, Working};
use padlock_fuzz::{Number, both};

fuzz_target!(|input: (Number<40>, Number<20>, Number<40>)| {
    let (Number(a), Number(e), Number(m)) = input;
    power(&a, &e, &m);
    inverse(&a, &m);
    square_root(&a, &m);
});

fn power(a: &Nat, e: &Nat, m: &Nat) {
    let power = both(|w| mod_pow(a, e, m, w));
    let Ok(power) = power else {
        assert!(m.is_zero());
        return;
    };
    let next = mod_pow(a, &e.add(&Nat::one()), m, &mut Working::off());
    assert_eq!(next, power.mul_mod(a, m));
}

fn inverse(a: &Nat, m: &Nat) {
    let euclid = both(|w| extended_euclid(a, m, w));
    assert_eq!(euclid.gcd, a.gcd(m));
    // gcd = s a + t m, as gcd - s a = t m.
    let rest = Int::from(euclid.gcd).sub(&euclid.s.mul(a));
    assert_eq!(rest, euclid.t.mul(m));
    if let Ok(inverse) = both(|w| mod_inverse(a, m, w)) {
        assert_eq!(a.mul_mod(&inverse, m), Nat::one().rem(m));
        assert!(inverse < *m);
    }
}

fn square_root(a: &Nat, m: &Nat) {
    let square = is_square_mod(a, m);
    // A composite modulus has no meaning, and must do no harm.
    let root = mod_sqrt(a, m);
    if padlock_core::num::is_prime(m) && !m.is_even() {
        let root = root.expect("an odd prime");
        assert_eq!(Ok(root.is_some()), square);
        if let Some(root) = root {
            assert_eq!(root.mul_mod(&root, m), a.rem(m));
        }
    }
}
