use super::*;
use crate::working::{Cell, Symbol};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn check(cipher: &dyn BlockCipher, key: &[u8], plaintext: &[u8], ciphertext: &[u8]) {
    let mut block = plaintext.to_vec();
    cipher
        .encrypt_block(key, &mut block, &mut Working::off())
        .unwrap();
    assert_eq!(block, ciphertext, "{} encrypts", cipher.id());
    let mut recorded = plaintext.to_vec();
    cipher
        .encrypt_block(key, &mut recorded, &mut Working::on())
        .unwrap();
    assert_eq!(recorded, ciphertext, "{} encrypts recorded", cipher.id());
    cipher
        .decrypt_block(key, &mut block, &mut Working::off())
        .unwrap();
    assert_eq!(block, plaintext, "{} decrypts", cipher.id());
}

#[test]
fn published_s_aes_vectors_hold() {
    // Musa, Schaefer and Wedig 2003; Stallings, appendix on simplified AES; Gordon 2009.
    for (key, plaintext, ciphertext) in [
        (0x4af5_u16, 0xd728_u16, 0x24ec_u16),
        (0xa73b, 0x6f6b, 0x0738),
    ] {
        check(
            &SAes,
            &key.to_be_bytes(),
            &plaintext.to_be_bytes(),
            &ciphertext.to_be_bytes(),
        );
    }
}

#[test]
fn published_s_des_vectors_hold() {
    // Schaefer 1996 and Stallings: round keys of 1010000010; then the test data that circulates with the paper.
    assert_eq!(SDes::round_keys(0b10_1000_0010), [0b1010_0100, 0b0100_0011]);
    for (key, plaintext, ciphertext) in [
        (0b10_1000_0010_u16, 0b1011_1101_u8, 0b0111_0101_u8),
        (0b00_0000_0000, 0b1010_1010, 0b0001_0001),
        (0b11_1000_1110, 0b1010_1010, 0b1100_1010),
        (0b11_1000_1110, 0b0101_0101, 0b0111_0000),
        (0b11_1111_1111, 0b1010_1010, 0b0000_0100),
        (0b00_0000_0000, 0b0000_0000, 0b1111_0000),
        (0b11_1111_1111, 0b1111_1111, 0b0000_1111),
        (0b00_0001_1111, 0b0000_0000, 0b0100_0011),
        (0b00_0001_1111, 0b1111_1111, 0b1110_0001),
    ] {
        check(&SDes, &key.to_be_bytes(), &[plaintext], &[ciphertext]);
    }
}

#[test]
fn s_des_is_a_permutation_under_every_key() {
    let mut w = Working::off();
    for key in 0..1024_u16 {
        let mut seen = [false; 256];
        for block in 0..=u8::MAX {
            let mut bytes = [block];
            SDes.encrypt_block(&key.to_be_bytes(), &mut bytes, &mut w)
                .unwrap();
            seen[usize::from(bytes[0])] = true;
            SDes.decrypt_block(&key.to_be_bytes(), &mut bytes, &mut w)
                .unwrap();
            assert_eq!(bytes, [block]);
        }
        assert!(seen.iter().all(|&seen| seen), "key {key}");
    }
    let mut block = [0];
    let error = SDes.encrypt_block(&1024_u16.to_be_bytes(), &mut block, &mut w);
    assert_eq!(
        error.unwrap_err().to_string(),
        "key: below 1024 expected, 1024 given"
    );
}

#[test]
fn sp_800_38a_ctr_aes128_vector_holds() {
    let key = 0x2b7e_1516_28ae_d2a6_abf7_1588_09cf_4f3c_u128.to_be_bytes();
    let counter = 0xf0f1_f2f3_f4f5_f6f7_f8f9_fafb_fcfd_feff_u128.to_be_bytes();
    let plaintext = [
        0x6bc1_bee2_2e40_9f96_e93d_7e11_7393_172a_u128.to_be_bytes(),
        0xae2d_8a57_1e03_ac9c_9eb7_6fac_45af_8e51_u128.to_be_bytes(),
    ]
    .concat();
    let ciphertext = [
        0x874d_6191_b620_e326_1bef_6864_990d_b6ce_u128.to_be_bytes(),
        0x9806_f66b_7970_fdff_8617_187b_b9ff_fdff_u128.to_be_bytes(),
    ]
    .concat();
    let mut w = Working::on();
    let out = ctr(&Aes128, &key, &counter, &plaintext[..30], &mut w).unwrap();
    assert_eq!(out, ciphertext[..30]);
    assert_eq!(w.steps()[0].rows.len(), 2);
}

#[test]
fn fips_197_appendix_c_holds() {
    let key: Vec<u8> = (0..16).collect();
    let plaintext: Vec<u8> = (0..16).map(|i| i * 0x11).collect();
    let ciphertext = 0x69c4_e0d8_6a7b_0430_d8cd_b780_70b4_c55a_u128.to_be_bytes();
    check(&Aes128, &key, &plaintext, &ciphertext);
    let key: Vec<u8> = (0..32).collect();
    let ciphertext = 0x8ea2_b7ca_5167_45bf_eafc_4990_4b49_6089_u128.to_be_bytes();
    check(&Aes256, &key, &plaintext, &ciphertext);
}

