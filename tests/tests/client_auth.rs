//! Handshakes in which the server asks who the client is, as text that a person can review; and every message of them, taken
//! apart: the leaves tile its bytes exactly once, and nothing is left unparsed.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{collections::BTreeSet, fmt::Write};

use padlock_core::Drbg;
use padlock_sim::scenario::Version;
use padlock_tests::{clients, hex};
use padlock_tls::{
    client::Client,
    codec::Field,
    dissect::{Context, Dissection, RecordShape, RecordView, Shown, dissect_record, shown},
    endpoint::{Endpoint, Input, Output},
    handshake::CipherSuite,
    message_name::MessageName,
    party::{Party, Size},
    server::Server,
    session::Session,
    state::State,
    suite::{Authentication, SUITES, Suite, suite},
    x509::KeyKind,
};

/// A record on the wire, as its receiver takes it apart.
struct Sent {
    from: Party,
    name: MessageName,
    record: Vec<u8>,
    dissection: Dissection<RecordView>,
}

/// Every record of a handshake.
fn play(version: Version, row: &Suite, kind: KeyKind) -> Vec<Sent> {
    let (client, server) = clients::configs(version, row, kind, None);
    let mut client = Endpoint::Client(Box::new(Client::new(client, Drbg::new(1))));
    let mut server = Endpoint::Server(Box::new(Server::new(server, Drbg::new(2))));
    assert!(tell(&mut server, Input::Start).is_empty());
    let mut flight = tell(&mut client, Input::Start);
    let mut from = Party::Client;
    let mut all = Vec::new();
    let mut protected = [false; 2];
    while !flight.is_empty() {
        let mut answers = Vec::new();
        for (name, record) in flight {
            let receiver = match from {
                Party::Client => &mut server,
                Party::Server => &mut client,
            };
            let under_keys = &mut protected[usize::from(from == Party::Server)];
            let session = receiver.ledger().session();
            let context = Context {
                protected: *under_keys,
                cipher: session.map_or(RecordShape::NullCipher, RecordShape::of),
                shape: session.map(Session::shape).unwrap_or_default(),
            };
            *under_keys |= name == MessageName::ChangeCipherSpec;
            let dissection = dissect_record(&record, &context);
            answers.extend(tell(receiver, Input::Receive(record.clone())));
            all.push(Sent {
                from,
                name,
                record,
                dissection,
            });
        }
        (flight, from) = (answers, from.peer());
    }
    for end in [&client, &server] {
        assert_eq!(end.state(), State::Connected, "{:?}", end.error());
    }
    all
}

/// What an end sends; its decisions are the defaults.
fn tell(end: &mut Endpoint, input: Input) -> Vec<(MessageName, Vec<u8>)> {
    let mut sent = Vec::new();
    let mut outputs = end.handle(input);
    while !outputs.is_empty() {
        match outputs.remove(0) {
            Output::Send {
                record, message, ..
            } => sent.push((message, record)),
            Output::Decide(decision) => {
                outputs.extend(end.handle(Input::Choose(decision.default)));
            }
            Output::Failed(error) => panic!("{error}"),
            _ => {}
        }
    }
    sent
}

#[test]
fn a_client_proves_who_it_is_in_every_version() {
    let row = suite(CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH).unwrap();
    for version in Version::TLS.iter().copied() {
        let mut text = String::new();
        for sent in play(version, row, KeyKind::ToyRsa) {
            let (from, name) = (sent.from.id(), sent.name.id());
            writeln!(text, "\n=== {from} {name}, {} bytes", sent.record.len()).unwrap();
            write_fields(&mut text, &sent);
        }
        let name = format!("tls{}-client-auth", version.id().replace('.', ""));
        insta::assert_snapshot!(name, text);
    }
}

fn write_fields(text: &mut String, sent: &Sent) {
    for span in sent.dissection.leaves() {
        let bytes = &sent.record[span.bytes.clone()];
        let says = match shown(span.field, bytes) {
            Shown::Number(number) => format!(" = {number}"),
            Shown::Text(text) => format!(" = {text:?}"),
            Shown::Code { id, .. } => format!(" = {id}"),
            Shown::Bytes => String::new(),
        };
        let indent = "  ".repeat(span.depth.into());
        let name = span.field.id();
        writeln!(text, "{indent}{name}{says} {}", hex(bytes)).unwrap();
    }
}

#[test]
fn every_message_of_client_authentication_is_tiled_by_named_fields() {
    let mut messages = 0;
    for version in Version::TLS.iter().copied() {
        // Behind the key exchange and the certificate nothing of a suite shows in these messages.
        let mut seen = BTreeSet::new();
        let rows = SUITES.iter().filter(|row| row.since <= version.protocol());
        let rows = rows.filter(|row| row.authentication != Authentication::Anonymous);
        for row in rows.filter(|row| seen.insert(ways(row))) {
            let kind = match row.scale.size {
                Size::Toy => KeyKind::ToyEc,
                Size::Full => KeyKind::Ec,
            };
            let all = play(version, row, kind);
            for name in [
                MessageName::CertificateRequest,
                MessageName::CertificateVerify,
            ] {
                assert_eq!(all.iter().filter(|sent| sent.name == name).count(), 1);
            }
            for sent in all {
                messages += 1;
                check_tiled(version, row, &sent);
            }
        }
    }
    println!("{messages} messages");
    assert!(messages > 250);
}

fn ways(row: &Suite) -> [&'static str; 3] {
    let exchange = row.key_exchange.id();
    [exchange, row.authentication.id(), row.scale.size.id()]
}

fn check_tiled(version: Version, row: &Suite, sent: &Sent) {
    let name = format!("{} {} {}", version.id(), row.code.id(), sent.name.id());
    let value = &sent.dissection.value;
    assert!(value.is_ok(), "{name}: {value:?}");
    let mut at = 0;
    for leaf in sent.dissection.leaves() {
        assert_eq!(leaf.bytes.start, at, "{name}: a gap or an overlap");
        assert_ne!(leaf.field, Field::Unparsed, "{name}");
        at = leaf.bytes.end;
    }
    assert_eq!(at, sent.record.len(), "{name}: not to the end");
}
