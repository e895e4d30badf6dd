//! A handshake in an open connection is refused with a warning, and the connection goes on (RFC 5246 sections 7.4.1.1 and
//! 7.2.2). A NULL suite, so that a record is made here by hand: content, then its MAC.

use padlock_core::{Working, hash::Sha1, mac::hmac};
use padlock_tls::{
    alert::{Alert, AlertDescription, AlertLevel},
    endpoint::{Endpoint, Input, Output},
    handshake::CipherSuite,
    ledger::{Slot, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    record::ContentType,
    state::State,
};

use crate::{
    cell::{Cell, cells},
    decisions::{Played, play},
};

/// The record that `from` would send as its second under keys, after Finished.
fn sealed(cell: &Cell, from: &Endpoint, content_type: ContentType, content: &[u8]) -> Vec<u8> {
    let (kind, whose) = match from.party() {
        Party::Client => (ValueKind::ClientWriteMacKey, Whose::Client),
        Party::Server => (ValueKind::ServerWriteMacKey, Whose::Server),
    };
    let (_, key) = from.ledger().newest(Slot::new(kind, whose)).unwrap();
    let header = |length: usize| {
        let version = cell.version.protocol().0.to_be_bytes();
        let length = u16::try_from(length).unwrap().to_be_bytes();
        [&[content_type.code()], &version[..], &length].concat()
    };
    let covered = [&1_u64.to_be_bytes(), &header(content.len())[..], content].concat();
    let mac = hmac(&Sha1, &key.bytes, &covered, &mut Working::off());
    [&header(content.len() + mac.len())[..], content, &mac].concat()
}

fn check(cell: &Cell, from: Party, content: &[u8]) {
    let Played { client, server } = play(cell, &|_, decision| decision.default.clone());
    let (sender, mut receiver) = match from {
        Party::Client => (client, server),
        Party::Server => (server, client),
    };
    assert_eq!(receiver.state(), State::Connected);
    let record = sealed(cell, &sender, ContentType::Handshake, content);
    let answer = receiver.handle(Input::Receive(record));
    let [
        Output::Send {
            record, message, ..
        },
    ] = answer.as_slice()
    else {
        panic!("{answer:?}");
    };
    assert_eq!(*message, MessageName::Alert);
    let mut sender = sender;
    let warning = Alert {
        level: AlertLevel::Warning,
        description: AlertDescription::NoRenegotiation,
    };
    let told = sender.handle(Input::Receive(record.clone()));
    assert_eq!(told, [Output::Alerted(warning)]);
    // The refused message counts among the records: this end's next one opens as it would.
    assert_eq!(receiver.state(), State::Connected);
    let said = receiver.handle(Input::Say(b"go on".to_vec()));
    let [Output::Send { record, .. }] = said.as_slice() else {
        panic!("{said:?}");
    };
    let heard = sender.handle(Input::Receive(record.clone()));
    assert_eq!(heard, [Output::Deliver(b"go on".to_vec())]);
}

#[test]
fn renegotiation_is_refused_with_the_proper_alert() {
    let mut versions = 0;
    let readable = CipherSuite::TLS_RSA_WITH_NULL_SHA;
    for cell in cells().iter().filter(|cell| cell.row.code == readable) {
        versions += 1;
        check(cell, Party::Server, &[0, 0, 0, 0]);
        let mut hello = cell.client(9);
        let mut outputs = hello.handle(Input::Start);
        let record = loop {
            match outputs.remove(0) {
                Output::Send { record, .. } => break record,
                Output::Decide(decision) => {
                    outputs.extend(hello.handle(Input::Choose(decision.default)));
                }
                other => panic!("{other:?}"),
            }
        };
        check(cell, Party::Client, &record[5..]);
    }
    assert_eq!(versions, 3);
}
