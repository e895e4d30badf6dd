mod between;
mod hand;
mod hybrid;
mod one_byte;
mod plan;
mod revocation;
mod roles;
mod take_over;
mod tls13;

use padlock_tls::{
    alert::AlertDescription,
    error::Check,
    handshake::KeyExchangeAlgorithm,
    ledger::{Slot, ValueKind},
    message_name::MessageName,
    party::{Party, Size, Whose},
    state::State,
    suite::{SUITES, Suite},
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{HardOp, Knowledge, LampState, Reason, scenario};

fn first_moment(size: Size) -> World {
    World::new(
        scenario::named("tls12-rsa")
            .expect("in the catalogue")
            .with_size(size),
    )
    .expect("it begins")
}

/// Steps until nothing is in flight.
fn to_the_end(mut world: World) -> World {
    while world.next_message().is_some() {
        world = step(&world, &Command::Step)
            .expect("something is in flight")
            .0;
    }
    world
}

/// Steps until `name` from `from` is in flight next.
fn until(mut world: World, from: Party, name: MessageName) -> World {
    while world
        .next_message()
        .is_some_and(|next| (next.from, next.name) != (from, name))
    {
        world = step(&world, &Command::Step)
            .expect("something is in flight")
            .0;
    }
    assert!(world.next_message().is_some(), "{} never came", name.id());
    world
}

fn value(world: &World, party: Party, kind: ValueKind, of: Whose) -> Vec<u8> {
    world
        .ledger(party)
        .newest(Slot::new(kind, of))
        .expect("held")
        .1
        .bytes
        .clone()
}

#[test]
fn both_ends_arrive_at_the_same_keys_and_hear_what_was_said() {
    for size in [Size::Toy, Size::Full] {
        let world = to_the_end(first_moment(size));
        let names: Vec<&str> = world
            .messages()
            .iter()
            .map(|message| message.name.id())
            .collect();
        assert_eq!(
            names,
            [
                "ClientHello",
                "ServerHello",
                "Certificate",
                "ServerHelloDone",
                "ClientKeyExchange",
                "ChangeCipherSpec",
                "Finished",
                "ChangeCipherSpec",
                "Finished",
                "ApplicationData",
                "ApplicationData",
                "Alert",
                "Alert",
            ],
            "{}",
            size.id()
        );
        for (kind, of) in [
            (ValueKind::PreMasterSecret, Whose::Client),
            (ValueKind::MasterSecret, Whose::Both),
            (ValueKind::ClientWriteKey, Whose::Client),
            (ValueKind::ServerWriteMacKey, Whose::Server),
        ] {
            assert_eq!(
                value(&world, Party::Client, kind, of),
                value(&world, Party::Server, kind, of)
            );
        }
        let heard = |party| {
            world
                .heard(party)
                .map(|heard| heard.data.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(heard(Party::Server), [b"attack at dawn"]);
        assert_eq!(heard(Party::Client), [b"dawn it is"]);
        assert_eq!(world.state(Party::Client), State::Closed);
        assert_eq!(world.state(Party::Server), State::Closed);
    }
}

#[test]
fn a_passive_eavesdropper_sees_ciphertext_only_and_lacks_the_secrets() {
    for size in [Size::Toy, Size::Full] {
        let world = to_the_end(first_moment(size));
        let knowledge = world.knowledge();
        for kind in [
            ValueKind::PreMasterSecret,
            ValueKind::MasterSecret,
            ValueKind::ApplicationData,
        ] {
            assert!(
                knowledge.lacks.iter().any(|lack| lack.kind == kind),
                "{}",
                kind.id()
            );
        }
        let verdict = world.verdict(&knowledge);
        assert_eq!(verdict.privacy.state, LampState::Held);
        assert_eq!(verdict.integrity.state, LampState::Held);
        assert_eq!(verdict.server_authentication.state, LampState::Held);
        assert_eq!(verdict.client_authentication.state, LampState::NotOffered);
        assert_eq!(verdict.forward_secrecy.state, LampState::Broken);
        assert_eq!(
            verdict.forward_secrecy.proof.reason,
            Reason::LongTermKeyOpens
        );
        let wire: Vec<u8> = world
            .messages()
            .iter()
            .flat_map(|message| message.sent.clone())
            .collect();
        assert!(!wire.windows(14).any(|window| window == b"attack at dawn"));
    }
}

#[test]
fn factoring_the_toy_modulus_gives_everything_and_breaks_privacy_alone() {
    let before = to_the_end(first_moment(Size::Toy));
    let (world, events) = step(&before, &Command::Crack(HardOp::Factor)).expect("64 bits are few");
    assert!(
        matches!(
            events.as_slice(),
            [Event::Cracked {
                op: HardOp::Factor,
                ..
            }]
        ),
        "{events:?}"
    );
    let knowledge = world.knowledge();
    let known = |kind, of| {
        knowledge
            .known
            .newest(Slot::new(kind, of))
            .map(|(_, value)| value.bytes.clone())
    };
    assert_eq!(
        known(ValueKind::RsaModulus, Whose::Server),
        Some(3233_u16.to_be_bytes().to_vec())
    );
    assert_eq!(known(ValueKind::RsaPrimeP, Whose::Server), Some(vec![53]));
    assert_eq!(known(ValueKind::RsaPrimeQ, Whose::Server), Some(vec![61]));
    // (p-1)(q-1) = 3120, lcm(p-1, q-1) = 780: both 2753 and 413 undo e = 17.
    assert_eq!(
        known(ValueKind::RsaPrivateExponent, Whose::Server),
        Some(2753_u16.to_be_bytes().to_vec())
    );
    for kind in [ValueKind::PreMasterSecret, ValueKind::ClientWriteKey] {
        assert_eq!(
            known(kind, Whose::Client),
            Some(value(&world, Party::Client, kind, Whose::Client))
        );
    }
    let text = knowledge.known.lines().find(|(_, line)| {
        line.value.slot.kind == ValueKind::ApplicationData && line.value.slot.of == Whose::Client
    });
    let (id, line) = text.expect("the text falls");
    assert_eq!(line.value.bytes, b"attack at dawn");
    let sources: Vec<&str> = knowledge
        .known
        .ancestry(id)
        .into_iter()
        .filter_map(|id| knowledge.known.line(id))
        .map(|line| line.op.id())
        .collect();
    assert!(
        sources.contains(&"factored") && sources.contains(&"rsa_decrypt"),
        "{sources:?}"
    );
    let (then, now) = (
        before.verdict(&before.knowledge()),
        world.verdict(&knowledge),
    );
    assert_eq!(
        (then.privacy.state, now.privacy.state),
        (LampState::Held, LampState::Broken)
    );
    assert_eq!(now.privacy.proof.reason, Reason::DataKnown);
    for ((_, then), (name, now)) in then.lamps().into_iter().zip(now.lamps()).skip(1) {
        assert_eq!(then.state, now.state, "{}", name.id());
    }
}

#[test]
fn factoring_the_full_modulus_is_refused_with_its_cost() {
    let world = to_the_end(first_moment(Size::Full));
    assert_eq!(
        step(&world, &Command::Crack(HardOp::Factor)),
        Err(Refused::TooMuchWork)
    );
    let knowledge = world.knowledge();
    let could = knowledge.could.first().expect("she could, in theory");
    assert_eq!(could.cost.size, 2048);
    assert!(
        could.cost.bits > 100.0 && could.cost.years > 1e12 && !could.feasible,
        "{could:?}"
    );
    assert!(
        could
            .gives
            .contains(&(ValueKind::ApplicationData, Whose::Client))
    );
}

#[test]
fn leaking_the_server_key_opens_the_recording_at_both_sizes() {
    for size in [Size::Toy, Size::Full] {
        let world = to_the_end(first_moment(size));
        let key = Slot::new(ValueKind::RsaPrivateExponent, Whose::Server);
        let (world, _) = step(&world, &Command::Leak(key)).expect("the server has a key");
        let verdict = world.verdict(&world.knowledge());
        assert_eq!(verdict.privacy.state, LampState::Broken, "{}", size.id());
        assert_eq!(
            step(&world, &Command::Leak(key)),
            Err(Refused::AlreadyKnown)
        );
    }
}

/// Changes one byte of the next message and gives the world when all is quiet again.
#[test]
fn a_step_leaves_the_world_before_it_alone_and_refusals_change_nothing() {
    let world = first_moment(Size::Toy);
    let copy = world.clone();
    let (next, events) = step(&world, &Command::Step).expect("the ClientHello is in flight");
    assert_eq!(world, copy);
    assert_ne!(world, next);
    assert!(matches!(
        events.first(),
        Some(Event::Delivered(MessageId(0)))
    ));
    let say = Command::Say {
        by: Party::Client,
        text: "early".to_owned(),
    };
    assert_eq!(step(&world, &say), Err(Refused::NotConnected));
    let end = to_the_end(world);
    assert_eq!(step(&end, &Command::Step), Err(Refused::NothingInFlight));
}

#[test]
fn a_person_can_say_something_of_their_own() {
    let world = until(
        first_moment(Size::Toy),
        Party::Client,
        MessageName::ApplicationData,
    );
    let say = Command::Say {
        by: Party::Client,
        text: "and bring biscuits".to_owned(),
    };
    let (world, _) = step(&world, &say).expect("connected");
    let world = to_the_end(world);
    let heard: Vec<_> = world
        .heard(Party::Server)
        .map(|heard| heard.data.as_slice())
        .collect();
    assert_eq!(heard, [b"attack at dawn".as_slice(), b"and bring biscuits"]);
}

#[test]
fn every_suite_of_key_transport_plays_to_its_end_and_falls_with_the_server_s_key() {
    let transport = |row: &&Suite| row.key_exchange == KeyExchangeAlgorithm::Rsa;
    for row in SUITES.iter().filter(transport) {
        let id = row.code.id();
        let story = scenario::named("tls12-rsa")
            .expect("in the catalogue")
            .with_cipher_suite(row.code);
        let world = to_the_end(World::new(story).expect("it begins"));
        assert_eq!(world.state(Party::Client), State::Closed, "{id}");
        assert_eq!(world.messages().len(), 13, "{id}");
        let heard: Vec<_> = world
            .all_heard()
            .iter()
            .map(|heard| heard.data.as_slice())
            .collect();
        assert_eq!(heard, [b"attack at dawn".as_slice(), b"dawn it is"], "{id}");
        let knowledge = world.knowledge();
        let before = world.verdict(&knowledge);
        let readable = row.protection.is_readable();
        let text = |knowledge: &Knowledge| {
            let said = Slot::of_record(ValueKind::ApplicationData, Whose::Client, 1);
            knowledge
                .known
                .newest(said)
                .is_some_and(|(_, value)| value.bytes == b"attack at dawn")
        };
        assert_eq!(
            text(&knowledge),
            readable,
            "{id}: a NULL suite hides nothing, every other does"
        );
        let expected = if readable {
            LampState::Broken
        } else {
            LampState::Held
        };
        assert_eq!(before.privacy.state, expected, "{id}");
        assert_eq!(before.integrity.state, LampState::Held, "{id}");
        let key = Slot::new(ValueKind::RsaPrivateExponent, Whose::Server);
        let (world, _) = step(&world, &Command::Leak(key)).expect("the server has a key");
        assert!(text(&world.knowledge()), "{id}");
        let capture: usize = world
            .messages()
            .iter()
            .map(|message| message.bytes.len())
            .sum();
        assert!(capture > 300, "{id}");
    }
}
