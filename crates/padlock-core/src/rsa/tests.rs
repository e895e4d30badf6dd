use super::*;
use crate::error::Bound;
use crate::num::Nat;
use crate::working::{Symbol, WorkingOp};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn nat(n: u64) -> Nat {
    Nat::from(n)
}

fn textbook_key() -> RsaPrivateKey {
    RsaPrivateKey::from_primes(&nat(61), &nat(53), &nat(17), &mut Working::off()).unwrap()
}

fn check(scheme: &dyn Encryption, key: &RsaPrivateKey, message: &[u8]) {
    let mut rng = Drbg::new(5);
    for w in [&mut Working::off(), &mut Working::on()] {
        let ciphertext = scheme.encrypt(&key.public(), message, &mut rng, w).unwrap();
        assert_eq!(ciphertext.len(), key.public().byte_len());
        assert_eq!(scheme.decrypt(key, &ciphertext, w).unwrap(), message);
    }
}

#[test]
fn the_standard_worked_example_holds() {
    let key = textbook_key();
    assert_eq!((&key.n, &key.d), (&nat(3233), &nat(2753)));
    let mut w = Working::on();
    let mut rng = Drbg::new(0);
    let c = RsaTextbook
        .encrypt(&key.public(), &[65], &mut rng, &mut w)
        .unwrap();
    assert_eq!(Nat::from_be_bytes(&c), nat(2790));
    assert_eq!(RsaTextbook.decrypt(&key, &c, &mut w).unwrap(), [0, 65]);
    let ops: Vec<WorkingOp> = w.steps().iter().map(|step| step.op).collect();
    assert_eq!(
        ops,
        [
            WorkingOp::RsaEncrypt,
            WorkingOp::ModPow,
            WorkingOp::RsaDecrypt,
            WorkingOp::ModPow
        ]
    );
}

#[test]
fn every_message_of_the_worked_example_comes_back() {
    let key = textbook_key();
    let mut w = Working::off();
    let mut rng = Drbg::new(0);
    for m in 0..3233_u16 {
        let c = RsaTextbook
            .encrypt(&key.public(), &m.to_be_bytes(), &mut rng, &mut w)
            .unwrap();
        let back = RsaTextbook.decrypt(&key, &c, &mut w).unwrap();
        assert_eq!(back, m.to_be_bytes());
    }
}

#[test]
fn bad_keys_are_refused_by_name() {
    let make = |p, q, e| {
        RsaPrivateKey::from_primes(&nat(p), &nat(q), &nat(e), &mut Working::off()).unwrap_err()
    };
    let cases = [
        (make(60, 53, 17), Symbol::P, Bound::Prime),
        (make(61, 1, 17), Symbol::Q, Bound::Prime),
        (make(61, 61, 17), Symbol::Q, Bound::DistinctFrom(nat(61))),
        (make(61, 53, 2), Symbol::E, Bound::AtLeast(nat(3))),
        (make(61, 53, 15), Symbol::E, Bound::CoprimeTo(nat(3120))),
        (make(3, 5, 3), Symbol::N, Bound::Bits { min: 8, max: 4096 }),
    ];
    for (error, what, bound) in cases {
        let RsaError::OutOfRange(error) = error else {
            panic!("{error:?}");
        };
        assert_eq!((error.what, error.bound), (what, bound));
    }
}

#[test]
fn a_message_not_below_n_is_refused() {
    let key = textbook_key().public();
    let error = RsaTextbook
        .encrypt(
            &key,
            &3233_u16.to_be_bytes(),
            &mut Drbg::new(0),
            &mut Working::off(),
        )
        .unwrap_err();
    assert_eq!(error.to_string(), "m: below 3233 expected, 3233 given");
}

#[test]
fn primes_are_recovered_from_the_exponents() {
    let key = textbook_key();
    let again = RsaPrivateKey::from_components(&key.n, &key.e, &key.d).unwrap();
    assert_eq!(again, key);
    // Carmichael's exponent serves as well as Euler's.
    let small = RsaPrivateKey::from_components(&key.n, &key.e, &nat(413)).unwrap();
    assert_eq!((&small.p, &small.q), (&nat(61), &nat(53)));
    // Of a multiple of neither nothing follows.
    assert!(RsaPrivateKey::from_components(&key.n, &key.e, &nat(2755)).is_err());
    assert!(RsaPrivateKey::from_components(&nat(0), &key.e, &key.d).is_err());
    assert!(RsaPrivateKey::from_components(&nat(3233), &nat(0), &nat(0)).is_err());
}

