//! Early data: taken, passed over, too much of it, and sent again by someone.

use padlock_core::Drbg;
use padlock_tls::{
    alert::AlertDescription,
    codec::Codec,
    endpoint::{Input, Output},
    error::Check,
    extension::{Extension, tls13::Tls13Extension},
    handshake::{CipherSuite, Handshake, NamedGroup},
    ledger::ValueKind,
    message_name::MessageName as M,
    party::{Size, Whose},
    record::Record,
    resumption::{EarlyData, ExternalPsk, Resumed, SessionCache, TicketKey},
    server::ServerConfig,
    shape::{Cookies, Shape},
    state::State,
};

use super::{
    Pair, configs,
    psk::{Configs, acquainted, assert_failed, assert_resumed, external, resuming, settle},
};

/// A client with something to say early, and a server who takes some.
fn early(data: &[u8]) -> Configs {
    let (client, mut server) = resuming(Size::Full);
    server.resumption.psk.max_early_data_size = 1000;
    let (mut client, server) = acquainted((client, server));
    client.resumption.psk.early_data = data.to_vec();
    (client, server)
}

fn heard_early(pair: &Pair) -> Vec<u8> {
    let heard = pair.outputs.iter().filter_map(|output| match output {
        Output::DeliverEarly(data) => Some(data.as_slice()),
        _ => None,
    });
    heard.collect::<Vec<_>>().concat()
}

#[track_caller]
fn assert_early(pair: &Pair, outcome: EarlyData, heard: &[u8]) {
    pair.assert_connected();
    let outcomes = (pair.client.early_data(), pair.server.early_data());
    assert_eq!(outcomes, (Some(outcome), Some(outcome)));
    assert!(pair.outputs.contains(&Output::EarlyData(outcome)));
    assert_eq!(heard_early(pair), heard);
    let ends = pair.sent().contains(&M::EndOfEarlyData);
    assert_eq!(ends, outcome == EarlyData::Accepted);
}

#[test]
fn early_data_is_taken_under_a_ticket() {
    for portion in [1, 100, 10_000] {
        let mut pair = Pair::new(early(b"at once")).shake(portion);
        assert_early(&pair, EarlyData::Accepted, b"at once");
        for (kind, of) in [
            (ValueKind::EarlyTrafficSecret, Whose::Client),
            (ValueKind::EarlyExporterMasterSecret, Whose::Both),
        ] {
            pair.shared(kind, of);
        }
        assert_resumed(&mut pair, Resumed::Ticket);
    }
}

#[test]
fn early_data_is_taken_however_a_connection_looks() {
    let usual = Shape::default;
    let (client, server) = early(b"at once");
    for shape in [
        Shape {
            grease: true,
            ..usual()
        },
        Shape {
            padding: 64,
            ..usual()
        },
        Shape {
            joined: true,
            ..usual()
        },
        Shape {
            compatible: false,
            ..usual()
        },
        Shape {
            cookies: Cookies::Always,
            ..usual()
        },
    ] {
        let (mut client, mut server) = (client.clone(), server.clone());
        client.shape = shape.clone();
        server.shape = shape.clone();
        let mut pair = Pair::new((client, server)).shake(1000);
        match shape.cookies {
            Cookies::Always => assert_early(&pair, EarlyData::Rejected, b""),
            _ => assert_early(&pair, EarlyData::Accepted, b"at once"),
        }
        assert_resumed(&mut pair, Resumed::Ticket);
    }
}

#[test]
fn early_data_is_taken_under_an_external_key() {
    let (mut client, mut server) = configs(Size::Full);
    let psk = ExternalPsk {
        max_early_data_size: 100,
        ..external(CipherSuite::TLS_AES_128_GCM_SHA256)
    };
    client.resumption.psk.external = vec![psk.clone()];
    client.resumption.psk.early_data = b"at once".to_vec();
    server.resumption.psk.external = vec![psk];
    server.resumption.psk.max_early_data_size = 100;
    server.resumption.sessions = Some(SessionCache::new(8));
    let mut pair = Pair::new((client, server)).shake(1000);
    assert_early(&pair, EarlyData::Accepted, b"at once");
    assert_resumed(&mut pair, Resumed::ExternalPsk);
}

