//! How many handshakes a second one core plays, both ends of each, and how many records: the engine, with a ledger of
//! everything, and, with the feature `rustls`, rustls in the same process where it offers the suite.
#![allow(
    clippy::expect_used,
    reason = "a benchmark of a refused handshake is none"
)]

mod engine;
#[cfg(feature = "rustls")]
mod peer;
mod rates;

use std::time::Duration;

use criterion::Criterion;
use padlock_tls::handshake::CipherSuite;

use crate::{engine::Engine, rates::Rates};

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

fn main() {
    let mut c = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(4))
        .configure_from_args();
    let mut rates = Rates::default();
    for (name, suite) in SUITES {
        let engine = Engine::new(*suite);
        rates.measure(&mut c, name, "padlock", |seed| engine.handshake(seed));
        #[cfg(feature = "rustls")]
        beside(&mut rates, &mut c, name, *suite, &engine);
    }
    for (name, story, suite) in TLS13 {
        let engine = Engine::tls13(*story, *suite);
        rates.measure(&mut c, name, "padlock", |seed| engine.handshake(seed));
        rates.measure(&mut c, name, "with all workings", |seed| {
            let pair = engine.handshake(seed);
            (pair.workings(), pair)
        });
        #[cfg(feature = "rustls")]
        beside(&mut rates, &mut c, name, *suite, &engine);
    }
    let data = vec![7; BULK.1];
    for (name, suite) in RECORDS {
        let engine = Engine::tls13(CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, *suite);
        let pair = engine.handshake(1);
        rates.measure_many(&mut c, name, "padlock", BULK.0, |_| {
            pair.carry(BULK.0, &data)
        });
        #[cfg(feature = "rustls")]
        if let Some(peer) = peer::Peer::new(*suite, &engine) {
            rates.measure_many(&mut c, name, "rustls", BULK.0, |_| {
                peer.carry(BULK.0, &data)
            });
        }
    }
    c.final_summary();
    print!("{}", rates.table());
    println!("A record is of 2^14 bytes, sealed and opened.");
    #[cfg(feature = "rustls")]
    println!("rustls offers no RSA key transport.");
}

/// rustls's handshakes with the same suite, keys and certificates.
#[cfg(feature = "rustls")]
fn beside(
    rates: &mut Rates,
    c: &mut Criterion,
    name: &'static str,
    suite: CipherSuite,
    engine: &Engine,
) {
    match peer::Peer::new(suite, engine) {
        Some(peer) => rates.measure(c, name, "rustls", |_| peer.handshake()),
        None => rates.lacks(name, "rustls"),
    }
}
