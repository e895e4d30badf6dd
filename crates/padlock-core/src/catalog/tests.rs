//! Toy and full in one table: what every primitive of a kind must do.

use super::*;
use crate::aead::AeadError;
use crate::cipher::{cbc_decrypt, cbc_encrypt, ctr};
use crate::mac::{hkdf_expand, hkdf_extract, hmac};
use crate::nist::{EcPrivateKey, NamedCurve};
use crate::num::Nat;
use crate::rsa::RsaPrivateKey;
use crate::signature::{EcToyPrivateKey, Ed25519PrivateKey, PrivateKey, SignatureError};
use crate::{Drbg, Working};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn ids_are_unique() {
    let mut ids: Vec<&str> = HASHES.iter().map(|p| p.id()).collect();
    ids.extend(BLOCK_CIPHERS.iter().map(|p| p.id()));
    ids.extend(STREAM_CIPHERS.iter().map(|p| p.id()));
    ids.extend(AEADS.iter().map(|p| p.id()));
    ids.extend(ENCRYPTIONS.iter().map(|p| p.id()));
    ids.extend(SIGNATURE_SCHEMES.iter().map(|p| p.id()));
    let exchanges = key_exchanges();
    ids.extend(exchanges.iter().map(|p| p.id()));
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn every_hash_has_its_length_and_carries_hmac_and_hkdf() {
    for hash in HASHES {
        let mut w = Working::on();
        assert_eq!(
            hash.digest(b"", &mut w).len(),
            hash.output_len(),
            "{}",
            hash.id()
        );
        assert_ne!(hash.digest(b"a", &mut w), hash.digest(b"b", &mut w));
        let tag = hmac(*hash, b"key", b"message", &mut w);
        assert_eq!(tag.len(), hash.output_len());
        let prk = hkdf_extract(*hash, b"", b"ikm", &mut w);
        let okm = hkdf_expand(*hash, &prk, b"info", 70, &mut w).unwrap();
        assert_eq!(okm.len(), 70);
        assert!(w.steps().iter().all(|step| !step.result.is_empty()));
    }
}

/// A key of the cipher's length that S-DES takes too: its first byte is below 4.
fn key(len: usize) -> Vec<u8> {
    (0..len).map(|i| (i * 5) as u8).collect()
}

#[test]
fn every_block_cipher_is_undone_and_carries_cbc_and_ctr() {
    for cipher in BLOCK_CIPHERS {
        let (key, len) = (key(cipher.key_len()), cipher.block_len());
        let mut rng = Drbg::new(1);
        for _ in 0..20 {
            let block = rng.bytes(len);
            let mut state = block.clone();
            let (mut on, mut off) = (Working::on(), Working::off());
            cipher.encrypt_block(&key, &mut state, &mut on).unwrap();
            let mut again = block.clone();
            cipher.encrypt_block(&key, &mut again, &mut off).unwrap();
            assert_eq!(state, again, "{}", cipher.id());
            cipher.decrypt_block(&key, &mut state, &mut on).unwrap();
            assert_eq!(state, block, "{}", cipher.id());
        }
        let mut w = Working::on();
        let (iv, text) = (rng.bytes(len), rng.bytes(len * 7));
        let sent = cbc_encrypt(*cipher, &key, &iv, &text, &mut w).unwrap();
        assert_eq!(
            cbc_decrypt(*cipher, &key, &iv, &sent, &mut w).unwrap(),
            text
        );
        let ragged = rng.bytes(len * 7 - len / 2);
        let sent = ctr(*cipher, &key, &iv, &ragged, &mut w).unwrap();
        assert_eq!(ctr(*cipher, &key, &iv, &sent, &mut w).unwrap(), ragged);
        for wrong in [0, cipher.key_len() - 1, cipher.key_len() + 1] {
            let refused = cipher.encrypt_block(&vec![0; wrong], &mut vec![0; len], &mut w);
            assert!(refused.is_err(), "{}", cipher.id());
        }
        for wrong in [0, len - 1, len + 1] {
            let refused = cipher.decrypt_block(&key, &mut vec![0; wrong], &mut w);
            assert!(refused.is_err(), "{}", cipher.id());
        }
    }
}

#[test]
fn every_stream_cipher_is_undone_at_every_offset() {
    for cipher in STREAM_CIPHERS {
        let key = vec![5; cipher.key_len()];
        let whole = cipher.keystream(&key, 0, 100).unwrap();
        for offset in 0..100 {
            let part = cipher.keystream(&key, offset, 100 - offset).unwrap();
            assert_eq!(part, whole[offset..], "{} at {offset}", cipher.id());
        }
        let mut w = Working::on();
        let sent = cipher.apply(&key, 3, b"text", &mut w).unwrap();
        assert_eq!(cipher.apply(&key, 3, &sent, &mut w).unwrap(), b"text");
    }
}

#[test]
fn every_aead_opens_what_it_sealed_and_only_that() {
    for aead in AEADS {
        let (key, nonce) = (key(aead.key_len()), key(aead.nonce_len()));
        let mut w = Working::on();
        let sealed = aead
            .seal(&key, &nonce, b"aad", b"plaintext", &mut w)
            .unwrap();
        let open = |nonce: &[u8], aad: &[u8], sealed: &[u8], w: &mut Working| {
            aead.open(&key, nonce, aad, sealed, w)
        };
        assert_eq!(open(&nonce, b"aad", &sealed, &mut w).unwrap(), b"plaintext");
        let other = vec![9; aead.nonce_len()];
        assert_eq!(
            open(&other, b"aad", &sealed, &mut w),
            Err(AeadError::Mismatch)
        );
        assert_eq!(
            open(&nonce, b"add", &sealed, &mut w),
            Err(AeadError::Mismatch)
        );
        assert!(open(&nonce, b"aad", &[], &mut w).is_err());
    }
}

#[test]
fn every_encryption_is_undone_at_every_size() {
    for scheme in ENCRYPTIONS {
        for bits in [128, 512, 1024, 2048] {
            let key = RsaPrivateKey::generate(bits, &mut Drbg::new(3)).unwrap();
            let message = Drbg::new(4).bytes(bits / 8 - 11);
            let mut w = Working::on();
            let sent = scheme
                .encrypt(&key.public(), &message, &mut Drbg::new(5), &mut w)
                .unwrap();
            assert_eq!(sent.len(), bits / 8);
            let opened = scheme.decrypt(&key, &sent, &mut Working::off()).unwrap();
            assert!(opened.ends_with(&message), "{} {bits}", scheme.id());
            for w in [Working::on(), Working::off()].iter_mut() {
                assert!(scheme.decrypt(&key, &sent[1..], w).is_err());
                assert!(scheme.decrypt(&key, &vec![0xff; bits / 8], w).is_err());
            }
        }
    }
}

/// One private key of every kind; toy groups are large enough that a forgery is no matter of a few tries.
fn keys() -> Vec<PrivateKey> {
    let p = Nat::from(1_048_583);
    let group = (1..).find_map(|b| {
        let curve = crate::ec::Curve::new(&Nat::from(1), &Nat::from(b), &p).ok()?;
        let y = crate::num::mod_sqrt(&Nat::from(b), &p).ok()??;
        let g = crate::ec::Point::affine(Nat::zero(), y);
        let group = EcGroup::new(&curve, &g).ok()?;
        crate::num::is_prime(group.n()).then_some(group)
    });
    let toy = EcToyPrivateKey::from_scalar(&group.unwrap(), &Nat::from(99), &mut Working::off());
    vec![
        PrivateKey::Rsa(RsaPrivateKey::generate(1042, &mut Drbg::new(1)).unwrap()),
        PrivateKey::EcToy(toy.unwrap()),
        PrivateKey::Ec(EcPrivateKey::generate(
            NamedCurve::Secp256r1,
            &mut Drbg::new(1),
        )),
        PrivateKey::Ec(EcPrivateKey::generate(
            NamedCurve::Secp384r1,
            &mut Drbg::new(1),
        )),
        PrivateKey::Ed25519(Ed25519PrivateKey::from_seed([7; 32])),
    ]
}

#[test]
fn every_signature_holds_for_its_message_alone_and_for_no_other_kind_of_key() {
    let keys = keys();
    for scheme in SIGNATURE_SCHEMES {
        let mut fitting = 0;
        for key in &keys {
            let mut w = Working::on();
            let wrong = SignatureError::WrongKey(key.id().into());
            let signature = match scheme.sign(key, b"message", &mut Drbg::new(6), &mut w) {
                Ok(signature) => signature,
                Err(error) => {
                    assert_eq!(error, wrong, "{}", scheme.id());
                    let verified = scheme.verify(&key.public(), b"", b"", &mut w);
                    assert_eq!(verified, Err(wrong));
                    continue;
                }
            };
            fitting += 1;
            let verify = |message: &[u8], signature: &[u8]| {
                scheme.verify(&key.public(), message, signature, &mut Working::off())
            };
            assert_eq!(verify(b"message", &signature), Ok(()), "{}", scheme.id());
            assert_eq!(
                verify(b"massage", &signature),
                Err(SignatureError::Mismatch)
            );
            for bit in [0, 3, signature.len() * 4, signature.len() * 8 - 1] {
                let mut forged = signature.clone();
                forged[bit / 8] ^= 1 << (bit % 8);
                assert!(
                    verify(b"message", &forged).is_err(),
                    "{} {bit}",
                    scheme.id()
                );
            }
            for broken in [
                &signature[1..],
                &[],
                &vec![0; signature.len()],
                &vec![0xff; 600],
            ] {
                assert!(verify(b"message", broken).is_err(), "{}", scheme.id());
            }
        }
        assert!(fitting >= 1, "{}", scheme.id());
    }
}

#[test]
fn both_sides_of_every_key_exchange_agree() {
    for exchange in key_exchanges() {
        // A toy group is so small that a value which everyone knows is sometimes drawn.
        let toy = exchange.public_len() < 20;
        for seed in 0..4 {
            let mut rng = Drbg::new(seed);
            let mut w = Working::on();
            let private = exchange.random_private(&mut rng);
            let public = exchange.public(&private, &mut w).unwrap();
            assert_eq!(public.len(), exchange.public_len(), "{}", exchange.id());
            let answer = exchange.random_response(&mut rng);
            let response = match exchange.respond(&answer, &public, &mut w) {
                Ok(response) => response,
                Err(_) if toy => continue,
                Err(error) => panic!("{}: {error}", exchange.id()),
            };
            assert_eq!(response.public.len(), exchange.response_len());
            assert_eq!(response.secret.len(), exchange.secret_len());
            match exchange.agree(&private, &response.public, &mut Working::off()) {
                Ok(secret) => assert_eq!(secret, response.secret, "{}", exchange.id()),
                Err(error) => assert!(toy, "{}: {error}", exchange.id()),
            }
            for wrong in [Vec::new(), vec![0; public.len()]] {
                let refused = exchange.respond(&answer, &wrong, &mut Working::off());
                assert!(refused.is_err(), "{}", exchange.id());
            }
            assert!(exchange.public(&[0; 200], &mut Working::off()).is_err());
        }
    }
}
