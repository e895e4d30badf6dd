//! Both roles played by hand: every choice that a person has in TLS 1.3 and not only there, right ones and wrong ones, and what
//! becomes of them.

use padlock_core::nist::{EcPrivateKey, NamedCurve};
use padlock_tls::{
    alert::AlertDescription as A,
    client::ClientConfig,
    endpoint::{Choice, Decision, DecisionKind, Endpoint, Input, Output},
    error::{Blame, Check},
    extension::SignatureSchemeCode,
    group,
    handshake::{CipherSuite, NamedGroup},
    ledger::{Slot, ValueKind},
    message_name::MessageName,
    party::{Size, Whose},
    record::ProtocolVersion,
    server::{Demand, Identity, ServerConfig},
    state::State,
};

use super::{
    Ed25519PrivateKey, NAME, NOW, Name, Nat, Pair, PrivateKey, Purpose, Role, Schemes, Signer,
    Template, UnixTime, Validity,
    authentication::{alert, asking},
    configs, keys,
    psk::{acquainted, resuming},
};

const CLIENT: bool = false;
const SERVER: bool = true;

const ALL: [ProtocolVersion; 4] = [
    ProtocolVersion::TLS13,
    ProtocolVersion::TLS12,
    ProtocolVersion::TLS11,
    ProtocolVersion::TLS10,
];
/// Newer than all that there is.
const FUTURE: ProtocolVersion = ProtocolVersion(0x0305);

/// Two ends that speak these versions.
fn speaking(ours: &[ProtocolVersion], theirs: &[ProtocolVersion]) -> (ClientConfig, ServerConfig) {
    let (mut client, mut server) = configs(Size::Toy);
    let older = CipherSuite::TOY_ECDHE_ECDSA_WITH_SAES_CBC_TOYHASH;
    client.cipher_suites.push(older);
    server.cipher_suites.push(older);
    client.versions = ours.iter().copied().collect();
    server.versions = theirs.iter().copied().collect();
    (client, server)
}

fn agreed(end: &Endpoint) -> Option<ProtocolVersion> {
    match end.ledger().tls13() {
        Some(_) => Some(ProtocolVersion::TLS13),
        None => end.ledger().agreed().map(|agreed| agreed.version),
    }
}

/// The group that both ends drew a secret from.
#[track_caller]
fn met_in(pair: &Pair) -> NamedGroup {
    pair.assert_connected();
    let of = |end: &Endpoint| {
        let mut slots = end.ledger().lines().map(|(_, line)| line.value.slot);
        let secret = slots.find(|slot| slot.kind == ValueKind::SharedSecret);
        NamedGroup(u16::try_from(secret.expect("is held").number).expect("a group"))
    };
    assert_eq!(of(&pair.client), of(&pair.server));
    of(&pair.client)
}

fn is_asked_again(pair: &Pair) -> bool {
    pair.sent().contains(&MessageName::HelloRetryRequest)
}

/// This end refuses for that, and the other one is told.
#[track_caller]
fn assert_refused(pair: &Pair, by_server: bool, check: Check, description: A) {
    let (by, other) = match by_server {
        true => (&pair.server, &pair.client),
        false => (&pair.client, &pair.server),
    };
    assert_eq!(alert(by), Some((check, description)));
    let told = Some((Check::AlertReceived, description));
    assert_eq!(alert(other), told);
}

/// What was asked for, of both ends.
fn asked(pair: &Pair) -> Vec<DecisionKind> {
    let asked = pair.outputs.iter().filter_map(|output| match output {
        Output::Decide(decision) => Some(decision.kind),
        _ => None,
    });
    asked.collect()
}

/// The decision of this kind as an end puts it first.
fn decision(pair: &Pair, kind: DecisionKind, nth: usize) -> Decision {
    let mut asked = pair.outputs.iter().filter_map(|output| match output {
        Output::Decide(decision) if decision.kind == kind => Some(decision.clone()),
        _ => None,
    });
    asked.nth(nth).expect("is asked for")
}

/// Every option that `by_server`'s first such decision has, played to the end.
fn every_option(
    configs: &(ClientConfig, ServerConfig),
    by_server: bool,
    kind: DecisionKind,
    nth: usize,
) -> Vec<(Choice, Pair)> {
    let autopilot = Pair::new(configs.clone()).shake(1000);
    let options = decision(&autopilot, kind, nth).options.into_iter();
    let play = |option: Choice| {
        let pair = Pair::new(configs.clone()).choosing(by_server, option.clone());
        (option, pair.shake(1000))
    };
    options.map(play).collect()
}

