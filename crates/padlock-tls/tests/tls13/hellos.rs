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

/// What the client finds wrong with a first flight that was changed on the way, at the first place of `part`, where it has
/// any.
#[track_caller]
fn found_wrong(retried: bool, part: &[u8], at: usize) -> Option<Check> {
    let (client, mut server) = configs(Size::Full);
    if retried {
        server.groups = vec![NamedGroup::SECP384R1];
    }
    let mut pair = Pair::new((client, server));
    pair.tell(true, Input::Start);
    let hello = pair.tell(false, Input::Start);
    let mut flight = pair.tell(true, Input::Receive(hello));
    let mut places = flight.windows(part.len());
    let place = places.position(|bytes| bytes == part).expect("is there");
    flight[place + at] ^= 1;
    pair.tell(false, Input::Receive(flight));
    pair.client.error().map(|error| error.check)
}

#[test]
fn a_changed_server_hello_is_refused_for_what_was_changed() {
    // After the header of the message: server_version, random, the length of session_id.
    let start = [2, 0, 0, 118, 3, 3];
    let versions = [0, 43, 0, 2, 3, 4];
    let share = [0, 51, 0, 36, 0, 29];
    for (part, at, check) in [
        (&start[..], 4, Check::LegacyFields),
        (&start, 4 + 2 + 32, Check::Decode),
        (&start, 4 + 2 + 32 + 1, Check::LegacyFields),
        // TLS_AES_128_GCM_SHA256 becomes 0x1300, which is none.
        (&start, 4 + 2 + 32 + 33 + 1, Check::CipherSuiteOffered),
        (&start, 4 + 2 + 32 + 33 + 2, Check::LegacyFields),
        (&versions, 5, Check::LegacyFields),
        (&versions, 1, Check::ProtocolVersion),
        (&share, 5, Check::KeyShare),
        (&share, 1, Check::ExtensionOffered),
        // Another random: all keys are others.
        (&start, 6, Check::RecordMac),
    ] {
        assert_eq!(found_wrong(false, part, at), Some(check), "{part:?} {at}");
    }
    let group = [0, 51, 0, 2, 0, 24];
    assert_eq!(found_wrong(true, &group, 5), Some(Check::KeyShare));
}

#[test]
fn a_second_request_for_another_hello_is_refused() {
    let (client, mut server) = configs(Size::Full);
    server.groups = vec![NamedGroup::SECP384R1];
    let mut pair = Pair::new((client, server));
    pair.tell(true, Input::Start);
    let hello = pair.tell(false, Input::Start);
    let request = pair.tell(true, Input::Receive(hello));
    pair.tell(false, Input::Receive(request.clone()));
    assert_eq!(pair.client.state(), State::WaitSh);
    pair.tell(false, Input::Receive(request));
    let refused = pair.client.error().map(|error| error.check);
    assert_eq!(refused, Some(Check::ExpectedMessage));
}

#[test]
fn a_second_hello_that_changes_more_than_it_was_asked_to_is_refused() {
    let random_and_cookie = [6, 0];
    for at in random_and_cookie {
        let (client, mut server) = configs(Size::Full);
        server.groups = vec![NamedGroup::SECP384R1];
        let mut pair = Pair::new((client, server));
        pair.tell(true, Input::Start);
        let hello = pair.tell(false, Input::Start);
        let request = pair.tell(true, Input::Receive(hello));
        let mut second = pair.tell(false, Input::Receive(request));
        let last = second.len() - 1;
        let hello_at = second
            .windows(6)
            .position(|bytes| bytes[0] == 1 && bytes[4..] == [3, 3]);
        let place = match at {
            // The cookie is the last extension.
            0 => last,
            at => hello_at.expect("is there") + at,
        };
        second[place] ^= 1;
        pair.tell(true, Input::Receive(second));
        let refused = pair.server.error().map(|error| error.check);
        assert_eq!(refused, Some(Check::RetriedHello));
    }
}
