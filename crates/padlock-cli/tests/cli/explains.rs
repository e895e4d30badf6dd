//! `padlock explain`: derivations, what it says when there are none, and the formats of `padlock run` that draw.

use std::{collections::BTreeMap, process::Command};

use padlock_tests::{has_judge, openssl, output};
use serde_json::Value;

use super::{held, json, padlock, refused, text};

#[test]
fn a_derivation_goes_down_to_what_was_drawn_or_read() {
    insta::assert_snapshot!(
        "explain-key-block",
        held(&["explain", "tls12-rsa", "key_block"])
    );
    insta::assert_snapshot!(
        "explain-tls13",
        held(&["explain", "tls13", "client:finished_key", "--by", "server"])
    );
}

#[test]
fn the_list_names_every_value_in_a_way_that_asks_for_it() {
    for holder in ["client", "server", "eavesdropper"] {
        let list = held(&["explain", "tls13", "--by", holder]);
        assert!(list.lines().count() > 10, "{list}");
        for line in list.lines() {
            let name = line.split_whitespace().next().unwrap();
            let told = json(&["explain", "tls13", name, "--by", holder, "--json"]);
            let last = told["values"].as_array().unwrap().last().unwrap();
            assert!(name.contains(last["kind"].as_str().unwrap()), "{name}");
        }
    }
}

/// Each input stands before what was computed from it.
#[test]
fn json_gives_the_derivation_sources_first() {
    let told = json(&[
        "explain",
        "tls12-rsa",
        "master_secret",
        "--size",
        "full",
        "--seed",
        "3",
        "--json",
    ]);
    assert_eq!((&told["seed"], &told["by"]), (&3.into(), &"client".into()));
    let values = told["values"].as_array().unwrap();
    let mut seen = BTreeMap::new();
    for value in values {
        for input in value["inputs"].as_array().unwrap() {
            assert!(seen.contains_key(&input.as_u64()), "{value}");
        }
        seen.insert(value["id"].as_u64(), value);
    }
    let last = values.last().unwrap();
    assert_eq!(last["kind"], "master_secret");
    assert_eq!(last["bytes"].as_str().unwrap().len(), 96);
    assert_eq!(last.get("command"), None);
}

#[test]
fn the_commands_print_the_bytes_that_stand_beside_them() {
    if !openssl::is_here() || !has_judge("python3", &["-c", "pow(3, -1, 7)"]) {
        return;
    }
    for size in ["toy", "full"] {
        let told = json(&[
            "explain",
            "tls12-rsa",
            "client:application_data",
            "--by",
            "server",
            "--size",
            size,
            "--commands",
            "--json",
        ]);
        let values = told["values"].as_array().unwrap();
        let commands = values.iter().filter(|value| value["command"].is_string());
        let commands: Vec<&Value> = commands.collect();
        assert!(commands.len() >= 5, "{told}");
        for value in commands {
            let command = value["command"].as_str().unwrap();
            let printed = output(Command::new("sh").args(["-c", command]));
            assert_eq!(printed.trim(), value["bytes"].as_str().unwrap());
        }
        assert!(values.iter().any(|value| value["command"].is_null()));
    }
    let told = held(&["explain", "tls12-rsa", "master_secret", "--commands"]);
    assert!(told.contains("\n# master secret = "), "{told}");
    assert!(told.contains("\npython3 -c '"), "{told}");
}

#[test]
fn a_value_that_nobody_has_heard_of_is_a_wrong_question() {
    let said = refused(&["explain", "tls12-rsa", "master_secrte"]);
    assert!(said.contains("“master_secrte”"), "{said}");
    assert!(said.contains("master_secret"), "{said}");
    for odd in [
        "",
        ":",
        "a:b:c:d",
        "client:",
        "master_secret:x",
        "\u{1b}[2J",
    ] {
        let said = refused(&["explain", "tls12-rsa", odd]);
        assert!(!said.contains('\u{1b}'), "{said}");
    }
    refused(&["explain", "nonesuch", "master_secret"]);
}

#[test]
fn a_value_that_is_not_held_at_the_end_is_a_failure_that_says_what_is_missing() {
    let args = |kind: &'static str| ["explain", "tls12-rsa", kind, "--by", "eavesdropper"];
    let output = padlock(&args("master_secret"));
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!("explain-not-held", text(&output.stdout));
    let output = padlock(&["explain", "tls12-rsa", "server:opened_record:99", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["values"], Value::Array(vec![]));
    assert!(held(&args("rsa_modulus")).contains("modulus n"));
}

#[test]
fn the_annotated_trace_is_the_trace_with_every_byte_of_every_message() {
    let trace = held(&["run", "tls12-rsa"]);
    let annotated = held(&["run", "tls12-rsa", "--format", "annotated"]);
    let is_field = |line: &&str| {
        let offset = line.strip_prefix("     ").and_then(|line| line.get(..6));
        offset.is_some_and(|offset| {
            offset.ends_with("  ") && offset.bytes().take(4).all(|c| c.is_ascii_hexdigit())
        })
    };
    let rest: Vec<&str> = annotated
        .lines()
        .filter(|line| !is_field(line) && !line.starts_with("     -- "))
        .collect();
    assert_eq!(rest, trace.lines().collect::<Vec<_>>());
    let run = json(&["run", "tls12-rsa", "--json"]);
    let mut blocks = annotated
        .split("\n\n")
        .filter(|block| block.contains("record ·"));
    for step in run["steps"].as_array().unwrap() {
        let block = blocks.next().unwrap();
        let of_message = block.split("     -- ").next().unwrap();
        let mut hex = String::new();
        for line in of_message.lines().filter(is_field) {
            let at = usize::from_str_radix(&line[5..9], 16).unwrap();
            assert_eq!(at, hex.len() / 2, "{line}");
            let beside = line.chars().skip(11).take(23);
            hex.extend(beside.filter(char::is_ascii_hexdigit));
        }
        assert_eq!(hex, step["bytes"].as_str().unwrap());
    }
    assert_eq!(blocks.next(), None);
}

#[test]
fn a_run_can_be_drawn() {
    let mermaid = held(&["run", "tls12-rsa", "--format", "mermaid"]);
    insta::assert_snapshot!("mermaid-toy", mermaid);
    let svg = held(&["run", "tls12-rsa", "--format", "svg"]);
    assert!(svg.contains("role=\"img\""), "{svg}");
    assert_eq!(svg.matches("stroke-width").count(), 13);
}
