use hmac::{KeyInit, Mac};
use proptest::prelude::*;

use super::hmac as our_hmac;
use crate::hash::{Hash, Sha1, Sha256, ToyHash};
use crate::working::{Working, WorkingOp};

fn check(hash: &dyn Hash, key: &[u8], message: &[u8], tag: &str) {
    let out = our_hmac(hash, key, message, &mut Working::off());
    let hex: String = out.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, tag);
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
