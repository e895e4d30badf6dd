use super::*;
use crate::rsa::{Encryption, RsaPkcs1, RsaPrivateKey, private_operation};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// The server's leak: whether the decrypted message begins with 00 02.
fn conforms(key: &RsaPrivateKey, ciphertext: &[u8]) -> bool {
    let c = Nat::from_be_bytes(ciphertext);
    let m = private_operation(key, &c, Symbol::C, &mut Working::off()).unwrap();
    m.to_be_bytes_padded(key.n.byte_len())
        .unwrap()
        .starts_with(&[0, 2])
}

fn recover(bits: usize, seed: u64, message: &[u8]) -> u64 {
    let key = RsaPrivateKey::generate(bits, &mut Drbg::new(seed)).unwrap();
    let mut rng = Drbg::new(seed).fork("padding");
    let sent = RsaPkcs1
        .encrypt(&key.public(), message, &mut rng, &mut Working::off())
        .unwrap();
    let mut job = BleichenbacherJob::new(&key.public(), &sent, &rng).unwrap();
    loop {
        match job.run(10_000, &mut |query| conforms(&key, query)).unwrap() {
            Search::Found { value, work } => {
                assert!(value.ends_with(message));
                assert!(value.starts_with(&[0, 2]));
                assert_eq!(job.query(), Ok(None));
                assert_eq!(job.open_bits(), 0);
                return work;
            }
            Search::Running { work } => assert!((work as f64) < 40.0 * job.expected_work()),
            Search::Exhausted { .. } => unreachable!(),
        }
    }
}

#[test]
fn a_premaster_under_512_bits_is_recovered() {
    let premaster: Vec<u8> = (0..48).collect();
    let calls = recover(512, 1, &premaster);
    println!("Bleichenbacher, 512 bits: {calls} oracle calls");
}

#[test]
fn short_keys_fall_too() {
    for seed in 0..4 {
        recover(128, seed, b"hello");
    }
}

#[test]
fn a_signature_can_be_forged_by_blinding() {
    // Any number can be decrypted, which is to sign it: the first multiples do not conform.
    let key = RsaPrivateKey::generate(128, &mut Drbg::new(1)).unwrap();
    let number = Drbg::new(2).below(&key.n);
    let bytes = number.to_be_bytes_padded(16).unwrap();
    let mut job = BleichenbacherJob::new(&key.public(), &bytes, &Drbg::new(3)).unwrap();
    let found = job
        .run(10_000_000, &mut |query| conforms(&key, query))
        .unwrap();
    let Search::Found { value, .. } = found else {
        panic!("{found:?}");
    };
    let signed = Nat::from_be_bytes(&value);
    let opened = mod_pow(&signed, &key.e, &key.n, &mut Working::off());
    assert_eq!(opened.unwrap(), number);
}

#[test]
fn an_oracle_that_contradicts_itself_is_noticed() {
    let key = RsaPrivateKey::generate(128, &mut Drbg::new(1)).unwrap();
    let sent = RsaPkcs1
        .encrypt(&key.public(), b"hi", &mut Drbg::new(1), &mut Working::off())
        .unwrap();
    let mut job = BleichenbacherJob::new(&key.public(), &sent, &Drbg::new(3)).unwrap();
    assert!(job.run(100_000, &mut |_| true).is_err());
    for wrong in [&sent[1..], &[0; 16], &[0xff; 16], &[]] {
        assert!(BleichenbacherJob::new(&key.public(), wrong, &Drbg::new(3)).is_err());
    }
}
