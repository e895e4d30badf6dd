//! The version: the newest that a client offers, and the one that a server picks.

use padlock_tls::{
    alert::AlertDescription as A,
    client::ClientConfig,
    endpoint::{Choice, DecisionKind, Endpoint, Output},
    error::Check,
    handshake::CipherSuite,
    party::Size,
    record::ProtocolVersion,
    server::ServerConfig,
    state::State,
};

use super::{
    CLIENT, SERVER, alert, asked, assert_refused, configs, every_option, in_portions, play,
};

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
        play(speaking(&ALL, theirs), CLIENT, Choice::Version(version))
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
        let version = Choice::Version(version);
        in_portions(speaking(ours, theirs), SERVER, version, portion)
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
        // Its own configuration does not keep it from that.
        let pair = pick(*version, &ALL, newest, 1000);
        assert_refused(&pair, CLIENT, Check::Downgrade, A::IllegalParameter);
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
    let old = Choice::Version(ProtocolVersion::TLS11);
    let pair = play(speaking(&ALL[1..], &ALL), SERVER, old);
    pair.assert_connected();
    assert_eq!(agreed(&pair.client), Some(ProtocolVersion::TLS11));
}