#[test]
fn every_decision_of_a_handshake_is_asked_for_in_its_order() {
    use DecisionKind as D;
    let of_client = [D::Version, D::Groups, D::KeyShares, D::EphemeralKey];
    let of_server = [D::Version, D::CipherSuite, D::Group];
    let proofs = [D::Identity, D::ClientAuthentication, D::EphemeralKey];
    let judged = [D::Certificate, D::Identity, D::Certificate];
    let (client, mut server) = asking(Size::Full, Demand::Required);
    let pair = Pair::new((client.clone(), server.clone())).shake(1000);
    pair.assert_connected();
    let all = [&of_client[..], &of_server, &proofs, &judged].concat();
    assert_eq!(asked(&pair), all);
    // Another hello is another share, and nothing else to decide.
    server.groups = vec![NamedGroup::SECP384R1];
    let pair = Pair::new((client, server)).shake(1000);
    pair.assert_connected();
    let again = [D::EphemeralKey];
    let all = [&of_client[..], &of_server, &again, &proofs, &judged].concat();
    assert_eq!(asked(&pair), all);
}

#[test]
fn nobody_proves_anything_under_a_key_that_both_have() {
    let pair = Pair::new(acquainted(resuming(Size::Full))).shake(1000);
    pair.assert_connected();
    assert!(pair.server.resumed().is_some());
    assert!(!asked(&pair).contains(&DecisionKind::Identity));
    assert!(asked(&pair).contains(&DecisionKind::Group));
}

#[test]
fn a_client_may_offer_any_of_its_versions_as_the_newest() {
    let both = speaking(&ALL, &ALL);
    let played = every_option(&both, CLIENT, DecisionKind::Version, 0);
    assert_eq!(played.len(), ALL.len());
    for (version, (choice, mut pair)) in ALL.into_iter().zip(played) {
        assert_eq!(choice, Choice::Version(version));
        pair.assert_connected();
        let agreed = (agreed(&pair.client), agreed(&pair.server));
        assert_eq!(agreed, (Some(version), Some(version)));
        // It is asked once: the older family takes the answer over.
        let of_client = asked(&pair).into_iter();
        let versions = of_client.filter(|kind| *kind == DecisionKind::Version);
        assert_eq!(versions.count(), 2, "one for each end");
        pair.say(SERVER, b"heard");
        pair.say(CLIENT, b"understood");
    }
}

#[test]
fn a_client_may_offer_a_version_that_there_is_not() {
    let offer = |version, theirs: &[ProtocolVersion]| {
        let pair = Pair::new(speaking(&ALL, theirs));
        pair.choosing(CLIENT, Choice::Version(version)).shake(1000)
    };
    let pair = offer(FUTURE, &ALL);
    pair.assert_connected();
    assert_eq!(agreed(&pair.client), Some(ProtocolVersion::TLS13));
    let hello = pair.outputs.iter().find_map(|output| match output {
        Output::Send { record, .. } => Some(record.clone()),
        _ => None,
    });
    let named = [10, 3, 5, 3, 4, 3, 3, 3, 2, 3, 1];
    let hello = hello.expect("is sent");
    assert!(hello.windows(named.len()).any(|bytes| bytes == named));
    let ancient = offer(ProtocolVersion::SSL30, &ALL);
    assert_refused(&ancient, SERVER, Check::ProtocolVersion, A::ProtocolVersion);
    let alone = offer(ProtocolVersion::TLS12, &[ProtocolVersion::TLS13]);
    assert_refused(&alone, SERVER, Check::ProtocolVersion, A::ProtocolVersion);
}

