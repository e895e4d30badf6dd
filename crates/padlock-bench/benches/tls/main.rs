//! How many handshakes a second one core plays, both ends of each, and how many records: the engine, with a ledger of
//! everything, and, with the feature `rustls`, rustls in the same process where it offers the suite. In wasm it is the engine alone.
#![allow(
    clippy::expect_used,
    reason = "a benchmark of a refused handshake is none"
)]

mod engine;
#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(all(feature = "rustls", not(target_arch = "wasm32")))]
mod peer;
#[cfg(not(target_arch = "wasm32"))]
mod rates;
#[cfg(target_arch = "wasm32")]
mod wasm;

use padlock_tls::handshake::CipherSuite;

/// What is measured in TLS 1.2, by the name under which it stands in the table.
const SUITES: &[(&str, CipherSuite)] = &[
    ("RSA-2048", CipherSuite::TLS_RSA_WITH_AES_128_GCM_SHA256),
    (
        "ECDHE-RSA",
        CipherSuite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ),
    (
        "ECDHE-ECDSA",
        CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    ),
];

/// What is measured in TLS 1.3: the story whose keys it has, and the suite.
const TLS13: &[(&str, CipherSuite, CipherSuite)] = &[
    (
        "TLS 1.3, RSA",
        CipherSuite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite::TLS_AES_128_GCM_SHA256,
    ),
    (
        "TLS 1.3, ECDSA",
        CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite::TLS_AES_128_GCM_SHA256,
    ),
];

/// Suites whose records are measured.
const RECORDS: &[(&str, CipherSuite)] = &[
    ("records, AES-128-GCM", CipherSuite::TLS_AES_128_GCM_SHA256),
    (
        "records, ChaCha20-Poly1305",
        CipherSuite::TLS_CHACHA20_POLY1305_SHA256,
    ),
];

/// How many records go at once, and how long each is.
const BULK: (u64, usize) = (64, 1 << 14);

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    native::run();
}

/// The runner calls the benchmarks of `wasm` instead.
#[cfg(target_arch = "wasm32")]
fn main() {}
