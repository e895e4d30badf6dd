//! What recording costs: off, it is the price of the same steps without a recorder; on, the price of the rows.

use std::hint::black_box;

use hmac::{KeyInit, Mac};
use padlock_core::catalog::HASHES;
use padlock_core::cipher::{BlockCipher, SAes};
use padlock_core::ec::EcGroup;
use padlock_core::mac::hmac;
use padlock_core::num::{extended_euclid, mod_pow};
use padlock_core::rsa::{RsaPrivateKey, private_operation};
use padlock_core::working::Symbol;
use padlock_core::{Drbg, Nat, Working};

use crate::Criterion;

pub fn bench(c: &mut Criterion) {
    for bits in [32, 2048] {
        power(c, bits);
        euclid(c, bits);
    }
    private(c);
    block(c);
    point(c);
    mac(c);
}

/// The same computation twice, with a recorder that is off and one that is on.
fn both<T>(c: &mut Criterion, name: &str, mut compute: impl FnMut(&mut Working) -> T) {
    c.bench_function(&format!("recording/{name}/off"), |b| {
        b.iter(|| compute(&mut Working::off()));
    });
    c.bench_function(&format!("recording/{name}/on"), |b| {
        b.iter(|| {
            let mut w = Working::on();
            (compute(&mut w), w)
        });
    });
}

/// An even modulus: with an odd one the power is the library's unless it is recorded.
fn power(c: &mut Criterion, bits: usize) {
    let rng = &mut Drbg::new(1);
    let modulus = rng.bits(bits - 1).add(&Nat::power_of_two(bits - 1));
    let modulus = modulus.shr(1).add(&modulus.shr(1));
    let (base, exponent) = (rng.below(&modulus), rng.bits(bits.min(256)));
    let name = format!("square and multiply, {bits} bits");
    c.bench_function(&format!("recording/{name}/no recorder"), |b| {
        b.iter(|| plain_power(black_box(&base), &exponent, &modulus));
    });
    both(c, &name, |w| {
        mod_pow(black_box(&base), &exponent, &modulus, w).expect("not 0")
    });
}

fn plain_power(base: &Nat, exponent: &Nat, modulus: &Nat) -> Nat {
    let base = base.rem(modulus).expect("not 0");
    let mut power = Nat::one().rem(modulus).expect("not 0");
    for index in (0..exponent.bits()).rev() {
        let square = power.mul_mod(&power, modulus).expect("not 0");
        power = if exponent.bit(index) {
            square.mul_mod(&base, modulus).expect("not 0")
        } else {
            square
        };
    }
    power
}

fn euclid(c: &mut Criterion, bits: usize) {
    let rng = &mut Drbg::new(2);
    let (a, b) = (rng.bits(bits), rng.bits(bits));
    both(c, &format!("extended Euclid, {bits} bits"), |w| {
        extended_euclid(black_box(&a), &b, w).gcd
    });
}

/// Off, the private operation is the library's; on, it is the one that can be shown.
fn private(c: &mut Criterion) {
    let key = RsaPrivateKey::generate(2048, &mut Drbg::new(3)).expect("in range");
    let m = Nat::from(2);
    both(c, "RSA private operation, 2048 bits", |w| {
        private_operation(&key, black_box(&m), Symbol::C, w).expect("below n")
    });
}

fn block(c: &mut Criterion) {
    both(c, "S-AES block", |w| {
        let mut block = [0xd7, 0x28];
        let done = SAes.encrypt_block(black_box(&[0x4a, 0xf5]), &mut block, w);
        done.map(|()| block).expect("its lengths")
    });
}

fn point(c: &mut Criterion) {
    let group = EcGroup::toy();
    let k = Nat::from(13);
    both(c, "toy scalar multiplication", |w| {
        group
            .curve()
            .multiply(black_box(&k), group.g(), w)
            .expect("on the curve")
    });
}

/// Beside it the `hmac` crate, which knows no recorder.
fn mac(c: &mut Criterion) {
    let (key, text) = (Drbg::new(4).bytes(32), Drbg::new(5).bytes(1024));
    let sha256 = HASHES
        .iter()
        .find(|hash| hash.id() == "sha256")
        .expect("in the catalogue");
    let name = "HMAC-SHA-256, 1024 bytes";
    c.bench_function(&format!("recording/{name}/no recorder"), |b| {
        b.iter(|| {
            let mac = hmac::Hmac::<sha2::Sha256>::new_from_slice(&key).expect("any length");
            mac.chain_update(black_box(&text))
                .finalize()
                .into_bytes()
                .to_vec()
        });
    });
    both(c, name, |w| hmac(*sha256, &key, black_box(&text), w));
}