#[test]
fn a_server_may_pick_an_older_version_and_is_caught_at_it() {
    let pick = |version, ours: &[ProtocolVersion], theirs: &[ProtocolVersion], portion| {
        let pair = Pair::new(speaking(ours, theirs));
        let pair = pair.choosing(SERVER, Choice::Version(version));
        pair.shake(portion)
    };
    for (choice, pair) in every_option(&speaking(&ALL, &ALL), SERVER, DecisionKind::Version, 1) {
        assert_eq!(choice, Choice::Version(ProtocolVersion::TLS13));
        pair.assert_connected();
    }
    let newest = &[ProtocolVersion::TLS13][..];
    for version in &ALL[1..] {
        for portion in [1, 1000] {
            // It says that it could have done better (RFC 8446 section 4.1.3).
            let pair = pick(*version, &ALL, &ALL, portion);
            assert_eq!(agreed(&pair.server), Some(*version));
            assert_refused(&pair, CLIENT, Check::Downgrade, A::IllegalParameter);
        }
        let pair = pick(*version, newest, &ALL, 1000);
        assert_refused(&pair, CLIENT, Check::ProtocolVersion, A::ProtocolVersion);
    }
    let pair = pick(ProtocolVersion::SSL30, &ALL, &ALL, 1000);
    assert_eq!(
        alert(&pair.client),
        Some((Check::Downgrade, A::IllegalParameter))
    );
    let pair = pick(FUTURE, &ALL, &ALL, 1000);
    let refused = Some((Check::LegacyFields, A::IllegalParameter));
    assert_eq!(alert(&pair.client), refused);
    assert_eq!(pair.server.state(), State::Failed);
}

#[test]
fn a_server_is_asked_once_where_the_client_offers_older_versions_alone() {
    let pair = Pair::new(speaking(&ALL[1..], &ALL));
    let old = Choice::Version(ProtocolVersion::TLS11);
    let pair = pair.choosing(SERVER, old).shake(1000);
    pair.assert_connected();
    assert_eq!(agreed(&pair.client), Some(ProtocolVersion::TLS11));
}

#[test]
fn a_client_may_offer_other_groups_or_none() {
    let offer = |groups: &[NamedGroup]| {
        let pair = Pair::new(configs(Size::Full));
        let pair = pair.choosing(CLIENT, Choice::Groups(groups.to_vec()));
        pair.shake(1000)
    };
    for (choice, pair) in every_option(&configs(Size::Full), CLIENT, DecisionKind::Groups, 0) {
        assert_eq!(choice, Choice::Groups(group::named_groups(Size::Full)));
        assert_eq!(met_in(&pair), NamedGroup::X25519);
    }
    for name in group::named_groups(Size::Full) {
        let pair = offer(&[name]);
        assert_eq!(met_in(&pair), name);
        assert!(!is_asked_again(&pair));
    }
    // One that the engine cannot compute in is named, and passed over.
    let unknown = NamedGroup::SECP521R1;
    let pair = offer(&[unknown, NamedGroup::SECP256R1]);
    assert_eq!(met_in(&pair), NamedGroup::SECP256R1);
    let pair = offer(&[unknown]);
    assert_refused(&pair, SERVER, Check::SharedGroup, A::HandshakeFailure);
    assert_refused(&offer(&[]), SERVER, Check::Decode, A::DecodeError);
}

#[test]
fn a_client_may_send_key_shares_in_any_of_its_groups_in_all_or_in_none() {
    for size in [Size::Toy, Size::Full] {
        let groups = group::named_groups(size);
        let played = every_option(&configs(size), CLIENT, DecisionKind::KeyShares, 0);
        assert_eq!(played.len(), groups.len() + 2);
        for (choice, pair) in played {
            let Choice::KeyShares(shares) = choice else {
                panic!("{choice:?}");
            };
            // The server takes the first share, or asks for one in the first group.
            let expected = shares.first().or(groups.first());
            assert_eq!(Some(met_in(&pair)), expected.copied());
            assert_eq!(is_asked_again(&pair), shares.is_empty());
            let kinds = asked(&pair).into_iter();
            let values = kinds.filter(|kind| *kind == DecisionKind::EphemeralKey);
            assert_eq!(values.count(), shares.len().max(1) + 1);
        }
    }
}

#[test]
fn a_server_asks_for_another_share_only_where_none_of_many_will_do() {
    let (client, mut server) = configs(Size::Full);
    let (first, second) = (NamedGroup::X25519, NamedGroup::SECP256R1);
    for (own, asks) in [(second, false), (NamedGroup::SECP384R1, true)] {
        server.groups = vec![own];
        let pair = Pair::new((client.clone(), server.clone()));
        let shares = Choice::KeyShares(vec![first, second]);
        let pair = pair.choosing(CLIENT, shares).shake(1000);
        assert_eq!(met_in(&pair), own);
        assert_eq!(is_asked_again(&pair), asks);
    }
}

