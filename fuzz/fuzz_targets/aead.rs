//! Every AEAD: what it sealed it opens, and nothing else.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::catalog::AEADS;
use padlock_fuzz::{Bytes, about, both};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let aead = *u.choose(AEADS)?;
    let key = about(u, aead.key_len())?;
    let nonce = about(u, aead.nonce_len())?;
    let data = Bytes::<60>::arbitrary(u)?.0;
    let text = Bytes::<200>::arbitrary(u)?.0;
    // Any bytes as a ciphertext; a forgery of the toy is no finding.
    let opened = both(|w| aead.open(&key, &nonce, &data, &text, w));
    assert!(opened.is_err() || aead.tag_len() < 8, "a forgery");
    let Ok(mut sealed) = both(|w| aead.seal(&key, &nonce, &data, &text, w)) else {
        return Ok(());
    };
    assert_eq!(sealed.len(), text.len() + aead.tag_len());
    let opened = both(|w| aead.open(&key, &nonce, &data, &sealed, w));
    assert_eq!(opened, Ok(text));
    let index = u.choose_index(sealed.len())?;
    sealed[index] ^= u.int_in_range(1..=255)?;
    let opened = both(|w| aead.open(&key, &nonce, &data, &sealed, w));
    assert!(
        opened.is_err() || aead.tag_len() < 8,
        "a changed ciphertext was opened"
    );
    Ok(())
}
