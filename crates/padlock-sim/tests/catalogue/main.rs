//! Every story of the catalogue, played to its end, in each size, without and with its defence: what its lamps say, and that
//! natively and in a browser there are the same events, the same bytes, the same knowledge and the same lamps.
//!
//! The golden file has a digest for each play. A native run with `UPDATE_GOLDEN=1` writes it; every other run compares.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod table;

use std::fmt::Write;

use padlock_core::{Working, hash};
use padlock_sim::{
    Command, Event, LampState, Scenario, World, scenario, scenario::Group, step, verdict::LampName,
};
use padlock_tls::{error::Check, party::Party};
use table::{Row, TABLE};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// A line for each play: id, size, `told` or `defended`, and the digest.
const GOLDEN: &str = include_str!("../golden/catalogue.digests");
/// More steps than any story takes.
const MAX_STEPS: usize = 5000;
/// The plays are told in so many tests, each of which says when it is through.
const PARTS: usize = 8;

struct Played {
    world: World,
    events: Vec<Event>,
    /// The lamps: `H` held, `B` broken, `-` not offered.
    lamps: String,
}

fn played(story: Scenario) -> Played {
    let id = story.id.clone();
    let mut world = World::new(story).unwrap_or_else(|error| panic!("{id}: {error}"));
    let mut all = Vec::new();
    for _ in 0..MAX_STEPS {
        if world.finished() {
            let lamps = lamps(&world);
            return Played {
                world,
                events: all,
                lamps,
            };
        }
        let done = step(&world, &Command::Step);
        let (next, events) = done.unwrap_or_else(|refused| panic!("{id}: {}", refused.id()));
        all.extend(events);
        world = next;
    }
    panic!("{id} does not end");
}

fn lamps(world: &World) -> String {
    let verdict = world.verdict(&world.knowledge());
    let letters = verdict.lamps().map(|(_, lamp)| match lamp.state {
        LampState::Held => "H",
        LampState::Broken => "B",
        LampState::NotOffered => "-",
    });
    letters.concat()
}

impl Played {
    /// The first check that failed at either end.
    fn failed(&self) -> Option<Check> {
        self.events.iter().find_map(|event| match event {
            Event::Failed { error, .. } => Some(error.check),
            _ => None,
        })
    }