#[test]
fn sp_800_67_tdea_vector_holds() {
    // SP 800-67 revision 1, appendix B.1: "The qufck brown fox jump" under three keys.
    let key = [
        0x0123_4567_89ab_cdef_u64.to_be_bytes(),
        0x2345_6789_abcd_ef01_u64.to_be_bytes(),
        0x4567_89ab_cdef_0123_u64.to_be_bytes(),
    ]
    .concat();
    for (plaintext, ciphertext) in [
        (b"The qufc", 0xa826_fd8c_e53b_855f_u64),
        (b"k brown ", 0xcce2_1c81_1225_6fe6),
        (b"fox jump", 0x68d5_c05d_d9b6_b900),
    ] {
        check(&TripleDes, &key, plaintext, &ciphertext.to_be_bytes());
    }
}

#[test]
fn s_aes_decrypts_every_block_and_key_pair_of_a_sample() {
    for key in (0..=u16::MAX).step_by(257) {
        for block in (0..=u16::MAX).step_by(13) {
            let mut bytes = block.to_be_bytes();
            let key = key.to_be_bytes();
            let mut w = Working::off();
            SAes.encrypt_block(&key, &mut bytes, &mut w).unwrap();
            SAes.decrypt_block(&key, &mut bytes, &mut w).unwrap();
            assert_eq!(u16::from_be_bytes(bytes), block);
        }
    }
}

#[test]
fn the_s_aes_working_shows_every_operation() {
    let mut w = Working::on();
    let mut block = 0x6f6b_u16.to_be_bytes();
    SAes.encrypt_block(&0xa73b_u16.to_be_bytes(), &mut block, &mut w)
        .unwrap();
    let rounds = &w.steps()[1];
    let names: Vec<&str> = rounds
        .rows
        .iter()
        .map(|row| match &row[0] {
            Cell::Name(name) => name.id(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        names,
        [
            "add_round_key",
            "substitute",
            "shift_row",
            "mix_columns",
            "add_round_key",
            "substitute",
            "shift_row",
            "add_round_key"
        ]
    );
    assert_eq!(
        rounds.result,
        [(Symbol::State, Cell::Nibbles([0, 7, 3, 8]))]
    );
}

fn check_cbc(cipher: &dyn BlockCipher, blocks: usize) {
    let byte = |i: usize| (i * 37 + 11) as u8;
    // The first byte is 0, which makes it a key of S-DES too.
    let key: Vec<u8> = (0..cipher.key_len()).map(|i| i as u8 * 3).collect();
    let iv: Vec<u8> = (0..cipher.block_len()).map(byte).rev().collect();
    let plaintext: Vec<u8> = (0..cipher.block_len() * blocks).map(byte).collect();
    let mut w = Working::on();
    let ciphertext = cbc_encrypt(cipher, &key, &iv, &plaintext, &mut w).unwrap();
    assert_eq!(w.steps()[0].rows.len(), blocks);
    let back = cbc_decrypt(cipher, &key, &iv, &ciphertext, &mut w).unwrap();
    assert_eq!(back, plaintext);
}

#[test]
fn cbc_decrypts_what_it_encrypts() {
    for blocks in [0, 1, 5] {
        check_cbc(&SAes, blocks);
        check_cbc(&SDes, blocks);
        check_cbc(&Aes128, blocks);
        check_cbc(&Aes256, blocks);
        check_cbc(&TripleDes, blocks);
    }
}

#[test]
fn sp_800_38a_cbc_aes128_vector_holds() {
    let key = 0x2b7e_1516_28ae_d2a6_abf7_1588_09cf_4f3c_u128.to_be_bytes();
    let iv: Vec<u8> = (0..16).collect();
    let plaintext = [
        0x6bc1_bee2_2e40_9f96_e93d_7e11_7393_172a_u128.to_be_bytes(),
        0xae2d_8a57_1e03_ac9c_9eb7_6fac_45af_8e51_u128.to_be_bytes(),
    ]
    .concat();
    let ciphertext = [
        0x7649_abac_8119_b246_cee9_8e9b_12e9_197d_u128.to_be_bytes(),
        0x5086_cb9b_5072_19ee_95db_113a_9176_78b2_u128.to_be_bytes(),
    ]
    .concat();
    let out = cbc_encrypt(&Aes128, &key, &iv, &plaintext, &mut Working::off());
    assert_eq!(out.unwrap(), ciphertext);
}

#[test]
fn wrong_lengths_are_refused_by_name() {
    let mut w = Working::off();
    let cases = [
        (
            cbc_encrypt(&SAes, &[0; 3], &[0; 2], &[], &mut w),
            Symbol::Key,
        ),
        (
            cbc_encrypt(&SAes, &[0; 2], &[0; 1], &[], &mut w),
            Symbol::Iv,
        ),
        (
            cbc_encrypt(&SAes, &[0; 2], &[0; 2], &[0; 3], &mut w),
            Symbol::Plaintext,
        ),
        (
            cbc_decrypt(&Aes128, &[0; 16], &[0; 16], &[0; 15], &mut w),
            Symbol::Ciphertext,
        ),
    ];
    for (result, what) in cases {
        assert_eq!(result.unwrap_err().what, what);
    }
    let short = Aes128.encrypt_block(&[0; 16], &mut [0; 15], &mut w);
    assert_eq!(short.unwrap_err().what, Symbol::Block);
}
