//! The generator: every bound is kept, and a generator that was written and read goes on as it would have.
#![no_main]

use libfuzzer_sys::fuzz_target;
use padlock_core::Drbg;
use padlock_fuzz::Number;

fuzz_target!(|input: (u64, &str, u16, u16, Number<40>)| {
    let (seed, label, bytes, bits, Number(bound)) = input;
    let mut rng = Drbg::new(seed).fork(label);
    assert_eq!(rng.bytes(usize::from(bytes)).len(), usize::from(bytes));
    assert!(rng.bits(usize::from(bits)).bits() <= usize::from(bits));
    let drawn = rng.below(&bound);
    assert!(drawn < bound || (bound.is_zero() && drawn.is_zero()));

    let written = serde_json::to_string(&rng).expect("a plain value");
    let mut read: Drbg = serde_json::from_str(&written).expect("as it was written");
    assert_eq!(read.bytes(70), rng.bytes(70));
});