#[test]
fn key_shares_in_a_group_that_is_not_named_or_twice_in_one_are_refused_by_the_server() {
    let (mut client, server) = configs(Size::Full);
    client.groups = vec![NamedGroup::X25519];
    for shares in [
        vec![NamedGroup::SECP256R1],
        vec![NamedGroup::X25519, NamedGroup::SECP256R1],
        vec![NamedGroup::X25519; 2],
    ] {
        let pair = Pair::new((client.clone(), server.clone()));
        let pair = pair.choosing(CLIENT, Choice::KeyShares(shares));
        let pair = pair.shake(1000);
        assert_refused(&pair, SERVER, Check::KeyShare, A::IllegalParameter);
    }
}

#[test]
fn a_server_may_pick_any_group_of_the_client_s() {
    for size in [Size::Toy, Size::Full] {
        let groups = group::named_groups(size);
        let played = every_option(&configs(size), SERVER, DecisionKind::Group, 0);
        assert_eq!(played.len(), groups.len());
        for (name, (choice, pair)) in groups.iter().zip(played) {
            assert_eq!(choice, Choice::Group(*name));
            assert_eq!(met_in(&pair), *name);
            // The client has sent a share in its first group alone.
            assert_eq!(is_asked_again(&pair), Some(name) != groups.first());
        }
        for name in &groups {
            let pair = Pair::new(configs(size));
            let all = Choice::KeyShares(groups.clone());
            let pair = pair.choosing(CLIENT, all);
            let pair = pair.choosing(SERVER, Choice::Group(*name)).shake(1000);
            assert_eq!(met_in(&pair), *name);
            assert!(!is_asked_again(&pair));
        }
    }
}

#[test]
fn a_group_that_the_client_has_not_named_is_refused_by_it() {
    let (mut client, server) = configs(Size::Full);
    client.groups = vec![NamedGroup::X25519];
    let pair = Pair::new((client, server));
    let other = Choice::Group(NamedGroup::SECP256R1);
    let pair = pair.choosing(SERVER, other).shake(1000);
    assert!(is_asked_again(&pair));
    assert_refused(&pair, CLIENT, Check::KeyShare, A::IllegalParameter);
}

/// A server with two keys of a kind, one of toy size, and one on a curve; all of one authority's.
fn of_many() -> (ClientConfig, ServerConfig) {
    let (mut client, mut server) = configs(Size::Full);
    let (key, _, scheme) = keys(Size::Full);
    let validity = Validity {
        not_before: UnixTime(NOW.0 - 1000),
        not_after: UnixTime(NOW.0 + 1000),
    };
    let template = |name: &str, role, key: &PrivateKey| Template {
        common_name: name.to_owned(),
        names: vec![Name::Dns(NAME.to_owned())],
        public_key: key.public(),
        validity,
        serial_number: 19,
        role,
        permitted_names: vec![],
        excluded_names: vec![],
    };
    let root = template("CA", Role::Authority { path_len: None }, &key);
    let signer = Signer { key, scheme };
    let authority = super::Authority::root(&root, signer, Schemes::FULL).expect("issues");
    client.trust_anchors = vec![authority.certificate().to_vec()];
    let (_, toy, _) = keys(Size::Toy);
    let second = PrivateKey::Ed25519(Ed25519PrivateKey::from_seed([3; 32]));
    let curve = EcPrivateKey::from_scalar(NamedCurve::Secp256r1, &Nat::from(7));
    let curve = PrivateKey::Ec(curve.expect("a scalar"));
    let first = server.identities[0].private_key.clone();
    let keys = [first, second, toy, curve];
    let identities = keys.map(|private_key| {
        let leaf = template(NAME, Role::Leaf(Purpose::Server), &private_key);
        Identity {
            certificate_list: vec![authority.certify(&leaf, Schemes::FULL).expect("issues")],
            private_key,
        }
    });
    server.identities = identities.to_vec();
    (client, server)
}

#[test]
fn a_server_may_prove_to_be_any_of_its_identities_that_fits() {
    let (client, server) = of_many();
    let shown = |pair: &Pair| pair.shared(ValueKind::ServerCertificate, Whose::Server);
    let both = (client, server.clone());
    let played = every_option(&both, SERVER, DecisionKind::Identity, 0);
    assert_eq!(played.len(), 3);
    for (at, (choice, mut pair)) in [0, 1, 3].into_iter().zip(played) {
        assert_eq!(choice, Choice::Identity(Some(at)));
        pair.assert_connected();
        let own = &server.identities[at];
        assert_eq!(shown(&pair), own.certificate_list[0]);
        pair.say(SERVER, b"it is you");
    }
}

