use super::*;
use crate::stream::{RepeatingXor, StreamCipher};
use crate::{Drbg, Working};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const TEXT: &str = "The strength of a cipher must not depend on keeping its design secret. Whoever reads \
    this text under a short repeating key will see the same letters come back at the same distance, \
    count them, and guess. A longer key needs a longer text, and a key as long as the text, used once, \
    gives nothing away at all.";

fn check(key: &[u8], longest: usize) {
    let sent = RepeatingXor
        .apply(key, 0, TEXT.as_bytes(), &mut Working::off())
        .unwrap();
    let mut job = XorJob::new(&sent, longest).unwrap();
    let mut slices = 0;
    let guess = loop {
        match job.run(1) {
            Search::Found { value, work } => {
                assert_eq!(work, longest as u64);
                break value;
            }
            _ => slices += 1,
        }
    };
    assert_eq!(slices, longest - 1);
    assert_eq!(guess.key, key);
}

#[test]
fn keys_of_many_lengths_are_found() {
    let mut rng = Drbg::new(1);
    for len in 1..=12 {
        check(&rng.bytes(len), 16);
    }
    check(b"lemon", 20);
}

#[test]
fn too_short_a_text_is_refused() {
    assert!(XorJob::new(&[1; 15], 4).is_err());
    assert!(XorJob::new(&[1; 16], 4).is_ok());
    assert!(XorJob::new(&[], 0).is_err());
}
