//! x509-limbo through the command, where the cases are at hand: what the library decides is what a person is told.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{fs, path::Path, process::Command};

use padlock_tests::{
    limbo::{CASES, WRONGLY_REJECTED, unsupported},
    root, scratch,
};
use serde_json::Value;

/// The time of cases that name none: within the validity of their certificates.
const SOME_DAY: &str = "2026-01-01T00:00:00Z";

/// The exit code, and what was said. Three is what no command exits with.
fn verify(folder: &Path, case: &Value) -> (i32, String) {
    let id = case["id"].as_str().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_padlock"));
    command.args(["verify", "--json"]);
    let write = |name: &str, texts: &Value| {
        let texts = texts.as_array().into_iter().flatten();
        let text: String = texts.map(|text| text.as_str().unwrap()).collect();
        let path = folder.join(name);
        fs::write(&path, &text).unwrap();
        (!text.is_empty()).then_some(path)
    };
    for (option, texts) in [
        ("--trust", "trusted_certs"),
        ("--untrusted", "untrusted_intermediates"),
        ("--crl", "crls"),
    ] {
        if let Some(path) = write(texts, &case[texts]) {
            command.arg(option).arg(path);
        }
    }
    if id.starts_with("webpki::") {
        command.args(["--profile", "web-pki"]);
    }
    if case["validation_kind"] == "CLIENT" {
        command.arg("--client");
    }
    if let Some(name) = case["expected_peer_name"]["value"].as_str() {
        command.args(["--name", name]);
    }
    if let Some(depth) = case["max_chain_depth"].as_u64() {
        command.args(["--intermediates", &depth.to_string()]);
    }
    let time = case["validation_time"].as_str().unwrap_or(SOME_DAY);
    let leaf = Value::from(vec![case["peer_certificate"].clone()]);
    let chain = write("chain", &leaf).unwrap();
    let output = command.args(["--time", time]).arg(chain).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    (output.status.code().unwrap_or(3), said)
}

#[test]
fn the_command_accepts_what_is_to_be_accepted_and_nothing_else() {
    let Ok(text) = fs::read_to_string(root().join(CASES)) else {
        println!("skipped: there are no cases at {CASES}");
        return;
    };
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), "limbo");
    let cases: Value = serde_json::from_str(&text).unwrap();
    let cases = cases["testcases"].as_array().unwrap().iter();
    let (mut agreed, mut unreadable) = (0, Vec::new());
    let is_asked = |case: &&Value| {
        // The command wants to know whom a server's certificate shall be for; the library need not.
        let has_name = case["expected_peer_name"]["value"].is_string();
        unsupported(case).is_none() && (has_name || case["validation_kind"] == "CLIENT")
    };
    for case in cases.filter(is_asked) {
        let id = case["id"].as_str().unwrap();
        let is_listed = WRONGLY_REJECTED.iter().any(|(listed, _)| *listed == id);
        let (code, said) = verify(&folder, case);
        match (code, case["expected_result"] == "SUCCESS" && !is_listed) {
            (0, true) => {
                let report: Value = serde_json::from_str(&said).unwrap();
                assert_eq!(report["accepted"], true, "{id}");
                assert_eq!(report["checks"].as_array().unwrap().len(), 18, "{id}");
            }
            (1, false) => {
                let report: Value = serde_json::from_str(&said).unwrap();
                let failed = report["failed"].as_array().unwrap();
                assert!(!failed.is_empty(), "{id}: {said}");
            }
            (2, false) => unreadable.push((id, said)),
            _ => unreachable!("{id}: exit code {code}: {said}"),
        }
        agreed += 1;
    }
    println!("{agreed} agreed");
    assert!(agreed > 200, "only {agreed} cases agreed");
    assert!(unreadable.is_empty(), "{unreadable:#?}");
}
