//! The constructions that are written here once over the traits agree with the libraries, when given full-size parts.

use aes::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit, StreamCipher, block_padding};
use crypto_bigint::BoxedUint;
use hmac::{KeyInit, Mac};
use num_bigint::BigUint;
use padlock_core::cipher::{Aes128, Aes256, TripleDes, cbc_decrypt, cbc_encrypt, ctr as our_ctr};
use padlock_core::dh::DhGroup;
use padlock_core::hash::{Md5, Sha1, Sha256, Sha384, Sha512};
use padlock_core::kex::KeyExchange;
use padlock_core::mac::{hkdf_expand, hkdf_extract, hmac as our_hmac};
use padlock_core::num::{is_prime, miller_rabin, mod_inverse, mod_pow, mod_sqrt};
use padlock_core::rsa::{Encryption, RsaPkcs1, RsaPrivateKey};
use padlock_core::{Drbg, Nat, Working};
use proptest::collection::vec;
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

fn big(n: &Nat) -> BigUint {
    BigUint::from_bytes_be(&n.to_be_bytes())
}

macro_rules! hmac_agrees {
    ($key:expr, $message:expr, $($ours:expr => $theirs:ty),*) => {$(
        let mut theirs = <hmac::Hmac<$theirs>>::new_from_slice($key).unwrap();
        theirs.update($message);
        let ours = our_hmac(&$ours, $key, $message, &mut Working::off());
        prop_assert_eq!(ours, theirs.finalize().into_bytes().to_vec());
    )*};
}

macro_rules! hkdf_agrees {
    ($salt:expr, $ikm:expr, $info:expr, $len:expr, $($ours:expr => $theirs:ty),*) => {$(
        let theirs = hkdf::Hkdf::<$theirs>::new(Some($salt), $ikm);
        let mut expected = vec![0; $len];
        theirs.expand($info, &mut expected).unwrap();
        let prk = hkdf_extract(&$ours, $salt, $ikm, &mut Working::off());
        let okm = hkdf_expand(&$ours, &prk, $info, $len, &mut Working::off());
        prop_assert_eq!(okm.unwrap(), expected);
    )*};
}

macro_rules! modes_agree {
    ($rng:expr, $blocks:expr, $ours:expr => $theirs:ty, $key_len:expr, $block_len:expr) => {
        let (key, iv) = ($rng.bytes($key_len), $rng.bytes($block_len));
        let text = $rng.bytes($blocks * $block_len);
        let encryptor = cbc::Encryptor::<$theirs>::new_from_slices(&key, &iv).unwrap();
        let theirs = encryptor.encrypt_padded_vec::<block_padding::NoPadding>(&text);
        let ours = cbc_encrypt(&$ours, &key, &iv, &text, &mut Working::off()).unwrap();
        prop_assert_eq!(&ours, &theirs);
        let decryptor = cbc::Decryptor::<$theirs>::new_from_slices(&key, &iv).unwrap();
        let opened = decryptor.decrypt_padded_vec::<block_padding::NoPadding>(&ours);
        let ours = cbc_decrypt(&$ours, &key, &iv, &ours, &mut Working::off());
        prop_assert_eq!(ours.unwrap(), opened.unwrap());
    };
}

macro_rules! ctr_agrees {
    ($rng:expr, $len:expr, $ours:expr => $theirs:ty, $key_len:expr) => {
        let (key, counter) = ($rng.bytes($key_len), $rng.bytes(16));
        let text = $rng.bytes($len);
        let mut theirs = text.clone();
        let mut cipher = ctr::Ctr128BE::<$theirs>::new_from_slices(&key, &counter).unwrap();
        cipher.apply_keystream(&mut theirs);
        let ours = our_ctr(&$ours, &key, &counter, &text, &mut Working::off());
        prop_assert_eq!(ours.unwrap(), theirs);
    };
}

