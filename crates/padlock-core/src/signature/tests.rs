use super::*;
use crate::num::Nat;

fn check(scheme: &dyn SignatureScheme, key: &PrivateKey) {
    let mut rng = Drbg::new(9);
    let mut w = Working::on();
    let message = b"the server's parameters";
    let signature = scheme.sign(key, message, &mut rng, &mut w).unwrap();
    let public = key.public();
    assert_eq!(scheme.verify(&public, message, &signature, &mut w), Ok(()));
    let mut off = Working::off();
    assert_eq!(
        scheme.verify(&public, b"others", &signature, &mut off),
        Err(SignatureError::Mismatch)
    );
    let mut forged = signature.clone();
    *forged.last_mut().unwrap() ^= 1;
    assert!(scheme.verify(&public, message, &forged, &mut off).is_err());
    assert!(
        scheme
            .verify(&public, message, &signature[1..], &mut off)
            .is_err()
    );
    assert!(
        scheme
            .verify(&public, message, &vec![0xff; signature.len()], &mut off)
            .is_err()
    );
}

#[test]
fn signatures_hold_for_their_message_alone() {
    let full = RsaPrivateKey::generate(1024, &mut Drbg::new(1)).unwrap();
    check(&RsaPkcs1Sha256, &PrivateKey::Rsa(full));
    let toy = RsaPrivateKey::generate(32, &mut Drbg::new(1)).unwrap();
    check(&RsaToyHash, &PrivateKey::Rsa(toy));
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
