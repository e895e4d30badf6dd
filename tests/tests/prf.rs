//! The PRF of TLS 1.2 against NIST's ACVP samples, where those are at hand.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::fs;

use padlock_core::{
    Working,
    hash::{Hash, Sha256},
};
use padlock_tests::{root, unhex};
use padlock_tls::tls12::prf::prf;
use serde_json::Value;

/// Beside the repository, not in it: the samples are NIST's.
const VECTORS: &str = "../shared/data/tls_kdf_vectors.json";

#[test]
fn the_prf_gives_the_secrets_of_the_acvp_samples() {
    let path = root().join(VECTORS);
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: there are no samples at {VECTORS}");
        return;
    };
    let samples: Value = serde_json::from_str(&text).unwrap();
    let mut ran = 0;
    for sample in samples["tests"].as_array().unwrap() {
        let (Some(hash), Some((label, seed))) = (hash(sample), master_secret_inputs(sample)) else {
            continue;
        };
        let master_secret = bytes(sample, "master_secret");
        let derived = prf(
            hash,
            &bytes(sample, "preMasterSecret"),
            label,
            &seed,
            48,
            &mut Working::off(),
        );
        assert_eq!(derived, master_secret, "master secret of {sample:#}");

        let key_block = bytes(sample, "key_block");
        let seed = [bytes(sample, "serverRandom"), bytes(sample, "clientRandom")].concat();
        let derived = prf(
            hash,
            &master_secret,
            "key expansion",
            &seed,
            key_block.len(),
            &mut Working::off(),
        );
        assert_eq!(derived, key_block, "key block of {sample:#}");
        ran += 1;
    }
    println!("{ran} samples agree");
    assert!(ran > 0, "no sample fits the hashes that there are");
}

/// The hash of a sample, where Padlock has it.
fn hash(sample: &Value) -> Option<&'static dyn Hash> {
    match sample["hash"].as_str() {
        Some("sha256") => Some(&Sha256),
        _ => None,
    }
}

/// The label and seed of the master secret: RFC 5246 section 8.1, or RFC 7627 section 4.
fn master_secret_inputs(sample: &Value) -> Option<(&'static str, Vec<u8>)> {
    match sample["kdf"].as_str() {
        Some("TLS1.2") => Some((
            "master secret",
            [
                bytes(sample, "clientHelloRandom"),
                bytes(sample, "serverHelloRandom"),
            ]
            .concat(),
        )),
        Some("TLS1.2-EMS") => Some(("extended master secret", bytes(sample, "sessionHash"))),
        _ => None,
    }
}

fn bytes(sample: &Value, name: &str) -> Vec<u8> {
    unhex(sample[name].as_str().unwrap())
}
