//! Exhaustive key search, collisions and second preimages, and the repeating XOR.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::Working;
use padlock_core::catalog::{BLOCK_CIPHERS, HASHES};
use padlock_core::crack::{
    CollisionJob, KeySearchJob, Search, SecondPreimageJob, XorJob, known_plaintext, looks_like_text,
};
use padlock_fuzz::{Bytes, about};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    match u.int_in_range(0..=3)? {
        0 => keys(u),
        1 => collision(u),
        2 => second_preimage(u),
        _ => repeating_xor(u),
    }
}

fn keys(u: &mut Unstructured<'_>) -> Result<()> {
    let cipher = *u.choose(BLOCK_CIPHERS)?;
    let key_len = u.int_in_range(0..=32)?;
    let Ok(mut job) = KeySearchJob::new(u.int_in_range(0..=70)?, key_len) else {
        return Ok(());
    };
    let plaintext = about(u, cipher.block_len())?;
    let pairs = [(plaintext, about(u, cipher.block_len())?)];
    let mut fits = known_plaintext(cipher, &pairs);
    for _ in 0..20 {
        if let Search::Found { value, .. } = job.run(u.int_in_range(0..=100)?, &mut fits) {
            assert_eq!(value.len(), key_len);
            let mut block = pairs[0].0.clone();
            let done = cipher.encrypt_block(&value, &mut block, &mut Working::off());
            assert_eq!(done.map(|()| block).as_ref(), Ok(&pairs[0].1));
        }
    }
    Ok(())
}

fn collision(u: &mut Unstructured<'_>) -> Result<()> {
    let hash = *u.choose(HASHES)?;
    let bits = u.int_in_range(0..=60)?;
    let Ok(mut job) = CollisionJob::new(&Bytes::<40>::arbitrary(u)?.0, bits) else {
        return Ok(());
    };
    for _ in 0..20 {
        if let Search::Found { value: (a, b), .. } = job.run(hash, u.int_in_range(0..=50)?) {
            assert_ne!(a, b);
            let digest = |message: &[u8]| hash.digest(message, &mut Working::off());
            assert_eq!(first_byte(&digest(&a), bits), first_byte(&digest(&b), bits));
        }
    }
    Ok(())
}

fn second_preimage(u: &mut Unstructured<'_>) -> Result<()> {
    let hash = *u.choose(HASHES)?;
    let bits = u.int_in_range(0..=70)?;
    let target = Bytes::<40>::arbitrary(u)?.0;
    let prefix = Bytes::<40>::arbitrary(u)?.0;
    let Ok(mut job) = SecondPreimageJob::new(&target, &prefix, bits) else {
        return Ok(());
    };
    if let Search::Found { value, .. } = job.run(hash, 1000) {
        assert_ne!(value, target);
        let digest = |message: &[u8]| hash.digest(message, &mut Working::off());
        assert_eq!(
            first_byte(&digest(&value), bits),
            first_byte(&digest(&target), bits)
        );
    }
    Ok(())
}

/// Of the first byte as many bits as are compared.
fn first_byte(digest: &[u8], bits: usize) -> u8 {
    let spare = 8_usize.saturating_sub(bits);
    digest.first().map_or(0, |byte| byte >> spare)
}

fn repeating_xor(u: &mut Unstructured<'_>) -> Result<()> {
    let longest = u.int_in_range(0..=20)?;
    let text = Bytes::<300>::arbitrary(u)?.0;
    let _ = looks_like_text(&text);
    let Ok(mut job) = XorJob::new(&text, longest) else {
        return Ok(());
    };
    for _ in 0..=longest.max(1) {
        if let Search::Found { value, .. } = job.run(1) {
            assert!((1..=longest.max(1)).contains(&value.key.len()));
            return Ok(());
        }
    }
    panic!("the search among {longest} lengths does not end");
}