#[test]
fn a_server_that_proves_nothing_or_with_the_wrong_key_is_refused_by_the_client() {
    let pick = |(client, server): (ClientConfig, ServerConfig), at| {
        let pair = Pair::new((client, server));
        pair.choosing(SERVER, Choice::Identity(at)).shake(1000)
    };
    let pair = pick(of_many(), None);
    assert_refused(&pair, CLIENT, Check::Decode, A::DecodeError);
    let pair = pick(of_many(), Some(2));
    assert_refused(
        &pair,
        CLIENT,
        Check::CertificateKey,
        A::UnsupportedCertificate,
    );
    // A key whose signatures the client does not check signs all the same.
    let (mut client, server) = of_many();
    client.signature_algorithms = vec![SignatureSchemeCode::ED25519];
    let pair = pick((client, server), Some(3));
    assert_refused(
        &pair,
        CLIENT,
        Check::SignatureAlgorithm,
        A::IllegalParameter,
    );
}

#[test]
fn what_cannot_be_done_at_all_is_asked_for_again() {
    let without_arithmetic = NamedGroup(0x4a4a);
    for (by_server, impossible) in [
        (CLIENT, Choice::KeyShares(vec![without_arithmetic])),
        (SERVER, Choice::Group(without_arithmetic)),
        (SERVER, Choice::Identity(Some(7))),
        (CLIENT, Choice::Identity(Some(7))),
    ] {
        let mut pair = Pair::new(asking(Size::Full, Demand::Required));
        pair.tell(true, Input::Start);
        let mut to_server = false;
        let mut input = Input::Start;
        // Carries flights until that decision is due.
        let default = loop {
            match until(&mut pair, to_server, input, impossible.kind(), by_server) {
                Ok(decision) => break decision.default,
                Err(flight) => input = Input::Receive(flight),
            }
            to_server = !to_server;
        };
        let end = if by_server {
            &mut pair.server
        } else {
            &mut pair.client
        };
        let before = end.clone();
        let refused = end.handle(Input::Choose(impossible));
        let [Output::Refused(error)] = refused.as_slice() else {
            panic!("{refused:?}");
        };
        let why = (error.blame, error.check);
        assert_eq!(why, (Blame::ApiMisuse, Check::DecisionPending));
        assert_eq!(*end, before);
        let flight = pair.tell(by_server, Input::Choose(default));
        pair.carry(!by_server, flight, 1000);
        pair.assert_connected();
    }
}

/// What an end sends after an input, or the decision of this kind that `by_server` is asked for before.
fn until(
    pair: &mut Pair,
    to_server: bool,
    input: Input,
    kind: DecisionKind,
    by_server: bool,
) -> Result<Decision, Vec<u8>> {
    let mut flight = vec![];
    let mut inputs = vec![input];
    while let Some(input) = inputs.pop() {
        let end = if to_server {
            &mut pair.server
        } else {
            &mut pair.client
        };
        for output in end.handle(input) {
            match output {
                Output::Send { record, .. } => flight.extend(record),
                Output::Decide(decision) if decision.kind == kind && to_server == by_server => {
                    return Ok(decision);
                }
                Output::Decide(decision) => inputs.push(Input::Choose(decision.default)),
                _ => {}
            }
        }
    }
    Err(flight)
}

#[test]
fn an_answer_to_another_question_changes_nothing() {
    let mut pair = Pair::new(configs(Size::Toy));
    let _ = pair.client.handle(Input::Start);
    assert_eq!(pair.client.state(), State::ChooseVersion);
    let before = pair.client.clone();
    let refused = pair.client.handle(Input::Choose(Choice::KeyShares(vec![])));
    assert!(matches!(refused.as_slice(), [Output::Refused(_)]));
    assert_eq!(pair.client, before);
}

/// Every share is made of a value of its own.
#[test]
fn each_key_share_has_its_private_value() {
    let groups = group::named_groups(Size::Toy);
    let pair = Pair::new(configs(Size::Toy));
    let all = Choice::KeyShares(groups.clone());
    let pair = pair.choosing(CLIENT, all);
    let pair = pair.choosing(CLIENT, Choice::EphemeralKey(vec![2]));
    let pair = pair.shake(1000);
    pair.assert_connected();
    // 2G = (6, 3) on the curve, and 5² = 2 modulo 23.
    for (name, public) in groups.into_iter().zip([vec![4, 6, 3], vec![2]]) {
        let slot = Slot::of_record(ValueKind::EphemeralPublicKey, Whose::Client, name.0.into());
        let (_, held) = pair.client.ledger().newest(slot).expect("is held");
        assert_eq!(held.bytes, public);
    }
}
