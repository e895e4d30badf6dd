//! Numbers and primitives, toy and full size; knows no TLS.
//!
//! Every primitive stands behind an object-safe trait, so that a construction over it is written once:
//! [`hash::Hash`], [`cipher::BlockCipher`], [`rsa::Encryption`], [`signature::SignatureScheme`].
//! Toy parts are small enough for paper and for [`crack`]; full parts are RustCrypto's.
//! Any computation can record its [`working::Working`].
//!
//! There is no clock, operating-system randomness, thread or I/O here:
//! randomness is a seeded [`drbg::Drbg`], forked by label.

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

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
