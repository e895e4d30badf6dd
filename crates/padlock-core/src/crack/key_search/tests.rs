use super::*;
use crate::cipher::{SAes, SDes, cbc_decrypt, cbc_encrypt};
use crate::stream::{RepeatingXor, StreamCipher};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn a_known_pair_gives_the_keys_of_s_des() {
    let key = 0b10_1000_0010_u16.to_be_bytes();
    let pairs: Vec<(Vec<u8>, Vec<u8>)> = [0x00, 0x5a, 0xff]
        .map(|plaintext| {
            let mut block = [plaintext];
            SDes.encrypt_block(&key, &mut block, &mut Working::off())
                .unwrap();
            (vec![plaintext], block.to_vec())
        })
        .to_vec();
    let mut job = KeySearchJob::new(10, 2).unwrap();
    let mut found = Vec::new();
    loop {
        match job.run(100, &mut known_plaintext(&SDes, &pairs)) {
            Search::Found { value, .. } => found.push(value),
            Search::Running { work } => assert!(work < 1024),
            Search::Exhausted { work } => {
                assert_eq!(work, 1024);
                break;
            }
        }
    }
    assert!(found.contains(&key.to_vec()), "{found:?}");
    assert!(found.len() < 4, "{found:?}");
}

#[test]
fn text_alone_gives_the_key_of_s_aes() {
    let key = [0xa7, 0x3b];
    let text = b"Attack at dawn, they said, and nobody came. ";
    let sent = cbc_encrypt(&SAes, &key, &[1, 2], text, &mut Working::off()).unwrap();
    let mut job = KeySearchJob::new(16, 2).unwrap();
    let mut fits = |key: &[u8]| {
        cbc_decrypt(&SAes, key, &[1, 2], &sent, &mut Working::off())
            .is_ok_and(|opened| looks_like_text(&opened))
    };
    let found = job.run(u64::MAX, &mut fits);
    assert_eq!(
        found,
        Search::Found {
            value: key.to_vec(),
            work: 0xa73b + 1
        }
    );
    assert!(matches!(
        job.run(u64::MAX, &mut fits),
        Search::Exhausted { work: 0x10000 }
    ));
}

#[test]
fn keys_keep_their_length() {
    let mut job = KeySearchJob::new(9, 4).unwrap();
    let sent = RepeatingXor.keystream(&[0, 0, 1, 0xff], 0, 8).unwrap();
    let found = job.run(u64::MAX, &mut |key| {
        RepeatingXor
            .keystream(key, 0, 8)
            .is_ok_and(|stream| stream == sent)
    });
    assert!(matches!(found, Search::Found { value, .. } if value == [0, 0, 1, 0xff]));
    assert!(KeySearchJob::new(9, 1).is_err());
    assert!(KeySearchJob::new(0, 1).is_err());
    assert!(KeySearchJob::new(64, 8).is_err());
}
