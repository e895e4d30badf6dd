#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use padlock_tls::{
    codec::Field,
    ledger::ValueKind,
    message_name::MessageName,
    party::{Party, Size, Whose},
};

use super::{
    capture::{Capture, Connection, Content, Piece},
    *,
};
use crate::{
    compare::finish,
    export::{keylog, pcapng},
    scenario::{Version, named},
    view::MessageView,
    world::{Role, World},
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn story(version: Version) -> World {
    let story = named("tls12-rsa").unwrap();
    finish(story.with_version(version).with_size(Size::Full), 100).unwrap()
}

/// The one connection of an exported story.
fn imported(world: &World) -> Conversation {
    let recording = Recording::read(&pcapng(world).unwrap(), KeyLog::default()).unwrap();
    assert_eq!(recording.conversations.len(), 1);
    assert_eq!((recording.left_out, recording.other_connections), (0, 0));
    recording.conversations[0].clone()
}

/// A message as both its ends see it.
fn seen(world: &World, index: usize) -> MessageView {
    let message = world.messages().get(index).unwrap();
    let role = Role::from(message.from);
    world
        .message_seen_by(message.id, role, &world.knowledge())
        .unwrap()
}

#[test]
fn an_exported_story_comes_back_as_its_own_messages_in_every_version() {
    for version in [
        Version::Tls10,
        Version::Tls11,
        Version::Tls12,
        Version::Tls13,
    ] {
        let world = story(version);
        let conversation = imported(&world);
        assert_eq!(conversation.version, Some(version.protocol()));
        assert_eq!(
            conversation.server_name().as_deref(),
            Some("padlock.example")
        );
        assert_eq!(conversation.messages.len(), world.messages().len());
        for (index, (ours, sent)) in conversation
            .messages
            .iter()
            .zip(world.messages())
            .enumerate()
        {
            let at = format!("{} message {index}", version.id());
            assert_eq!(
                (ours.from, ours.protected),
                (sent.from, sent.protected),
                "{at}"
            );
            assert_eq!(ours.names, [sent.name], "{at}");
            assert!(ours.is_good() && ours.closed.is_none(), "{at}");
            // The same view code shows it: bytes, fields, and what is inside.
            assert_eq!(ours.view, seen(&world, index), "{at}");
        }
    }
}

#[test]
fn a_recording_is_stepped_through_forth_and_back() {
    let world = story(Version::Tls12);
    let mut playback = Playback::new(imported(&world));
    let mut said = Vec::new();
    while let Some(message) = playback.step() {
        said.push(message.names[0]);
    }
    assert_eq!(said.len(), playback.len());
    assert_eq!(
        (said[0], playback.position()),
        (MessageName::ClientHello, said.len())
    );
    assert_eq!(playback.said(Party::Client), b"attack at dawn");
    assert_eq!(playback.said(Party::Server), b"dawn it is");
    playback.seek(9);
    assert_eq!(
        (playback.arrived().len(), playback.said(Party::Client).len()),
        (9, 0)
    );
    while playback.back() {}
    assert_eq!(playback.position(), 0);
    playback.seek(usize::MAX);
    assert_eq!(playback.position(), said.len());
}

#[test]
fn the_eavesdropper_knows_of_a_recording_what_she_knew_of_the_story() {
    for version in [Version::Tls10, Version::Tls12, Version::Tls13] {
        let world = story(version);
        let mut playback = Playback::new(imported(&world));
        assert!(playback.knowledge().known.is_empty() || version == Version::Tls13);
        playback.seek(usize::MAX);
        assert_eq!(playback.knowledge(), world.knowledge(), "{}", version.id());
    }
}

#[test]
fn without_the_secrets_the_records_stay_closed_and_with_others_they_do_not_open() {
    for version in [Version::Tls12, Version::Tls13] {
        let world = story(version);
        let pieces: Vec<(Party, Piece)> = world
            .messages()
            .iter()
            .map(|message| {
                let content = Content::Record(message.bytes.clone());
                (
                    message.from,
                    Piece {
                        offset: 0,
                        packet: 0,
                        content,
                    },
                )
            })
            .collect();
        let address = "192.0.2.1:1".parse().unwrap();
        let connection = Connection {
            client: address,
            server: address,
            pieces,
        };
        let closed = |log: &str| {
            let mut key_log = KeyLog::default();
            key_log.add(log.as_bytes()).unwrap();
            let conversation = Conversation::read(Session::new(&key_log), &connection);
            let protected = conversation.messages.into_iter().filter(|m| m.protected);
            protected.map(|message| message.closed).collect::<Vec<_>>()
        };
        let count = closed("").len();
        assert!(count >= 6, "{count}");
        assert_eq!(closed(""), vec![Some(Closed::NoSecret); count]);
        let log = keylog(&world);
        assert_eq!(closed(&log), vec![None; count]);
        let turned: String = log
            .lines()
            .map(|line| {
                let (start, digit) = line.split_at(line.len() - 1);
                format!("{start}{}\n", if digit == "0" { "1" } else { "0" })
            })
            .collect();
        assert!(closed(&turned).contains(&Some(Closed::DoesNotOpen)));
    }
}

#[test]
fn what_is_beyond_the_limit_is_counted_and_not_read() {
    let record = [&[23, 3, 3, 0x40, 0][..], &[0; 1 << 14]].concat();
    let fitting = MAX_RECORDED / record.len();
    let piece = |_| {
        let content = Content::Record(record.clone());
        (
            Party::Client,
            Piece {
                offset: 0,
                packet: 0,
                content,
            },
        )
    };
    let address = "192.0.2.1:1".parse().unwrap();
    let connection = |count: usize| Connection {
        client: address,
        server: address,
        pieces: (0..count).map(piece).collect(),
    };
    let capture = Capture {
        connections: vec![connection(fitting - 1), connection(3), connection(1)],
        ..Capture::default()
    };
    let recording = Recording::of(capture, KeyLog::default());
    let lengths: Vec<usize> = recording
        .conversations
        .iter()
        .map(|c| c.messages.len())
        .collect();
    assert_eq!((lengths, recording.left_out), (vec![fitting - 1, 1, 0], 3));
}

#[test]
fn what_follows_from_a_recording_is_a_value_with_an_owner() {
    let world = story(Version::Tls12);
    let mut playback = Playback::new(imported(&world));
    playback.seek(2);
    let known = playback.knowledge().known;
    let random = known
        .lines()
        .find(|(_, line)| line.value.slot.kind == ValueKind::ServerRandom);
    assert_eq!(random.unwrap().1.value.slot.of, Whose::Server);
    let hello = &playback.arrived()[1].view;
    let field = hello
        .outer
        .leaves()
        .find(|leaf| leaf.field == Field::Random)
        .unwrap();
    assert_eq!(
        random.unwrap().1.value.bytes,
        hello.bytes[field.bytes.clone()]
    );
}
