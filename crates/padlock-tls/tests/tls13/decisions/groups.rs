//! Groups and key shares: those of the client's hello, and the one that a server picks.

use padlock_tls::{
    alert::AlertDescription as A,
    endpoint::{Choice, DecisionKind, Endpoint},
    error::Check,
    group,
    handshake::NamedGroup,
    ledger::{Slot, ValueKind},
    message_name::MessageName,
    party::{Size, Whose},
};

use super::{CLIENT, Pair, SERVER, asked, assert_refused, configs, every_option, play};

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

#[test]
fn a_client_may_offer_other_groups_or_none() {
    let offer = |groups: &[NamedGroup]| {
        let groups = Choice::Groups(groups.to_vec());
        play(configs(Size::Full), CLIENT, groups)
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
        let shares = Choice::KeyShares(vec![first, second]);
        let pair = play((client.clone(), server.clone()), CLIENT, shares);
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
        let shares = Choice::KeyShares(shares);
        let pair = play((client.clone(), server.clone()), CLIENT, shares);
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
    let other = Choice::Group(NamedGroup::SECP256R1);
    let pair = play((client, server), SERVER, other);
    assert!(is_asked_again(&pair));
    assert_refused(&pair, CLIENT, Check::KeyShare, A::IllegalParameter);
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
