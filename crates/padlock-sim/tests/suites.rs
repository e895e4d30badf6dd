//! Every version with every suite: a whole story, what it is worth, and what the eavesdropper makes of it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use padlock_sim::{
    Command, HardOp, Scenario, World,
    scenario::{self, Version},
    step,
    verdict::LampState,
};
use padlock_tls::{
    handshake::KeyExchangeAlgorithm,
    party::{Party, Size},
    state::State,
    suite::{SUITES, Suite},
};

/// Every version with each of its suites.
fn stories() -> Vec<(Scenario, &'static Suite)> {
    let story = scenario::named("tls12-rsa").expect("in the catalogue");
    let of = |version: Version| {
        let story = story.clone();
        let suites = SUITES
            .iter()
            .filter(move |row| row.since <= version.protocol());
        suites.map(move |row| {
            (
                story
                    .clone()
                    .with_version(version)
                    .with_cipher_suite(row.code),
                row,
            )
        })
    };
    Version::TLS.iter().copied().flat_map(of).collect()
}

fn play(scenario: &Scenario) -> World {
    let mut world = World::new(scenario.clone()).expect("it begins");
    while world.next_message().is_some() {
        world = step(&world, &Command::Step)
            .expect("something is in flight")
            .0;
    }
    world
}

#[test]
fn both_ends_agree_and_hear_each_other_in_every_suite_of_every_version() {
    for (scenario, row) in stories() {
        let name = format!("{} {}", scenario.version.id(), row.code.id());
        let world = play(&scenario);
        for party in [Party::Client, Party::Server] {
            assert_eq!(world.error(party), None, "{name}");
            assert_eq!(world.state(party), State::Closed, "{name}");
            let heard: Vec<u8> = world
                .heard(party)
                .flat_map(|heard| heard.data.clone())
                .collect();
            assert_eq!(heard, world.said(party.peer()).concat(), "{name}");
        }
        let agreed = world.ledger(Party::Client).agreed();
        assert_eq!(agreed, world.ledger(Party::Server).agreed(), "{name}");
        assert_eq!(agreed.map(|agreed| agreed.cipher_suite), Some(row.code));
        assert_eq!(
            agreed.map(|agreed| agreed.version),
            Some(scenario.version.protocol())
        );
    }
}

#[test]
fn a_leak_of_the_servers_key_opens_what_key_transport_protected_and_nothing_else() {
    for (scenario, row) in stories() {
        if row.protection.is_readable() {
            continue;
        }
        let world = play(&scenario);
        let verdict = world.verdict(&world.knowledge());
        let transported = row.key_exchange == KeyExchangeAlgorithm::Rsa;
        let expected = if transported {
            LampState::Broken
        } else {
            LampState::Held
        };
        assert_eq!(verdict.forward_secrecy.state, expected, "{}", row.code.id());
    }
}

#[test]
fn every_toy_falls_to_its_own_hard_problem() {
    for (scenario, row) in stories() {
        if row.scale.size != Size::Toy || row.protection.is_readable() {
            continue;
        }
        let name = format!("{} {}", scenario.version.id(), row.code.id());
        let world = play(&scenario);
        let held = world.verdict(&world.knowledge()).privacy.state;
        assert_eq!(held, LampState::Held, "{name}");
        let op = match row.key_exchange {
            KeyExchangeAlgorithm::Rsa => HardOp::Factor,
            _ => HardOp::Logarithm,
        };
        let (cracked, _) = step(&world, &Command::Crack(op)).expect("small enough");
        let broken = cracked.verdict(&cracked.knowledge()).privacy.state;
        assert_eq!(broken, LampState::Broken, "{name}");
    }
}
