//! The benchmarks under Criterion, with a table of rates.

use std::time::{Duration, Instant};

use criterion::Criterion;
use padlock_tls::handshake::CipherSuite;

#[cfg(feature = "rustls")]
use crate::peer;
use crate::{BULK, RECORDS, SUITES, TLS13, engine::Engine, rates::Rates};

/// All of them.
pub fn run() {
    let mut c = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(4))
        .configure_from_args();
    let mut rates = Rates::default();
    for (name, suite) in SUITES {
        let engine = Engine::new(*suite);
        rates.measure(&mut c, name, "padlock", |seed| engine.handshake(seed));
        record(&mut rates, &mut c, name, &engine);
        #[cfg(feature = "rustls")]
        beside(&mut rates, &mut c, name, *suite, &engine);
    }
    for (name, story, suite) in TLS13 {
        let engine = Engine::tls13(*story, *suite);
        rates.measure(&mut c, name, "padlock", |seed| engine.handshake(seed));
        record(&mut rates, &mut c, name, &engine);
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
            let pair = pair.clone();
            let start = Instant::now();
            let left = pair.carry(BULK.0, &data);
            let time = start.elapsed();
            drop(left);
            time
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
    for name in SUITES
        .iter()
        .map(|(name, _)| name)
        .chain(TLS13.iter().map(|(name, ..)| name))
    {
        if let Some(share) = rates.share(name, RECORDING, "padlock") {
            println!(
                "{name}: recording adds {:.1} % to the rest",
                100.0 * share / (1.0 - share)
            );
        }
    }
    println!("A record is of 2^14 bytes, sealed and opened.");
    #[cfg(feature = "rustls")]
    println!("rustls offers no RSA key transport.");
}

/// The row of what recording takes.
const RECORDING: &str = "recording alone";

/// Everything that a handshake keeps, kept once more.
fn record(rates: &mut Rates, c: &mut Criterion, name: &'static str, engine: &Engine) {
    let pair = engine.handshake(1);
    rates.measure(c, name, RECORDING, |_| pair.record_again());
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
