//! Each attack on its own story: with the flaw it gives what was said, without the flaw the same attack fails.

mod collision;
mod quantum;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use std::ops::RangeInclusive;

use padlock_tls::{
    ledger::ValueKind,
    party::{Party, Size},
};

use super::*;
use crate::{
    Command, Event, LampState, Scenario,
    scenario::{self, Version},
    step,
};

/// A story without the eavesdropper's plan.
fn story(id: &str) -> Scenario {
    let mut story = scenario::named(id).expect("in the catalogue");
    story.plan.clear();
    story
}

/// A story at its end.
fn played(story: Scenario) -> World {
    let mut world = World::new(story).expect("it begins");
    while world.next_message().is_some() {
        (world, _) = step(&world, &Command::Step).expect("something is in flight");
    }
    world
}

/// What an attack on a world leads to: the calls, the values found, and the world after it.
fn attacked(world: &World, attack: Attack) -> (u64, usize, World) {
    let (after, events) = step(world, &Command::Attack(attack)).expect("there is something to try");
    match events.as_slice() {
        [Event::Attacked { calls, found, .. }] => (*calls, *found, after),
        other => panic!("{other:?}"),
    }
}

fn privacy(world: &World) -> LampState {
    world.verdict(&world.knowledge()).privacy.state
}

/// What she knows that an end has said, by its own ledger.
fn knows(world: &World, party: Party) -> Vec<Vec<u8>> {
    let known = world.knowledge().known;
    let lines = world.ledger(party).lines().map(|(_, line)| &line.value);
    let said = lines.filter(|value| {
        value.slot.kind == ValueKind::ApplicationData && value.slot.of == party.into()
    });
    let heard = said.filter(|value| known.find(value).is_some());
    heard.map(|value| value.bytes.clone()).collect()
}

/// Every lamp but privacy's.
fn others(world: &World) -> [LampState; 4] {
    let verdict = world.verdict(&world.knowledge());
    let [_, others @ ..] = verdict.lamps().map(|(_, lamp)| lamp.state);
    others
}

/// Whether all the words that she holds are such as their owner has said or heard.
fn is_sound(world: &World) -> bool {
    let known = world.knowledge().known;
    let mut lines = known.lines().map(|(_, line)| &line.value);
    lines.all(|value| {
        value.slot.kind != ValueKind::ApplicationData
            || Party::ALL
                .iter()
                .any(|end| world.ledger(*end).find(value).is_some())
    })
}

/// With the flaw: the words are found, within so many calls. Without: nothing. No lamp but privacy's moves.
fn check(
    with: Scenario,
    without: Scenario,
    attack: Attack,
    within: RangeInclusive<u64>,
    (party, words): (Party, &[u8]),
) {
    let world = played(with);
    assert_eq!(privacy(&world), LampState::Held, "before");
    let (calls, found, after) = attacked(&world, attack);
    assert!(within.contains(&calls), "{calls} calls");
    assert!(found > 0);
    assert_eq!(privacy(&after), LampState::Broken);
    assert!(knows(&after, party).contains(&words.to_vec()));
    assert!(is_sound(&after));
    assert_eq!(others(&after), others(&world));
    let defended = played(without);
    let (_, found, after) = attacked(&defended, attack);
    assert_eq!(found, 0, "without the flaw");
    assert_eq!(privacy(&after), LampState::Held);
    assert_eq!(others(&after), others(&world));
}

#[test]
fn beast_reads_the_secret_where_ivs_are_known_beforehand() {
    let story = story("attack-beast");
    let words = (Party::Client, b"attack at dawn".as_slice());
    for size in [Size::Toy, Size::Full] {
        let old = story.clone().with_size(size);
        let new = old.clone().with_version(Version::Tls11);
        check(old, new, Attack::Beast, 100..=500, words);
    }
}

#[test]
fn a_record_split_behind_its_first_byte_stops_beast() {
    let mut story = story("attack-beast");
    story.client.splits_records = true;
    let (_, found, _) = attacked(&played(story), Attack::Beast);
    assert_eq!(found, 0);
}

