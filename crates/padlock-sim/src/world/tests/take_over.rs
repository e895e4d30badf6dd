//! Taking over a handshake: FREAK and Logjam.

use padlock_tls::{
    ledger::{Op, Slot, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    state::State,
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::{
    scenario::{self, Scenario},
    verdict::Reason,
    world::{Command, Event, Refused, Role, World, step},
};

fn named(id: &str) -> Scenario {
    scenario::named(id).unwrap()
}

/// Every moment up to the end.
fn played(story: Scenario) -> (Vec<World>, Vec<Event>) {
    let mut worlds = vec![World::new(story).unwrap()];
    let mut all = Vec::new();
    while !worlds.last().unwrap().finished() {
        let (next, events) = step(worlds.last().unwrap(), &Command::Step).unwrap();
        all.extend(events);
        worlds.push(next);
        assert!(worlds.len() < 100);
    }
    (worlds, all)
}

const STORIES: [&str; 2] = ["attack-freak", "attack-logjam"];

#[test]
fn both_ends_hear_what_was_said_and_neither_is_the_wiser() {
    for id in STORIES {
        let (worlds, events) = played(named(id));
        let world = worlds.last().unwrap();
        assert!(
            !events
                .iter()
                .any(|event| matches!(event, Event::PlanFailed(_) | Event::Failed { .. })),
            "{id}: {events:?}"
        );
        for party in Party::ALL {
            assert_eq!(world.state(*party), State::Closed, "{id}");
            let heard: Vec<u8> = world.heard(*party).flat_map(|h| h.data.clone()).collect();
            assert_eq!(heard, world.said(party.peer()).concat(), "{id}");
            assert!(!heard.is_empty());
        }
    }
}

#[test]
fn the_ends_agree_on_different_suites_and_each_verifies_a_finished_of_its_own() {
    for id in STORIES {
        let (worlds, _) = played(named(id));
        let world = worlds.last().unwrap();
        let of = |party| {
            let own = world.ledger(party);
            let finished = Slot::new(ValueKind::VerifyData, Whose::Server);
            (
                own.suite().unwrap().export,
                own.newest(finished).unwrap().1.clone(),
            )
        };
        let (client, server) = (of(Party::Client), of(Party::Server));
        assert_eq!((client.0, server.0), (false, true), "{id}");
        assert_ne!(client.1, server.1, "{id}");
    }
}

#[test]
fn she_takes_over_only_between_the_key_exchange_and_the_change_to_its_keys() {
    for id in STORIES {
        let (worlds, _) = played(named(id));
        for world in worlds {
            let arrived = |name| world.arrived().any(|message| message.name == name);
            let expected = match () {
                () if arrived(MessageName::ChangeCipherSpec)
                    || !arrived(MessageName::ClientKeyExchange) =>
                {
                    Err(Refused::NotMidway)
                }
                () if world.between().is_some() => Err(Refused::TooLate),
                () => Ok(()),
            };
            let done = step(&world, &Command::TakeOver).map(|_| ());
            assert_eq!(done, expected, "{id}");
        }
    }
}

#[test]
fn without_the_premaster_secret_nothing_is_hers() {
    for id in STORIES {
        let mut story = named(id);
        story
            .plan
            .retain(|planned| !matches!(planned.deed, scenario::Deed::Crack(_)));
        let (worlds, events) = played(story);
        assert!(
            events.contains(&Event::PlanFailed(Refused::SecretUnknown)),
            "{id}"
        );
        // Each end verifies Finished by its own messages.
        assert_eq!(worlds.last().unwrap().state(Party::Client), State::Failed);
    }
}

#[test]
fn what_had_passed_before_went_from_end_to_end() {
    for id in STORIES {
        let (worlds, _) = played(named(id));
        let world = worlds.last().unwrap();
        let receiver = |name, from| {
            let mut messages = world.messages().iter();
            let message = messages.find(|m| m.name == name && m.origin == Role::from(from));
            world.receiver(message.unwrap())
        };
        assert_eq!(
            receiver(MessageName::ClientHello, Party::Client),
            Role::Server
        );
        assert_eq!(
            receiver(MessageName::ServerHello, Party::Server),
            Role::Client
        );
        for party in Party::ALL {
            assert_eq!(receiver(MessageName::Finished, *party), Role::Eavesdropper);
        }
    }
}

/// What she holds of keys is computed: the certificate's key stays the server's.
#[test]
fn the_key_of_the_certificate_stays_a_secret() {
    let (worlds, _) = played(named("attack-freak"));
    let world = worlds.last().unwrap();
    let known = world.knowledge().known;
    let primes = |ledger: &padlock_tls::ledger::Ledger| {
        let lines = ledger.lines().map(|(_, line)| line.value.clone());
        lines
            .filter(|value| value.slot == Slot::new(ValueKind::RsaPrimeP, Whose::Server))
            .collect::<Vec<_>>()
    };
    let (hers, servers) = (primes(&known), primes(world.ledger(Party::Server)));
    assert_eq!((hers.len(), servers.len()), (1, 2));
    for (_, line) in known.lines() {
        let slot = line.value.slot;
        if slot.kind == ValueKind::RsaPrivateExponent {
            assert_eq!(line.op, Op::RsaPrivateExponent);
        }
    }
}

/// Why each lamp is as it is, and by which work of hers or key of the server's the broken ones broke.
#[test]
fn what_decides_the_lamps_is_the_short_key_and_the_small_group() {
    let decided = |id, hard: Op, thief: Reason| {
        let (worlds, _) = played(named(id));
        let world = worlds.last().unwrap();
        let verdict = world.verdict(&world.knowledge());
        let lamp = verdict.privacy.proof;
        let (known, value) = lamp.ledger.zip(lamp.value).unwrap();
        let ancestry = known.ancestry(value);
        let ops = ancestry.iter().map(|id| known.line(*id).unwrap().op);
        assert_eq!(lamp.reason, Reason::DataKnown, "{id}");
        assert!(ops.clone().any(|op| op == hard), "{id}");
        let proof = verdict.server_authentication.proof;
        assert_eq!(proof.reason, Reason::FinishedForged, "{id}");
        let (hers, value) = proof.ledger.zip(proof.value).unwrap();
        assert_eq!(
            hers.line(value).unwrap().value.slot.kind,
            ValueKind::VerifyData
        );
        assert_eq!(verdict.forward_secrecy.proof.reason, thief, "{id}");
        verdict.forward_secrecy.proof
    };
    decided(
        "attack-logjam",
        Op::DiscreteLogarithm,
        Reason::LongTermKeyUseless,
    );
    let proof = decided("attack-freak", Op::Factored, Reason::LongTermKeyOpens);
    let (supposed, value) = proof.ledger.zip(proof.value).unwrap();
    let ancestry = supposed.ancestry(value);
    let ops: Vec<Op> = ancestry
        .iter()
        .map(|id| supposed.line(*id).unwrap().op)
        .collect();
    assert!(
        ops.contains(&Op::Leaked) && !ops.contains(&Op::Factored),
        "{ops:?}"
    );
}
