use super::*;
use crate::cipher::{Aes128, BlockCipher, SAes, SDes, cbc_decrypt, cbc_encrypt};
use crate::{Drbg, Working};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Whether a text ends in a right padding.
fn padded(text: &[u8], padding: CbcPadding) -> bool {
    let Some(&last) = text.last() else {
        return false;
    };
    let (value, count) = match padding {
        CbcPadding::Tls => (last, usize::from(last) + 1),
        CbcPadding::Pkcs7 => (last, usize::from(last)),
    };
    count >= 1 && text.len() >= count && text[text.len() - count..].iter().all(|&b| b == value)
}

/// Every block of a random text, against an oracle that decrypts the two blocks it is sent.
fn check(cipher: &dyn BlockCipher, padding: CbcPadding, seed: u64) -> u64 {
    let mut rng = Drbg::new(seed);
    let mut key = rng.bytes(cipher.key_len());
    key[0] &= 3;
    let len = cipher.block_len();
    let (iv, text) = (rng.bytes(len), rng.bytes(len * 3));
    let sent = cbc_encrypt(cipher, &key, &iv, &text, &mut Working::off()).unwrap();
    let chain = [iv, sent].concat();
    let blocks: Vec<&[u8]> = chain.chunks(len).collect();
    let mut calls = 0;
    for (index, pair) in blocks.windows(2).enumerate() {
        let mut job = VaudenayJob::new(pair[0], pair[1], padding).unwrap();
        let mut oracle = |query: &[u8]| {
            let (forged, block) = query.split_at(len);
            let opened = cbc_decrypt(cipher, &key, forged, block, &mut Working::off());
            padded(&opened.unwrap(), padding)
        };
        let found = loop {
            match job.run(50, &mut oracle) {
                Search::Running { .. } => {}
                done => break done,
            }
        };
        let expected = text[index * len..(index + 1) * len].to_vec();
        let work = job.work();
        assert_eq!(
            found,
            Search::Found {
                value: expected,
                work
            },
            "{}",
            cipher.id()
        );
        assert_eq!(job.query(), None);
        calls += work;
    }
    calls / 3
}

#[test]
fn a_block_is_recovered_under_either_padding() {
    for padding in [CbcPadding::Tls, CbcPadding::Pkcs7] {
        let calls = check(&Aes128, padding, 1);
        println!(
            "Vaudenay, {}: {calls} oracle calls per AES block",
            padding.id()
        );
        assert!(calls < 4096);
        for seed in 0..30 {
            check(&SAes, padding, seed);
            check(&SDes, padding, seed);
        }
    }
}

#[test]
fn an_oracle_that_never_agrees_ends_the_attack() {
    let mut job = VaudenayJob::new(&[0; 16], &[1; 16], CbcPadding::Tls).unwrap();
    assert_eq!(
        job.run(10_000, &mut |_| false),
        Search::Exhausted { work: 256 }
    );
    assert!(VaudenayJob::new(&[], &[], CbcPadding::Tls).is_err());
    assert!(VaudenayJob::new(&[0; 15], &[1; 16], CbcPadding::Tls).is_err());
}

#[test]
fn an_answer_that_nobody_asked_for_changes_nothing() {
    let mut job = VaudenayJob::new(&[7], &[9], CbcPadding::Tls).unwrap();
    job.answer(true);
    let done = job.clone();
    assert_eq!(done.query(), None);
    job.answer(true);
    assert_eq!(job, done);
}
