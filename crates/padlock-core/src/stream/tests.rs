use super::*;
use crate::error::Bound;
use crate::working::Cell;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn check(cipher: &dyn StreamCipher, key: &[u8]) {
    let whole = cipher.keystream(key, 0, 300).unwrap();
    for offset in [0, 1, 7, 8, 100, 299, 300] {
        let part = cipher.keystream(key, offset, 300 - offset).unwrap();
        assert_eq!(part, whole[offset..], "{} at {offset}", cipher.id());
    }
    let text = b"the keystream is all there is";
    let mut w = Working::on();
    let sent = cipher.apply(key, 5, text, &mut w).unwrap();
    assert_eq!(cipher.apply(key, 5, &sent, &mut w).unwrap(), text);
    assert_eq!(w.steps().len(), 2);
}

#[test]
fn an_offset_is_a_place_in_the_one_stream() {
    check(&RepeatingXor, b"key");
    check(&Lfsr::THREE_BITS, &[5]);
    check(&Rc4, &[7; 16]);
}

#[test]
fn rfc_6229_rc4_vectors_hold() {
    let key: Vec<u8> = (1..=16).collect();
    let stream = Rc4.keystream(&key, 0, 16).unwrap();
    assert_eq!(
        stream,
        0x9ac7_cc9a_609d_1ef7_b293_2899_cde4_1b97_u128.to_be_bytes()
    );
    let far = Rc4.keystream(&key, 4096, 16).unwrap();
    assert_eq!(
        far,
        0xa36a_4c30_1ae8_ac13_610c_cbc1_2256_cacc_u128.to_be_bytes()
    );
}

#[test]
fn three_bits_give_a_period_of_seven() {
    let lfsr = Lfsr::THREE_BITS;
    for start in 1..8 {
        assert_eq!(lfsr.period(start), 7);
    }
    // Paar and Pelzl 2010, section 2.3.1: from s0 = 0, s1 = 0, s2 = 1 the stream is 0010111.
    let stream = lfsr.keystream(&[0b100], 0, 2).unwrap();
    assert_eq!(stream, [0b0010_1110, 0b0101_1100]);
}

#[test]
fn the_working_of_a_register_shows_every_clock_of_a_short_text() {
    let mut w = Working::on();
    Lfsr::THREE_BITS.apply(&[0b100], 0, b"a", &mut w).unwrap();
    let rows = &w.steps()[0].rows;
    assert_eq!(rows.len(), 8);
    // After seven clocks the register is what it was.
    assert_eq!(rows[0], rows[7]);
    assert_eq!(rows[0][0], Cell::Bits(vec![true, false, false]));
    let mut w = Working::on();
    Lfsr::THREE_BITS.apply(&[1], 0, &[0; 100], &mut w).unwrap();
    assert_eq!(w.steps()[0].rows.len(), lfsr::ROWS + 1);
}

#[test]
fn bad_keys_and_registers_are_refused() {
    let refused =
        |cipher: &dyn StreamCipher, key: &[u8]| cipher.keystream(key, 0, 1).unwrap_err().what;
    assert_eq!(refused(&RepeatingXor, &[]), Symbol::Key);
    assert_eq!(refused(&Rc4, &[1; 15]), Symbol::Key);
    for key in [&[][..], &[0], &[8], &[1, 1]] {
        assert_eq!(refused(&Lfsr::THREE_BITS, key), Symbol::Key);
    }
    assert_eq!(Lfsr::new(3, 2).unwrap_err().bound, Bound::Odd);
    assert_eq!(Lfsr::new(3, 9).unwrap_err().what, Symbol::Taps);
    assert_eq!(Lfsr::new(9, 1).unwrap_err().what, Symbol::Register);
    assert_eq!(Lfsr::new(8, 0b0001_1101).unwrap().period(1), 255);
}
