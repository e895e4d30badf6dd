use p256::elliptic_curve::Curve;
use proptest::prelude::*;

use super::*;
use crate::ec::{self, EcGroup, Point};
use crate::kex::KeyExchange;
use crate::working::{Symbol, Working};
use crate::{Drbg, OutOfRange};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn the_orders_are_the_librarys() {
    assert_eq!(
        NamedCurve::Secp256r1.order().to_hex(),
        hex(p256::NistP256::ORDER.as_ref())
    );
    assert_eq!(
        NamedCurve::Secp384r1.order().to_hex(),
        hex(p384::NistP384::ORDER.as_ref())
    );
}

fn hex(n: &impl std::fmt::LowerHex) -> String {
    format!("{n:x}")
}

#[test]
fn a_key_exchange_of_nist_holds() {
    // NIST CAVP, KAS ECC CDH primitive, P-256, count 0.
    let private = Nat::from_hex("7d7dc5f71eb29ddaf80d6214632eeae03d9058af1fb6d22ed80badb62bc1a534");
    let peer = Nat::from_hex(
        "04700c48f77f56584c5cc632ca65640db91b6bacce3a4df6b42ce7cc838833d287\
         db71e509e3fd9b060ddb20ba5c51dcc5948d46fbf640dfe0441782cab85fa4ac",
    );
    let (private, peer) = (private.unwrap().to_be_bytes(), peer.unwrap().to_be_bytes());
    let mut w = Working::on();
    let secret = Secp256r1.agree(&private, &peer, &mut w).unwrap();
    assert_eq!(
        Nat::from_be_bytes(&secret).to_hex(),
        "46fc62106420ff012e54a434fbdd2d25ccc5852060561e68040dd7778997bd7b"
    );
    assert_eq!(w.steps().len(), 1);
}

#[test]
fn bad_values_are_refused_by_name() {
    let what = |result: Result<Vec<u8>, OutOfRange>| result.unwrap_err().what;
    let mut w = Working::off();
    let good = Secp256r1.public(&[1], &mut w).unwrap();
    let order = NamedCurve::Secp256r1.order().to_be_bytes();
    for private in [&[][..], &[0], &order, &[0xff; 33]] {
        assert_eq!(what(Secp256r1.public(private, &mut w)), Symbol::PrivateKey);
    }
    let mut off_curve = good.clone();
    off_curve[64] ^= 1;
    let mut compressed = good.clone();
    compressed[0] = 2;
    for peer in [&[][..], &good[1..], &off_curve, &compressed, &[0]] {
        assert_eq!(what(Secp256r1.agree(&[1], peer, &mut w)), Symbol::PublicKey);
        assert!(EcPublicKey::from_point(NamedCurve::Secp256r1, peer).is_err());
    }
    assert!(EcPublicKey::from_point(NamedCurve::Secp256r1, &good).is_ok());
    assert!(EcPublicKey::from_point(NamedCurve::Secp384r1, &good).is_err());
}

/// P-256 as a textbook curve (SP 800-186 section 3.2.1.3).
fn textbook_p256() -> EcGroup {
    let number = |hex| Nat::from_hex(hex).unwrap();
    let p = number("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    let a = p.sub(&Nat::from(3)).unwrap();
    let b = number("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");
    let g = Point::affine(
        number("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"),
        number("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"),
    );
    let curve = ec::Curve::new(&a, &b, &p).unwrap();
    EcGroup::with_order(&curve, &g, &NamedCurve::Secp256r1.order()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn the_textbook_curve_at_full_size_agrees_with_the_library(seed: u64) {
        let group = textbook_p256();
        let mut rng = Drbg::new(seed);
        let mut w = Working::off();
        let (ours, theirs) = (Secp256r1.random_private(&mut rng), Secp256r1.random_private(&mut rng));
        let public = Secp256r1.public(&theirs, &mut w).unwrap();
        prop_assert_eq!(&group.public(&theirs, &mut w).unwrap(), &public);
        prop_assert_eq!(
            group.agree(&ours, &public, &mut w).unwrap(),
            Secp256r1.agree(&ours, &public, &mut w).unwrap()
        );
    }
}
