use super::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn check(hash: &dyn Hash, message: &[u8], digest: &str) {
    let out = hash.digest(message, &mut Working::off());
    assert_eq!(out.len(), hash.output_len());
    let hex: String = out.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, digest, "{}", hash.id());
    let mut w = Working::on();
    assert_eq!(hash.digest(message, &mut w), out);
    assert_eq!(w.steps()[0].rows.is_empty(), hash.id() != "toy_hash");
}

#[test]
fn fips_180_examples_hold() {
    // RFC 1321 appendix A.5 for MD5.
    check(&Md5, b"abc", "900150983cd24fb0d6963f7d28e17f72");
    check(&Sha1, b"abc", "a9993e364706816aba3e25717850c26c9cd0d89d");
    check(
        &Md5Sha1,
        b"abc",
        "900150983cd24fb0d6963f7d28e17f72a9993e364706816aba3e25717850c26c9cd0d89d",
    );
    check(
        &Sha384,
        b"abc",
        "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
    );
    check(
        &Sha512,
        b"abc",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    );
    check(
        &Sha256,
        b"abc",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
}

#[test]
fn the_toy_hash_is_its_definition() {
    // 80 00 | 00 00 | 00 00 and 61 80 | 00 00 | 00 08, compressed by hand over S-AES.
    assert_eq!(ToyHash::pad(b""), [0x80, 0, 0, 0, 0, 0]);
    assert_eq!(ToyHash::pad(b"a"), [0x61, 0x80, 0, 0, 0, 8]);
    assert_eq!(ToyHash::pad(b"ab"), [0x61, 0x62, 0x80, 0, 0, 0, 0, 16]);
    let by_hand = [0x6180, 0x0000, 0x0008]
        .iter()
        .fold(ToyHash::IV, |h, &m| ToyHash::compress(h, m));
    check(&ToyHash, b"a", &format!("{by_hand:04x}"));
}

#[test]
fn changed_messages_meet_again_no_more_often_than_chance() {
    let mut rng = crate::Drbg::new(1);
    let tries = 20_000;
    let blocks = 50;
    let mut met = 0;
    for _ in 0..tries {
        let message = rng.bytes(2 * blocks);
        let mut changed = message.clone();
        changed[usize::from(message[1] & 1)] ^= 1 << (message[3] & 7);
        let mut w = Working::off();
        met += usize::from(ToyHash.digest(&message, &mut w) == ToyHash.digest(&changed, &mut w));
    }
    // After each of the 52 blocks behind the change with a chance of 2^-16: 16 expected.
    assert!(met < 35, "{met}");
}
