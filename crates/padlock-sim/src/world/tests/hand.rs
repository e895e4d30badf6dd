//! Her hands on the wire.

use padlock_tls::codec::Field;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;

fn hand(world: &World, hand: Hand) -> World {
    step(world, &Command::Hand(hand)).expect("it can be done").0
}

/// The first message with words is in flight, and nobody will say more.
fn words_in_flight(size: Size) -> (World, MessageId) {
    let story = scenario::named("tls12-rsa").expect("in the catalogue");
    let mut story = story.with_size(size);
    story.script.truncate(1);
    let world = World::new(story).expect("it begins");
    let world = until(world, Party::Client, MessageName::ApplicationData);
    let id = world.next_message().expect("in flight").id;
    (world, id)
}

fn failed(world: &World, party: Party) -> Option<Check> {
    world.error(party).map(|error| error.check)
}

#[test]
fn what_is_held_back_waits_until_it_is_released() {
    let (world, id) = words_in_flight(Size::Toy);
    let held = hand(&world, Hand::Hold(id));
    assert!(held.next_message().is_none());
    assert_eq!(
        step(&held, &Command::Step).err(),
        Some(Refused::NothingInFlight)
    );
    let again = step(&held, &Command::Hand(Hand::Hold(id)));
    assert_eq!(again.err(), Some(Refused::NotInFlight));
    let released = to_the_end(hand(&held, Hand::Release(id)));
    assert_eq!(released.heard(Party::Server).count(), 1);
    let not_held = step(&world, &Command::Hand(Hand::Release(id)));
    assert_eq!(not_held.err(), Some(Refused::NotHeld));
}

#[test]
fn a_gap_a_copy_and_a_replay_are_noticed_by_the_mac() {
    for size in [Size::Toy, Size::Full] {
        let (world, id) = words_in_flight(size);
        let copied = to_the_end(hand(&world, Hand::Duplicate(id)));
        assert_eq!(
            failed(&copied, Party::Server),
            Some(Check::RecordMac),
            "{}",
            size.id()
        );
        let (arrived, _) = step(&world, &Command::Step).expect("in flight");
        let replayed = to_the_end(hand(&arrived, Hand::Replay(id)));
        assert_eq!(
            failed(&replayed, Party::Server),
            Some(Check::RecordMac),
            "{}",
            size.id()
        );
        let dropped = hand(&world, Hand::Drop(id));
        let (next, _) = step(
            &dropped,
            &Command::Say {
                by: Party::Client,
                text: "again".to_owned(),
            },
        )
        .expect("connected");
        let next = to_the_end(next);
        assert_eq!(
            failed(&next, Party::Server),
            Some(Check::RecordMac),
            "{}",
            size.id()
        );
        let heard = next.heard(Party::Server).count();
        assert_eq!(heard, 0, "not a word of it arrives");
    }
}

#[test]
fn a_later_message_can_overtake() {
    let (world, first) = words_in_flight(Size::Toy);
    let say = Command::Say {
        by: Party::Client,
        text: "second".to_owned(),
    };
    let (world, _) = step(&world, &say).expect("connected");
    let second = MessageId(first.0 + 1);
    for deed in [Hand::Delay(first), Hand::Hurry(second)] {
        let world = hand(&world, deed);
        assert_eq!(world.next_message().map(|next| next.id), Some(second));
        assert_eq!(
            failed(&to_the_end(world), Party::Server),
            Some(Check::RecordMac)
        );
    }
}

#[test]
fn a_field_is_edited_and_the_lengths_around_it_are_mended() {
    let world = first_moment(Size::Full);
    let id = MessageId(0);
    let edit = |lengths, bytes: &[u8]| {
        hand(
            &world,
            Hand::Edit {
                message: id,
                field: Field::CipherSuites,
                nth: 0,
                bytes: bytes.to_vec(),
                lengths,
            },
        )
    };
    // One suite more, which the server does not know: it takes the one that it knows.
    let own = [0x00, 0x2f];
    let mended = edit(Lengths::Mended, &[&[0x13, 0x01], &own[..]].concat());
    let before = world.messages().get(0).expect("it is there").bytes.len();
    assert_eq!(
        mended.messages().get(0).expect("it is there").bytes.len(),
        before + 2
    );
    let after = to_the_end(mended.clone());
    // Finished covers the hello: both ends notice in the end that they have seen different ones.
    assert_eq!(failed(&after, Party::Server), Some(Check::VerifyData));
    let view = mended.message_seen_by(id, Role::Server, &mended.knowledge());
    assert!(
        view.expect("seen").outer.value.is_ok(),
        "every length is right again"
    );
    let left = edit(Lengths::Left, &[&[0x13, 0x01], &own[..]].concat());
    let view = left.message_seen_by(id, Role::Server, &left.knowledge());
    assert!(
        view.expect("seen").outer.value.is_err(),
        "no length is right"
    );
}

#[test]
fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let world = first_moment(Size::Toy);
    let (id, nobody) = (MessageId(0), MessageId(99));
    let edit = |field, bytes: usize| Hand::Edit {
        message: id,
        field,
        nth: 0,
        bytes: vec![0; bytes],
        lengths: Lengths::Mended,
    };
    for (deed, refused) in [
        (Hand::Drop(nobody), Refused::NotInFlight),
        (Hand::Replay(id), Refused::NotDelivered),
        (Hand::Replay(nobody), Refused::NotDelivered),
        (
            Hand::Truncate {
                message: id,
                length: 0,
            },
            Refused::BadLength,
        ),
        (
            Hand::Truncate {
                message: id,
                length: 1 << 20,
            },
            Refused::BadLength,
        ),
        (
            Hand::Inject {
                to: Party::Client,
                bytes: vec![],
            },
            Refused::BadLength,
        ),
        (
            Hand::Inject {
                to: Party::Client,
                bytes: vec![0; (1 << 16) + 1],
            },
            Refused::BadLength,
        ),
        (edit(Field::EncryptedSessionKey, 1), Refused::NoSuchField),
        (edit(Field::SessionId, 300), Refused::LengthOverflow),
        (edit(Field::Record, 0), Refused::BadLength),
    ] {
        assert_eq!(
            step(&world, &Command::Hand(deed.clone())).err(),
            Some(refused),
            "{deed:?}"
        );
    }
}

#[test]
fn a_record_of_her_own_ends_in_an_alert() {
    let world = first_moment(Size::Toy);
    let bytes = vec![0x15, 3, 3, 0, 2, 2, 40];
    let forged = hand(
        &world,
        Hand::Inject {
            to: Party::Client,
            bytes,
        },
    );
    let forged = hand(&forged, Hand::Hurry(MessageId(1)));
    assert_eq!(
        forged.messages().get(1).expect("it is there").name,
        MessageName::Alert
    );
    let (after, _) = step(&forged, &Command::Step).expect("in flight");
    assert_eq!(failed(&after, Party::Client), Some(Check::AlertReceived));
}
