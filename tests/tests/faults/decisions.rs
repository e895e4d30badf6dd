//! Both roles played by hand: every choice that a person has, right ones and wrong ones, and what becomes of them.

use padlock_core::Drbg;
use padlock_tls::{
    alert::AlertDescription as A,
    client::Client,
    codec::Codec,
    endpoint::{Choice, Decision, DecisionKind, Endpoint, Input, Output},
    error::Check,
    extension::ExtensionType,
    handshake::{CipherSuite, Handshake, NamedGroup},
    ledger::{Slot, ValueKind},
    message_name::MessageName,
    party::{
        Party::{self, Client as ByClient, Server as ByServer},
        Whose,
    },
    record::{ProtocolVersion, Record},
    rules::Versions,
    state::State,
    x509::{CertificateFault, KeyKind},
};

use padlock_tests::clients;

use crate::cell::{Cell, asking_cells, cell};

/// Both ends when nothing moves any more.
pub struct Played {
    pub client: Endpoint,
    pub server: Endpoint,
}

/// Plays a handshake with somebody's choices.
pub fn play(cell: &Cell, choose: &dyn Fn(Party, &Decision) -> Choice) -> Played {
    let mut played = Played {
        client: cell.client(1),
        server: cell.server(1),
    };
    let mut flight = tell(&mut played.server, Input::Start, choose);
    assert!(flight.is_empty());
    flight = tell(&mut played.client, Input::Start, choose);
    let mut to_server = true;
    while !flight.is_empty() {
        let end = match to_server {
            true => &mut played.server,
            false => &mut played.client,
        };
        flight = tell(end, Input::Receive(flight), choose);
        to_server = !to_server;
    }
    played
}

fn tell(end: &mut Endpoint, input: Input, choose: &dyn Fn(Party, &Decision) -> Choice) -> Vec<u8> {
    let mut wire = Vec::new();
    let mut outputs = end.handle(input);
    while !outputs.is_empty() {
        match outputs.remove(0) {
            Output::Send { record, .. } => wire.extend(record),
            Output::Decide(decision) => {
                assert_eq!(end.state(), decision.kind.state());
                let choice = choose(end.party(), &decision);
                outputs.extend(end.handle(Input::Choose(choice)));
            }
            Output::Refused(error) => panic!("refused: {error}"),
            _ => {}
        }
    }
    wire
}

/// Plays with one choice by hand, and the autopilot's otherwise.
fn choosing(cell: &Cell, by: Party, choice: &Choice) -> Played {
    play(
        cell,
        &|party, decision| match party == by && decision.kind == choice.kind() {
            true => choice.clone(),
            false => decision.default.clone(),
        },
    )
}

impl Played {
    #[track_caller]
    fn assert_connected(&self) {
        let states = [self.client.state(), self.server.state()];
        assert_eq!(states, [State::Connected; 2], "{:?}", self.client.error());
    }

    /// `by` refuses with `check` and `alert`, and the other end is told.
    #[track_caller]
    fn assert_refused(&self, by: Party, check: Check, alert: A) {
        let (by, other) = match by {
            ByClient => (&self.client, &self.server),
            ByServer => (&self.server, &self.client),
        };
        let error = by.error().unwrap();
        assert_eq!((error.check, error.alert), (check, alert));
        let told = other.error().unwrap();
        assert_eq!((told.check, told.alert), (Check::AlertReceived, alert));
    }
}

const TRANSPORT: CipherSuite = CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH;
const CURVE: CipherSuite = CipherSuite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256;

const OLD_AND_NEW: [ProtocolVersion; 2] = [ProtocolVersion::TLS10, ProtocolVersion::TLS12];

fn two_versions() -> Cell {
    let mut cell = cell(TRANSPORT);
    cell.client.versions = Versions::from_iter(OLD_AND_NEW);
    cell.server.versions = Versions::from_iter(OLD_AND_NEW);
    cell
}

