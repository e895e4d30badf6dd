//! How many TLS 1.2 handshakes a second one core plays, both ends of each: the engine, with everything recorded, and,
//! with the feature `rustls`, rustls in the same process where it offers the suite.
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

/// What is measured, by the name under which it stands in the table.
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
        match peer::Peer::new(*suite, &engine) {
            Some(peer) => rates.measure(&mut c, name, "rustls", |_| peer.handshake()),
            None => rates.lacks(name, "rustls"),
        }
    }
    c.final_summary();
    print!("{}", rates.table());
    #[cfg(feature = "rustls")]
    println!("rustls offers no RSA key transport.");
}
