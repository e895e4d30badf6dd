//! Every story of the catalogue, in each size, without and with its defence: natively and in a browser the same events, the
//! same bytes, the same knowledge and the same lamps.
//!
//! The golden file has a digest for each. A native run with `UPDATE_GOLDEN=1` writes it; every other run compares.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::fmt::Write;

use padlock_core::{Working, hash};
use padlock_sim::{Command, Scenario, World, scenario, step};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// A line for each play: id, size, `told` or `defended`, and the digest.
const GOLDEN: &str = include_str!("golden/catalogue.digests");
/// More steps than any story takes.
const MAX_STEPS: usize = 5000;
/// The stories are told in so many tests, each of which says when it is through.
const PARTS: usize = 8;

/// Everything that can be told of a play.
fn log(story: Scenario) -> String {
    let mut log = String::new();
    let mut world = World::new(story).expect("it begins");
    for _ in 0..MAX_STEPS {
        if world.finished() {
            break;
        }
        let (next, events) = step(&world, &Command::Step).expect("something is left");
        for event in events {
            writeln!(log, "{}", serde_json::to_string(&event).expect("data")).expect("a String");
        }
        world = next;
    }
    for message in world.messages() {
        let (sent, arrived) = (&message.sent, &message.bytes);
        writeln!(log, "{} {sent:02x?} {arrived:02x?}", message.name.id()).expect("a String");
    }
    let knowledge = world.knowledge();
    for (_, line) in knowledge.known.lines() {
        let (slot, bytes) = (line.value.slot, &line.value.bytes);
        writeln!(log, "{slot:?} {} {bytes:02x?}", line.op.id()).expect("a String");
    }
    for (name, lamp) in world.verdict(&knowledge).lamps() {
        let (state, reason) = (lamp.state.id(), lamp.proof.reason.id());
        writeln!(log, "{} {state} {reason}", name.id()).expect("a String");
    }
    log
}

/// The first 16 bytes of SHA-256.
fn digest(text: &str) -> String {
    let digest = hash::Hash::digest(&hash::Sha256, text.as_bytes(), &mut Working::off());
    digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// What can be played, with the first words of its line.
fn plays() -> Vec<(String, Scenario)> {
    let mut plays = Vec::new();
    for story in scenario::catalogue().expect("every file reads") {
        for size in story.sizes.clone() {
            let name = |story: &Scenario, what| format!("{} {} {what}", story.id, story.size.id());
            let told = story.clone().with_size(size);
            plays.push((name(&told, "told"), told));
            // A defence that is another size is told once.
            let defended = story
                .defended()
                .map(|defended| match defended.size == story.size {
                    true => defended.with_size(size),
                    false => defended,
                });
            plays.extend(defended.map(|defended| (name(&defended, "defended"), defended)));
        }
    }
    plays.dedup_by(|a, b| a.0 == b.0);
    plays
}

fn check(part: usize) {
    let lines: Vec<&str> = GOLDEN.lines().collect();
    let plays = plays();
    assert_eq!(plays.len(), lines.len(), "a line for each play");
    for (at, (name, story)) in plays.into_iter().enumerate().skip(part).step_by(PARTS) {
        assert_eq!(format!("{name} {}", digest(&log(story))), lines[at]);
    }
}

macro_rules! parts {
    ($($name:ident = $part:literal),* $(,)?) => {
        $(
            #[test]
            fn $name() {
                check($part);
            }
        )*
    };
}

parts! {
    one_in_eight = 0,
    two_in_eight = 1,
    three_in_eight = 2,
    four_in_eight = 3,
    five_in_eight = 4,
    six_in_eight = 5,
    seven_in_eight = 6,
    eight_in_eight = 7,
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn the_golden_file_can_be_written_anew() {
    if std::env::var_os("UPDATE_GOLDEN").is_none() {
        // Every line is of this form.
        assert!(GOLDEN.lines().all(|line| line.split(' ').count() == 4));
        return;
    }
    let lines = plays()
        .into_iter()
        .map(|(name, story)| format!("{name} {}\n", digest(&log(story))));
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/golden/catalogue.digests"
    );
    std::fs::write(file, lines.collect::<String>()).expect("writable");
}
