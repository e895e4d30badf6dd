//! The idea that TLS grew from, and what it lacks.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;

fn first(size: Size) -> World {
    let scenario = scenario::named("hybrid").expect("in the catalogue");
    World::new(scenario.with_size(size)).expect("it begins")
}

/// The lamps in their order.
fn lamps(world: &World) -> [LampState; 5] {
    let verdict = world.verdict(&world.knowledge());
    verdict.lamps().map(|(_, lamp)| lamp.state)
}

#[test]
fn it_keeps_a_secret_from_who_only_listens_and_promises_nothing_else() {
    use LampState::{Broken, Held, NotOffered};
    for size in [Size::Toy, Size::Full] {
        let world = to_the_end(first(size));
        let names = world.messages().iter().map(|message| message.name.id());
        let expected = ["PublicKey", "SessionKey", "EncryptedData", "EncryptedData"];
        assert_eq!(names.collect::<Vec<_>>(), expected);
        let heard = |party| world.heard(party).map(|heard| heard.data.as_slice());
        assert_eq!(
            heard(Party::Server).collect::<Vec<_>>(),
            [b"attack at dawn"]
        );
        assert_eq!(heard(Party::Client).collect::<Vec<_>>(), [b"dawn it is"]);
        let expected = [Held, NotOffered, NotOffered, NotOffered, Broken];
        assert_eq!(lamps(&world), expected, "{}", size.id());
    }
}

#[test]
fn whoever_factors_the_key_reads_it_all() {
    let world = to_the_end(first(Size::Toy));
    let (world, _) = step(&world, &Command::Crack(HardOp::Factor)).expect("within reach");
    let knowledge = world.knowledge();
    for (of, said) in [
        (Whose::Client, "attack at dawn"),
        (Whose::Server, "dawn it is"),
    ] {
        let slot = Slot::of_record(ValueKind::ApplicationData, of, 0);
        let (_, value) = knowledge.known.newest(slot).expect("known");
        assert_eq!(value.bytes, said.as_bytes());
    }
    assert_eq!(lamps(&world)[0], LampState::Broken);
    let world = to_the_end(first(Size::Full));
    assert_eq!(
        step(&world, &Command::Crack(HardOp::Factor)).err(),
        Some(Refused::TooMuchWork)
    );
}

#[test]
fn a_changed_byte_is_heard_as_if_it_had_been_said() {
    let mut world = first(Size::Full);
    while world.next_message().map(|message| message.name) != Some(MessageName::EncryptedData) {
        world = step(&world, &Command::Step).expect("a message").0;
    }
    let message = world.next_message().expect("in flight");
    let alter = Command::Alter {
        message: message.id,
        at: message.bytes.len() - 1,
        xor: b'n' ^ b'y',
    };
    let world = to_the_end(step(&world, &alter).expect("in flight").0);
    let heard = world
        .heard(Party::Server)
        .map(|heard| heard.data.as_slice());
    assert_eq!(heard.collect::<Vec<_>>(), [b"attack at dawy"]);
    assert_eq!(lamps(&world)[1], LampState::Broken);
}

#[test]
fn who_may_not_read_a_message_sees_its_fields_and_no_further() {
    let world = to_the_end(first(Size::Full));
    let knowledge = world.knowledge();
    for message in world.messages() {
        for role in [Role::Client, Role::Server, Role::Eavesdropper] {
            let view = world.message_seen_by(message.id, role, &knowledge);
            let view = view.expect("seen");
            assert!(view.outer.value.is_ok());
            let leaves = view.outer.leaves().map(|leaf| leaf.bytes.len());
            assert_eq!(leaves.sum::<usize>(), view.bytes.len());
            let readable = message.protected && role != Role::Eavesdropper;
            assert_eq!(view.opened.is_some(), readable, "{}", role.id());
        }
    }
}
