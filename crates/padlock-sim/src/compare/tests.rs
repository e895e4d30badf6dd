#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use padlock_tls::{
    codec::Field,
    ledger::ValueKind,
    message_name::MessageName,
    party::{Party, Size},
};

use super::*;
use crate::{
    eavesdropper::HardOp,
    scenario::{self, Version},
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn timeline() -> Timeline {
    let scenario = scenario::named("tls12-rsa").unwrap();
    Timeline::new(World::new(scenario).unwrap())
}

fn alter(message: u32, at: usize) -> Command {
    Command::Alter {
        message: MessageId(message),
        at,
        xor: 1,
    }
}

#[test]
fn a_world_is_like_itself() {
    let mut timeline = timeline();
    timeline.seek(10);
    assert!(worlds([timeline.world(), timeline.world()]).is_none());
    let same = branches([&timeline, &timeline]);
    assert_eq!((same.forked_at, same.commands), (10, [None, None]));
}

#[test]
fn a_changed_byte_is_found_by_message_and_field_with_all_that_it_changed() {
    let mut one = timeline();
    one.seek(4);
    let mut other = one.clone();
    // ClientKeyExchange is in flight: byte 9 is the length of what is in it, behind the headers of record and message.
    other.apply(alter(4, 12)).unwrap();
    one.seek(99);
    other.seek(99);
    let found = branches([&one, &other]);
    assert_eq!(found.forked_at, 4);
    assert_eq!(found.commands, [Some(Command::Step), Some(alter(4, 12))]);
    let message = found.difference.message.unwrap();
    assert_eq!(
        (message.message, message.differs),
        (MessageId(4), Differs::Bytes)
    );
    let paths: Vec<String> = message.fields.iter().map(FieldDifference::path).collect();
    assert_eq!(
        paths,
        ["record.fragment.handshake.client_key_exchange.encrypted_pre_master_secret"]
    );
    let [was, is] = message.fields[0].bytes.clone().map(Option::unwrap);
    assert_eq!(was.len(), is.len());
    assert_eq!(was.iter().zip(&is).filter(|(a, b)| a != b).count(), 1);
    // The server has other keys then: nothing was said.
    let lamps: Vec<_> = found
        .difference
        .verdict
        .iter()
        .map(|lamp| lamp.lamp)
        .collect();
    assert!(lamps.contains(&LampName::ServerAuthentication), "{lamps:?}");
    assert!(lamps.contains(&LampName::Integrity), "{lamps:?}");
}

#[test]
fn what_is_changed_under_keys_is_found_inside_too() {
    let said = |text: &str| {
        let mut timeline = timeline();
        timeline.seek(9);
        let say = Command::Say {
            by: Party::Client,
            text: text.to_owned(),
        };
        timeline.apply(say).unwrap();
        timeline
    };
    let found = branches([&said("attack"), &said("retire")]);
    let message = found.difference.message.unwrap();
    let parts: Vec<Part> = message.fields.iter().map(|field| field.part).collect();
    assert!(parts.starts_with(&[Part::Wire]), "{parts:?}");
    let inside = message
        .fields
        .iter()
        .find(|field| field.part == Part::Opened)
        .unwrap();
    assert_eq!(
        inside.path(),
        "generic_block_cipher.content.application_data"
    );
    let texts = inside.bytes.clone().map(Option::unwrap);
    assert_eq!(texts, [b"attack".to_vec(), b"retire".to_vec()]);
}

#[test]
fn cracking_is_seen_in_knowledge_and_verdict_alone() {
    let mut one = timeline();
    one.seek(10);
    let mut other = one.clone();
    other.apply(Command::Crack(HardOp::Factor)).unwrap();
    let found = branches([&one, &other]).difference;
    assert_eq!(found.message, None);
    let [less, more] = &found.knowledge.only;
    assert!(less.is_empty(), "{less:?}");
    let kinds: Vec<ValueKind> = more.iter().map(|slot| slot.kind).collect();
    assert!(kinds.contains(&ValueKind::MasterSecret), "{kinds:?}");
    let privacy = found
        .verdict
        .iter()
        .find(|lamp| lamp.lamp == LampName::Privacy);
    assert_eq!(
        privacy.unwrap().states,
        [LampState::Held, LampState::Broken]
    );
}

#[test]
fn a_message_that_only_one_world_has_is_missing_in_the_other() {
    let mut one = timeline();
    one.seek(13);
    let mut other = one.clone();
    other.seek(9);
    let message = worlds([one.world(), other.world()]).message.unwrap();
    assert_eq!(
        (message.message, message.differs),
        (MessageId(9), Differs::Fate)
    );
    let hybrid = finish(scenario::named("hybrid").unwrap(), 99).unwrap();
    let message = worlds([one.world(), &hybrid]).message.unwrap();
    assert_eq!(
        (message.message, message.differs),
        (MessageId(0), Differs::Sender)
    );
}

fn side(version: Version, keys: &str) -> Side {
    let keys = scenario::Variation::parse(keys).unwrap();
    let scenario = keys.of(scenario::text("tls12-rsa").unwrap(), "a").unwrap();
    Side::of(&finish(scenario.with_version(version).with_size(Size::Full), 99).unwrap())
}

#[test]
fn tls13_saves_a_round_trip_and_hides_the_certificate() {
    let older = side(Version::Tls12, "key_exchange=ecdhe");
    let newer = side(Version::Tls13, "key_exchange=ecdhe");
    assert_eq!((older.waits, newer.waits), (Some(4), Some(2)));
    assert!(older.clear.certificate_bytes > 500, "{:?}", older.clear);
    assert_eq!(newer.clear.certificate_bytes, 0);
    // Whom the client calls is said aloud in both; the certificate says it again in one.
    let host = (Field::HostName, "padlock.example".to_owned());
    assert!(older.clear.names.contains(&host) && newer.clear.names.contains(&host));
    assert_eq!((older.clear.names.len(), newer.clear.names.len()), (2, 1));
    let finished = |side: &Side| {
        let sent = side
            .messages
            .iter()
            .find(|sent| sent.name == MessageName::Finished);
        sent.unwrap().seen_as
    };
    assert_eq!(finished(&older), MessageName::EncryptedHandshake);
    assert_eq!(finished(&newer), MessageName::EncryptedApplicationData);
    assert_eq!(
        (older.secrets.as_slice(), newer.secrets.as_slice()),
        (&[][..], &[][..])
    );
    for side in [&older, &newer] {
        let total: usize = side.messages.iter().map(|sent| sent.length).sum();
        assert_eq!(side.bytes.iter().sum::<usize>(), total);
        assert!(side.bytes_before_data[1] > side.bytes_before_data[0]);
    }
}

#[test]
fn what_was_cracked_counts_as_a_secret_that_is_known() {
    let mut timeline = timeline();
    timeline.seek(10);
    assert_eq!(Side::of(timeline.world()).secrets, vec![]);
    timeline.apply(Command::Crack(HardOp::Factor)).unwrap();
    let secrets = Side::of(timeline.world()).secrets;
    let has = |kind| secrets.iter().any(|slot| slot.kind == kind);
    assert!(has(ValueKind::MasterSecret) && has(ValueKind::ApplicationData));
    assert!(!has(ValueKind::ProtectedRecord) && !has(ValueKind::ServerRandom));
}
