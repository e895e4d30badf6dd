//! Clients that prove who they are, in the handshake and after it (RFC 8446 sections 4.3.2, 4.4.2, 4.4.3 and 4.6.2).

use padlock_core::{Nat, Working, ec::EcGroup};
use padlock_tls::{
    alert::AlertDescription,
    client::ClientConfig,
    codec::Field,
    endpoint::{Choice, DecisionKind, Endpoint, Input, Output},
    error::Check,
    handshake::tls13::KeyUpdateRequest,
    ledger::{Slot, ValueKind},
    message_name::MessageName,
    party::{Size, Whose},
    server::{ClientAuthentication, Demand, Identity, ServerConfig},
    state::State,
    tls13::transcript::Range,
    x509::{Authority, Name, Purpose, Role, Schemes, Signer, Template, Validity},
};

use super::{
    EcToyPrivateKey, Ed25519PrivateKey, NOW, Pair, PrivateKey, UnixTime,
    authentication_refused::{request, schemes, told},
    configs, keys,
    psk::{acquainted, resuming},
};

/// A client's key; the number makes it another one.
pub(super) fn client_key(size: Size, number: u8) -> PrivateKey {
    match size {
        Size::Toy => {
            let d = Nat::from(u64::from(number));
            let key = EcToyPrivateKey::from_scalar(&EcGroup::toy(), &d, &mut Working::off());
            PrivateKey::EcToy(key.expect("a scalar"))
        }
        Size::Full => PrivateKey::Ed25519(Ed25519PrivateKey::from_seed([number; 32])),
    }
}

/// The authority of clients, and a client of it whose certificate ends so many seconds after [`NOW`].
pub(super) fn client_of(size: Size, authority: &str, left: i64) -> (Vec<u8>, Identity) {
    let schemes = match size {
        Size::Toy => Schemes::TOY,
        Size::Full => Schemes::FULL,
    };
    let (key, _, scheme) = keys(size);
    let private_key = client_key(size, 5);
    let template = |name: &str, role, key: &PrivateKey, left: i64| Template {
        common_name: name.to_owned(),
        names: vec![],
        public_key: key.public(),
        validity: Validity {
            not_before: UnixTime(NOW.0 - 1000),
            not_after: UnixTime(NOW.0.saturating_add_signed(left)),
        },
        serial_number: 18,
        role,
        permitted_names: vec![],
        excluded_names: vec![],
    };
    let root = template(authority, Role::Authority { path_len: None }, &key, 1000);
    let authority = Authority::root(&root, Signer { key, scheme }, schemes).expect("issues");
    let mut leaf = template("client", Role::Leaf(Purpose::Client), &private_key, left);
    leaf.names = vec![Name::Dns("client.example".to_owned())];
    let leaf = authority.certify(&leaf, schemes).expect("issues");
    let identity = Identity {
        certificate_list: vec![leaf],
        private_key,
    };
    (authority.certificate().to_vec(), identity)
}

/// A client that can prove who it is, and a server that wants to know.
pub(super) fn asking(size: Size, demand: Demand) -> (ClientConfig, ServerConfig) {
    let (mut client, mut server) = configs(size);
    let (anchor, identity) = client_of(size, "Client CA", 1000);
    client.identities = vec![identity];
    server.client_authentication = ClientAuthentication {
        demand,
        trust_anchors: vec![anchor],
        now: NOW,
    };
    (client, server)
}

pub(super) fn alert(end: &Endpoint) -> Option<(Check, AlertDescription)> {
    end.error().map(|error| (error.check, error.alert))
}

/// The server refuses for this, and the client is told.
#[track_caller]
pub(super) fn assert_refused(pair: &Pair, check: Check, description: AlertDescription) {
    assert_eq!(alert(&pair.server), Some((check, description)));
    let told = Some((Check::AlertReceived, description));
    assert_eq!(alert(&pair.client), told);
}