#[test]
fn primes_are_recovered_at_every_size_from_either_exponent() {
    for bits in [8, 13, 16, 32, 64, 128, 512, 1024] {
        let key = RsaPrivateKey::generate(bits, &mut Drbg::new(2)).unwrap();
        let again = RsaPrivateKey::from_components(&key.n, &key.e, &key.d).unwrap();
        let [p, q] = [&again.p, &again.q];
        assert_eq!([&again.n, &p.mul(q)], [&key.n, &key.n], "{bits}");
        assert!(p > q && !q.is_one(), "{bits}: {p} {q}");
        // Without raising anything to powers, where 17 is less than a prime.
        let found = key::by_euler(&key.n, &key.e, &key.d);
        assert_eq!(found.is_some(), bits > 8, "{bits}");
        // The least exponent, of the least common multiple of p - 1 and q - 1 (RFC 8017 section 3.1).
        let [less_p, less_q] = [p, q].map(|prime| prime.sub(&Nat::one()).unwrap());
        let product = less_p.mul(&less_q);
        let least = product.div_rem(&less_p.gcd(&less_q)).unwrap().0;
        let d = key.d.rem(&least).unwrap();
        let least = RsaPrivateKey::from_components(&key.n, &key.e, &d).unwrap();
        assert_eq!((&least.p, &least.q), (p, q), "{bits}");
    }
}

#[test]
fn generated_keys_have_their_size_and_do_not_change() {
    for bits in [8, 9, 13, 16, 17, 32, 64, 128, 512, 1024] {
        let key = RsaPrivateKey::generate(bits, &mut Drbg::new(1)).unwrap();
        assert_eq!(key.n.bits(), bits);
        assert_eq!(
            key,
            RsaPrivateKey::generate(bits, &mut Drbg::new(1)).unwrap()
        );
        let m = nat(123).to_be_bytes_padded(bits.div_ceil(8)).unwrap();
        check(&RsaTextbook, &key, &m);
    }
    for bits in [0, 7, 4097] {
        assert!(RsaPrivateKey::generate(bits, &mut Drbg::new(1)).is_err());
    }
    let key = RsaPrivateKey::generate(64, &mut Drbg::new(1)).unwrap();
    assert_eq!(key.n.to_hex(), "b3252b02ce5c1f15");
}

#[test]
fn every_small_size_has_keys() {
    for bits in 8..=64 {
        for seed in 0..20 {
            let key = RsaPrivateKey::generate(bits, &mut Drbg::new(seed)).unwrap();
            assert_eq!(key.n.bits(), bits);
            let made = RsaPrivateKey::from_primes(&key.p, &key.q, &key.e, &mut Working::off());
            assert_eq!(made.unwrap(), key);
        }
    }
}

#[test]
fn slices_do_not_change_the_key() {
    let rng = Drbg::new(7);
    let whole = RsaPrivateKey::generate(512, &mut rng.clone()).unwrap();
    let mut job = RsaKeyJob::new(512, &rng).unwrap();
    let sliced = loop {
        if let Some(key) = job.run(1).unwrap() {
            break key;
        }
    };
    assert_eq!(sliced, whole);
    assert!(job.tested() > 2);
    assert!((10.0..40.0).contains(&job.expected_tests()));
}

#[test]
fn pkcs1_round_trips_and_refuses_what_does_not_fit() {
    let key = RsaPrivateKey::generate(512, &mut Drbg::new(2)).unwrap();
    for len in [0, 1, 48, 53] {
        check(&RsaPkcs1, &key, &vec![7; len]);
    }
    let error = RsaPkcs1
        .encrypt(
            &key.public(),
            &[7; 54],
            &mut Drbg::new(0),
            &mut Working::off(),
        )
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "message: length_at_most 53 expected, 54 given"
    );
}

#[test]
fn each_padding_fault_is_named() {
    let key = RsaPrivateKey::generate(512, &mut Drbg::new(2)).unwrap();
    let refuse = |encoded: &[u8], fault: PaddingFault| {
        let mut w = Working::off();
        let m = Nat::from_be_bytes(encoded);
        let c = public_operation(&key.public(), &m, Symbol::M, &mut w).unwrap();
        let c = c.to_be_bytes_padded(64).unwrap();
        let error = RsaPkcs1.decrypt(&key, &c, &mut w).unwrap_err();
        assert_eq!(error, RsaError::Padding(fault));
    };
    let mut encoded = [0x55; 64];
    refuse(&encoded, PaddingFault::FirstByte);
    encoded[0] = 0;
    refuse(&encoded, PaddingFault::BlockType);
    encoded[1] = 2;
    refuse(&encoded, PaddingFault::NoSeparator);
    encoded[9] = 0;
    refuse(&encoded, PaddingFault::TooShort);
}

#[test]
fn the_library_and_our_exponentiation_agree() {
    let key = RsaPrivateKey::generate(1024, &mut Drbg::new(3)).unwrap();
    let mut rng = Drbg::new(4);
    for _ in 0..5 {
        let m = rng.below(&key.n);
        let library = private_operation(&key, &m, Symbol::C, &mut Working::off()).unwrap();
        let ours = crate::num::mod_pow(&m, &key.d, &key.n, &mut Working::off()).unwrap();
        assert_eq!(library, ours);
        let back = public_operation(&key.public(), &ours, Symbol::M, &mut Working::off()).unwrap();
        assert_eq!(back, m);
    }
}
