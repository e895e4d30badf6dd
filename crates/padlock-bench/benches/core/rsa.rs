//! RSA by size: keys, encryption, signatures.

use std::hint::black_box;

use padlock_core::catalog::{ENCRYPTIONS, SIGNATURE_SCHEMES};
use padlock_core::rsa::RsaPrivateKey;
use padlock_core::signature::PrivateKey;
use padlock_core::{Drbg, Working};

use crate::Criterion;
use crate::primitives::signature;

const SIZES: [usize; 4] = [32, 512, 2048, 4096];

/// The schemes that are timed: the others differ in the hash alone.
const SCHEMES: [&str; 3] = ["rsa_toy_hash", "rsa_pkcs1_sha256", "rsa_pss_rsae_sha256"];

pub fn bench(c: &mut Criterion) {
    for bits in SIZES {
        if bits <= 2048 {
            // One seed: how long the search for primes takes is a matter of luck.
            c.bench_function(&format!("rsa/{bits}/generate, seed 1"), |b| {
                b.iter(|| RsaPrivateKey::generate(bits, &mut Drbg::new(1)).expect("in range"));
            });
        }
        let key = RsaPrivateKey::generate(bits, &mut Drbg::new(1)).expect("in range");
        encryption(c, &key, bits);
        let key = PrivateKey::Rsa(key);
        for scheme in SIGNATURE_SCHEMES {
            if SCHEMES.contains(&scheme.id()) {
                signature(c, *scheme, &key, &format!("rsa {bits}"));
            }
        }
    }
}

fn encryption(c: &mut Criterion, key: &RsaPrivateKey, bits: usize) {
    let public = key.public();
    for scheme in ENCRYPTIONS {
        let encrypt = || {
            let mut rng = Drbg::new(2);
            scheme.encrypt(&public, black_box(&[3]), &mut rng, &mut Working::off())
        };
        let Ok(ciphertext) = encrypt() else { continue };
        let id = scheme.id();
        c.bench_function(&format!("rsa/{bits}/{id}/encrypt"), |b| b.iter(encrypt));
        c.bench_function(&format!("rsa/{bits}/{id}/decrypt"), |b| {
            b.iter(|| scheme.decrypt(key, black_box(&ciphertext), &mut Working::off()));
        });
    }
}