#[test]
fn a_padding_oracle_gives_whole_blocks() {
    let toy = story("attack-padding-oracle");
    let mut full = toy.clone().with_size(Size::Full);
    full.script[0].act = scenario::Act::Say("attack at dawn!!".to_owned());
    for (with, words) in [(toy, "attack at dawn"), (full, "attack at dawn!!")] {
        let mut without = with.clone();
        without.server.leaky_padding = false;
        check(
            with,
            without,
            Attack::PaddingOracle,
            100..=900,
            (Party::Client, words.as_bytes()),
        );
    }
}

#[test]
fn poodle_reads_a_byte_in_some_256_connections() {
    let toy = story("attack-poodle");
    // A short key makes a handshake quick.
    let mut full = toy.clone().with_size(Size::Full);
    full.client.accepts_any_certificate = true;
    full.server.short_key = true;
    full.script[0].act = scenario::Act::Say("42".to_owned());
    for (with, calls, words) in [(toy, 500..=6000, "PIN 4711"), (full, 20..=3000, "42")] {
        let mut without = with.clone();
        without.server.unchecked_padding = false;
        let words = (Party::Client, words.as_bytes());
        check(with, without, Attack::Poodle, calls, words);
    }
}

#[test]
fn bleichenbachers_attack_opens_the_recorded_session() {
    let with = story("attack-bleichenbacher");
    let mut without = with.clone();
    without.server.leaky_unpadding = false;
    check(
        with,
        without,
        Attack::Bleichenbacher,
        1000..=20000,
        (Party::Client, b"attack at dawn"),
    );
}

#[test]
fn short_blocks_meet_and_long_ones_do_not() {
    let with = story("attack-sweet32");
    let without = with.clone().with_size(Size::Full);
    check(
        with,
        without,
        Attack::Sweet32,
        10..=300,
        (Party::Client, b"attack at dawn"),
    );
}

#[test]
fn a_nonce_that_comes_twice_opens_what_was_said() {
    let with = story("attack-nonce-reuse");
    let mut without = with.clone();
    without.server.reused_nonce = false;
    check(
        with,
        without,
        Attack::NonceReuse,
        1..=1,
        (Party::Server, b"behind the old mill"),
    );
}

/// The rank of a byte among the guesses, from 1.
fn rank(byte: u8) -> u64 {
    let mut ranks = (0..256).zip(1..);
    let (_, rank) = ranks
        .find(|(rank, _)| guess::guess(*rank) == Some(byte))
        .expect("all bytes are guessed");
    rank
}

#[test]
fn every_byte_is_guessed_once() {
    let mut guesses: Vec<u8> = (0..256).filter_map(guess::guess).collect();
    guesses.sort_unstable();
    assert!(guesses.into_iter().eq(0..=255));
    assert_eq!(guess::guess(256), None);
}

#[test]
fn beast_asks_once_for_each_guess_and_each_byte() {
    let world = played(story("attack-beast"));
    let (calls, ..) = attacked(&world, Attack::Beast);
    let guesses: u64 = b"attack at dawn".iter().map(|byte| 1 + rank(*byte)).sum();
    // Blocks of two bytes: the record grows with one or two bytes in front of the secret.
    let measuring = calls - guesses;
    assert!((2..=3).contains(&measuring), "{measuring}");
}

#[test]
fn a_job_in_slices_comes_to_the_same() {
    let world = played(story("attack-beast"));
    let mut whole = Job::new(&world, Attack::Beast).expect("a record was seen");
    let whole = whole.run(MAX_CALLS);
    let mut job = Job::new(&world, Attack::Beast).expect("a record was seen");
    let mut slices = 0;
    let sliced = loop {
        slices += 1;
        match job.run(10) {
            Progress::Running { calls } => assert!(calls >= 10 * slices),
            done => break done,
        }
    };
    assert_eq!(sliced, whole);
    assert!(slices > 10);
}

#[test]
fn nothing_is_tried_on_what_was_not_recorded() {
    let early = World::new(story("attack-beast")).expect("it begins");
    let textbook = played(story("attack-beast"));
    let tls13 = played(story("attack-quantum-harvest"));
    for (world, attack) in [
        (&early, Attack::Beast),
        // Text-book RSA has no padding that a server could tell about.
        (&textbook, Attack::Bleichenbacher),
        (&textbook, Attack::NonceReuse),
        (&tls13, Attack::Poodle),
    ] {
        let refused = Job::new(world, attack).map(|_| ());
        assert_eq!(refused, Err(Refused::NothingToCrack), "{}", attack.id());
    }
}
