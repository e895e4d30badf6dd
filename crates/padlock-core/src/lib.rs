//! Numbers and primitives, toy and full size; knows no TLS.
//!
//! Every primitive stands behind an object-safe trait, so that a construction over it is written once. Toy parts are small
//! enough for paper and for [`crack`]; full parts are RustCrypto's. Any computation can record its [`Working`].
//!
//! # The whole idea, in one example
//!
//! A key that fits on paper: p = 61, q = 53, e = 17. With a recorder that is on, the inverse that gives `d` is worked out
//! row by row, as on a board.
//!
//! ```
//! use padlock_core::crack::{FactorJob, Progress};
//! use padlock_core::rsa::{Encryption, RsaPkcs1, RsaPrivateKey, RsaTextbook};
//! use padlock_core::working::WorkingOp;
//! use padlock_core::{Drbg, Nat, Working};
//!
//! let mut board = Working::on();
//! let [p, q, e] = [61, 53, 17].map(Nat::from);
//! let key = RsaPrivateKey::from_primes(&p, &q, &e, &mut board)?;
//! assert_eq!((key.n.to_string(), key.d.to_string()), ("3233".into(), "2753".into()));
//! let euclid = board.steps().iter().find(|step| step.op == WorkingOp::ExtendedEuclid);
//! assert!(euclid.is_some_and(|step| step.rows.len() > 3));
//!
//! // One line of code serves both sizes: the trait's. The same secret, under the toy key and under one of 2048 bits.
//! let mut rng = Drbg::new(1);
//! let full = RsaPrivateKey::generate(2048, &mut rng)?;
//! let secret = [0x0a, 0x05]; // 2565
//! for (scheme, key) in [(&RsaTextbook as &dyn Encryption, &key), (&RsaPkcs1, &full)] {
//!     let mut off = Working::off();
//!     let ciphertext = scheme.encrypt(&key.public(), &secret, &mut rng, &mut off)?;
//!     assert_eq!(scheme.decrypt(key, &ciphertext, &mut off)?, secret);
//! }
//!
//! // Who has only n falls back on work. For 3233 it takes no time; a job runs in slices and says how far it is.
//! let mut job = FactorJob::new(&key.n)?;
//! while let Progress::Running { .. } = job.run(10) {}
//! let Progress::Done { p, q, .. } = job.run(1) else { unreachable!("3233 is composite") };
//! assert_eq!((p.to_string(), q.to_string()), ("53".into(), "61".into()));
//!
//! // For 2048 bits it is refused, and the price is named: more than 2^100 cycles.
//! assert!(FactorJob::new(&full.n).is_err());
//! assert!(padlock_core::crack::cost::factoring_bits(2048) > 100.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where things are
//!
//! | | |
//! |---|---|
//! | [`num`] | natural numbers of any size, and their arithmetic |
//! | [`hash`], [`mac`] | digests; HMAC and HKDF over any of them |
//! | [`cipher`], [`stream`], [`aead`] | block ciphers with CBC and CTR over any of them, keystreams, AEADs |
//! | [`rsa`], [`dh`], [`ec`], [`nist`], [`kex`] | public keys, and ways to share a secret |
//! | [`signature`] | signatures of every kind |
//! | [`crack`] | breaking things: factoring, logarithms, key search, oracles, and what each costs |
//! | [`catalog`] | everything, in tables |
//! | [`working`] | the recorder |
//!
//! There is no clock, operating-system randomness, thread or I/O here: randomness is a seeded [`Drbg`], forked by label.

// In a worker: a page whose own thread is busy for half a minute is given up by the program that drives it.
#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

mod ids;

pub mod aead;
pub mod catalog;
pub mod cipher;
pub mod crack;
pub mod dh;
pub mod drbg;
pub mod ec;
pub mod error;
pub mod hash;
pub mod kex;
pub mod mac;
pub mod nist;
pub mod num;
pub mod rsa;
pub mod signature;
pub mod stream;
pub mod working;

pub use drbg::Drbg;
pub use error::OutOfRange;
pub use num::Nat;
pub use working::Working;
