//! Same seed, same bytes: the event log of a story is the same text natively and in a browser.
//!
//! The golden files are written by a native run with `UPDATE_GOLDEN=1` and read, as text, by every other run.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::fmt::Write;

use padlock_sim::{Command, HardOp, World, scenario, step};
use padlock_tls::{
    ledger::{Slot, ValueKind},
    party::{Party, Size, Whose},
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// The commands of the story: to the end, with a word of one's own, then what breaks it at this size.
fn commands(size: Size) -> Vec<Command> {
    let mut commands = vec![Command::Step; 9];
    commands.push(Command::Say {
        by: Party::Server,
        text: "ready when you are".to_owned(),
    });
    commands.extend(vec![Command::Step; 5]);
    commands.push(match size {
        Size::Toy => Command::Crack(HardOp::Factor),
        Size::Full => Command::Leak(Slot::new(ValueKind::RsaPrivateExponent, Whose::Server)),
    });
    commands
}

fn event_log(size: Size) -> String {
    let story = scenario::named("tls12-rsa")
        .expect("in the catalogue")
        .with_size(size);
    let mut world = World::new(story).expect("it begins");
    let mut log = String::new();
    for command in commands(size) {
        let (next, events) = step(&world, &command).expect("it can be done");
        writeln!(log, "> {}", serde_json::to_string(&command).expect("data")).expect("a String");
        for event in events {
            writeln!(log, "  {}", serde_json::to_string(&event).expect("data")).expect("a String");
        }
        world = next;
    }
    for message in world.messages() {
        let bytes: String = message
            .bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        writeln!(log, "{} {} {bytes}", message.from.id(), message.name.id()).expect("a String");
    }
    for (_, line) in world.knowledge().known.lines() {
        let bytes: String = line
            .value
            .bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let slot = line.value.slot;
        writeln!(
            log,
            "known {} {} {} by {} {bytes}",
            slot.kind.id(),
            slot.of.id(),
            slot.number,
            line.op.id()
        )
        .expect("a String");
    }
    for (name, lamp) in world.verdict(&world.knowledge()).lamps() {
        writeln!(
            log,
            "{} {} {}",
            name.id(),
            lamp.state.id(),
            lamp.proof.reason.id()
        )
        .expect("a String");
    }
    log
}

/// Compares the log with the golden text, line by line so that a difference is readable.
fn check(size: Size, golden: &str) {
    let log = event_log(size);
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let file = format!(
            "{}/tests/golden/tls12-rsa-{}.events",
            env!("CARGO_MANIFEST_DIR"),
            size.id()
        );
        return std::fs::write(file, log).expect("writable");
    }
    for (index, (now, then)) in log.lines().zip(golden.lines()).enumerate() {
        assert_eq!(now, then, "line {}", index + 1);
    }
    assert_eq!(log.lines().count(), golden.lines().count());
}

#[test]
fn the_toy_story_is_the_golden_one() {
    check(Size::Toy, include_str!("golden/tls12-rsa-toy.events"));
}

#[test]
fn the_full_story_is_the_golden_one() {
    check(Size::Full, include_str!("golden/tls12-rsa-full.events"));
}
