use super::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn a_fork_does_not_depend_on_what_was_drawn() {
    let fresh = Drbg::new(7);
    let mut used = fresh.clone();
    let _ = used.bytes(100);
    assert_eq!(
        fresh.fork("client_random").bytes(32),
        used.fork("client_random").bytes(32)
    );
    assert_ne!(
        fresh.fork("client_random").bytes(32),
        fresh.fork("server_random").bytes(32)
    );
}

#[test]
fn the_bytes_of_a_seed_never_change() {
    // ChaCha20 under SHA-256(0000000000000001), first bytes of the keystream.
    assert_eq!(
        Drbg::new(1).bytes(8),
        [0x47, 0xb1, 0x57, 0x44, 0xa5, 0xa8, 0x9e, 0x49]
    );
}

#[test]
fn serialization_keeps_the_position() {
    let mut drbg = Drbg::new(1).fork("a");
    let _ = drbg.bytes(13);
    let text = serde_json::to_string(&drbg).unwrap();
    let mut back: Drbg = serde_json::from_str(&text).unwrap();
    assert_eq!(back, drbg);
    assert_eq!(back.bytes(40), drbg.bytes(40));
}

#[test]
fn below_reaches_every_number_and_no_other() {
    let mut drbg = Drbg::new(3);
    let mut seen = [0; 5];
    for _ in 0..500 {
        let n = drbg.below(&Nat::from(5)).to_u64().unwrap();
        seen[n as usize] += 1;
    }
    assert!(seen.iter().all(|&count| count > 60), "{seen:?}");
    assert_eq!(drbg.below(&Nat::one()), Nat::zero());
    assert_eq!(drbg.below(&Nat::zero()), Nat::zero());
}