#[test]
fn every_decision_of_a_handshake_is_asked_for_in_its_order() {
    use DecisionKind as D;
    let mut asked = asking_cells().into_iter();
    let cell = asked.find(|cell| cell.is_curve()).unwrap();
    let kinds = std::cell::RefCell::new(Vec::new());
    play(&cell, &|party, decision| {
        kinds.borrow_mut().push((party, decision.kind));
        decision.default.clone()
    })
    .assert_connected();
    assert_eq!(
        kinds.into_inner(),
        [
            (ByClient, D::Version),
            (ByClient, D::Groups),
            (ByServer, D::Version),
            (ByServer, D::CipherSuite),
            (ByServer, D::Identity),
            (ByServer, D::Group),
            (ByServer, D::EphemeralKey),
            (ByServer, D::ClientAuthentication),
            (ByClient, D::Certificate),
            (ByClient, D::Identity),
            (ByClient, D::EphemeralKey),
            (ByServer, D::Certificate),
        ]
    );
}

#[test]
fn the_client_may_offer_an_older_version_or_one_that_there_is_not() {
    let cell = two_versions();
    let agreed = |version| {
        let played = choosing(&cell, ByClient, &Choice::Version(version));
        played.assert_connected();
        played.client.ledger().agreed().unwrap().version
    };
    assert_eq!(agreed(ProtocolVersion::TLS10), ProtocolVersion::TLS10);
    assert_eq!(agreed(ProtocolVersion(0x0309)), ProtocolVersion::TLS12);
    let ancient = Choice::Version(ProtocolVersion::SSL30);
    choosing(&cell, ByClient, &ancient).assert_refused(
        ByServer,
        Check::ProtocolVersion,
        A::ProtocolVersion,
    );
}

#[test]
fn the_server_may_pick_an_older_version_but_none_above_the_offer() {
    let cell = two_versions();
    let old = Choice::Version(ProtocolVersion::TLS10);
    choosing(&cell, ByServer, &old).assert_connected();
    let offers_old = |server: ProtocolVersion| {
        play(&cell, &|party, decision| match (party, decision.kind) {
            (ByClient, DecisionKind::Version) => Choice::Version(ProtocolVersion::TLS10),
            (ByServer, DecisionKind::Version) => Choice::Version(server),
            _ => decision.default.clone(),
        })
    };
    for version in [ProtocolVersion::TLS12, ProtocolVersion::SSL30] {
        offers_old(version).assert_refused(ByClient, Check::ProtocolVersion, A::ProtocolVersion);
    }
}

#[test]
fn a_suite_that_was_not_offered_is_refused_by_the_client() {
    for code in [
        CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA,
        CipherSuite(0x4a4a),
    ] {
        choosing(&cell(TRANSPORT), ByServer, &Choice::CipherSuite(code)).assert_refused(
            ByClient,
            Check::CipherSuiteOffered,
            A::IllegalParameter,
        );
    }
}

#[test]
fn the_client_may_offer_other_curves_or_none() {
    let mut cell = cell(CURVE);
    cell.server.groups = vec![NamedGroup::X25519, NamedGroup::SECP256R1];
    let offer = |groups: &[NamedGroup]| choosing(&cell, ByClient, &Choice::Groups(groups.to_vec()));
    let played = offer(&[NamedGroup::SECP256R1]);
    played.assert_connected();
    let curve = Slot::new(ValueKind::NamedCurve, Whose::Server);
    let (_, curve) = played.client.ledger().newest(curve).unwrap();
    assert_eq!(curve.bytes, NamedGroup::SECP256R1.to_bytes());
    offer(&[]).assert_refused(ByServer, Check::Decode, A::DecodeError);
    offer(&[NamedGroup::SECP521R1]).assert_refused(
        ByServer,
        Check::SharedCipherSuite,
        A::HandshakeFailure,
    );
}

