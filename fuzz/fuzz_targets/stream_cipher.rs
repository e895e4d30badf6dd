//! Every stream cipher, and shift registers of any taps.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::catalog::STREAM_CIPHERS;
use padlock_core::stream::{Lfsr, StreamCipher};
use padlock_fuzz::{Bytes, about, both};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let register = Lfsr::new(u.int_in_range(0..=12)?, u.arbitrary()?);
    let start = u.arbitrary()?;
    if let Ok(register) = &register {
        assert!((1..=257).contains(&register.period(start)));
        let _ = register.clock(start);
    }
    let made = register
        .as_ref()
        .ok()
        .map(|register| register as &dyn StreamCipher);
    let cipher = match made {
        Some(register) if u.arbitrary()? => register,
        _ => *u.choose(STREAM_CIPHERS)?,
    };
    let key = about(u, cipher.key_len())?;
    // RC4 makes the stream before the offset as well: it is kept short here.
    let offset = match cipher.id() {
        "rc4_128" => u.int_in_range(0..=5000)?,
        _ => u.arbitrary()?,
    };
    let text = Bytes::<200>::arbitrary(u)?.0;
    if let Ok(mixed) = both(|w| cipher.apply(&key, offset, &text, w)) {
        assert_eq!(mixed.len(), text.len());
        assert_eq!(
            both(|w| cipher.apply(&key, offset, &mixed, w)),
            Ok(text.clone())
        );
        seam(cipher, &key, offset, text.len());
    }
    Ok(())
}

/// The stream from `offset` on is one stream, wherever it is taken up.
fn seam(cipher: &dyn StreamCipher, key: &[u8], offset: usize, len: usize) {
    let whole = cipher.keystream(key, offset, len).expect("a key");
    let half = len / 2;
    let Some(middle) = offset.checked_add(half) else {
        return;
    };
    let mut joined = cipher.keystream(key, offset, half).expect("a key");
    joined.extend(cipher.keystream(key, middle, len - half).expect("a key"));
    assert_eq!(joined, whole);
}
