//! Numbers: read from text and bytes, and their arithmetic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use padlock_core::Nat;
use padlock_core::num::Int;
use padlock_fuzz::Number;

fuzz_target!(
    |input: (&str, Number<96>, Number<96>, Number<48>, u16, u8)| {
        let (text, Number(a), Number(b), Number(m), shift, degree) = input;
        read(text);
        write(&a, usize::from(shift));
        arithmetic(&a, &b);
        modular(&a, &b, &m);
        roots(&a, u32::from(degree));
    }
);

fn read(text: &str) {
    let text: String = text.chars().take(1000).collect();
    if let Ok(n) = Nat::from_dec(&text) {
        let digits = text.trim_start_matches('0');
        let digits = if digits.is_empty() { "0" } else { digits };
        assert_eq!(n.to_string(), digits);
    }
    if let Ok(n) = Nat::from_hex(&text) {
        assert_eq!(Nat::from_hex(&n.to_hex()), Ok(n));
    }
}

fn write(a: &Nat, shift: usize) {
    assert_eq!(Nat::from_be_bytes(&a.to_be_bytes()), *a);
    assert_eq!(a.to_u64().map(Nat::from).unwrap_or(a.clone()), *a);
    match a.to_be_bytes_padded(shift) {
        Ok(bytes) => {
            assert_eq!(bytes.len(), shift);
            assert_eq!(Nat::from_be_bytes(&bytes), *a);
        }
        Err(_) => assert!(a.byte_len() > shift),
    }
    let (quotient, remainder) = a.div_rem(&Nat::power_of_two(shift)).expect("not zero");
    assert_eq!(a.shr(shift), quotient);
    assert!(remainder.bits() <= shift);
    assert_eq!(a.bit(shift), !a.shr(shift).is_even());
    assert_eq!(a.trailing_zeros() == 0, a.is_zero() || !a.is_even());
}

fn arithmetic(a: &Nat, b: &Nat) {
    let sum = a.add(b);
    assert_eq!(sum.checked_sub(b).as_ref(), Some(a));
    assert_eq!(a.sub(b).is_ok(), a >= b);
    let product = a.mul(b);
    assert_eq!(product.bits() <= a.bits() + b.bits(), true);
    match a.div_rem(b) {
        Ok((quotient, remainder)) => {
            assert!(remainder < *b);
            assert_eq!(quotient.mul(b).add(&remainder), *a);
            assert_eq!(product.div_rem(b), Ok((a.clone(), Nat::zero())));
        }
        Err(_) => assert!(b.is_zero()),
    }
    let gcd = a.gcd(b);
    if !gcd.is_zero() {
        assert!(a.rem(&gcd).expect("not zero").is_zero());
        assert!(b.rem(&gcd).expect("not zero").is_zero());
    }
    let difference = Int::from(a.clone()).sub(&Int::from(b.clone()));
    assert_eq!(difference.is_negative(), a < b);
}

fn modular(a: &Nat, b: &Nat, m: &Nat) {
    let product = a.mul_mod(b, m);
    assert_eq!(product, a.mul(b).rem(m));
    assert_eq!(product.is_err(), m.is_zero());
    assert_eq!(a.add_mod(b, m), a.add(b).rem(m));
    if let Ok(difference) = a.sub_mod(b, m) {
        assert_eq!(difference.add_mod(b, m), a.rem(m));
        let exact = Int::from(a.clone()).sub(&Int::from(b.clone()));
        assert_eq!(exact.rem(m), Ok(difference));
    }
}

fn roots(a: &Nat, k: u32) {
    let root = a.sqrt();
    let next = root.add(&Nat::one());
    assert!(root.mul(&root) <= *a && *a < next.mul(&next));
    match a.nth_root(k) {
        Ok(root) => {
            assert!(root.pow(k) <= *a);
            assert!(*a < root.add(&Nat::one()).pow(k));
        }
        Err(_) => assert_eq!(k, 0),
    }
}
