//! How fast toys fall. A job starts afresh each time and runs to its end; a rate is that of a fixed number of steps.

use std::hint::black_box;

use padlock_core::catalog::HASHES;
use padlock_core::cipher::{BlockCipher, SAes, SDes};
use padlock_core::crack::{
    BleichenbacherJob, CbcPadding, CollisionJob, DlogJob, FactorJob, KeySearchJob, Method,
    Progress, Search, VaudenayJob, known_plaintext,
};
use padlock_core::dh::DhGroup;
use padlock_core::num::{is_prime, mod_pow};
use padlock_core::rsa::{Encryption, RsaPkcs1, RsaPrivateKey};
use padlock_core::{Drbg, Nat, Working};

use crate::Criterion;

pub fn factoring(c: &mut Criterion) {
    for bits in [32, 48, 64] {
        let n = RsaPrivateKey::generate(bits, &mut Drbg::new(1))
            .expect("in range")
            .n
            .clone();
        for &method in Method::ALL {
            // The others take minutes, or depend on the primes alone.
            let quick = matches!(method, Method::Fastest | Method::PollardRho);
            if !quick && bits > 32 {
                continue;
            }
            let mut job = FactorJob::with_method(&n, method).expect("in range");
            let Progress::Done { work, .. } = job.run(u64::MAX) else {
                continue;
            };
            c.bench_function(
                &format!("crack/factor {bits} bits, {}, {work} steps", method.id()),
                |b| {
                    b.iter(|| {
                        let mut job =
                            FactorJob::with_method(black_box(&n), method).expect("in range");
                        job.run(u64::MAX)
                    });
                },
            );
        }
    }
}

/// A prime `p` with `(p - 1) / 2` prime: nothing for Pohlig and Hellman to gain.
fn safe_prime(bits: usize) -> Nat {
    let mut rng = Drbg::new(2);
    loop {
        let half = rng.bits(bits - 2).add(&Nat::power_of_two(bits - 2));
        let p = half.add(&half).add(&Nat::one());
        if is_prime(&p) && is_prime(&half) {
            return p;
        }
    }
}

pub fn discrete_log(c: &mut Criterion) {
    for bits in [24, 32, 40] {
        let p = safe_prime(bits);
        let g = Nat::from(3);
        let group = DhGroup::new(&p, &g).expect("a safe prime");
        let x = Drbg::new(3).below(group.q().expect("computed"));
        let y = mod_pow(&g, &x, &p, &mut Working::off()).expect("not 0");
        let mut job = DlogJob::in_field(&group, &y).expect("in range");
        let _ = job.run(u64::MAX);
        c.bench_function(
            &format!("crack/discrete log {bits} bits, {} steps", job.work()),
            |b| {
                b.iter(|| {
                    DlogJob::in_field(&group, black_box(&y))
                        .expect("in range")
                        .run(u64::MAX)
                });
            },
        );
    }
}

pub fn key_search(c: &mut Criterion) {
    for (cipher, bits) in [(&SDes as &dyn BlockCipher, 10), (&SAes, 16)] {
        let mut block = vec![0x55; cipher.block_len()];
        let plaintext = block.clone();
        let mut key = vec![0xff; cipher.key_len()];
        key[0] = if bits == 10 { 3 } else { 0xff };
        cipher
            .encrypt_block(&key, &mut block, &mut Working::off())
            .expect("its lengths");
        let pairs = [(plaintext, block)];
        c.bench_function(
            &format!("crack/{} all {} keys", cipher.id(), 1 << bits),
            |b| {
                b.iter(|| {
                    let mut job = KeySearchJob::new(bits, cipher.key_len()).expect("in range");
                    let mut fits = known_plaintext(cipher, &pairs);
                    while let Search::Found { .. } = job.run(u64::MAX, &mut fits) {}
                    job.work()
                });
            },
        );
    }
}

pub fn collisions(c: &mut Criterion) {
    for (id, bits) in [("toy_hash", 16), ("sha256", 32)] {
        let Some(hash) = HASHES.iter().find(|hash| hash.id() == id) else {
            continue;
        };
        let mut job = CollisionJob::new(b"contract ", bits).expect("in range");
        let _ = job.run(*hash, u64::MAX);
        c.bench_function(
            &format!("crack/{id} collision in {bits} bits, {} steps", job.work()),
            |b| {
                b.iter(|| {
                    CollisionJob::new(b"contract ", bits)
                        .expect("in range")
                        .run(*hash, u64::MAX)
                });
            },
        );
    }
}

/// The oracle's own work, a decryption with a 512-bit key for each call, is most of it.
pub fn bleichenbacher(c: &mut Criterion) {
    let key = RsaPrivateKey::generate(512, &mut Drbg::new(4)).expect("in range");
    let rng = &mut Drbg::new(5);
    let sent = RsaPkcs1.encrypt(&key.public(), &rng.bytes(48), rng, &mut Working::off());
    let sent = sent.expect("48 bytes fit");
    let mut oracle = |query: &[u8]| {
        let m = padlock_core::rsa::private_operation(
            &key,
            &Nat::from_be_bytes(query),
            padlock_core::working::Symbol::C,
            &mut Working::off(),
        );
        let m = m
            .and_then(|m| Ok(m.to_be_bytes_padded(64)?))
            .expect("below n");
        m.starts_with(&[0, 2])
    };
    c.bench_function("crack/Bleichenbacher's oracle 512 bits, 1000 calls", |b| {
        b.iter(|| {
            let mut job =
                BleichenbacherJob::new(&key.public(), &sent, &Drbg::new(6)).expect("fits");
            job.run(black_box(1000), &mut oracle)
        });
    });
}

/// An oracle that costs nothing: the block was encrypted by doing nothing.
pub fn vaudenay(c: &mut Criterion) {
    let block = Drbg::new(7).bytes(16);
    let mut oracle = |query: &[u8]| {
        let (forged, block) = query.split_at(16);
        let text: Vec<u8> = forged.iter().zip(block).map(|(a, b)| a ^ b).collect();
        let last = text[15];
        last < 16
            && text
                .iter()
                .rev()
                .take(usize::from(last) + 1)
                .all(|byte| *byte == last)
    };
    c.bench_function("crack/Vaudenay's oracle, a block of 16 bytes", |b| {
        b.iter(|| {
            let mut job = VaudenayJob::new(&[0; 16], &block, CbcPadding::Tls).expect("a block");
            job.run(black_box(5000), &mut oracle)
        });
    });
}