    /// The first 16 bytes of SHA-256 of everything that can be told of it.
    fn digest(&self) -> String {
        let mut log = String::new();
        for event in &self.events {
            writeln!(log, "{}", serde_json::to_string(event).expect("data")).expect("a String");
        }
        for message in self.world.messages() {
            let (sent, arrived) = (&message.sent, &message.bytes);
            writeln!(log, "{} {sent:02x?} {arrived:02x?}", message.name.id()).expect("a String");
        }
        let knowledge = self.world.knowledge();
        for (_, line) in knowledge.known.lines() {
            let (slot, bytes) = (line.value.slot, &line.value.bytes);
            writeln!(log, "{slot:?} {} {bytes:02x?}", line.op.id()).expect("a String");
        }
        for (name, lamp) in self.world.verdict(&knowledge).lamps() {
            let (state, reason) = (lamp.state.id(), lamp.proof.reason.id());
            writeln!(log, "{} {state} {reason}", name.id()).expect("a String");
        }
        let digest = hash::Hash::digest(&hash::Sha256, log.as_bytes(), &mut Working::off());
        digest
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

/// What can be played: a story as it is told, or with its defence on.
struct Play {
    row: &'static Row,
    /// Its line's first words.
    name: String,
    story: Scenario,
    is_defended: bool,
}

fn plays() -> Vec<Play> {
    let mut plays: Vec<Play> = Vec::new();
    for (row, story) in rows() {
        let play = |story: Scenario, is_defended| {
            let what = if is_defended { "defended" } else { "told" };
            let name = format!("{} {} {what}", row.id, story.size.id());
            Play {
                row,
                name,
                story,
                is_defended,
            }
        };
        for size in story.sizes.clone() {
            plays.push(play(story.clone().with_size(size), false));
            // A defence that is another size is told once.
            let defended = story
                .defended()
                .map(|defended| match defended.size == story.size {
                    true => defended.with_size(size),
                    false => defended,
                });
            plays.extend(defended.map(|defended| play(defended, true)));
        }
    }
    plays.dedup_by(|a, b| a.name == b.name);
    plays
}

fn rows() -> impl Iterator<Item = (&'static Row, Scenario)> {
    TABLE.iter().map(|row| (row, named(row.id)))
}

fn named(id: &str) -> Scenario {
    scenario::named(id).expect("in the catalogue")
}

/// One play is what the table and the golden file say.
fn check(play: Play, line: &str) {
    let Play {
        row,
        name,
        story,
        is_defended,
    } = play;
    let own = story.clone();
    let played = played(story);
    assert_eq!(format!("{name} {}", played.digest()), line);
    match row.defended {
        Some((lamps, check)) if is_defended => {
            assert_eq!(played.lamps, lamps, "{name}");
            match check {
                // A forged record fails at its padding or at its MAC, as the key has it.
                Some(Check::RecordMac) => assert!(
                    matches!(
                        played.failed(),
                        Some(Check::RecordMac | Check::RecordPadding)
                    ),
                    "{name}"
                ),
                check => assert_eq!(played.failed(), check, "{name}"),
            }
            keeps_every_lamp(row, &own, lamps);
        }
        defended => {
            assert_eq!(played.lamps, row.told, "{name}");
            assert_eq!(own.defence.is_some(), defended.is_some(), "{name}");
            let failed = |event: &Event| matches!(event, Event::PlanFailed(_));
            assert!(!played.events.iter().any(failed), "{name}");
            has_proofs(&name, &played);
            if own.group == Group::Attacks {
                breaks_its_lamps(row, &own);
            }
        }
    }
}

/// The same story with nobody's hands on the wire.
fn undisturbed(mut story: Scenario) -> String {
    story.plan.clear();
    played(story).lamps
}

/// An attack breaks the lamps that it is about, and moves no other.
fn breaks_its_lamps(row: &Row, story: &Scenario) {
    let calm = undisturbed(story.clone());
    assert!(!story.watch.lamps.is_empty(), "{}", row.id);
    for (at, name) in LampName::ALL.iter().enumerate() {
        let (calm, told) = (&calm[at..=at], &row.told[at..=at]);
        match story.watch.lamps.contains(name) {
            true => assert_eq!(told, "B", "{} {}", row.id, name.id()),
            false => assert_eq!(told, calm, "{} {}", row.id, name.id()),
        }
    }
}

/// A defence keeps the lamps that the attack is about, and moves no other.
fn keeps_every_lamp(row: &Row, defended: &Scenario, lamps: &str) {
    let calm = undisturbed(defended.clone());
    let check = row.defended.and_then(|(_, check)| check);
    for (at, name) in LampName::ALL.iter().enumerate() {
        let (calm, lamp) = (&calm[at..=at], &lamps[at..=at]);
        if defended.watch.lamps.contains(name) {
            assert_ne!(lamp, "B", "{} {}", row.id, name.id());
        }
        // What ends in an alert before it is agreed on offers nothing.
        let alike = lamp == calm || (lamp == "-" && check.is_some());
        assert!(
            alike,
            "{} {}: {lamp}, undisturbed {calm}",
            row.id,
            name.id()
        );
    }
}

/// A broken lamp has a proof that one can open.
fn has_proofs(id: &str, played: &Played) {
    let verdict = played.world.verdict(&played.world.knowledge());
    for (name, lamp) in verdict.lamps() {
        if lamp.state != LampState::Broken || name == LampName::Integrity {
            continue;
        }
        let (ledger, value) = lamp.proof.ledger.as_ref().zip(lamp.proof.value).expect(id);
        assert!(ledger.line(value).is_some(), "{id} {}", name.id());
        assert!(!ledger.ancestry(value).is_empty(), "{id} {}", name.id());
    }
}

fn check_part(part: usize) {
    let lines: Vec<&str> = GOLDEN.lines().collect();
    let plays = plays();
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        return;
    }
    assert_eq!(plays.len(), lines.len(), "a line for each play");
    for (at, play) in plays.into_iter().enumerate().skip(part).step_by(PARTS) {
        check(play, lines[at]);
    }
}

macro_rules! parts {
    ($($name:ident = $part:literal),* $(,)?) => {
        $(
            #[test]
            fn $name() {
                check_part($part);
            }
        )*
    };
}

parts! {
    every_story_comes_to_what_the_table_says_1_of_8 = 0,
    every_story_comes_to_what_the_table_says_2_of_8 = 1,
    every_story_comes_to_what_the_table_says_3_of_8 = 2,
    every_story_comes_to_what_the_table_says_4_of_8 = 3,
    every_story_comes_to_what_the_table_says_5_of_8 = 4,
    every_story_comes_to_what_the_table_says_6_of_8 = 5,
    every_story_comes_to_what_the_table_says_7_of_8 = 6,
    every_story_comes_to_what_the_table_says_8_of_8 = 7,
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn the_table_has_every_story_and_the_catalogue_every_file() {
    use std::collections::BTreeSet;

    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let line = |play: Play| format!("{} {}\n", play.name, played(play.story).digest());
        let lines: String = plays().into_iter().map(line).collect();
        let file = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/golden/catalogue.digests"
        );
        std::fs::write(file, lines).expect("writable");
    }
    let stories = scenario::catalogue().expect("every file reads");
    let ids: Vec<&str> = stories.iter().map(|story| story.id.as_str()).collect();
    let table: Vec<&str> = TABLE.iter().map(|row| row.id).collect();
    assert_eq!(ids, table);
    assert!(ids.len() >= 45, "{}", ids.len());
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
    let files = std::fs::read_dir(folder).expect("the folder is there");
    let files = files.map(|file| file.expect("listed").file_name());
    let files: BTreeSet<String> = files
        .map(|file| file.to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, ids.iter().map(|id| format!("{id}.toml")).collect());
}

/// With the padlock lit, and nobody the wiser.
#[test]
fn in_the_middle_the_client_believes_what_is_not_so() {
    for id in ["attack-middle-self-signed", "attack-middle-rogue"] {
        let world = played(named(id)).world;
        assert_eq!(
            world.belief(Party::Client).lamps()[..3],
            [LampState::Held; 3],
            "{id}"
        );
        assert_eq!(
            world.belief(Party::Server).lamps()[0],
            LampState::Held,
            "{id}"
        );
    }
    let honest = played(named("tls13")).world;
    let truth = honest.verdict(&honest.knowledge());
    for party in Party::ALL {
        let belief = honest.belief(*party).lamps();
        assert_eq!(
            belief,
            truth.lamps().map(|(_, lamp)| lamp.state),
            "{}",
            party.id()
        );
    }
}
