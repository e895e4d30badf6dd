//! Project Wycheproof's tests of every primitive that is offered at full size.
//!
//! A test says `valid`, `invalid` or `acceptable`; of the last, [`judge::ACCEPTABLE`] decides every kind, with its reason.
//! Each file's count is fixed here, so that no file can quietly shrink.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test binary: a panic is its way to fail"
)]

mod aead;
mod ecdh;
mod judge;
mod mlkem;
mod primality;
mod rsa;
mod signature;
mod symmetric;

use judge::Tally;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Runs the files of one kind and compares their counts.
fn run(kind: &str, files: Vec<Tally>, expected: usize) {
    let mut total = 0;
    for file in &files {
        println!("{:40} {:5} tests", file.name, file.tests);
        total += file.tests;
    }
    println!("{kind}: {total} tests, no disagreement");
    assert_eq!(total, expected, "{kind}");
}

const AEAD: usize = 626;
const CBC: usize = 144;
const HMAC: usize = 692;
const HKDF: usize = 339;
const ECDH: usize = 1145;
const XDH: usize = 518;
const ECDSA: usize = 2556;
const EDDSA: usize = 151;
const RSA_PKCS1: usize = 2330;
const RSA_PSS: usize = 1186;
const RSA_DECRYPT: usize = 201;
const ML_KEM: usize = 566;
const PRIMALITY: usize = 317;

#[test]
fn the_count() {
    let total = AEAD
        + CBC
        + HMAC
        + HKDF
        + ECDH
        + XDH
        + ECDSA
        + EDDSA
        + RSA_PKCS1
        + RSA_PSS
        + RSA_DECRYPT
        + ML_KEM
        + PRIMALITY;
    println!("Wycheproof: {total} tests in all");
    assert_eq!(total, 10771);
}

#[test]
fn aead_agrees() {
    run("AEAD", aead::files(), AEAD);
}

#[test]
fn cbc_agrees() {
    run("CBC", symmetric::cbc(), CBC);
}

#[test]
fn hmac_agrees() {
    run("HMAC", symmetric::hmacs(), HMAC);
}

#[test]
fn hkdf_agrees() {
    run("HKDF", symmetric::hkdfs(), HKDF);
}

#[test]
fn ecdh_agrees() {
    run("ECDH", ecdh::ecdh(), ECDH);
}

#[test]
fn x25519_agrees() {
    run("X25519", ecdh::x25519(), XDH);
}

#[test]
fn ecdsa_agrees() {
    run("ECDSA", signature::ecdsa(), ECDSA);
}

#[test]
fn ed25519_agrees() {
    run("Ed25519", signature::ed25519(), EDDSA);
}

#[test]
fn rsa_pkcs1_signatures_agree() {
    run("RSASSA-PKCS1-v1_5", rsa::pkcs1(), RSA_PKCS1);
}

#[test]
fn rsa_pss_signatures_agree() {
    run("RSASSA-PSS", rsa::pss(), RSA_PSS);
}

#[test]
fn rsa_pkcs1_decryption_agrees() {
    run("RSAES-PKCS1-v1_5", rsa::decrypt(), RSA_DECRYPT);
}

#[test]
fn ml_kem_agrees() {
    run("ML-KEM-768", mlkem::files(), ML_KEM);
}

#[test]
fn primality_agrees() {
    run("primality", primality::files(), PRIMALITY);
}