#[test]
fn early_data_that_is_not_taken_is_passed_over() {
    // The server takes none any more, or has lost the key, or has another suite, or another protocol.
    let (mut client, server) = early(&[7; 900]);
    client.application_protocols.push(b"http/1.1".to_vec());
    let mut unwilling = server.clone();
    unwilling.resumption.psk.max_early_data_size = 0;
    let mut reluctant = server.clone();
    reluctant.resumption.psk.max_early_data_size = 999;
    let mut rekeyed = server.clone();
    rekeyed.resumption.ticket_keys = vec![TicketKey::draw(&Drbg::new(4))];
    let mut other = server.clone();
    other.cipher_suites = vec![CipherSuite::TLS_CHACHA20_POLY1305_SHA256];
    let mut stale = server.clone();
    stale.resumption.now.0 += 11;
    let mut forgetful = server.clone();
    forgetful.resumption.sessions = None;
    let mut fluent = server;
    fluent.application_protocols = vec![b"http/1.1".to_vec(), b"h2".to_vec()];
    for server in [
        unwilling, reluctant, rekeyed, other, stale, forgetful, fluent,
    ] {
        for portion in [1, 10_000] {
            let mut pair = Pair::new((client.clone(), server.clone())).shake(portion);
            assert_early(&pair, EarlyData::Rejected, b"");
            pair.say(true, b"then like this");
            pair.say(false, b"yes");
        }
    }
}

#[test]
fn early_data_is_passed_over_when_another_hello_is_asked_for() {
    let (client, mut server) = early(&[7; 900]);
    server.groups = vec![NamedGroup::SECP384R1];
    let mut pair = Pair::new((client, server)).shake(1000);
    assert!(pair.sent().contains(&M::HelloRetryRequest));
    assert_early(&pair, EarlyData::Rejected, b"");
    assert_resumed(&mut pair, Resumed::Ticket);
}

#[test]
fn what_the_ticket_does_not_allow_is_not_said_early_and_the_client_is_told() {
    let (client, server) = early(&[7; 1001]);
    let pair = Pair::new((client, server)).shake(1000);
    pair.assert_connected();
    assert_eq!(pair.client.early_data(), Some(EarlyData::Rejected));
    assert_eq!(pair.server.early_data(), None);
}

#[test]
fn more_early_data_than_was_agreed_on_is_refused() {
    let (mut client, server) = early(&[7; 1001]);
    let session = client.resumption.session.as_mut().expect("kept");
    let terms = session.state.terms.as_mut().expect("of TLS 1.3");
    terms.max_early_data_size = 2000;
    let pair = Pair::new((client, server)).shake(10_000);
    let alert = AlertDescription::UnexpectedMessage;
    assert_failed(&pair, Check::EarlyDataSize, alert);
}

/// What a server hears when the client's first flight comes to it for the second time.
fn replayed(anti_replay: bool) -> (Option<EarlyData>, Vec<u8>) {
    let (client, mut server) = early(b"pay ten");
    server.resumption.psk.anti_replay = anti_replay;
    let mut first = Pair::new((client.clone(), server.clone()));
    first.tell(true, Input::Start);
    let flight = first.tell(false, Input::Start);
    first.carry(true, flight.clone(), 1000);
    assert_early(&first, EarlyData::Accepted, b"pay ten");
    settle(&mut server, &first);
    let mut second = Pair::seeded((client, server), 2);
    second.tell(true, Input::Start);
    second.tell(true, Input::Receive(flight));
    (second.server.early_data(), heard_early(&second))
}

#[test]
fn replayed_early_data_is_heard_twice_unless_the_server_remembers() {
    assert_eq!(
        replayed(false),
        (Some(EarlyData::Accepted), b"pay ten".to_vec())
    );
    assert_eq!(replayed(true), (Some(EarlyData::Rejected), vec![]));
}

#[test]
fn no_more_is_passed_over_than_the_server_may_have_promised() {
    let (mut client, mut server) = resuming(Size::Full);
    server.resumption.psk.max_early_data_size = 20_000;
    (client, server) = acquainted((client, server));
    server.resumption.psk.max_early_data_size = 0;
    let mut rekeyed = server.clone();
    rekeyed.resumption.ticket_keys = vec![TicketKey::draw(&Drbg::new(4))];
    let failed = |server: &ServerConfig, length: usize| {
        let mut client = client.clone();
        let session = client.resumption.session.as_mut().expect("kept");
        let terms = session.state.terms.as_mut().expect("of TLS 1.3");
        terms.max_early_data_size = 30_000;
        client.resumption.psk.early_data = vec![7; length];
        let pair = Pair::new((client, server.clone())).shake(40_000);
        pair.server.error().map(|error| error.check)
    };
    // Its ticket says how much it promised; another server's may say so much.
    for (server, length) in [(&mut server, 20_000), (&mut rekeyed, 1 << 14)] {
        assert_eq!(failed(server, length), None);
        assert_eq!(failed(server, length + 1), Some(Check::RecordMac));
        server.groups = vec![NamedGroup::SECP384R1];
        assert_eq!(failed(server, length), None);
        let too_much = Some(Check::EarlyDataSize);
        assert_eq!(failed(server, length + 1), too_much);
    }
}