#[test]
fn a_client_proves_itself_where_it_is_asked() {
    for size in [Size::Toy, Size::Full] {
        for demand in [Demand::Requested, Demand::Required] {
            let mut pair = Pair::new(asking(size, demand)).shake(1000);
            pair.assert_connected();
            for kind in [
                ValueKind::ClientCertificate,
                ValueKind::SignatureAlgorithm,
                ValueKind::Signature,
            ] {
                pair.shared(kind, Whose::Client);
            }
            let report = pair.server.certificate_report().expect("has come");
            assert!(report.accepted(), "{report:#?}");
            pair.say(true, b"it is me");
            pair.say(false, b"so it is");
        }
    }
}

#[test]
fn the_client_s_signature_follows_from_its_ledger() {
    let pair = Pair::new(asking(Size::Toy, Demand::Required)).shake(1000);
    let signature = Slot::new(ValueKind::Signature, Whose::Client);
    let inputs = ledger_inputs(&pair.client, signature).into_iter();
    let kinds: Vec<ValueKind> = inputs.map(|slot| slot.kind).collect();
    assert_eq!(
        kinds,
        [
            ValueKind::SignedContent,
            ValueKind::SignatureAlgorithm,
            ValueKind::ClientCertificate,
            ValueKind::SigningKey,
        ]
    );
}

#[test]
fn silence_will_do_where_a_certificate_is_only_requested() {
    for size in [Size::Toy, Size::Full] {
        let (mut client, server) = asking(size, Demand::Requested);
        client.identities = vec![];
        let pair = Pair::new((client, server)).shake(1000);
        pair.assert_connected();
        assert_eq!(pair.server.certificate_report(), None);
    }
}

#[test]
fn silence_is_certificate_required_where_one_is_insisted_on() {
    let (mut client, server) = asking(Size::Full, Demand::Required);
    client.identities = vec![];
    let pair = Pair::new((client, server)).shake(1000);
    let alert = AlertDescription::CertificateRequired;
    assert_refused(&pair, Check::ClientCertificate, alert);
    // In TLS 1.3 the client is through before it is judged.
    assert!(pair.outputs.contains(&Output::Established));
}

#[test]
fn a_certificate_of_an_authority_that_is_not_named_is_not_shown() {
    let (mut client, server) = asking(Size::Full, Demand::Required);
    client.identities = vec![client_of(Size::Full, "Another CA", 1000).1];
    let pair = Pair::new((client, server)).shake(1000);
    let alert = AlertDescription::CertificateRequired;
    assert_refused(&pair, Check::ClientCertificate, alert);
}

/// A client that shows its certificate to whoever asks.
fn insisting(mut pair: Pair) -> Pair {
    pair.tell(true, Input::Start);
    let hello = pair.tell(false, Input::Start);
    let flight = pair.tell(true, Input::Receive(hello));
    let decisions = pair.client.handle(Input::Receive(flight));
    let certificate = Input::Choose(Choice::Certificate(true));
    assert!(matches!(decisions.last(), Some(Output::Decide(_))));
    let decisions = pair.client.handle(certificate);
    let asked = decisions.last().cloned();
    let Some(Output::Decide(decision)) = asked else {
        panic!("nothing to decide: {asked:?}");
    };
    assert_eq!(decision.kind, DecisionKind::Identity);
    assert_eq!(pair.client.state(), State::ChooseIdentity);
    let wire = pair.tell(false, Input::Choose(Choice::Identity(Some(0))));
    pair.carry(true, wire, 1000);
    pair
}

#[test]
fn a_certificate_that_is_not_accepted_is_refused_for_its_first_failed_check() {
    for (authority, left, alert) in [
        ("Another CA", 1000, AlertDescription::UnknownCa),
        ("Client CA", -1, AlertDescription::CertificateExpired),
    ] {
        let (mut client, server) = asking(Size::Full, Demand::Requested);
        client.identities = vec![client_of(Size::Full, authority, left).1];
        let pair = insisting(Pair::new((client, server)));
        assert_refused(&pair, Check::CertificateAccepted, alert);
    }
}

