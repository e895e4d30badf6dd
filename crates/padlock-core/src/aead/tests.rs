use super::*;
use crate::working::{Symbol, WorkingOp};

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
