//! x509-limbo: certificates that other validators got wrong, where the cases are at hand.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{collections::BTreeMap, fs};

use padlock_tests::{
    limbo::{CASES, WRONGLY_REJECTED, unsupported},
    root,
};
use padlock_tls::x509::{
    Crl, Name, Policy, Purpose, Report, Schemes, UnixTime, Validator, Verdict, read_certificates,
    read_crls,
};
use serde_json::Value;

/// The time of cases that name none: within the validity of their certificates.
const SOME_DAY: ((u16, u8, u8), (u8, u8, u8)) = ((2026, 1, 1), (0, 0, 0));

#[test]
fn no_bad_certificate_is_accepted_and_no_good_one_rejected_but_for_the_listed() {
    let path = root().join(CASES);
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: there are no cases at {CASES}");
        return;
    };
    let cases: Value = serde_json::from_str(&text).unwrap();
    let mut agreed = 0;
    let mut skipped: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut accepted, mut rejected) = (Vec::new(), Vec::new());
    for case in cases["testcases"].as_array().unwrap() {
        if let Some(feature) = unsupported(case) {
            *skipped.entry(feature).or_default() += 1;
            continue;
        }
        let id = case["id"].as_str().unwrap();
        let report = validate(case);
        let expected = case["expected_result"] == "SUCCESS";
        match (report.accepted(), expected) {
            (true, false) => accepted.push(id),
            (false, true) => rejected.push((id, failures(&report))),
            _ => agreed += 1,
        }
    }
    println!(
        "{agreed} agreed, skipped {skipped:?}, wrongly accepted {accepted:#?}, wrongly rejected {rejected:#?}"
    );
    assert!(accepted.is_empty(), "wrongly accepted: {accepted:#?}");
    let listed: Vec<_> = WRONGLY_REJECTED.iter().map(|(id, _)| *id).collect();
    let found: Vec<_> = rejected.iter().map(|(id, _)| *id).collect();
    assert_eq!(found, listed, "{rejected:#?}");
    assert!(agreed > 200, "only {agreed} cases agreed");
}

fn validate(case: &Value) -> Report {
    let id = case["id"].as_str().unwrap();
    let mut policy = match id.starts_with("webpki::") {
        true => Policy::web_pki(Schemes::FULL),
        false => Policy::rfc5280(Schemes::FULL),
    };
    if let Some(depth) = case["max_chain_depth"].as_u64() {
        policy.max_intermediates = depth.try_into().unwrap();
    }
    let expected = &case["expected_peer_name"];
    let name = expected["value"]
        .as_str()
        .map(|name| match expected["kind"].as_str() {
            Some("DNS") => Name::Dns(name.to_owned()),
            Some("IP") => Name::parse(name),
            kind => panic!("{id}: {kind:?}"),
        });
    let leaf = all(
        &Value::from(vec![case["peer_certificate"].clone()]),
        read_certificates,
    );
    let validator = Validator {
        trust_anchors: &all(&case["trusted_certs"], read_certificates),
        untrusted: &all(&case["untrusted_intermediates"], read_certificates),
        crls: &Crl::read_all(&all(&case["crls"], read_crls)),
        now: time(case["validation_time"].as_str()),
        purpose: match case["validation_kind"].as_str() {
            Some("CLIENT") => Purpose::Client,
            _ => Purpose::Server,
        },
        name: name.as_ref(),
        policy,
    };
    validator.validate(&leaf[0])
}

/// The DER of PEM texts.
fn all<E: std::fmt::Debug>(
    texts: &Value,
    read: impl Fn(&[u8]) -> Result<Vec<Vec<u8>>, E>,
) -> Vec<Vec<u8>> {
    let texts = texts.as_array().into_iter().flatten();
    let read = |text: &Value| read(text.as_str().unwrap().as_bytes()).unwrap();
    texts.flat_map(read).collect()
}

/// `2024-03-01T00:00:00.999+00:00`: fractions of a second are cut off.
fn time(text: Option<&str>) -> UnixTime {
    let (date, clock) = match text {
        None => SOME_DAY,
        Some(text) => {
            let number = |at: usize, len: usize| text[at..at + len].parse::<u16>().unwrap();
            let byte = |at| u8::try_from(number(at, 2)).unwrap();
            (
                (number(0, 4), byte(5), byte(8)),
                (byte(11), byte(14), byte(17)),
            )
        }
    };
    UnixTime::utc(date, clock).unwrap()
}

fn failures(report: &Report) -> Vec<String> {
    let failed = report
        .checks
        .iter()
        .filter(|c| c.verdict == Verdict::Failed);
    let show = |check: &padlock_tls::x509::Check| {
        let facts = check
            .evidence
            .iter()
            .map(|e| format!("{}={}", e.key.id(), e.value));
        format!(
            "{}: {}",
            check.name.id(),
            facts.collect::<Vec<_>>().join(", ")
        )
    };
    failed.map(show).collect()
}
