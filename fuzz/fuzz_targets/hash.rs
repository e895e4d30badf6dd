//! Every hash, and HMAC and HKDF over it.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::catalog::HASHES;
use padlock_core::hash::{Hash, ToyHash};
use padlock_core::mac::{hkdf_expand, hkdf_extract, hmac};
use padlock_fuzz::{Bytes, both};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let hash = *u.choose(HASHES)?;
    let message = Bytes::<600>::arbitrary(u)?.0;
    let digest = both(|w| hash.digest(&message, w));
    assert_eq!(digest.len(), hash.output_len());
    toy(&message);
    let key = Bytes::<300>::arbitrary(u)?.0;
    assert_eq!(
        both(|w| hmac(hash, &key, &message, w)).len(),
        hash.output_len()
    );
    hkdf(hash, &key, &message, u.int_in_range(0..=20_000)?);
    Ok(())
}

fn toy(message: &[u8]) {
    let padded = ToyHash::pad(message);
    assert!(padded.starts_with(message));
    assert!(padded.len().is_multiple_of(ToyHash.block_len()));
}

fn hkdf(hash: &dyn Hash, salt: &[u8], ikm: &[u8], len: usize) {
    let prk = both(|w| hkdf_extract(hash, salt, ikm, w));
    assert_eq!(prk.len(), hash.output_len());
    match both(|w| hkdf_expand(hash, &prk, salt, len, w)) {
        Ok(okm) => assert_eq!(okm.len(), len),
        Err(_) => assert!(len > 255 * hash.output_len()),
    }
}