#[test]
fn whoever_plays_the_server_may_refuse_a_good_certificate() {
    let mut pair = Pair::new(asking(Size::Full, Demand::Required));
    pair.tell(true, Input::Start);
    let hello = pair.tell(false, Input::Start);
    let flight = pair.tell(true, Input::Receive(hello));
    let answer = pair.tell(false, Input::Receive(flight));
    let outputs = pair.server.handle(Input::Receive(answer));
    assert!(matches!(outputs.last(), Some(Output::Decide(_))));
    assert_eq!(pair.server.state(), State::ChooseCertificate);
    let wire = pair.tell(true, Input::Choose(Choice::Certificate(false)));
    pair.carry(false, wire, 1000);
    let alert = AlertDescription::BadCertificate;
    assert_refused(&pair, Check::CertificateAccepted, alert);
}

#[test]
fn whoever_plays_the_server_may_ask_or_not() {
    for (demand, asks) in [(Demand::Required, false), (Demand::Nothing, true)] {
        let asked = Choice::ClientAuthentication(asks);
        let pair = Pair::new(asking(Size::Full, demand)).choosing(true, asked);
        let pair = pair.shake(1000);
        pair.assert_connected();
        assert_eq!(pair.server.certificate_report().is_some(), asks);
        let sent = pair.sent();
        assert_eq!(sent.contains(&MessageName::CertificateRequest), asks);
    }
}

#[test]
fn a_signature_of_another_key_is_a_decrypt_error() {
    for size in [Size::Toy, Size::Full] {
        let (mut client, server) = asking(size, Demand::Required);
        client.identities[0].private_key = client_key(size, 6);
        let pair = Pair::new((client, server)).shake(1000);
        let alert = AlertDescription::DecryptError;
        assert_refused(&pair, Check::CertificateVerify, alert);
    }
}

#[test]
fn a_question_after_the_handshake_that_the_client_does_not_let_is_unexpected() {
    let question = || vec![request(&[1], schemes())];
    let pair = told(configs(Size::Full), vec![], question());
    let error = pair.client.error().expect("refuses");
    let unexpected = (Check::ExpectedMessage, AlertDescription::UnexpectedMessage);
    assert_eq!((error.check, error.alert), unexpected);
    assert_eq!(error.field, Some((Field::HandshakeType, 0)));
    // The same question does where it may be asked; then the answer is what nobody waits for.
    let (mut client, server) = configs(Size::Full);
    client.shape.post_handshake_auth = true;
    let pair = told((client, server), vec![], question());
    assert_eq!(alert(&pair.server), Some(unexpected));
}

#[test]
fn a_server_asks_at_any_time_where_the_client_lets_it() {
    for size in [Size::Toy, Size::Full] {
        for joined in [false, true] {
            let (mut client, server) = asking(size, Demand::Nothing);
            client.shape.post_handshake_auth = true;
            client.shape.joined = joined;
            let mut pair = Pair::new((client, server)).shake(1000);
            pair.assert_connected();
            for round in 1..=3 {
                // A key of its own for each Finished: the newest.
                let outputs = pair.client.update_keys(KeyUpdateRequest::NotRequested);
                let wire = pair.follow(false, outputs);
                pair.carry(true, wire, 1000);
                let outputs = pair.server.ask_for_certificate();
                let question = pair.follow(true, outputs);
                // What the client says before it has heard the question comes before the answer.
                let words = pair.tell(false, Input::Say(b"meanwhile".to_vec()));
                pair.tell(true, Input::Receive(words));
                pair.carry(false, question, 1000);
                pair.assert_connected();
                let report = pair.server.certificate_report().expect("has come");
                assert!(report.accepted());
                let lines = pair.server.ledger().lines();
                let named = lines.filter_map(|(_, line)| {
                    let is_transcript = line.value.slot.kind == ValueKind::HandshakeMessages;
                    is_transcript.then(|| Range::of(&line.value.bytes))?
                });
                let late = "ClientHello..client Finished + CertificateVerify";
                assert_eq!(
                    named.filter(|range| range.to_string() == late).count(),
                    round
                );
                // Finished is made with the secret of the round.
                let of_client = Whose::Client;
                let made =
                    ledger_inputs(&pair.client, Slot::new(ValueKind::FinishedKey, of_client));
                let secret = ValueKind::ApplicationTrafficSecret;
                let number = u64::try_from(round).expect("is small");
                assert_eq!(made, [Slot::of_record(secret, of_client, number)]);
                pair.say(true, b"it is me");
                pair.say(false, b"so it is");
            }
        }
    }
}

