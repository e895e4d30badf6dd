//! The PRFs of TLS 1.0 to 1.2 against NIST's ACVP samples, where those are at hand.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::fs;

use padlock_core::{
    Working,
    hash::{Sha256, Sha384, Sha512},
};
use padlock_tests::{root, unhex};
use padlock_tls::{
    handshake::CipherSuite,
    record::ProtocolVersion,
    rules::{Rules, rules},
    suite::{Suite, suite},
};
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
        let Some((rules, suite)) = arithmetic(sample) else {
            continue;
        };
        let (label, seed) = master_secret_inputs(sample);
        let master_secret = bytes(sample, "master_secret");
        let derived = (rules.prf)(
            &suite,
            &bytes(sample, "preMasterSecret"),
            label,
            &seed,
            48,
            &mut Working::off(),
        );
        assert_eq!(derived, master_secret, "master secret of {sample:#}");

        let key_block = bytes(sample, "key_block");
        let seed = [bytes(sample, "serverRandom"), bytes(sample, "clientRandom")].concat();
        let derived = (rules.prf)(
            &suite,
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
    assert_eq!(ran, 18, "every sample that is not of TLS 1.3");
}

/// The rules of a sample's version, and a suite with its hash; none for TLS 1.3.
fn arithmetic(sample: &Value) -> Option<(&'static Rules, Suite)> {
    let mut row = *suite(CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA).unwrap();
    let version = match (sample["kdf"].as_str()?, sample["hash"].as_str()?) {
        ("TLS1.3", _) => return None,
        ("TLS1.0/1.1", _) => ProtocolVersion::TLS10,
        (_, hash) => {
            row.prf = match hash {
                "sha256" => &Sha256,
                "sha384" => &Sha384,
                "sha512" => &Sha512,
                other => unreachable!("{other}"),
            };
            ProtocolVersion::TLS12
        }
    };
    Some((rules(version).unwrap(), row))
}

/// The label and seed of the master secret: RFC 5246 section 8.1, or RFC 7627 section 4.
fn master_secret_inputs(sample: &Value) -> (&'static str, Vec<u8>) {
    match sample["kdf"].as_str() {
        Some("TLS1.2-EMS") => ("extended master secret", bytes(sample, "sessionHash")),
        _ => {
            let randoms = ["clientHelloRandom", "serverHelloRandom"];
            let randoms = randoms.map(|name| bytes(sample, name));
            ("master secret", randoms.concat())
        }
    }
}

fn bytes(sample: &Value, name: &str) -> Vec<u8> {
    unhex(sample[name].as_str().unwrap())
}
