//! Pre-shared keys: tickets of an earlier connection, keys that were agreed on elsewhere, and early data under either.

use padlock_core::Drbg;
use padlock_tls::{
    alert::AlertDescription,
    client::ClientConfig,
    codec::Codec,
    endpoint::{Input, Output},
    error::Check,
    extension::{Extension, ExtensionType, tls13::Tls13Extension},
    handshake::{CipherSuite, ClientHello, Handshake, NamedGroup},
    ledger::ValueKind,
    message_name::MessageName as M,
    party::{Size, Whose},
    record::Record,
    resumption::{
        EarlyData, ExternalPsk, PskMode, Resumed, SessionCache, StoredSession, TicketKey,
    },
    server::ServerConfig,
    state::State,
};

use super::{Pair, configs};

type Configs = (ClientConfig, ServerConfig);

/// A client who would like a ticket, and a server who seals them.
fn resuming(size: Size) -> Configs {
    let (mut client, mut server) = configs(size);
    client.resumption.tickets = true;
    server.resumption.ticket_keys = vec![TicketKey::draw(&Drbg::new(3))];
    server.resumption.sessions = Some(SessionCache::new(8));
    server.resumption.lifetime = 3600;
    server.resumption.now = super::NOW;
    (client, server)
}

/// The session of a first connection, which the client keeps for its next one; the server's cache keeps its part.
fn acquainted((mut client, mut server): Configs) -> Configs {
    let pair = Pair::seeded((client.clone(), server.clone()), 7).shake(1000);
    pair.assert_connected();
    assert_eq!(pair.client.resumed(), None);
    client.resumption.session = pair.client.session_to_keep();
    assert!(client.resumption.session.is_some());
    settle(&mut server, &pair);
    (client, server)
}

fn settle(server: &mut ServerConfig, pair: &Pair) {
    if let Some(sessions) = &mut server.resumption.sessions {
        sessions.settle(&pair.server);
    }
}

/// Both ends went on by this key, without a certificate, and understand one another.
#[track_caller]
fn assert_resumed(pair: &mut Pair, by: Resumed) {
    pair.assert_connected();
    let resumed = (pair.client.resumed(), pair.server.resumed());
    assert_eq!(resumed, (Some(by), Some(by)));
    assert!(!pair.sent().contains(&M::Certificate));
    for kind in [
        ValueKind::Tls13MasterSecret,
        ValueKind::ExporterMasterSecret,
    ] {
        pair.shared(kind, Whose::Both);
    }
    pair.say(true, b"well met");
    pair.say(false, b"again");
}

fn has_secret(pair: &Pair) -> bool {
    let mut lines = pair.client.ledger().lines();
    lines.any(|(_, line)| line.value.slot.kind == ValueKind::SharedSecret)
}

#[test]
fn a_sealed_ticket_and_one_that_is_a_name_lead_to_a_connection_without_certificates() {
    for size in [Size::Toy, Size::Full] {
        for sealed in [true, false] {
            let (client, mut server) = resuming(size);
            if !sealed {
                server.resumption.ticket_keys = vec![];
            }
            let both = acquainted((client, server));
            let mut pair = Pair::new(both).shake(1000);
            assert_resumed(&mut pair, Resumed::Ticket);
            assert!(has_secret(&pair));
            assert!(pair.client.session_to_keep().is_some(), "another ticket");
        }
    }
}

#[test]
fn a_connection_may_bring_several_tickets_and_none_to_who_cannot_use_them() {
    let (mut client, mut server) = resuming(Size::Full);
    server.resumption.psk.tickets = 3;
    let tickets = |pair: &Pair| {
        let sent = pair.sent().into_iter();
        sent.filter(|name| *name == M::NewSessionTicket).count()
    };
    let pair = Pair::new((client.clone(), server.clone())).shake(1000);
    assert_eq!(tickets(&pair), 3);
    client.resumption.tickets = false;
    let pair = Pair::new((client.clone(), server.clone())).shake(1000);
    assert_eq!(tickets(&pair), 0);
    client.resumption.tickets = true;
    client.resumption.psk.modes = vec![PskMode::PskKe];
    let pair = Pair::new((client, server)).shake(1000);
    assert_eq!(tickets(&pair), 0);
}

#[test]
fn with_psk_ke_there_is_no_key_exchange() {
    let (mut client, mut server) = resuming(Size::Full);
    client.resumption.psk.modes = vec![PskMode::PskKe, PskMode::PskDheKe];
    server.resumption.psk.modes = vec![PskMode::PskKe];
    let (mut client, server) = acquainted((client, server));
    let mut pair = Pair::new((client.clone(), server.clone())).shake(1000);
    assert_resumed(&mut pair, Resumed::Ticket);
    assert!(!has_secret(&pair));
    // Without a mode of both there is a certificate.
    client.resumption.psk.modes = vec![PskMode::PskDheKe];
    let pair = Pair::new((client, server)).shake(1000);
    pair.assert_connected();
    assert_eq!(pair.client.resumed(), None);
}

