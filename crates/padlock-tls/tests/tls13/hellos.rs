//! The hellos: asked for again, without common ground, of different versions, changed on the way.

use padlock_tls::{
    endpoint::{Endpoint, Input},
    error::Check,
    handshake::{CipherSuite, NamedGroup},
    ledger::ValueKind,
    message_name::MessageName,
    party::Size,
    record::ProtocolVersion,
    rules::Versions,
    state::State,
    tls13::transcript::Range,
};

use super::{Pair, configs};

#[test]
fn a_server_without_the_first_group_asks_for_another_hello() {
    let (client, mut server) = configs(Size::Full);
    server.groups = vec![NamedGroup::SECP384R1];
    let mut pair = Pair::new((client, server)).shake(1000);
    pair.assert_connected();
    let sent = pair.sent();
    let hellos = sent
        .iter()
        .filter(|name| **name == MessageName::ClientHello);
    assert_eq!(hellos.count(), 2);
    assert!(sent.contains(&MessageName::HelloRetryRequest));
    pair.say(true, b"twice");
    let lines = pair.client.ledger().lines();
    let ranges = lines.filter(|(_, line)| line.value.slot.kind == ValueKind::HandshakeMessages);
    let names: Vec<String> = ranges
        .filter_map(|(_, line)| Range::of(&line.value.bytes))
        .map(|range| range.to_string())
        .collect();
    assert_eq!(
        names,
        [
            "ClientHello1..ServerHello",
            "ClientHello1..Certificate",
            "ClientHello1..CertificateVerify",
            "ClientHello1..server Finished",
            "ClientHello1..client Finished",
        ]
    );
}

#[test]
fn ends_without_a_common_group_part() {
    let (mut client, mut server) = configs(Size::Full);
    client.groups = vec![NamedGroup::X25519];
    server.groups = vec![NamedGroup::SECP256R1];
    let pair = Pair::new((client, server)).shake(1000);
    let failed = pair.server.error().map(|error| error.check);
    assert_eq!(failed, Some(Check::SharedGroup));
    let told = pair.client.error().map(|error| error.check);
    assert_eq!(told, Some(Check::AlertReceived));
}

#[test]
fn every_range_of_versions_meets_in_the_newest_that_both_have() {
    let all = [
        ProtocolVersion::TLS10,
        ProtocolVersion::TLS11,
        ProtocolVersion::TLS12,
        ProtocolVersion::TLS13,
    ];
    let ranges = || (0..4).flat_map(|low| (low..4).map(move |high| low..=high));
    for (ours, theirs) in
        ranges().flat_map(|ours| ranges().map(move |theirs| (ours.clone(), theirs)))
    {
        let (mut client, mut server) = configs(Size::Toy);
        let older = CipherSuite::TOY_ECDHE_ECDSA_WITH_SAES_CBC_TOYHASH;
        client.cipher_suites.push(older);
        server.cipher_suites.push(older);
        client.versions = all[ours.clone()].iter().copied().collect();
        server.versions = all[theirs.clone()].iter().copied().collect();
        let common = (*ours.end()).min(*theirs.end());
        let meets = common >= *ours.start() && common >= *theirs.start();
        let pair = Pair::new((client, server)).shake(1000);
        let agreed = |endpoint: &Endpoint| match endpoint.ledger().tls13() {
            Some(_) => Some(ProtocolVersion::TLS13),
            None => endpoint.ledger().agreed().map(|agreed| agreed.version),
        };
        match meets {
            true => {
                pair.assert_connected();
                let both = (agreed(&pair.client), agreed(&pair.server));
                assert_eq!(
                    both,
                    (Some(all[common]), Some(all[common])),
                    "{ours:?} {theirs:?}"
                );
            }
            false => {
                assert!(pair.server.error().is_some() || pair.client.error().is_some());
                assert_ne!(pair.client.state(), State::Connected);
            }
        }
    }
}

#[test]
fn a_downgrade_by_someone_between_is_refused() {
    let (mut client, mut server) = configs(Size::Toy);
    let older = CipherSuite::TOY_ECDHE_ECDSA_WITH_SAES_CBC_TOYHASH;
    client.cipher_suites.push(older);
    server.cipher_suites.push(older);
    let both: Versions = [ProtocolVersion::TLS12, ProtocolVersion::TLS13]
        .into_iter()
        .collect();
    client.versions = both.clone();
    server.versions = both;
    let mut pair = Pair::new((client, server));
    pair.tell(true, Input::Start);
    let mut hello = pair.tell(false, Input::Start);
    // supported_versions becomes an extension that nobody knows.
    let versions = [0, 43, 0, 5, 4, 3, 4, 3, 3];
    let at = hello
        .windows(9)
        .position(|part| part == versions)
        .expect("is offered");
    hello[at + 1] = 143;
    pair.carry(true, hello, 1000);
    let refused = pair.client.error().map(|error| error.check);
    assert_eq!(refused, Some(Check::Downgrade));
}

#[test]
fn every_changed_byte_of_a_handshake_is_noticed() {
    let (_, hello) = {
        let mut pair = Pair::new(configs(Size::Full));
        pair.tell(true, Input::Start);
        let hello = pair.tell(false, Input::Start);
        (pair, hello)
    };
    // What is in no transcript: type and version of the first record.
    for at in 5..hello.len() {
        let mut pair = Pair::new(configs(Size::Full));
        pair.tell(true, Input::Start);
        let mut changed = pair.tell(false, Input::Start);
        changed[at] ^= 1;
        pair.carry(true, changed, 5000);
        assert_ne!(pair.client.state(), State::Connected, "byte {at}");
        assert_ne!(pair.server.state(), State::Connected, "byte {at}");
    }
}