/// What the newest value in a slot was computed from.
fn ledger_inputs(end: &Endpoint, slot: Slot) -> Vec<Slot> {
    let ledger = end.ledger();
    let (id, _) = ledger.newest(slot).expect("is held");
    let inputs = &ledger.line(id).expect("is held").inputs;
    let lines = inputs.iter().filter_map(|id| ledger.line(*id));
    lines.map(|line| line.value.slot).collect()
}

#[test]
fn a_late_answer_may_be_empty_or_wrong() {
    let late = |change: fn(&mut ClientConfig, &mut ServerConfig)| {
        let (mut client, mut server) = asking(Size::Full, Demand::Nothing);
        client.shape.post_handshake_auth = true;
        change(&mut client, &mut server);
        let mut pair = Pair::new((client, server)).shake(1000);
        let outputs = pair.server.ask_for_certificate();
        let question = pair.follow(true, outputs);
        pair.carry(false, question, 1000);
        pair
    };
    let mut pair = late(|client, _| client.identities = vec![]);
    pair.assert_connected();
    pair.say(true, b"nobody");
    let pair = late(|client, _| client.identities[0].private_key = client_key(Size::Full, 6));
    assert_refused(
        &pair,
        Check::CertificateVerify,
        AlertDescription::DecryptError,
    );
}

#[test]
fn a_question_that_must_not_be_asked_is_refused_to_whoever_plays_the_server() {
    let refused = |end: &mut Endpoint| {
        let outputs = end.ask_for_certificate();
        matches!(outputs.as_slice(), [Output::Refused(error)] if error.check == Check::Connected)
    };
    let mut pair = Pair::new(asking(Size::Full, Demand::Nothing)).shake(1000);
    assert!(refused(&mut pair.server), "the client does not let it");
    let (mut client, server) = asking(Size::Full, Demand::Nothing);
    client.shape.post_handshake_auth = true;
    let mut pair = Pair::new((client, server));
    assert!(refused(&mut pair.server), "before the handshake");
    let mut pair = pair.shake(1000);
    assert!(refused(&mut pair.client), "a client");
    let outputs = pair.server.ask_for_certificate();
    assert!(matches!(outputs.as_slice(), [Output::Send { .. }]));
    assert!(refused(&mut pair.server), "while one waits for its answer");
}

#[test]
fn a_client_of_an_earlier_session_may_be_asked_at_any_time_too() {
    for size in [Size::Toy, Size::Full] {
        for early in [&b""[..], b"at once"] {
            let (mut client, mut server) = resuming(size);
            let (with_identity, asks) = asking(size, Demand::Nothing);
            client.identities = with_identity.identities;
            client.shape.post_handshake_auth = true;
            client.shape.grease = true;
            server.client_authentication = asks.client_authentication;
            server.shape.grease = true;
            server.resumption.psk.max_early_data_size = 100;
            let (mut client, server) = acquainted((client, server));
            client.resumption.psk.early_data = early.to_vec();
            let mut pair = Pair::new((client, server)).shake(1000);
            pair.assert_connected();
            assert!(pair.server.resumed().is_some());
            assert!(!pair.sent().contains(&MessageName::CertificateVerify));
            for _ in 0..2 {
                let outputs = pair.server.ask_for_certificate();
                let question = pair.follow(true, outputs);
                pair.carry(false, question, 1000);
                pair.assert_connected();
                let report = pair.server.certificate_report().expect("has come");
                assert!(report.accepted());
                pair.say(true, b"it is me");
                pair.say(false, b"so it is");
            }
        }
    }
}