fn external(cipher_suite: CipherSuite) -> ExternalPsk {
    ExternalPsk {
        identity: b"door".to_vec(),
        key: vec![5; 32],
        cipher_suite,
        max_early_data_size: 0,
    }
}

#[test]
fn a_key_that_was_agreed_on_elsewhere_needs_no_certificate() {
    for code in [
        CipherSuite::TLS_AES_128_GCM_SHA256,
        CipherSuite::TLS_AES_256_GCM_SHA384,
    ] {
        let (mut client, mut server) = configs(Size::Full);
        client.resumption.psk.external = vec![external(code)];
        server.resumption.psk.external = vec![external(code)];
        server.identities = vec![];
        let mut pair = Pair::new((client.clone(), server.clone())).shake(1000);
        assert_resumed(&mut pair, Resumed::ExternalPsk);
        // Another key under the same name.
        server.resumption.psk.external[0].key[0] ^= 1;
        let pair = Pair::new((client, server)).shake(1000);
        assert_failed(&pair, Check::PskBinder, AlertDescription::DecryptError);
    }
}

#[track_caller]
fn assert_failed(pair: &Pair, check: Check, alert: AlertDescription) {
    let error = pair.server.error().expect("fails");
    assert_eq!((error.check, error.alert), (check, alert));
    let told = pair.client.error().map(|error| error.alert);
    assert!(told == Some(alert) || pair.client.state() != State::Failed);
}

#[test]
fn a_key_of_another_hash_leads_to_a_certificate() {
    let (mut client, mut server) = resuming(Size::Full);
    client.cipher_suites = vec![CipherSuite::TLS_AES_128_GCM_SHA256];
    let (mut client, mut server2) = acquainted((client, server.clone()));
    client
        .cipher_suites
        .push(CipherSuite::TLS_AES_256_GCM_SHA384);
    server2.cipher_suites = vec![CipherSuite::TLS_AES_256_GCM_SHA384];
    let pair = Pair::new((client.clone(), server2)).shake(1000);
    pair.assert_connected();
    assert_eq!(pair.server.resumed(), None);
    // The same hash under another suite will do.
    client.cipher_suites = vec![
        CipherSuite::TLS_CHACHA20_POLY1305_SHA256,
        CipherSuite::TLS_AES_128_GCM_SHA256,
    ];
    server.cipher_suites = vec![CipherSuite::TLS_CHACHA20_POLY1305_SHA256];
    let mut pair = Pair::new((client, server)).shake(1000);
    assert_resumed(&mut pair, Resumed::Ticket);
}

#[test]
fn what_is_over_or_for_another_server_or_under_a_lost_key_leads_to_a_certificate() {
    let (client, server) = acquainted(resuming(Size::Full));
    let mut late = server.clone();
    late.resumption.now.0 += 3600;
    let mut rekeyed = server.clone();
    rekeyed.resumption.ticket_keys = vec![TicketKey::draw(&Drbg::new(4))];
    for server in [late, rekeyed] {
        let pair = Pair::new((client.clone(), server)).shake(1000);
        pair.assert_connected();
        assert_eq!(pair.server.resumed(), None);
        assert!(pair.sent().contains(&M::Certificate));
    }
    let mut patient = client.clone();
    patient.now.0 += 3600;
    let mut other = client;
    other
        .resumption
        .session
        .as_mut()
        .expect("kept")
        .state
        .server_name = b"other".to_vec();
    for client in [patient, other] {
        let mut pair = Pair::new((client, server.clone()));
        pair.tell(false, Input::Start);
        assert!(offer(&pair).is_none(), "it is not even offered");
    }
}

#[test]
fn a_second_hello_has_a_binder_over_the_first() {
    let (client, mut server) = acquainted(resuming(Size::Full));
    server.groups = vec![NamedGroup::SECP384R1];
    let mut pair = Pair::new((client, server)).shake(1000);
    assert!(pair.sent().contains(&M::HelloRetryRequest));
    assert_resumed(&mut pair, Resumed::Ticket);
}

#[test]
fn a_second_hello_leaves_out_keys_of_another_hash() {
    let (client, mut server) = resuming(Size::Full);
    let (mut client, _) = acquainted((client, server.clone()));
    let psk = external(CipherSuite::TLS_AES_256_GCM_SHA384);
    client.resumption.psk.external = vec![psk.clone()];
    server.resumption.psk.external = vec![psk];
    server.groups = vec![NamedGroup::SECP384R1];
    server.cipher_suites = vec![CipherSuite::TLS_AES_256_GCM_SHA384];
    let mut pair = Pair::new((client, server)).shake(1000);
    assert_resumed(&mut pair, Resumed::ExternalPsk);
    let counts: Vec<usize> = hellos(&pair).map(|hello| identities(&hello)).collect();
    assert_eq!(counts, [2, 1]);
}