#[test]
fn a_curve_that_was_not_offered_is_refused_by_the_client() {
    let cell = cell(CURVE);
    let other = Choice::Group(NamedGroup::SECP384R1);
    choosing(&cell, ByServer, &other).assert_refused(
        ByClient,
        Check::CurveOffered,
        A::IllegalParameter,
    );
}

#[test]
fn the_server_may_present_any_of_its_certificates_or_none() {
    let mut cell = cell(CURVE);
    let other = clients::chain(KeyKind::Ec, cell.client.now, None);
    let mut identity = cell.server.identities[0].clone();
    identity.certificate_list = other.chain;
    identity.private_key = other.private_key;
    cell.server.identities.push(identity);
    choosing(&cell, ByServer, &Choice::Identity(Some(0))).assert_connected();
    let played = choosing(&cell, ByServer, &Choice::Identity(Some(1)));
    played.assert_refused(ByClient, Check::CertificateKey, A::UnsupportedCertificate);
    let none = Choice::Identity(None);
    let played = choosing(&self::cell(TRANSPORT), ByServer, &none);
    played.assert_refused(ByClient, Check::CertificateKey, A::UnsupportedCertificate);
    // Without a key there is nothing to sign the parameters with: the server gives up by itself.
    let error = choosing(&cell, ByServer, &none).server.error().cloned();
    let error = error.map(|error| (error.check, error.alert));
    assert_eq!(error, Some((Check::SharedCipherSuite, A::HandshakeFailure)));
}

#[test]
fn what_cannot_be_done_at_all_is_asked_for_again() {
    let mut server = cell(CURVE).server(1);
    let mut client = cell(CURVE).client(1);
    let autopilot = |_: Party, decision: &Decision| decision.default.clone();
    tell(&mut server, Input::Start, &autopilot);
    let hello = tell(&mut client, Input::Start, &autopilot);
    let mut outputs = server.handle(Input::Receive(hello));
    for (kind, impossible) in [
        (DecisionKind::Identity, Choice::Identity(Some(7))),
        (DecisionKind::Group, Choice::Group(NamedGroup(0x4a4a))),
        (DecisionKind::EphemeralKey, Choice::EphemeralKey(vec![])),
    ] {
        let decision = loop {
            match outputs.pop() {
                Some(Output::Decide(decision)) if decision.kind == kind => break decision,
                Some(Output::Decide(decision)) => {
                    outputs = server.handle(Input::Choose(decision.default));
                }
                other => panic!("{other:?}"),
            }
        };
        let before = server.clone();
        let refused = server.handle(Input::Choose(impossible));
        assert!(
            matches!(refused.as_slice(), [Output::Refused(_)]),
            "{refused:?}"
        );
        assert_eq!(server, before);
        outputs = server.handle(Input::Choose(decision.default));
    }
}

#[test]
fn an_anonymous_server_that_asks_is_refused_by_the_client() {
    let anonymous = cell(CipherSuite::TOY_DH_ANON_WITH_SAES_CBC_TOYHASH);
    let asks = Choice::ClientAuthentication(true);
    choosing(&anonymous, ByServer, &asks).assert_refused(
        ByClient,
        Check::AnonymousRequest,
        A::HandshakeFailure,
    );
}

#[test]
fn a_server_may_ask_or_not_whatever_its_configuration_says() {
    let asked = |cell: &Cell, asks| {
        let played = choosing(cell, ByServer, &Choice::ClientAuthentication(asks));
        played.assert_connected();
        let shown = Slot::new(ValueKind::ClientCertificate, Whose::Client);
        played.server.ledger().newest(shown).is_some()
    };
    let asking = cell(CURVE).asking(None);
    assert!(asked(&asking, true));
    assert!(!asked(&asking, false));
    // A client that has none says so, and this server does not insist.
    assert!(!asked(&cell(CURVE), true));
}