/// A client whose early data was passed over: its second hello, and what asked for it.
fn asked_again() -> (Pair, Vec<u8>, Vec<u8>) {
    let (client, mut server) = early(b"at once");
    server.groups = vec![NamedGroup::SECP384R1];
    let mut pair = Pair::new((client, server));
    pair.tell(true, Input::Start);
    let flight = pair.tell(false, Input::Start);
    let request = pair.tell(true, Input::Receive(flight));
    let second = pair.tell(false, Input::Receive(request.clone()));
    (pair, request, second)
}

#[test]
fn after_early_data_that_was_passed_over_a_client_complains_in_the_clear() {
    let (mut pair, request, _) = asked_again();
    pair.tell(false, Input::Receive(request));
    assert_eq!(pair.client.state(), State::Failed);
    let mut sent = pair.outputs.iter().rev();
    let alert = sent.find(|output| {
        matches!(
            output,
            Output::Send {
                message: M::Alert,
                ..
            }
        )
    });
    let Some(Output::Send { protected, .. }) = alert else {
        panic!("it says so");
    };
    assert!(!protected);
}

#[test]
fn a_second_hello_announces_no_early_data() {
    let (mut pair, _, second) = asked_again();
    let mut record = Record::from_bytes(&second).expect("a record");
    let Ok(Handshake::ClientHello(mut hello)) = Handshake::from_bytes(&record.fragment) else {
        panic!("a ClientHello");
    };
    let early_data = Extension::Tls13(Tls13Extension::EarlyData);
    let extensions = hello.extensions.as_mut().expect("extensions");
    extensions.insert(0, early_data);
    record.fragment = Handshake::ClientHello(hello).to_bytes();
    pair.tell(true, Input::Receive(record.to_bytes()));
    let refused = pair.server.error().map(|error| error.check);
    assert_eq!(refused, Some(Check::RetriedHello));
}

#[test]
fn a_server_that_takes_early_data_under_another_suite_is_refused() {
    let (mut client, mut server) = configs(Size::Full);
    let psk = |cipher_suite| ExternalPsk {
        max_early_data_size: 100,
        ..external(cipher_suite)
    };
    client.resumption.psk.external = vec![psk(CipherSuite::TLS_AES_128_GCM_SHA256)];
    client.resumption.psk.early_data = b"at once".to_vec();
    let other = CipherSuite::TLS_CHACHA20_POLY1305_SHA256;
    server.resumption.psk.external = vec![psk(other)];
    server.resumption.psk.max_early_data_size = 100;
    server.resumption.sessions = Some(SessionCache::new(8));
    server.cipher_suites = vec![other];
    let pair = Pair::new((client, server)).shake(1000);
    let refused = pair.client.error().map(|error| (error.check, error.alert));
    let illegal = (Check::EarlyDataAccepted, AlertDescription::IllegalParameter);
    assert_eq!(refused, Some(illegal));
}

#[test]
fn every_changed_byte_of_a_first_flight_with_early_data_is_noticed() {
    let both = early(b"at once");
    let start = |pair: &mut Pair| {
        pair.tell(true, Input::Start);
        pair.tell(false, Input::Start)
    };
    let flight = start(&mut Pair::new(both.clone()));
    let hello = 5 + usize::from(u16::from_be_bytes([flight[3], flight[4]]));
    // What is in no transcript: type and version of the first record, and the ChangeCipherSpec behind it.
    let places = (5..hello).chain(hello + 6..flight.len());
    assert!(places.clone().count() > 300);
    for at in places {
        let mut pair = Pair::new(both.clone());
        let mut changed = start(&mut pair);
        changed[at] ^= 1;
        pair.carry(true, changed, 5000);
        // The server may wait for the rest of a record that has become longer.
        let is_hello = at < hello;
        assert!(
            !is_hello || pair.client.state() != State::Connected,
            "byte {at}"
        );
        assert_ne!(pair.server.state(), State::Connected, "byte {at}");
    }
}
