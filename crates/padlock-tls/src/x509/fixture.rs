//! Authorities and chains for tests, toy and full.

use std::sync::LazyLock;

use padlock_core::rsa::RsaPrivateKey;
use padlock_core::signature::PrivateKey;
use padlock_core::{Drbg, Nat, Working};

use super::{Authority, CertificateScheme, Request, UnixTime, Validity};

/// 2025-01-01T00:00:00Z.
pub const NOT_BEFORE: u64 = 1_735_689_600;
/// 2055-01-01T00:00:00Z: a `GeneralizedTime`.
pub const NOT_AFTER: u64 = 2_682_374_400;
/// Some time in between.
pub const NOW: UnixTime = UnixTime(1_800_000_000);

pub const VALIDITY: Validity = Validity {
    not_before: UnixTime(NOT_BEFORE),
    not_after: UnixTime(NOT_AFTER),
};

/// A server's key: p = 61, q = 53, e = 17. Too small to sign: the toy hash has 16 bits.
pub fn toy_key() -> PrivateKey {
    let [p, q, e] = [61, 53, 17].map(Nat::from);
    PrivateKey::Rsa(RsaPrivateKey::from_primes(&p, &q, &e, &mut Working::off()).unwrap())
}

/// A key that can sign a toy hash: p = 257, q = 263, e = 17.
pub fn toy_ca_key() -> PrivateKey {
    let [p, q, e] = [257, 263, 17].map(Nat::from);
    PrivateKey::Rsa(RsaPrivateKey::from_primes(&p, &q, &e, &mut Working::off()).unwrap())
}

/// Another one: p = 269, q = 271, e = 17.
pub fn other_toy_ca_key() -> PrivateKey {
    let [p, q, e] = [269, 271, 17].map(Nat::from);
    PrivateKey::Rsa(RsaPrivateKey::from_primes(&p, &q, &e, &mut Working::off()).unwrap())
}

/// 2048 bits, the same at every call.
pub fn full_key() -> PrivateKey {
    static KEY: LazyLock<PrivateKey> = LazyLock::new(|| {
        let mut rng = Drbg::new(1);
        PrivateKey::Rsa(RsaPrivateKey::generate(2048, &mut rng).unwrap())
    });
    KEY.clone()
}

pub fn authority(name: &str, key: PrivateKey, scheme: CertificateScheme) -> Authority {
    Authority::new(name, key, scheme, VALIDITY, 1).unwrap()
}

pub fn toy_authority() -> Authority {
    authority("Toy Root", toy_ca_key(), CertificateScheme::ToyRsaToyHash)
}

pub fn full_authority() -> Authority {
    authority("Full Root", full_key(), CertificateScheme::RsaPkcs1Sha256)
}

pub fn request(key: &PrivateKey) -> Request {
    Request {
        common_name: "Bank, \"First\"".to_owned(),
        dns_names: vec!["bank.example".to_owned(), "*.bank.example".to_owned()],
        public_key: key.public(),
        validity: VALIDITY,
        serial_number: 0x80ff,
        is_ca: false,
    }
}

/// Leaf, then root: toy.
pub fn toy_chain() -> Vec<Vec<u8>> {
    let root = toy_authority();
    vec![
        root.issue(&request(&toy_key())).unwrap(),
        root.certificate().to_vec(),
    ]
}

/// Leaf, then root: full.
pub fn full_chain() -> Vec<Vec<u8>> {
    let root = full_authority();
    vec![
        root.issue(&request(&full_key())).unwrap(),
        root.certificate().to_vec(),
    ]
}
