use super::*;
use crate::ec::{Curve, EcGroup, Point};
use crate::nist::{EcPrivateKey, NamedCurve};
use crate::num::Nat;
use crate::rsa::RsaPrivateKey;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn toy_ec_key(group: EcGroup, d: u64) -> PrivateKey {
    let key = EcToyPrivateKey::from_scalar(&group, &Nat::from(d), &mut Working::off());
    PrivateKey::EcToy(key.unwrap())
}

#[test]
fn ecdsa_on_the_textbook_curve_verifies_every_signature_it_makes() {
    let group = EcGroup::toy();
    for d in 1..19 {
        let key = toy_ec_key(group.clone(), d);
        let PrivateKey::EcToy(toy) = &key else {
            panic!()
        };
        for (k, z) in (1..19).flat_map(|k| (0..19).map(move |z| (k, z))) {
            let (k, z) = (Nat::from(k), Nat::from(z));
            let mut w = Working::off();
            let Some((r, s)) = EcdsaToyHash::sign_with_nonce(toy, &k, &z, &mut w).unwrap() else {
                continue;
            };
            let found = ecdsa_toy::recompute(&toy.public(), &z, &r, &s, &mut w).unwrap();
            assert_eq!(found, Some(r));
        }
    }
}

#[test]
fn the_textbook_example_of_ecdsa_holds() {
    // Paar and Pelzl 2010, example 10.4: p = 17, d = 7, B = (0, 6), k = 10, h = 26: r = 7, s = 17.
    let key = toy_ec_key(EcGroup::toy(), 7);
    let PrivateKey::EcToy(toy) = &key else {
        panic!()
    };
    assert_eq!(toy.q, Point::affine(Nat::from(0), Nat::from(6)));
    let (k, z) = (Nat::from(10), Nat::from(26));
    let pair = EcdsaToyHash::sign_with_nonce(toy, &k, &z, &mut Working::off()).unwrap();
    assert_eq!(pair, Some((Nat::from(7), Nat::from(17))));
}

fn check_rfc6979(scheme: &dyn SignatureScheme, curve: NamedCurve, d: &str, r: &str, s: &str) {
    let key = EcPrivateKey::from_scalar(curve, &Nat::from_hex(d).unwrap()).unwrap();
    let mut w = Working::off();
    let signature = scheme
        .sign(&PrivateKey::Ec(key), b"sample", &mut Drbg::new(0), &mut w)
        .unwrap();
    let hex: String = signature.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(hex.contains(r) && hex.ends_with(s), "{} {hex}", scheme.id());
}

#[test]
fn rfc_6979_vectors_hold() {
    // Appendix A.2.5.
    let d = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
    check_rfc6979(
        &EcdsaSha256,
        NamedCurve::Secp256r1,
        d,
        "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716",
        "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
    );
    check_rfc6979(
        &EcdsaSha1,
        NamedCurve::Secp256r1,
        d,
        "61340c88c3aaebeb4f6d667f672ca9759a6ccaa9fa8811313039ee4a35471d32",
        "6d7f147dac089441bb2e2fe8f7a3fa264b9c475098fdcf6e00d7c996e1b8b7eb",
    );
    // Appendix A.2.6.
    check_rfc6979(
        &EcdsaSha384,
        NamedCurve::Secp384r1,
        "6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d896d5724e4c70a825f872c9ea60d2edf5",
        "94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c81a648152e44acf96e36dd1e80fabe46",
        "99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94fa329c145786e679e7b82c71a38628ac8",
    );
}

#[test]
fn rfc_8032_vectors_hold() {
    // Section 7.1, tests 1 to 3.
    let bytes = |hex: &str| -> Vec<u8> {
        (0..hex.len())
            .step_by(2)
            .map(|i| u8::from_str_radix(&hex[i..i + 2], 16).unwrap())
            .collect()
    };
    for (seed, public, message, signature) in [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ),
    ] {
        let seed: [u8; 32] = bytes(seed).try_into().unwrap();
        let key = Ed25519PrivateKey::from_seed(seed);
        assert_eq!(key.public.to_vec(), bytes(public));
        let made = Ed25519.sign(
            &PrivateKey::Ed25519(key),
            &bytes(message),
            &mut Drbg::new(0),
            &mut Working::off(),
        );
        assert_eq!(made.unwrap(), bytes(signature));
    }
}

#[test]
fn a_modulus_without_room_for_a_digest_is_refused() {
    let small = |p: u64, q: u64| {
        let (p, q) = (Nat::from(p), Nat::from(q));
        let key = RsaPrivateKey::from_primes(&p, &q, &Nat::from(17), &mut Working::off());
        PrivateKey::Rsa(key.unwrap())
    };
    let mut w = Working::off();
    let error = RsaToyHash.sign(&small(61, 53), b"", &mut Drbg::new(0), &mut w);
    assert_eq!(
        error.unwrap_err().to_string(),
        "n: at_least 65536 expected, 3233 given"
    );
    let key = RsaPrivateKey::generate(256, &mut Drbg::new(1)).unwrap();
    let error = RsaPkcs1Sha256.sign(&PrivateKey::Rsa(key), b"", &mut Drbg::new(0), &mut w);
    assert_eq!(
        error.unwrap_err().to_string(),
        "n: length_at_least 62 expected, 32 given"
    );
}

#[test]
fn the_rsa_crate_accepts_our_pkcs1_signature() {
    use ::rsa::traits::SignatureScheme as _;
    use sha2::Digest;

    let key = RsaPrivateKey::generate(1024, &mut Drbg::new(1)).unwrap();
    let library = ::rsa::RsaPublicKey::new(key.n.boxed(1024).unwrap(), key.e.boxed(17).unwrap());
    let signature = RsaPkcs1Sha256
        .sign(
            &PrivateKey::Rsa(key),
            b"abc",
            &mut Drbg::new(0),
            &mut Working::off(),
        )
        .unwrap();
    ::rsa::Pkcs1v15Sign::new::<sha2::Sha256>()
        .verify(&library.unwrap(), &sha2::Sha256::digest(b"abc"), &signature)
        .unwrap();
}

#[test]
fn a_group_too_small_to_sign_in_is_refused() {
    // The points of order 2 have x = 0 or a multiple of it: r is 0 for every nonce.
    let curve = Curve::new(&Nat::from(1), &Nat::zero(), &Nat::from(7)).unwrap();
    let g = curve.decode(&[4, 0, 0]).unwrap();
    let group = EcGroup::new(&curve, &g).unwrap();
    let key = EcToyPrivateKey::from_scalar(&group, &Nat::one(), &mut Working::off()).unwrap();
    let key = PrivateKey::EcToy(key);
    let refused = EcdsaToyHash.sign(&key, b"m", &mut Drbg::new(1), &mut Working::off());
    assert!(matches!(
        refused,
        Err(SignatureError::OutOfRange(error)) if error.what == Symbol::N
    ));
}
