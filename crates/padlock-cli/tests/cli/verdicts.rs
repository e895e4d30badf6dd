//! `padlock run --all` and `--defended`.

use super::*;

#[test]
fn every_scenario_s_verdict_stands_in_one_table() {
    insta::assert_snapshot!("verdicts", held(&["run", "--all"]));
}

#[test]
fn an_attack_is_stopped_by_its_defence_and_not_everything_has_one() {
    let out = held(&["run", "attack-tampering"]);
    assert!(out.contains("reads “pay 900 to Bob”"), "{out}");
    let output = padlock(&["run", "attack-tampering", "--defended"]);
    assert_eq!(output.status.code(), Some(1), "the server noticed");
    let out = text(&output.stdout);
    assert!(!out.contains("reads “pay 900"), "{out}");
    let err = refused(&["run", "tls12-rsa", "--defended"]);
    assert!(err.contains("no defence"), "{err}");
}
