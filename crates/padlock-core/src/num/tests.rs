use proptest::prelude::*;

use super::*;
use crate::error::Bound;
use crate::working::{Cell, Working};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn nat(n: u64) -> Nat {
    Nat::from(n)
}

#[test]
fn width_does_not_count() {
    let wide = Nat::from_be_bytes(&[0; 40]);
    assert_eq!(wide, Nat::zero());
    assert_eq!(wide.to_be_bytes(), [0]);
    let seven = Nat::from_be_bytes(&[[0; 32].as_slice(), &[7]].concat());
    assert_eq!(seven, nat(7));
    assert_eq!(
        Nat::power_of_two(200)
            .sub(&Nat::power_of_two(200))
            .unwrap()
            .bits(),
        0
    );
}

#[test]
fn text_is_read_strictly() {
    assert_eq!(Nat::from_dec("3233").unwrap(), nat(3233));
    assert_eq!(Nat::from_hex("0Ca1").unwrap(), nat(3233));
    for (text, position) in [("12_3", 2), ("+1", 0), ("12a", 2)] {
        let error = Nat::from_dec(text).unwrap_err();
        assert_eq!(
            (error.bound, error.given),
            (Bound::DigitsOfBase(10), nat(position))
        );
    }
    assert!(Nat::from_hex("").is_err());
}

#[test]
fn padded_bytes_fit_or_are_refused() {
    assert_eq!(nat(258).to_be_bytes_padded(4).unwrap(), [0, 0, 1, 2]);
    assert_eq!(nat(0).to_be_bytes_padded(0).unwrap(), [0; 0]);
    assert!(nat(256).to_be_bytes_padded(1).is_err());
    let wide = Nat::power_of_two(100);
    assert_eq!(wide.to_be_bytes_padded(13).unwrap()[0], 16);
}

#[test]
fn the_working_of_a_power_is_square_and_multiply() {
    let mut w = Working::on();
    // 5^13 mod 23 = 21; 13 is 1101.
    let power = mod_pow(&nat(5), &nat(13), &nat(23), &mut w).unwrap();
    assert_eq!(power, nat(21));
    let step = &w.steps()[0];
    let cell = |n: u64| Cell::from(n);
    assert_eq!(
        step.rows,
        [
            [cell(3), Cell::Bit(true), cell(1), cell(5)],
            [cell(2), Cell::Bit(true), cell(2), cell(10)],
            [cell(1), Cell::Bit(false), cell(8), Cell::Empty],
            [cell(0), Cell::Bit(true), cell(18), cell(21)],
        ]
    );
}

#[test]
fn the_working_of_a_large_power_is_an_outline() {
    let mut w = Working::on();
    let modulus = Nat::power_of_two(521).sub(&nat(1)).unwrap();
    let exponent = Nat::power_of_two(300).add(&nat(5));
    let on = mod_pow(&nat(3), &exponent, &modulus, &mut w).unwrap();
    let off = mod_pow(&nat(3), &exponent, &modulus, &mut Working::off()).unwrap();
    assert_eq!(on, off);
    let rows = &w.steps()[0].rows;
    assert_eq!(rows.len(), 2 * OUTLINE_ROWS + 1);
    assert_eq!(rows[OUTLINE_ROWS], [Cell::Elided(301 - 8)]);
}

#[test]
fn edges_of_powers_are_defined() {
    let mut w = Working::off();
    let mut power =
        |b, e, m| mod_pow(&nat(b), &nat(e), &nat(m), &mut w).map(|p| p.to_u64().unwrap());
    assert_eq!(power(5, 0, 7), Ok(1));
    assert_eq!(power(0, 0, 7), Ok(1));
    assert_eq!(power(5, 3, 1), Ok(0));
    assert_eq!(power(5, 0, 1), Ok(0));
    assert_eq!(power(3, 5, 16), Ok(3));
    assert!(power(3, 5, 0).is_err());
}

