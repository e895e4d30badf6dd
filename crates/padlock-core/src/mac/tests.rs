use hmac::{KeyInit, Mac};
use proptest::prelude::*;

use super::{hkdf_expand, hkdf_extract, hmac as our_hmac};
use crate::hash::{Hash, Sha1, Sha256, ToyHash};
use crate::working::{Working, WorkingOp};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn check(hash: &dyn Hash, key: &[u8], message: &[u8], tag: &str) {
    let out = our_hmac(hash, key, message, &mut Working::off());
    assert_eq!(hex(&out), tag);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn rfc_4231_and_2202_vectors_hold() {
    check(
        &Sha256,
        &[0x0b; 20],
        b"Hi There",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    );
    check(
        &Sha256,
        &[0xaa; 131],
        b"Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    );
    check(
        &Sha1,
        &[0x0b; 20],
        b"Hi There",
        "b617318655057264e28bc0b6fb378c8ef146be00",
    );
}

#[test]
fn rfc_5869_test_cases_hold() {
    let run = |hash: &dyn Hash, ikm: &[u8], salt: &[u8], info: &[u8], len: usize| {
        let mut w = Working::off();
        let prk = hkdf_extract(hash, salt, ikm, &mut w);
        let okm = hkdf_expand(hash, &prk, info, len, &mut w).unwrap();
        (hex(&prk), hex(&okm))
    };
    let range = |range: std::ops::RangeInclusive<u8>| range.collect::<Vec<u8>>();
    // Appendix A.1, A.2, A.3, A.4 and A.7.
    let (prk, okm) = run(
        &Sha256,
        &[0x0b; 22],
        &range(0..=12),
        &range(0xf0..=0xf9),
        42,
    );
    assert_eq!(
        prk,
        "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5"
    );
    assert_eq!(
        okm,
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    );
    let (prk, okm) = run(
        &Sha256,
        &range(0..=0x4f),
        &range(0x60..=0xaf),
        &range(0xb0..=0xff),
        82,
    );
    assert_eq!(
        prk,
        "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244"
    );
    assert_eq!(
        okm,
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c\
         59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71\
         cc30c58179ec3e87c14c01d5c1f3434f1d87"
    );
    let (_, okm) = run(&Sha256, &[0x0b; 22], &[], &[], 42);
    assert_eq!(
        okm,
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    );
    let (prk, okm) = run(&Sha1, &[0x0b; 11], &range(0..=12), &range(0xf0..=0xf9), 42);
    assert_eq!(prk, "9b6c18c432a7bf8f0e71c8eb88f4b30baa2ba243");
    assert_eq!(
        okm,
        "085a01ea1b10f36933068b56efa5ad81a4f14b822f5b091568a9cdd4f155fda2c22e422478d305f3f896"
    );
    let (_, okm) = run(&Sha1, &[0x0c; 22], &[], &[], 42);
    assert_eq!(
        okm,
        "2c91117204d745f3500d636a62f64f0ab3bae548aa53d423b0d1f27ebba6f5e5673a081d70cce7acfc48"
    );
}

#[test]
fn hkdf_refuses_more_than_255_digests() {
    let mut w = Working::off();
    assert_eq!(
        hkdf_expand(&ToyHash, b"k", b"", 510, &mut w).unwrap().len(),
        510
    );
    assert!(hkdf_expand(&ToyHash, b"k", b"", 511, &mut w).is_err());
}

#[test]
fn the_working_shows_both_passes() {
    let mut w = Working::on();
    our_hmac(&ToyHash, b"key longer than a block", b"text", &mut w);
    let ops: Vec<(WorkingOp, u8)> = w.steps().iter().map(|s| (s.op, s.depth)).collect();
    assert_eq!(
        ops,
        [
            (WorkingOp::Hmac, 0),
            (WorkingOp::Hash, 1),
            (WorkingOp::Hash, 1),
            (WorkingOp::Hash, 1)
        ]
    );
}

proptest! {
    #[test]
    fn ours_equals_the_hmac_crate(
        key in proptest::collection::vec(any::<u8>(), 0..200),
        message in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        let mut library = hmac::Hmac::<sha2::Sha256>::new_from_slice(&key).unwrap();
        library.update(&message);
        let ours = our_hmac(&Sha256, &key, &message, &mut Working::off());
        prop_assert_eq!(ours, library.finalize().into_bytes().to_vec());
    }
}
