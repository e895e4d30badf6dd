//! Captures of TLS 1.3, read by Wireshark's own dissector with the key log of ours: every suite, every group, a hello that is
//! asked for again, and keys that change.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{fs, path::Path, process::Command as Program};

use padlock_tests::{
    conversation::{Conversation, SAID},
    has_judge, output, scratch,
    tls13::{SCHEMES, ends, suites},
    unhex,
};
use padlock_tls::{
    client::ClientConfig,
    extension::SignatureSchemeCode as Scheme,
    group,
    handshake::{CipherSuite, NamedGroup},
    message_name::MessageName,
    party::Size,
    server::ServerConfig,
};

/// How tshark calls a message.
fn name(message: MessageName) -> &'static str {
    match message {
        MessageName::ClientHello => "Client Hello",
        MessageName::ServerHello => "Server Hello",
        MessageName::HelloRetryRequest => "Hello Retry Request",
        MessageName::EncryptedExtensions => "Encrypted Extensions",
        MessageName::Certificate => "Certificate",
        MessageName::CertificateVerify => "Certificate Verify",
        MessageName::ChangeCipherSpec => "Change Cipher Spec",
        MessageName::Finished => "Finished",
        MessageName::KeyUpdate => "Key Update",
        MessageName::ApplicationData => "Application Data",
        MessageName::Alert => "Alert (Level: Warning, Description: Close Notify)",
        other => other.id(),
    }
}

fn check(cell: &str, conversation: &Conversation, folder: &Path) {
    let capture = folder.join("capture.pcap");
    fs::write(&capture, conversation.pcap()).unwrap();
    let log = folder.join("keys");
    fs::write(&log, conversation.key_log()).unwrap();
    let key_log = format!("tls.keylog_file:{}", log.display());
    let tshark = |args: &[&str]| {
        let mut tshark = Program::new("tshark");
        tshark.arg("-r").arg(&capture).args(["-o", &key_log]);
        tshark.args(["-d", "tcp.port==4433,tls"]);
        output(tshark.args(args))
    };
    let details = tshark(&["-O", "tls"]);
    let records: Vec<&str> = details
        .lines()
        .filter_map(|line| line.trim().split_once("Record Layer: "))
        .map(|(_, record)| record)
        .collect();
    assert_eq!(
        records.len(),
        conversation.sent.len(),
        "{cell}: {records:#?}"
    );
    for (record, sent) in records.iter().zip(&conversation.sent) {
        let expected = name(sent.message);
        assert!(
            record.contains(expected),
            "{cell}: {record} is not {expected}"
        );
    }
    assert_eq!(tshark(&["-Y", "_ws.malformed"]), "", "{cell}");
    // A tag that does not fit is an error of the expert's.
    assert_eq!(
        tshark(&["-Y", "_ws.expert.severity == error"]),
        "",
        "{cell}"
    );
    let said = tshark(&["-Y", "tls.app_data", "-T", "fields", "-e", "data.data"]);
    let said: Vec<Vec<u8>> = said.lines().map(unhex).collect();
    assert_eq!(said, SAID, "{cell}");
    println!("{cell}: {} records named and decrypted", records.len());
}

/// Two ends that do not say what they speak inside: a dissector for it would take the data.
fn silent((mut client, server): (ClientConfig, ServerConfig), updates_keys: bool) -> Conversation {
    client.application_protocols.clear();
    Conversation::play((client, server), updates_keys)
}

const SUITE: CipherSuite = CipherSuite::TLS_AES_128_GCM_SHA256;

#[test]
fn tshark_names_and_decrypts_every_suite_group_and_signature() {
    if !has_judge("tshark", &["--version"]) {
        return;
    }
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), "captures-tls13");
    let by_suite = suites()
        .into_iter()
        .map(|suite| (suite, NamedGroup::X25519, Scheme::ED25519));
    let by_group = group::named_groups(Size::Full)
        .into_iter()
        .map(|group| (SUITE, group, Scheme::ED25519));
    let by_scheme = SCHEMES
        .iter()
        .map(|scheme| (SUITE, NamedGroup::X25519, *scheme));
    for (suite, group, scheme) in by_suite.chain(by_group).chain(by_scheme) {
        let cell = format!("{} {} {}", suite.id(), group.id(), scheme.id());
        let conversation = silent(ends(suite, &[group], scheme, None), false);
        check(&cell, &conversation, &folder);
    }
}

#[test]
fn tshark_follows_a_hello_that_is_asked_for_again_and_keys_that_change() {
    if !has_judge("tshark", &["--version"]) {
        return;
    }
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), "captures-tls13-changes");
    for suite in suites() {
        for retried in [false, true] {
            let (mut client, server) = ends(suite, &[NamedGroup::X25519], Scheme::ED25519, None);
            if retried {
                client.groups.insert(0, NamedGroup::SECP256R1);
            }
            let conversation = silent((client, server), true);
            let sent = conversation.sent.iter().map(|sent| sent.message);
            let asked = sent
                .clone()
                .any(|name| name == MessageName::HelloRetryRequest);
            assert_eq!(asked, retried);
            let updates = sent.filter(|name| *name == MessageName::KeyUpdate);
            assert_eq!(updates.count(), 2);
            let cell = format!("{}, retried: {retried}, new keys", suite.id());
            check(&cell, &conversation, &folder);
        }
    }
}
