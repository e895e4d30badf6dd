use super::*;
use crate::Drbg;
use crate::rsa::RsaPrivateKey;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn key(bits: usize, seed: u64) -> RsaPrivateKey {
    RsaPrivateKey::generate(bits, &mut Drbg::new(seed)).unwrap()
}

fn power(m: &Nat, e: &Nat, n: &Nat) -> Nat {
    mod_pow(m, e, n, &mut Working::off()).unwrap()
}

#[test]
fn a_short_message_under_a_small_exponent_is_a_root() {
    let n = key(512, 1).n.clone();
    let e = Nat::from(3);
    let m = Nat::from_be_bytes(b"short");
    let public = RsaPublicKey {
        n: n.clone(),
        e: e.clone(),
    };
    assert_eq!(small_exponent(&public, &power(&m, &e, &n)), Ok(Some(m)));
    let long = Drbg::new(2).below(&n);
    assert_eq!(small_exponent(&public, &power(&long, &e, &n)), Ok(None));
    let large = RsaPublicKey {
        n,
        e: Nat::from(65539),
    };
    assert!(small_exponent(&large, &long).is_err());
}

#[test]
fn a_message_to_three_receivers_with_exponent_3_is_read() {
    let e = Nat::from(3);
    let moduli: Vec<Nat> = (1..4).map(|seed| key(256, seed).n.clone()).collect();
    let m = Drbg::new(9).bits(250);
    let sent: Vec<(Nat, Nat)> = moduli
        .iter()
        .map(|n| (n.clone(), power(&m, &e, n)))
        .collect();
    assert_eq!(broadcast(&sent, &e), Ok(Some(m)));
    assert!(broadcast(&sent[..2], &e).is_err());
    assert!(broadcast(&[sent[0].clone(), sent[0].clone(), sent[1].clone()], &e).is_err());
}

#[test]
fn one_modulus_with_two_exponents_gives_the_message_away() {
    let n = key(512, 1).n.clone();
    let m = Drbg::new(3).below(&n);
    let (e1, e2) = (Nat::from(17), Nat::from(65537));
    let (c1, c2) = (power(&m, &e1, &n), power(&m, &e2, &n));
    assert_eq!(common_modulus(&n, (&e1, &c1), (&e2, &c2)), Ok(m.clone()));
    assert_eq!(common_modulus(&n, (&e2, &c2), (&e1, &c1)), Ok(m));
    assert!(common_modulus(&n, (&e1, &c1), (&e1, &c1)).is_err());
}

#[test]
fn batch_gcd_finds_the_keys_that_share_a_prime_among_many() {
    let mut rng = Drbg::new(4);
    let mut primes = || crate::num::random_prime(128, &mut rng).unwrap();
    let shared = primes();
    let mut moduli: Vec<Nat> = (0..37).map(|_| primes().mul(&primes())).collect();
    moduli[5] = shared.mul(&primes());
    moduli[20] = shared.mul(&primes());
    moduli[36] = moduli[7].clone();
    moduli.push(Nat::zero());
    let found: Vec<(usize, Nat)> = shared_primes(&moduli)
        .into_iter()
        .map(|s| (s.index, s.factor))
        .collect();
    assert_eq!(
        found,
        [
            (5, shared.clone()),
            (7, moduli[7].clone()),
            (20, shared),
            (36, moduli[7].clone())
        ]
    );
    assert_eq!(shared_primes(&moduli[..5]), []);
    assert_eq!(shared_primes(&moduli[..1]), []);
    assert_eq!(shared_primes(&[]), []);
}
