//! The same in wasm, under `wasm-bindgen-test`'s cut of Criterion: the engine alone.

use std::time::Duration;

use padlock_sim::scenario::Version;
use padlock_tls::handshake::CipherSuite;
use wasm_bindgen_test::{Criterion, wasm_bindgen_bench};

use crate::{BULK, RECORDS, SUITES, TLS13, engine::Engine};

fn short(c: &mut Criterion) -> Criterion {
    std::mem::take(c)
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2))
}

#[wasm_bindgen_bench]
fn handshakes(c: &mut Criterion) {
    *c = short(c);
    let older = SUITES
        .iter()
        .map(|(name, suite)| (name, Engine::new(*suite)));
    let oldest = Engine::of(Version::Tls11, CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA);
    let older = [(&"TLS 1.1, RSA-2048", oldest)].into_iter().chain(older);
    let newer = TLS13.iter();
    let newer = newer.map(|(name, story, suite)| (name, Engine::tls13(*story, *suite)));
    for (name, engine) in older.chain(newer) {
        let mut seed = 0;
        c.bench_function(&format!("handshake, {name}"), |b| {
            b.iter(|| {
                seed += 1;
                engine.handshake(seed)
            });
        });
        let pair = engine.handshake(1);
        c.bench_function(&format!("recording alone, {name}"), |b| {
            b.iter(|| pair.record_again());
        });
    }
}

/// A connection that begins again with every so many records: the ledger grows with each.
#[wasm_bindgen_bench]
fn records(c: &mut Criterion) {
    *c = short(c);
    let data = vec![7; BULK.1];
    for (name, suite) in RECORDS {
        let story = CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
        let pair = Engine::tls13(story, *suite).handshake(1);
        c.bench_function(&format!("{} {name}", BULK.0), |b| {
            b.iter(|| pair.clone().carry(BULK.0, &data));
        });
    }
}
