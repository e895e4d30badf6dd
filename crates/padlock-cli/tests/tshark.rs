//! The exported capture, read by Wireshark's own dissector.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{path::Path, process::Command};

use padlock_tests::{has_judge, output, scratch};

/// The handshake, message by message, as tshark names it.
const MESSAGES: &[&str] = &[
    "Client Hello",
    "Server Hello",
    "Certificate",
    "Server Hello Done",
    "Client Key Exchange",
    "Change Cipher Spec",
    "Finished",
    "Change Cipher Spec",
    "Finished",
    "Application Data",
    "Application Data",
    "Alert (Level: Warning, Description: Close Notify)",
    "Alert (Level: Warning, Description: Close Notify)",
];

/// What tshark says about a capture of the scenario, with no option that helps it to decrypt.
struct Capture(std::path::PathBuf);

impl Capture {
    /// Each test has a capture of its own, since they run beside each other.
    fn of(size: &str, test: &str) -> Option<Self> {
        if !has_judge("tshark", &["--version"]) {
            return None;
        }
        let folder = scratch(env!("CARGO_TARGET_TMPDIR"), &format!("tshark-{test}"));
        let path = folder.join("run.pcapng");
        let _ = output(
            Command::new(env!("CARGO_BIN_EXE_padlock"))
                .args(["run", "tls12-rsa", "--size", size, "--pcapng"])
                .arg(&path),
        );
        Some(Self(path))
    }

    fn read(&self, args: &[&str]) -> String {
        read(&self.0, args)
    }

    /// The record descriptions, in the order of the wire.
    fn records(&self) -> Vec<String> {
        let details = self.read(&["-O", "tls"]);
        details
            .lines()
            .filter_map(|line| line.trim().split_once("Record Layer: "))
            .map(|(_, record)| record.to_owned())
            .collect()
    }
}

fn read(capture: &Path, args: &[&str]) -> String {
    output(Command::new("tshark").arg("-r").arg(capture).args(args))
}

#[test]
fn tshark_names_every_message_and_finds_none_malformed() {
    let Some(capture) = Capture::of("full", "names") else {
        return;
    };
    let records = capture.records();
    assert_eq!(records.len(), MESSAGES.len(), "{records:#?}");
    for (record, message) in records.iter().zip(MESSAGES) {
        assert!(record.contains(message), "{record} is not {message}");
    }
    assert_eq!(capture.read(&["-Y", "_ws.malformed"]), "");
    assert_eq!(
        capture.read(&["-Y", "_ws.expert.severity >= \"Warning\""]),
        ""
    );
}

#[test]
fn tshark_decrypts_what_was_said_without_being_told_how() {
    let Some(capture) = Capture::of("full", "decrypts") else {
        return;
    };
    let said = capture.read(&["-Y", "tls.app_data", "-T", "fields", "-e", "data.data"]);
    let said: Vec<String> = said
        .lines()
        .map(|line| String::from_utf8(padlock_tests::unhex(line)).unwrap())
        .collect();
    assert_eq!(said, ["attack at dawn", "dawn it is"]);
}

#[test]
fn tshark_finds_nothing_malformed_in_a_toy_capture() {
    let Some(capture) = Capture::of("toy", "toy") else {
        return;
    };
    assert_eq!(capture.read(&["-Y", "_ws.malformed"]), "");
    let records = capture.records();
    assert_eq!(records.len(), MESSAGES.len(), "{records:#?}");
    for (record, message) in records.iter().zip(&MESSAGES[..6]) {
        assert!(record.contains(message), "{record} is not {message}");
    }
}

/// The messages that `padlock dissect` finds, in the order of the wire, in tshark's spelling.
fn dissected(capture: &Path) -> Vec<String> {
    let dissect = output(
        Command::new(env!("CARGO_BIN_EXE_padlock"))
            .args(["dissect", "--json"])
            .arg(capture),
    );
    let document: serde_json::Value = serde_json::from_str(&dissect).unwrap();
    let parts = document["connections"][0]["parts"].as_array().unwrap();
    let names = parts
        .iter()
        .flat_map(|part| part["messages"].as_array().unwrap());
    names.map(|name| spelled(name.as_str().unwrap())).collect()
}

/// "ClientHello" as "Client Hello".
fn spelled(name: &str) -> String {
    let name = name.strip_prefix("Encrypted").unwrap_or(name);
    let name = if name == "Handshake" {
        "EncryptedHandshakeMessage"
    } else {
        name
    };
    let mut words = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(c);
    }
    words
}

#[test]
fn dissect_names_the_messages_as_tshark_does_with_secrets_and_without() {
    let Some(capture) = Capture::of("full", "dissect") else {
        return;
    };
    // Another format, in which there is no place for secrets.
    let bare = Capture(capture.0.with_extension("pcap"));
    let _ = capture.read(&["-F", "pcap", "-w", bare.0.to_str().unwrap()]);
    for capture in [&capture, &bare] {
        let (ours, theirs) = (dissected(&capture.0), capture.records());
        assert_eq!(ours.len(), theirs.len(), "{ours:#?} {theirs:#?}");
        for (ours, theirs) in ours.iter().zip(&theirs) {
            assert!(theirs.contains(ours.as_str()), "{theirs} is not {ours}");
        }
    }
    assert!(dissected(&capture.0).contains(&"Finished".to_owned()));
    assert!(!dissected(&bare.0).contains(&"Finished".to_owned()));
}
