use super::*;
use crate::error::Bound;
use crate::num::Nat;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn bytes(hex: &str) -> Vec<u8> {
    Nat::from_hex(hex)
        .unwrap()
        .to_be_bytes_padded(hex.len() / 2)
        .unwrap()
}

#[test]
fn rfc_7748_vectors_hold() {
    let mut w = Working::off();
    // Section 5.2, both vectors.
    for (scalar, u, product) in [
        (
            "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
            "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
            "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
        ),
        (
            "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
            "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
            "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957",
        ),
    ] {
        assert_eq!(
            X25519.agree(&bytes(scalar), &bytes(u), &mut w).unwrap(),
            bytes(product)
        );
    }
    // Section 6.1.
    let alice = bytes("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
    let bob = bytes("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
    let alice_public = bytes("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
    let bob_public = bytes("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
    let shared = bytes("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
    assert_eq!(X25519.public(&alice, &mut w).unwrap(), alice_public);
    assert_eq!(X25519.public(&bob, &mut w).unwrap(), bob_public);
    assert_eq!(X25519.agree(&alice, &bob_public, &mut w).unwrap(), shared);
}

#[test]
fn a_value_of_small_order_is_refused() {
    let error = X25519
        .agree(&[7; 32], &[0; 32], &mut Working::off())
        .unwrap_err();
    assert_eq!(error.bound, Bound::LargeOrder);
}
