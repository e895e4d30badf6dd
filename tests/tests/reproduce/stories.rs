//! The stories of the simulator: every version with every kind of suite, and what the eavesdropper gets to know.

use std::{collections::BTreeSet, env};

use padlock_sim::{
    Command, HardOp, Scenario, World,
    scenario::{self, KeyExchange, Version},
    step,
};
use padlock_tls::{
    ledger::{Slot, ValueKind},
    party::{Party, Size, Whose},
    suite::{SUITES, Suite},
    tls13,
};

use super::Tried;

pub(crate) fn collect(tried: &mut Tried) {
    for version in Version::TLS.iter().copied() {
        let rows = SUITES.iter();
        let rows = rows.filter(|row| row.since <= version.protocol());
        for row in choice(rows) {
            let story = scenario::named("tls12-rsa").unwrap();
            let story = story.with_version(version).with_cipher_suite(row.code);
            play(tried, story);
        }
    }
    for row in tls13::SUITES {
        for key_exchange in [KeyExchange::Ecdhe, KeyExchange::Dhe] {
            let story = scenario::named("tls13").unwrap();
            let mut story = story.with_cipher_suite(row.code);
            story.key_exchange = key_exchange;
            play(tried, story);
        }
    }
    for size in [Size::Toy, Size::Full] {
        play(tried, scenario::named("hybrid").unwrap().with_size(size));
    }
}

/// Suites that bring every key exchange with every key, every protection and every hash of the PRF; all when `PADLOCK_SOAK`
/// is set.
fn choice(rows: impl Iterator<Item = &'static Suite>) -> Vec<&'static Suite> {
    let is_soak = env::var_os("PADLOCK_SOAK").is_some();
    let mut parts = BTreeSet::new();
    let new = |row: &&Suite| {
        let own = [
            format!("{:?} {:?}", row.key_exchange, row.authentication),
            format!("{:?}", row.protection),
            format!("{:?}", row.prf),
        ];
        let before = parts.len();
        parts.extend(own);
        parts.len() > before || is_soak
    };
    rows.filter(new).collect()
}

/// To the end; then the eavesdropper cracks what she can, and is given what she cannot.
fn play(tried: &mut Tried, story: Scenario) {
    let size = story.size;
    let name = format!("{} {:?}", story.version.id(), story.cipher_suites());
    let mut world = World::new(story).unwrap();
    while world.next_message().is_some() {
        world = step(&world, &Command::Step).unwrap().0;
    }
    for party in [Party::Client, Party::Server] {
        tried.ledger(&format!("{name} {}", party.id()), world.ledger(party));
    }
    let secrets = match size {
        Size::Toy => cracks(),
        Size::Full => leaks(&world),
    };
    let mut has_gained = false;
    for command in secrets {
        if let Ok((next, _)) = step(&world, &command) {
            has_gained = true;
            world = next;
        }
    }
    assert!(has_gained, "{name}");
    tried.ledger(&format!("{name} eavesdropper"), &world.knowledge().known);
}

/// What takes work and no machine that nobody has.
fn cracks() -> Vec<Command> {
    [HardOp::Factor, HardOp::Logarithm]
        .map(Command::Crack)
        .to_vec()
}

/// The primes or the server's private value, whichever there is; of a curve or a field the slot says which.
fn leaks(world: &World) -> Vec<Command> {
    let kinds = [
        ValueKind::RsaPrimeP,
        ValueKind::RsaPrimeQ,
        ValueKind::EphemeralPrivateKey,
    ];
    let lines = world.ledger(Party::Server).lines();
    lines
        .map(|(_, line)| line.value.slot)
        .filter(|slot| kinds.contains(&slot.kind) && slot.of == Whose::Server)
        .map(Command::Leak)
        .collect()
}

#[test]
fn a_value_that_nothing_computes_has_no_command_line() {
    let story = scenario::named("tls12-rsa").unwrap();
    let world = World::new(story).unwrap();
    let ledger = world.ledger(Party::Client);
    let random = Slot::new(ValueKind::ClientRandom, Whose::Client);
    let (id, _) = ledger.newest(random).unwrap();
    assert_eq!(padlock_sim::reproduce::command(ledger, id), None);
}
