//! Connections from the first hello to close_notify.

use padlock_tls::{
    endpoint::{Choice, Input},
    group,
    handshake::{NamedGroup, tls13::KeyUpdateRequest},
    ledger::{Slot, ValueKind},
    party::{Size, Whose},
    state::State,
    tls13::SUITES,
};

use super::{Pair, configs};

#[test]
fn every_suite_and_group_connects_and_carries_data() {
    for size in [Size::Toy, Size::Full] {
        let suites = SUITES.iter().filter(|row| row.size == size);
        for code in suites.map(|row| row.code) {
            for group in group::named_groups(size) {
                println!("{} {}", code.id(), group.id());
                let (mut client, server) = configs(size);
                client.cipher_suites = vec![code];
                client.groups = vec![group];
                let mut pair = Pair::new((client, server)).shake(1000);
                pair.assert_connected();
                assert_eq!(pair.client.application_protocol(), Some(&b"h2"[..]));
                pair.say(true, b"attack at dawn");
                pair.say(false, b"dawn it is");
                for of in [Whose::Client, Whose::Server] {
                    pair.shared(ValueKind::HandshakeTrafficSecret, of);
                    pair.shared(ValueKind::ApplicationTrafficSecret, of);
                }
                pair.shared(ValueKind::ExporterMasterSecret, Whose::Both);
                pair.shared(ValueKind::ResumptionMasterSecret, Whose::Both);
            }
        }
    }
}

#[test]
fn a_stream_in_any_portions_leads_to_the_same_place() {
    let whole = Pair::new(configs(Size::Toy)).shake(usize::MAX);
    whole.assert_connected();
    for portion in [1, 2, 3, 7, 64] {
        let other = Pair::new(configs(Size::Toy)).shake(portion);
        assert_eq!(other.client, whole.client, "{portion} bytes at a time");
        assert_eq!(other.server, whole.server, "{portion} bytes at a time");
    }
}

#[test]
fn keys_change_on_both_sides_when_one_asks() {
    for size in [Size::Toy, Size::Full] {
        let mut pair = Pair::new(configs(size)).shake(1000);
        for (round, request) in [
            (1, KeyUpdateRequest::Requested),
            (2, KeyUpdateRequest::NotRequested),
        ] {
            let outputs = pair.client.update_keys(request);
            let wire = pair.follow(false, outputs);
            pair.carry(true, wire, 1000);
            pair.say(true, b"new keys");
            pair.say(false, b"also here");
            let newest = |of| {
                let kind = ValueKind::ApplicationTrafficSecret;
                let held = pair
                    .client
                    .ledger()
                    .newest(Slot::of_record(kind, of, round));
                held.is_some()
            };
            let answered = request == KeyUpdateRequest::Requested;
            assert_eq!(
                (newest(Whose::Client), newest(Whose::Server)),
                (true, answered)
            );
        }
        pair.assert_connected();
    }
}

#[test]
fn close_notify_closes_both_ends() {
    let mut pair = Pair::new(configs(Size::Toy)).shake(1000);
    let wire = pair.tell(true, Input::Close);
    pair.carry(false, wire, 1000);
    let states = (pair.client.state(), pair.server.state());
    assert_eq!(states, (State::Closed, State::Closed));
}

/// On paper: on y² = x³ + 2x + 2 over F_17 with G = (5, 1), 2G = (6, 3), 3G = (10, 6) and 6G = (16, 13).
#[test]
fn private_values_picked_by_hand_over_f_17_give_the_secret_that_paper_gives() {
    let (mut client, server) = configs(Size::Toy);
    client.groups = vec![NamedGroup::TOY_CURVE];
    let pair = Pair::new((client, server))
        .choosing(false, Choice::EphemeralKey(vec![2]))
        .choosing(true, Choice::EphemeralKey(vec![3]))
        .shake(1000);
    pair.assert_connected();
    let held = |pair: &Pair, kind, of| {
        let slot = Slot::of_record(kind, of, NamedGroup::TOY_CURVE.0.into());
        let (_, value) = pair.client.ledger().newest(slot).expect("held");
        value.bytes.clone()
    };
    let public = ValueKind::EphemeralPublicKey;
    assert_eq!(held(&pair, public, Whose::Client), [4, 6, 3]);
    assert_eq!(held(&pair, public, Whose::Server), [4, 10, 6]);
    assert_eq!(held(&pair, ValueKind::SharedSecret, Whose::Both), [16]);
}

#[test]
fn a_private_value_that_is_none_ends_the_handshake_with_an_alert() {
    for by_server in [true, false] {
        let nonsense = Choice::EphemeralKey(vec![0; 40]);
        let pair = Pair::new(configs(Size::Toy)).choosing(by_server, nonsense);
        let pair = pair.shake(1000);
        let end = if by_server { pair.server } else { pair.client };
        assert_eq!(end.state(), State::Failed);
    }
}
