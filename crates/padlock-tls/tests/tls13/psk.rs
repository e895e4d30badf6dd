//! Pre-shared keys: tickets of an earlier connection, and keys that were agreed on elsewhere.

use padlock_core::Drbg;
use padlock_tls::{
    alert::AlertDescription,
    client::ClientConfig,
    codec::Codec,
    endpoint::{Input, Output},
    error::Check,
    extension::{Extension, tls13::Tls13Extension},
    handshake::{CipherSuite, ClientHello, Handshake, NamedGroup},
    ledger::ValueKind,
    message_name::MessageName as M,
    party::{Size, Whose},
    record::{ProtocolVersion, Record},
    resumption::{ExternalPsk, PskMode, Resumed, SessionCache, StoredSession, TicketKey},
    server::ServerConfig,
    state::{self, State},
};

use super::{Pair, configs};

pub type Configs = (ClientConfig, ServerConfig);

/// A client who would like a ticket, and a server who seals them.
pub fn resuming(size: Size) -> Configs {
    let (mut client, mut server) = configs(size);
    client.resumption.tickets = true;
    server.resumption.ticket_keys = vec![TicketKey::draw(&Drbg::new(3))];
    server.resumption.sessions = Some(SessionCache::new(8));
    server.resumption.lifetime = 3600;
    server.resumption.now = super::NOW;
    (client, server)
}

/// The session of a first connection, which the client keeps for its next one; the server's cache keeps its part.
pub fn acquainted((mut client, mut server): Configs) -> Configs {
    let pair = Pair::seeded((client.clone(), server.clone()), 7).shake(1000);
    pair.assert_connected();
    assert_eq!(pair.client.resumed(), None);
    client.resumption.session = pair.client.session_to_keep();
    assert!(client.resumption.session.is_some());
    settle(&mut server, &pair);
    (client, server)
}

pub fn settle(server: &mut ServerConfig, pair: &Pair) {
    if let Some(sessions) = &mut server.resumption.sessions {
        sessions.settle(&pair.server);
    }
}

/// Both ends went on by this key, without a certificate, and understand one another.
#[track_caller]
pub fn assert_resumed(pair: &mut Pair, by: Resumed) {
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

pub fn external(cipher_suite: CipherSuite) -> ExternalPsk {
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
pub fn assert_failed(pair: &Pair, check: Check, alert: AlertDescription) {
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
fn a_server_goes_on_only_under_the_name_that_the_ticket_is_for() {
    let (mut client, server) = acquainted(resuming(Size::Full));
    let session = client.resumption.session.as_mut().expect("kept");
    session.state.server_name = b"other.example".to_vec();
    client.server_name = "other.example".to_owned();
    let pair = Pair::new((client, server)).shake(1000);
    assert!(offer(&pair).is_some());
    assert_eq!(pair.server.resumed(), None);
    assert!(pair.sent().contains(&M::Certificate));
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

#[test]
fn a_session_of_another_version_leads_to_a_certificate() {
    let (mut client, mut server) = resuming(Size::Toy);
    let older = CipherSuite::TOY_ECDHE_ECDSA_WITH_SAES_CBC_TOYHASH;
    client.cipher_suites.push(older);
    server.cipher_suites.push(older);
    let of = |versions: &[ProtocolVersion]| versions.iter().copied().collect();
    let (tls12, tls13) = (ProtocolVersion::TLS12, ProtocolVersion::TLS13);
    server.versions = of(&[tls12, tls13]);
    for (first, then) in [(tls12, tls13), (tls13, tls12)] {
        client.versions = of(&[first]);
        let (mut client, server) = acquainted((client.clone(), server.clone()));
        let session = client.resumption.session.as_ref().expect("kept");
        assert_eq!(session.state.protocol_version, first);
        client.versions = of(&[tls12, then]);
        let pair = Pair::new((client, server)).shake(1000);
        pair.assert_connected();
        assert_eq!(pair.server.resumed(), None);
        assert!(pair.sent().contains(&M::Certificate));
    }
}

#[test]
fn a_stored_session_comes_back_from_its_bytes() {
    let (client, _) = acquainted(resuming(Size::Full));
    let kept: StoredSession = client.resumption.session.expect("kept");
    let bytes = kept.state.to_bytes();
    let read = padlock_tls::resumption::SessionState::from_bytes(&bytes);
    assert_eq!(read, Ok(kept.state));
}

#[test]
fn the_diagrams_with_keys_are_those_of_appendix_a() {
    let (client, mut server) = resuming(Size::Full);
    server.resumption.psk.max_early_data_size = 100;
    let (mut client, server) = acquainted((client, server));
    client.resumption.psk.early_data = b"at once".to_vec();
    let pair = Pair::new((client, server)).shake(1000);
    let (client, server) = (pair.client.transitions(), pair.server.transitions());
    let drawn = state::dot("client", &client) + &state::dot("server", &server);
    assert_eq!(
        drawn,
        "\
digraph client {
    wait_sh -> wait_sh [label=\"HelloRetryRequest\"];
    wait_sh -> wait_ee [label=\"ServerHello\"];
    wait_ee -> wait_finished [label=\"EncryptedExtensions\"];
    wait_finished -> connected [label=\"Finished\"];
    connected -> connected [label=\"NewSessionTicket\"];
    connected -> connected [label=\"CertificateRequest\"];
    connected -> connected [label=\"KeyUpdate\"];
    connected -> connected [label=\"ApplicationData\"];
}
digraph server {
    expect_client_hello -> recvd_ch [label=\"ClientHello\"];
    recvd_ch -> wait_eoed [label=\"ServerHello\"];
    wait_eoed -> wait_eoed [label=\"ApplicationData\"];
    wait_eoed -> wait_finished [label=\"EndOfEarlyData\"];
    wait_finished -> connected [label=\"Finished\"];
    connected -> connected [label=\"CertificateRequest\"];
    connected -> wait_cv [label=\"Certificate\"];
    connected -> wait_finished [label=\"Certificate\"];
    wait_cv -> wait_finished [label=\"CertificateVerify\"];
    connected -> connected [label=\"KeyUpdate\"];
    connected -> connected [label=\"ApplicationData\"];
}
"
    );
}
