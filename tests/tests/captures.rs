//! The exported capture of every version and suite, read by Wireshark's own dissector.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{fs, path::Path, process::Command as Program};

use padlock_sim::{
    Command, World, export,
    scenario::{self, Version},
    step,
};
use padlock_tests::{has_judge, output, scratch, unhex};
use padlock_tls::{
    handshake::KeyExchangeAlgorithm,
    message_name::MessageName,
    party::Size,
    suite::{SUITES, Suite},
};

/// A whole story.
fn play(version: Version, row: &Suite) -> World {
    let story = scenario::named("tls12-rsa").unwrap();
    let story = story.with_version(version).with_cipher_suite(row.code);
    let mut world = World::new(story).unwrap();
    while world.next_message().is_some() {
        world = step(&world, &Command::Step).unwrap().0;
    }
    world
}

fn tshark(capture: &Path, args: &[&str]) -> String {
    output(Program::new("tshark").arg("-r").arg(capture).args(args))
}

/// How tshark calls a message.
fn name(message: MessageName) -> &'static str {
    match message {
        MessageName::ClientHello => "Client Hello",
        MessageName::ServerHello => "Server Hello",
        MessageName::Certificate => "Certificate",
        MessageName::ServerKeyExchange => "Server Key Exchange",
        MessageName::ServerHelloDone => "Server Hello Done",
        MessageName::ClientKeyExchange => "Client Key Exchange",
        MessageName::ChangeCipherSpec => "Change Cipher Spec",
        MessageName::Finished => "Finished",
        MessageName::ApplicationData => "Application Data",
        MessageName::Alert => "Alert (Level: Warning, Description: Close Notify)",
        other => other.id(),
    }
}

fn check(version: Version, row: &Suite, folder: &Path) {
    let cell = format!("{} {}", version.id(), row.code.id());
    let world = play(version, row);
    let capture = folder.join(format!("{}-{}.pcapng", version.id(), row.code.id()));
    fs::write(&capture, export::pcapng(&world).unwrap()).unwrap();
    let details = tshark(&capture, &["-O", "tls"]);
    let records: Vec<&str> = details
        .lines()
        .filter_map(|line| line.trim().split_once("Record Layer: "))
        .map(|(_, record)| record)
        .collect();
    assert_eq!(
        records.len(),
        world.messages().len(),
        "{cell}: {records:#?}"
    );
    for (record, message) in records.iter().zip(world.messages()) {
        let expected = name(message.name);
        assert!(
            record.contains(expected),
            "{cell}: {record} is not {expected}"
        );
    }
    assert_eq!(tshark(&capture, &["-Y", "_ws.malformed"]), "", "{cell}");
    let said = tshark(
        &capture,
        &["-Y", "tls.app_data", "-T", "fields", "-e", "data.data"],
    );
    let said: Vec<String> = said
        .lines()
        .map(|line| String::from_utf8(unhex(line)).unwrap())
        .collect();
    assert_eq!(said, ["attack at dawn", "dawn it is"], "{cell}");
    println!("{cell}: named and decrypted");
}

#[test]
fn tshark_names_and_decrypts_every_version_and_suite() {
    if !has_judge("tshark", &["--version"]) {
        return;
    }
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), "captures");
    for version in Version::TLS.iter().copied() {
        let suites = SUITES.iter().filter(|row| row.scale.size == Size::Full);
        for row in suites.filter(|row| row.since <= version.protocol()) {
            check(version, row, &folder);
        }
    }
}

#[test]
fn every_key_exchange_sends_the_messages_that_are_its_own() {
    for row in SUITES {
        let world = play(Version::Tls12, row);
        let sent = |name| world.messages().iter().any(|message| message.name == name);
        let is_transport = row.key_exchange == KeyExchangeAlgorithm::Rsa;
        let is_anonymous = row.key_exchange == KeyExchangeAlgorithm::DhAnon;
        let id = row.code.id();
        assert_eq!(sent(MessageName::ServerKeyExchange), !is_transport, "{id}");
        assert_eq!(sent(MessageName::Certificate), !is_anonymous, "{id}");
    }
}
