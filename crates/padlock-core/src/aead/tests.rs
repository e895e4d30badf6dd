use super::*;
use crate::working::{Symbol, WorkingOp};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// `lucky` is how many of the flipped bits may happen to hit the tag.
fn check(aead: &dyn Aead, lucky: usize) {
    let mut hits = 0;
    let byte = |i: usize| (i * 73 + 5) as u8;
    let key: Vec<u8> = (0..aead.key_len()).map(byte).collect();
    let nonce: Vec<u8> = (0..aead.nonce_len()).map(byte).collect();
    for len in [0, 1, 15, 16, 17, 100] {
        let plaintext: Vec<u8> = (0..len).map(byte).collect();
        let mut w = Working::on();
        let sealed = aead
            .seal(&key, &nonce, b"header", &plaintext, &mut w)
            .unwrap();
        assert_eq!(sealed.len(), len + aead.tag_len(), "{}", aead.id());
        let opened = aead.open(&key, &nonce, b"header", &sealed, &mut w);
        assert_eq!(opened, Ok(plaintext));
        let mut off = Working::off();
        for bit in 0..sealed.len() * 8 {
            let mut forged = sealed.clone();
            forged[bit / 8] ^= 1 << (bit % 8);
            let opened = aead.open(&key, &nonce, b"header", &forged, &mut off);
            hits += usize::from(opened != Err(AeadError::Mismatch));
        }
        let opened = aead.open(&key, &nonce, b"Header", &sealed, &mut off);
        assert_eq!(opened, Err(AeadError::Mismatch));
    }
    assert!(hits <= lucky, "{} forged {hits}", aead.id());
    let mut off = Working::off();
    let what = |result: Result<Vec<u8>, OutOfRange>| result.unwrap_err().what;
    assert_eq!(
        what(aead.seal(&key[1..], &nonce, b"", b"", &mut off)),
        Symbol::Key
    );
    assert_eq!(
        what(aead.seal(&key, &nonce[1..], b"", b"", &mut off)),
        Symbol::Nonce
    );
    let short = aead.open(&key, &nonce, b"", &vec![0; aead.tag_len() - 1], &mut off);
    assert!(matches!(short, Err(AeadError::OutOfRange(error)) if error.what == Symbol::Ciphertext));
}

#[test]
fn what_is_sealed_opens_and_no_flipped_bit_does() {
    // Some 1300 flips, each met again with a chance of about 25 blocks in 2^16.
    check(&ToyAead, 2);
    check(&Aes128Gcm, 0);
    check(&Aes256Gcm, 0);
    check(&Aes128Ccm, 0);
    check(&Aes128Ccm8, 0);
    check(&Aes256Ccm, 0);
    check(&ChaCha20Poly1305, 0);
}

#[test]
fn the_toy_working_shows_counter_mode_and_then_the_mac() {
    let mut w = Working::on();
    ToyAead
        .seal(&[1, 2, 3, 4], &[5, 6], b"", b"abc", &mut w)
        .unwrap();
    let outer: Vec<WorkingOp> = w
        .steps()
        .iter()
        .filter(|s| s.depth == 1)
        .map(|s| s.op)
        .collect();
    assert_eq!(
        outer,
        [
            WorkingOp::KeySchedule,
            WorkingOp::BlockEncrypt,
            WorkingOp::Ctr,
            WorkingOp::Hmac
        ]
    );
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len())
        .step_by(2)
        .map(|i| u8::from_str_radix(&hex[i..i + 2], 16).unwrap())
        .collect()
}

fn check_vector(aead: &dyn Aead, [key, nonce, aad, plaintext, sealed]: [&str; 5]) {
    let [key, nonce, aad, plaintext, sealed] = [key, nonce, aad, plaintext, sealed].map(bytes);
    let mut w = Working::on();
    assert_eq!(
        aead.seal(&key, &nonce, &aad, &plaintext, &mut w).unwrap(),
        sealed
    );
    assert_eq!(
        aead.open(&key, &nonce, &aad, &sealed, &mut w).unwrap(),
        plaintext
    );
    assert_eq!(w.steps().len(), 2);
}

#[test]
fn rfc_8439_vector_holds() {
    // Section 2.8.2.
    let plaintext = "4c616469657320616e642047656e746c656d656e206f662074686520636c617373206f66202739393a20\
        4966204920636f756c64206f6666657220796f75206f6e6c79206f6e652074697020666f722074686520667574\
        7572652c2073756e73637265656e20776f756c642062652069742e";
    let sealed = "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca967\
        1282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58fab324e4\
        fad675945585808b4831d7bc3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691";
    check_vector(
        &ChaCha20Poly1305,
        [
            "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f",
            "070000004041424344454647",
            "50515253c0c1c2c3c4c5c6c7",
            plaintext,
            sealed,
        ],
    );
}

#[test]
fn sp_800_38d_vectors_hold() {
    // McGrew and Viega, "The Galois/Counter Mode of Operation", test cases 4 and 16.
    let plaintext = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809\
        532fcf0e2449a6b525b16aedf5aa0de657ba637b39";
    let aad = "feedfacedeadbeeffeedfacedeadbeefabaddad2";
    check_vector(
        &Aes128Gcm,
        [
            "feffe9928665731c6d6a8f9467308308",
            "cafebabefacedbaddecaf888",
            aad,
            plaintext,
            "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e0915bc94fbc3221a5db94fae95ae7121a47",
        ],
    );
    check_vector(
        &Aes256Gcm,
        [
            "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
            "cafebabefacedbaddecaf888",
            aad,
            plaintext,
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b",
        ],
    );
}

#[test]
fn sp_800_38c_example_3_holds() {
    // Nonce of 12 bytes, tag of 8 bytes.
    check_vector(
        &Aes128Ccm8,
        [
            "404142434445464748494a4b4c4d4e4f",
            "101112131415161718191a1b",
            "000102030405060708090a0b0c0d0e0f10111213",
            "202122232425262728292a2b2c2d2e2f3031323334353637",
            "e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5484392fbc1b09951",
        ],
    );
}