proptest! {
    #[test]
    fn hmac_is_the_crates(key in vec(any::<u8>(), 0..300), message in vec(any::<u8>(), 0..300)) {
        hmac_agrees!(
            &key, &message,
            Md5 => md5::Md5, Sha1 => sha1::Sha1, Sha256 => sha2::Sha256,
            Sha384 => sha2::Sha384, Sha512 => sha2::Sha512
        );
    }

    #[test]
    fn hkdf_is_the_crates(
        salt in vec(any::<u8>(), 0..150),
        ikm in vec(any::<u8>(), 0..150),
        info in vec(any::<u8>(), 0..80),
        len in 0_usize..400,
    ) {
        hkdf_agrees!(
            &salt, &ikm, &info, len,
            Sha1 => sha1::Sha1, Sha256 => sha2::Sha256, Sha384 => sha2::Sha384
        );
    }

    #[test]
    fn cbc_is_the_crates(seed: u64, blocks in 0_usize..20) {
        let mut rng = Drbg::new(seed);
        modes_agree!(rng, blocks, Aes128 => aes::Aes128, 16, 16);
        modes_agree!(rng, blocks, Aes256 => aes::Aes256, 32, 16);
        modes_agree!(rng, blocks, TripleDes => des::TdesEde3, 24, 8);
    }

    #[test]
    fn counter_mode_is_the_crates(seed: u64, len in 0_usize..300) {
        let mut rng = Drbg::new(seed);
        ctr_agrees!(rng, len, Aes128 => aes::Aes128, 16);
        ctr_agrees!(rng, len, Aes256 => aes::Aes256, 32);
    }

    #[test]
    fn numbers_are_num_bigints(
        [a, b, m] in [vec(any::<u8>(), 0..70), vec(any::<u8>(), 0..70), vec(any::<u8>(), 1..70)],
    ) {
        let [a, b, m] = [a, b, m].map(|bytes| Nat::from_be_bytes(&bytes));
        prop_assert_eq!(big(&a.add(&b)), big(&a) + big(&b));
        prop_assert_eq!(big(&a.mul(&b)), big(&a) * big(&b));
        prop_assert_eq!(big(&a.sqrt()), big(&a).sqrt());
        prop_assert_eq!(big(&a.nth_root(5).unwrap()), big(&a).nth_root(5));
        prop_assert_eq!(a.to_string(), big(&a).to_string());
        prop_assert_eq!(a.trailing_zeros() as u64, big(&a).trailing_zeros().unwrap_or(0));
        prop_assume!(!m.is_zero());
        let (quotient, remainder) = a.div_rem(&m).unwrap();
        prop_assert_eq!(big(&quotient), big(&a) / big(&m));
        prop_assert_eq!(big(&remainder), big(&a) % big(&m));
        let power = mod_pow(&a, &b, &m, &mut Working::off()).unwrap();
        prop_assert_eq!(big(&power), big(&a).modpow(&big(&b), &big(&m)));
        let inverse = mod_inverse(&a, &m, &mut Working::off());
        prop_assert_eq!(inverse.ok().map(|n| big(&n)), big(&a).modinv(&big(&m)));
    }

    #[test]
    fn primality_agrees(n: u64, seed: u64, bits in 65_usize..200, start: u32) {
        let bases = padlock_core::num::WITNESSES;
        let mut rng = Drbg::new(seed);
        let prime = padlock_core::num::random_prime(bits, &mut rng).unwrap();
        let product = prime.mul(&padlock_core::num::random_prime(bits, &mut rng).unwrap());
        for n in [Nat::from(n | 1), rng.bits(bits), prime, product] {
            let theirs = BoxedUint::from_be_slice_vartime(&n.to_be_bytes());
            let theirs = crypto_primes::is_prime(crypto_primes::Flavor::Any, &theirs);
            prop_assert_eq!(is_prime(&n), theirs, "{}", n);
            prop_assert_eq!(miller_rabin(&n, &bases, &mut Working::off()), theirs, "{}", n);
        }
        let small = u64::from(start % 100_000);
        let divided = small > 1 && (2..=small.isqrt()).all(|d| !small.is_multiple_of(d));
        prop_assert_eq!(miller_rabin(&Nat::from(small), &bases, &mut Working::on()), divided);
        prop_assert_eq!(is_prime(&Nat::from(small)), divided);
    }

    #[test]
    fn square_roots_square_back(seed: u64, bits in 3_usize..200) {
        let mut rng = Drbg::new(seed);
        let p = padlock_core::num::random_prime(bits, &mut rng).unwrap();
        let a = rng.below(&p);
        let square = a.mul_mod(&a, &p).unwrap();
        let root = mod_sqrt(&square, &p).unwrap().unwrap();
        prop_assert!(root == a || root.add(&a) == p);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn diffie_hellman_over_ffdhe2048_is_an_independent_computations(seed: u64) {
        let group = DhGroup::ffdhe2048();
        let mut rng = Drbg::new(seed);
        let (x, y) = (group.random_private(&mut rng), group.random_private(&mut rng));
        let mut w = Working::off();
        let (gx, gy) = (group.public(&x, &mut w).unwrap(), group.public(&y, &mut w).unwrap());
        let (p, g) = (big(group.p()), big(group.g()));
        let exponent = BigUint::from_bytes_be(&x);
        prop_assert_eq!(BigUint::from_bytes_be(&gx), g.modpow(&exponent, &p));
        let shared = BigUint::from_bytes_be(&gy).modpow(&exponent, &p);
        let ours = group.agree(&x, &gy, &mut w).unwrap();
        prop_assert_eq!(BigUint::from_bytes_be(&ours), shared);
        prop_assert_eq!(group.agree(&y, &gx, &mut w).unwrap(), ours);
    }

    #[test]
    fn pkcs1_encryption_is_the_rsa_crates(seed: u64, len in 0_usize..117) {
        let key = RsaPrivateKey::generate(1024, &mut Drbg::new(seed % 4)).unwrap();
        let part = |n: &Nat| BoxedUint::from_be_slice_vartime(&n.to_be_bytes());
        let library = rsa::RsaPrivateKey::from_components(
            part(&key.n),
            part(&key.e),
            part(&key.d),
            vec![part(&key.p), part(&key.q)],
        );
        let library = library.unwrap();
        let mut rng = Drbg::new(seed);
        let message = rng.bytes(len);
        let sent = RsaPkcs1.encrypt(&key.public(), &message, &mut rng, &mut Working::off());
        let opened = library.decrypt(rsa::Pkcs1v15Encrypt, &sent.unwrap());
        prop_assert_eq!(opened.unwrap(), message.clone());
        let sent = library.to_public_key().encrypt(&mut rng, rsa::Pkcs1v15Encrypt, &message);
        let opened = RsaPkcs1.decrypt(&key, &sent.unwrap(), &mut Working::off());
        prop_assert_eq!(opened.unwrap(), message);
    }
}
