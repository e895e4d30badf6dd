//! Every primitive of the catalogue, toy and full.

use std::hint::black_box;

use padlock_core::catalog::{
    AEADS, BLOCK_CIPHERS, HASHES, SIGNATURE_SCHEMES, STREAM_CIPHERS, key_exchanges,
};
use padlock_core::cipher::cbc_encrypt;
use padlock_core::ec::EcGroup;
use padlock_core::mac::{hkdf_expand, hmac};
use padlock_core::nist::{EcPrivateKey, NamedCurve};
use padlock_core::signature::{EcToyPrivateKey, Ed25519PrivateKey, PrivateKey, SignatureScheme};
use padlock_core::{Drbg, Nat, Working};

use crate::Criterion;

/// A record's worth of bytes.
const TEXT: usize = 1024;

pub fn bench(c: &mut Criterion) {
    hashes(c);
    ciphers(c);
    aeads(c);
    key_agreement(c);
    signatures(c);
}

fn hashes(c: &mut Criterion) {
    let text = Drbg::new(1).bytes(TEXT);
    for hash in HASHES {
        let id = hash.id();
        c.bench_function(&format!("hash/{id}/1024 bytes"), |b| {
            b.iter(|| hash.digest(black_box(&text), &mut Working::off()));
        });
        c.bench_function(&format!("hmac/{id}/1024 bytes"), |b| {
            b.iter(|| hmac(*hash, &text[..32], black_box(&text), &mut Working::off()));
        });
    }
    let sha256 = HASHES
        .iter()
        .find(|hash| hash.id() == "sha256")
        .expect("in the catalogue");
    c.bench_function("hkdf/sha256/expand to 64 bytes", |b| {
        b.iter(|| {
            hkdf_expand(
                *sha256,
                &text[..32],
                black_box(&text[..40]),
                64,
                &mut Working::off(),
            )
        });
    });
}

fn ciphers(c: &mut Criterion) {
    let rng = &mut Drbg::new(2);
    let text = rng.bytes(TEXT);
    for cipher in BLOCK_CIPHERS {
        let (key, iv) = (rng.bytes(cipher.key_len()), rng.bytes(cipher.block_len()));
        // S-DES takes keys of ten bits alone.
        let key = match cipher.id() {
            "s_des" => vec![1, 0x9a],
            _ => key,
        };
        c.bench_function(&format!("cbc/{}/1024 bytes", cipher.id()), |b| {
            b.iter(|| {
                cbc_encrypt(*cipher, &key, &iv, black_box(&text), &mut Working::off())
                    .expect("fits")
            });
        });
    }
    for cipher in STREAM_CIPHERS {
        let key = vec![1; cipher.key_len()];
        c.bench_function(&format!("stream/{}/1024 bytes", cipher.id()), |b| {
            b.iter(|| {
                cipher
                    .apply(&key, 0, black_box(&text), &mut Working::off())
                    .expect("fits")
            });
        });
    }
}

fn aeads(c: &mut Criterion) {
    let rng = &mut Drbg::new(3);
    let text = rng.bytes(TEXT);
    for aead in AEADS {
        let (key, nonce) = (rng.bytes(aead.key_len()), rng.bytes(aead.nonce_len()));
        let seal = || aead.seal(&key, &nonce, b"data", black_box(&text), &mut Working::off());
        let sealed = seal().expect("fits");
        c.bench_function(&format!("aead/{}/seal 1024 bytes", aead.id()), |b| {
            b.iter(seal)
        });
        c.bench_function(&format!("aead/{}/open 1024 bytes", aead.id()), |b| {
            b.iter(|| {
                let mut off = Working::off();
                aead.open(&key, &nonce, b"data", black_box(&sealed), &mut off)
                    .expect("its own")
            });
        });
    }
}

fn key_agreement(c: &mut Criterion) {
    for exchange in key_exchanges() {
        let rng = &mut Drbg::new(4);
        let (ours, theirs) = (exchange.random_private(rng), exchange.random_response(rng));
        let public = |w: &mut Working| exchange.public(black_box(&ours), w).expect("drawn");
        let initiated = public(&mut Working::off());
        let respond = |w: &mut Working| exchange.respond(&theirs, black_box(&initiated), w);
        let response = respond(&mut Working::off()).expect("drawn").public;
        let id = exchange.id();
        c.bench_function(&format!("key exchange/{id}/public"), |b| {
            b.iter(|| public(&mut Working::off()));
        });
        c.bench_function(&format!("key exchange/{id}/respond"), |b| {
            b.iter(|| respond(&mut Working::off()));
        });
        c.bench_function(&format!("key exchange/{id}/agree"), |b| {
            b.iter(|| exchange.agree(&ours, black_box(&response), &mut Working::off()));
        });
    }
}

/// Those of RSA are beside its keys.
fn signatures(c: &mut Criterion) {
    let rng = &mut Drbg::new(5);
    let toy = EcToyPrivateKey::from_scalar(&EcGroup::toy(), &Nat::from(7), &mut Working::off());
    let mut keys = vec![
        PrivateKey::EcToy(toy.expect("a scalar in range")),
        PrivateKey::Ed25519(Ed25519PrivateKey::from_seed([1; 32])),
    ];
    for &curve in NamedCurve::ALL {
        keys.push(PrivateKey::Ec(EcPrivateKey::generate(curve, rng)));
    }
    for key in &keys {
        for scheme in SIGNATURE_SCHEMES {
            signature(c, *scheme, key, kind(key));
        }
    }
}

fn kind(key: &PrivateKey) -> &'static str {
    match key {
        PrivateKey::Ec(key) => key.curve.id(),
        _ => key.id(),
    }
}

/// Signs and checks, where the scheme takes this key.
pub fn signature(c: &mut Criterion, scheme: &dyn SignatureScheme, key: &PrivateKey, kind: &str) {
    let sign = || {
        let mut rng = Drbg::new(6);
        scheme.sign(key, black_box(b"message"), &mut rng, &mut Working::off())
    };
    let Ok(signature) = sign() else { return };
    let public = key.public();
    let id = scheme.id();
    c.bench_function(&format!("signature/{id}/{kind}/sign"), |b| b.iter(sign));
    c.bench_function(&format!("signature/{id}/{kind}/verify"), |b| {
        b.iter(|| {
            scheme.verify(
                &public,
                black_box(b"message"),
                &signature,
                &mut Working::off(),
            )
        });
    });
}