#[test]
fn a_client_may_show_the_wrong_certificate_or_none() {
    for fault in [CertificateFault::UnknownCa, CertificateFault::SelfSigned] {
        let cell = cell(CURVE).asking(Some(fault));
        let shown = Choice::Identity(Some(0));
        choosing(&cell, ByClient, &shown).assert_refused(
            ByServer,
            Check::CertificateAccepted,
            A::UnknownCa,
        );
        // Whoever plays the server may believe it all the same: the signature is good.
        play(&cell, &|party, decision| match (party, decision.kind) {
            (ByClient, DecisionKind::Identity) => shown.clone(),
            (ByServer, DecisionKind::Certificate) => Choice::Certificate(true),
            _ => decision.default.clone(),
        })
        .assert_connected();
    }
    let cell = cell(CURVE).asking(None);
    choosing(&cell, ByClient, &Choice::Identity(None)).assert_refused(
        ByServer,
        Check::ClientCertificate,
        A::HandshakeFailure,
    );
    // A good certificate may be refused as well.
    choosing(&cell, ByServer, &Choice::Certificate(false)).assert_refused(
        ByServer,
        Check::CertificateAccepted,
        A::BadCertificate,
    );
}

#[test]
fn a_key_that_cannot_sign_leaves_the_proof_out_and_the_server_misses_it() {
    let mut asking = asking_cells().into_iter();
    let old = |cell: &Cell| cell.is_full() && !cell.names_signatures();
    let mut cell = asking.find(old).unwrap();
    // Before TLS 1.2 there is no signature for such a key.
    let issued = clients::chain(KeyKind::Ed25519, cell.client.now, None);
    cell.client.identities[0].certificate_list = issued.chain;
    cell.client.identities[0].private_key = issued.private_key;
    choosing(&cell, ByClient, &Choice::Identity(Some(0))).assert_refused(
        ByServer,
        Check::ExpectedMessage,
        A::UnexpectedMessage,
    );
}

#[test]
fn every_kind_of_key_proves_its_client_in_every_version_that_has_it() {
    let mut proven = 0;
    for mut cell in asking_cells() {
        let kinds: &[KeyKind] = match (cell.is_full(), cell.names_signatures()) {
            (false, _) => &[KeyKind::ToyRsa, KeyKind::ToyEc],
            (true, false) => &[KeyKind::Rsa, KeyKind::Ec],
            (true, true) => &[KeyKind::Rsa, KeyKind::Ec, KeyKind::Ed25519],
        };
        for kind in kinds {
            let issued = clients::chain(*kind, cell.client.now, None);
            cell.client.identities[0].certificate_list = issued.chain.clone();
            cell.client.identities[0].private_key = issued.private_key;
            let played = play(&cell, &|_, decision| decision.default.clone());
            played.assert_connected();
            let slot = Slot::new(ValueKind::ClientCertificate, Whose::Client);
            let (_, shown) = played.server.ledger().newest(slot).unwrap();
            assert_eq!(shown.bytes, issued.chain[0]);
            let report = played.server.certificate_report().unwrap();
            assert!(report.accepted(), "{}", cell.name());
            proven += 1;
        }
    }
    assert!(proven > 30, "{proven} only");
}

#[test]
fn an_address_is_not_asked_for_by_name() {
    for (name, is_sent) in [
        ("padlock.example", true),
        ("127.0.0.1", false),
        ("::1", false),
    ] {
        let mut config = cell(TRANSPORT).client.clone();
        config.server_name = name.to_owned();
        let mut client = Endpoint::Client(Box::new(Client::new(config, Drbg::new(1))));
        let flight = tell(&mut client, Input::Start, &|_, decision| {
            decision.default.clone()
        });
        let record = Record::from_bytes(&flight).unwrap();
        let Ok(Handshake::ClientHello(hello)) = Handshake::from_bytes(&record.fragment) else {
            panic!("{}", MessageName::ClientHello.id());
        };
        let mut extensions = hello.extensions.iter().flatten();
        let is_name = |kind: ExtensionType| kind == ExtensionType::SERVER_NAME;
        let sent = extensions.any(|extension| is_name(extension.extension_type()));
        assert_eq!(sent, is_sent, "{name}");
    }
}
