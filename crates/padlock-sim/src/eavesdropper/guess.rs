//! Guessing by size: encryption hides what is said, and not how long it is.
//!
//! She has the same software at home. There she lets the same end say each of the words that she has in mind, and looks
//! which of them make a record of the size that she saw.

use padlock_tls::{
    ledger::{Op, Slot, ValueKind},
    party::Party,
};

use super::Gain;
use crate::{
    scenario::Scenario,
    world::{Command, MessageId, Refused, Role, World, step},
};

/// The most words that she has in mind.
const MAX_WORDS: usize = 64;
/// More steps than a handshake takes.
const MAX_STEPS: usize = 64;

/// The one of `words` that was said in a message; refused unless exactly one has its size.
pub(crate) fn guess(world: &World, id: MessageId, words: &[String]) -> Result<Gain, Refused> {
    let message = world.message(id).ok_or(Refused::NothingToGuess)?;
    let knowledge = world.knowledge();
    let seen = knowledge.seen.get(id.index()).filter(|seen| seen.protected);
    let seen = seen.ok_or(Refused::NothingToGuess)?;
    if message.origin == Role::Eavesdropper || words.len() > MAX_WORDS {
        return Err(Refused::NothingToGuess);
    }
    let home = at_home(world.scenario())?;
    let size = message.sent.len();
    let mut alike = words
        .iter()
        .filter(|word| size_of(&home, message.from, word) == Some(size));
    let (Some(word), None) = (alike.next(), alike.next()) else {
        return Err(Refused::SizesDoNotTell);
    };
    let slot = |kind| Slot::of_record(kind, message.from.into(), seen.number);
    let record = knowledge.known.newest(slot(ValueKind::ProtectedRecord));
    Ok(Gain {
        value: slot(ValueKind::ApplicationData).holding(word.clone().into_bytes()),
        op: Op::Guessed,
        inputs: record.map(|(_, value)| value.clone()).into_iter().collect(),
        wire: None,
    })
}

/// Two ends of the same make, connected, from another seed and with nobody in between.
fn at_home(scenario: &Scenario) -> Result<World, Refused> {
    let mut scenario = scenario.clone().with_seed(scenario.seed.wrapping_add(1));
    scenario.plan.clear();
    scenario.script.clear();
    scenario.by_hand.clear();
    let mut world = World::new(scenario).map_err(|_| Refused::NothingToGuess)?;
    for _ in 0..MAX_STEPS {
        match step(&world, &Command::Step) {
            Ok((next, _)) => world = next,
            Err(_) => break,
        }
    }
    Ok(world)
}

/// How many bytes the record has in which `by` says `word`.
fn size_of(home: &World, by: Party, word: &str) -> Option<usize> {
    let say = Command::Say {
        by,
        text: word.to_owned(),
    };
    let (after, _) = step(home, &say).ok()?;
    let record = after.messages().get(home.messages().len())?;
    Some(record.sent.len())
}