#[test]
fn the_rsa_textbook_inverse_comes_out() {
    let mut w = Working::on();
    assert_eq!(
        mod_inverse(&nat(17), &nat(3120), &mut w).unwrap(),
        nat(2753)
    );
    // 3120 = 183 * 17 + 9, and so on down to 1, then 0.
    let quotients: Vec<&Cell> = w.steps()[0].rows.iter().map(|row| &row[0]).collect();
    assert_eq!(
        quotients,
        [
            &Cell::Empty,
            &Cell::Empty,
            &Cell::from(183_u64),
            &Cell::from(1_u64),
            &Cell::from(1_u64),
            &Cell::from(8_u64)
        ]
    );
    let mut off = Working::off();
    assert!(mod_inverse(&nat(6), &nat(9), &mut off).is_err());
    assert!(mod_inverse(&nat(6), &nat(0), &mut off).is_err());
    assert_eq!(mod_inverse(&nat(6), &nat(1), &mut off).unwrap(), nat(0));
}

proptest! {
    #[test]
    fn arithmetic_agrees_with_machine_words(a in any::<u64>(), b in any::<u64>()) {
        let wide = |n: u128| Nat::from_be_bytes(&n.to_be_bytes());
        let (x, y) = (nat(a), nat(b));
        prop_assert_eq!(x.add(&y), wide(u128::from(a) + u128::from(b)));
        prop_assert_eq!(x.mul(&y), wide(u128::from(a) * u128::from(b)));
        prop_assert_eq!(x.cmp(&y), a.cmp(&b));
        prop_assert_eq!(x.checked_sub(&y), a.checked_sub(b).map(nat));
        prop_assert_eq!(x.to_string(), a.to_string());
        prop_assert_eq!(x.to_u64(), Some(a));
        let divided = a.checked_div(b).zip(a.checked_rem(b));
        prop_assert_eq!(x.div_rem(&y).ok(), divided.map(|(q, r)| (nat(q), nat(r))));
    }

    #[test]
    fn division_undoes_multiplication(
        a in proptest::collection::vec(any::<u8>(), 0..80),
        b in proptest::collection::vec(any::<u8>(), 1..80),
    ) {
        let (a, b) = (Nat::from_be_bytes(&a), Nat::from_be_bytes(&b));
        prop_assume!(!b.is_zero());
        let (q, r) = a.div_rem(&b).unwrap();
        prop_assert!(r < b);
        prop_assert_eq!(q.mul(&b).add(&r), a.clone());
        prop_assert_eq!(Nat::from_hex(&a.to_hex()).unwrap(), a.clone());
        prop_assert_eq!(Nat::from_dec(&a.to_string()).unwrap(), a.clone());
        prop_assert_eq!(Nat::from_be_bytes(&a.to_be_bytes()), a);
    }

    #[test]
    fn powers_by_library_and_by_hand_agree(
        base in proptest::collection::vec(any::<u8>(), 0..40),
        exponent in proptest::collection::vec(any::<u8>(), 0..12),
        modulus in proptest::collection::vec(any::<u8>(), 1..40),
    ) {
        let [base, exponent, modulus] = [base, exponent, modulus].map(|b| Nat::from_be_bytes(&b));
        prop_assume!(!modulus.is_zero());
        let by_hand = mod_pow(&base, &exponent, &modulus, &mut Working::on()).unwrap();
        let by_library = mod_pow(&base, &exponent, &modulus, &mut Working::off()).unwrap();
        prop_assert_eq!(by_hand, by_library);
    }

    #[test]
    fn bezout_holds_in_every_row(a in any::<u64>(), b in any::<u64>()) {
        let mut w = Working::on();
        let euclid = extended_euclid(&nat(a), &nat(b), &mut w);
        for row in &w.steps()[0].rows {
            let [_, Cell::Nat(r), Cell::Int(s), Cell::Int(t)] = row.as_slice() else {
                panic!("{row:?}");
            };
            // r = s a + t b, as s a - (-t) b.
            let minus_t = Int::new(!t.is_negative(), t.magnitude().clone());
            let sum = s.mul(&nat(a)).sub(&minus_t.mul(&nat(b)));
            prop_assert_eq!(sum, Int::from(r.clone()));
        }
        prop_assert_eq!(euclid.gcd, nat(a).gcd(&nat(b)));
    }
}