fn hellos(pair: &Pair) -> impl Iterator<Item = ClientHello> {
    let sent = pair.outputs.iter().filter_map(|output| match output {
        Output::Send {
            record,
            message: M::ClientHello,
            ..
        } => Some(record),
        _ => None,
    });
    sent.filter_map(|record| {
        let record = Record::from_bytes(record).expect("a record");
        match Handshake::from_bytes(&record.fragment) {
            Ok(Handshake::ClientHello(hello)) => Some(hello),
            _ => None,
        }
    })
}

fn identities(hello: &ClientHello) -> usize {
    let mut extensions = hello.extensions.iter().flatten();
    let offered = extensions.find_map(|extension| match extension {
        Extension::Tls13(Tls13Extension::PreSharedKey(offered)) => Some(offered),
        _ => None,
    });
    offered.map_or(0, |offered| offered.identities.len())
}

fn offer(pair: &Pair) -> Option<usize> {
    let count = identities(&hellos(pair).next().expect("a hello"));
    (count > 0).then_some(count)
}

/// A hello with a key in it, changed on the way, and the check that fails.
#[track_caller]
fn assert_refuses(change: impl Fn(&mut Vec<Extension>), check: Check, alert: AlertDescription) {
    let mut pair = Pair::new(acquainted(resuming(Size::Full)));
    pair.tell(true, Input::Start);
    let bytes = pair.tell(false, Input::Start);
    let mut record = Record::from_bytes(&bytes).expect("a record");
    let Ok(Handshake::ClientHello(mut hello)) = Handshake::from_bytes(&record.fragment) else {
        panic!("a ClientHello");
    };
    change(hello.extensions.as_mut().expect("extensions"));
    record.fragment = Handshake::ClientHello(hello).to_bytes();
    let alerted = pair.tell(true, Input::Receive(record.to_bytes()));
    pair.tell(false, Input::Receive(alerted));
    assert_failed(&pair, check, alert);
}

#[test]
fn a_binder_covers_the_whole_hello() {
    let change = |extensions: &mut Vec<Extension>| {
        for extension in extensions {
            if let Extension::SupportedGroups(groups) = extension {
                groups.reverse();
            }
        }
    };
    assert_refuses(change, Check::PskBinder, AlertDescription::DecryptError);
}

#[test]
fn a_binder_that_was_changed_is_refused() {
    let change = |extensions: &mut Vec<Extension>| match extensions.last_mut() {
        Some(Extension::Tls13(Tls13Extension::PreSharedKey(offered))) => {
            offered.binders[0][0] ^= 1;
        }
        _ => panic!("keys are last"),
    };
    assert_refuses(change, Check::PskBinder, AlertDescription::DecryptError);
}

#[test]
fn what_stands_behind_the_keys_is_refused() {
    let change = |extensions: &mut Vec<Extension>| extensions.rotate_right(1);
    let alert = AlertDescription::IllegalParameter;
    assert_refuses(change, Check::OfferedPsks, alert);
}

#[test]
fn another_number_of_binders_than_keys_is_refused() {
    let change = |extensions: &mut Vec<Extension>| match extensions.last_mut() {
        Some(Extension::Tls13(Tls13Extension::PreSharedKey(offered))) => {
            offered.binders.push(vec![0; 32]);
        }
        _ => panic!("keys are last"),
    };
    let alert = AlertDescription::IllegalParameter;
    assert_refuses(change, Check::OfferedPsks, alert);
}

#[test]
fn keys_without_modes_are_refused() {
    let change = |extensions: &mut Vec<Extension>| {
        extensions.retain(|e| e.extension_type() != ExtensionType::PSK_KEY_EXCHANGE_MODES);
    };
    let alert = AlertDescription::MissingExtension;
    assert_refuses(change, Check::MissingExtension, alert);
}

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
    let (client, server) = early(&[7; 900]);
    let mut unwilling = server.clone();
    unwilling.resumption.psk.max_early_data_size = 0;
    let mut rekeyed = server.clone();
    rekeyed.resumption.ticket_keys = vec![TicketKey::draw(&Drbg::new(4))];
    let mut other = server.clone();
    other.cipher_suites = vec![CipherSuite::TLS_CHACHA20_POLY1305_SHA256];
    let mut stale = server.clone();
    stale.resumption.now.0 += 11;
    let mut forgetful = server;
    forgetful.resumption.sessions = None;
    for server in [unwilling, rekeyed, other, stale, forgetful] {
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
    let (client, mut server) = early(&[7; 1000]);
    server.resumption.psk.max_early_data_size = 999;
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
fn a_stored_session_comes_back_from_its_bytes() {
    let (client, _) = acquainted(resuming(Size::Full));
    let kept: StoredSession = client.resumption.session.expect("kept");
    let bytes = kept.state.to_bytes();
    let read = padlock_tls::resumption::SessionState::from_bytes(&bytes);
    assert_eq!(read, Ok(kept.state));
}
