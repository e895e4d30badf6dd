//! Two worlds held against each other: where they first differ, and what that changed.

mod fields;
mod side;
#[cfg(test)]
mod tests;

pub use fields::{FieldDifference, Part, Step};
pub use side::{Clear, Sent, Side, finish};

use std::collections::BTreeSet;

use padlock_core::closed_enum;
use padlock_tls::ledger::{Slot, Value};

use crate::{
    eavesdropper::Knowledge,
    timeline::Timeline,
    verdict::{LampName, LampState, Reason},
    world::{Command, MessageId, Role, World},
};

/// Two worlds: the first one's side, then the other one's.
pub type Pair<T> = [T; 2];

/// What is different in two worlds.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The first message that differs.
    pub message: Option<MessageDifference>,
    /// What the eavesdropper knows in one of them and not in the other.
    pub knowledge: KnowledgeDifference,
    /// The lamps that differ, in the order in which they are shown.
    pub verdict: Vec<LampDifference>,
}

impl Difference {
    /// Whether nothing is different.
    #[must_use]
    pub fn is_none(&self) -> bool {
        let KnowledgeDifference { only, changed } = &self.knowledge;
        let same = only.iter().all(Vec::is_empty) && changed.is_empty();
        self.message.is_none() && same && self.verdict.is_empty()
    }
}

closed_enum! {
    /// The first thing in which two messages differ.
    pub enum Differs {
        /// One of the worlds has no such message.
        Missing = "missing",
        /// They have not the same sender.
        Sender = "sender",
        /// They are not the same message.
        Name = "name",
        /// They do not arrive as the same bytes.
        Bytes = "bytes",
        /// Only one of them has arrived.
        Fate = "fate",
    }
}

/// The first message that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageDifference {
    /// Its place in the order of sending, the same in both.
    pub message: MessageId,
    /// What is different first.
    pub differs: Differs,
    /// The fields that differ, where both are the same message.
    pub fields: Vec<FieldDifference>,
}

/// What the eavesdropper knows in one world and not in the other, in the order in which she came to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnowledgeDifference {
    /// What she knows in this world alone.
    pub only: Pair<Vec<Slot>>,
    /// What she knows in both, with other bytes in each.
    pub changed: Vec<Slot>,
}

/// A lamp that says something else, or for another reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LampDifference {
    /// Which.
    pub lamp: LampName,
    /// What it says in each world.
    pub states: Pair<LampState>,
    /// Why.
    pub reasons: Pair<Reason>,
}

/// Two branches of a story.
#[derive(Clone, Debug, PartialEq)]
pub struct Branches {
    /// How many commands they have in common.
    pub forked_at: usize,
    /// The first command of each that is its own.
    pub commands: Pair<Option<Command>>,
    /// What is different at their ends.
    pub difference: Difference,
}

/// What is different in two worlds, whatever stories they are of.
#[must_use]
pub fn worlds(worlds: Pair<&World>) -> Difference {
    let knowledge = worlds.map(World::knowledge);
    let [first, second] = &knowledge;
    Difference {
        message: message(worlds, [first, second]),
        knowledge: known([first, second]),
        verdict: lamps(worlds, [first, second]),
    }
}

/// Two branches of one story: two timelines with the same first moment, each at its own cursor.
#[must_use]
pub fn branches(timelines: Pair<&Timeline>) -> Branches {
    let [first, second] = timelines.map(Timeline::commands);
    let same = first.iter().zip(&second).take_while(|(a, b)| a == b);
    let forked_at = same.count();
    Branches {
        forked_at,
        commands: [
            first.get(forked_at).cloned(),
            second.get(forked_at).cloned(),
        ],
        difference: worlds(timelines.map(|timeline| timeline.world().as_ref())),
    }
}

fn message(worlds: Pair<&World>, knowledge: Pair<&Knowledge>) -> Option<MessageDifference> {
    let [first, second] = worlds.map(World::messages);
    let count = u32::try_from(first.len().max(second.len())).unwrap_or(u32::MAX);
    (0..count).map(MessageId).find_map(|id| {
        let differs = match (first.get(id.index()), second.get(id.index())) {
            (Some(a), Some(b)) if a.from != b.from => Differs::Sender,
            (Some(a), Some(b)) if a.name != b.name => Differs::Name,
            (Some(a), Some(b)) if a.bytes != b.bytes => Differs::Bytes,
            (Some(a), Some(b)) if a.fate != b.fate => Differs::Fate,
            (Some(_), Some(_)) => return None,
            _ => Differs::Missing,
        };
        let fields = match differs {
            Differs::Bytes => message_fields(worlds, knowledge, id),
            _ => Vec::new(),
        };
        Some(MessageDifference {
            message: id,
            differs,
            fields,
        })
    })
}

/// The fields of the message on the wire as anyone sees it, then those inside, as its sender put them in.
fn message_fields(
    worlds: Pair<&World>,
    [first, second]: Pair<&Knowledge>,
    id: MessageId,
) -> Vec<FieldDifference> {
    let seen_by = |role: fn(&World, MessageId) -> Option<Role>| {
        let [a, b] = worlds;
        let view =
            |world: &World, knowledge| world.message_seen_by(id, role(world, id)?, knowledge);
        [view(a, first), view(b, second)]
    };
    let mut found = Vec::new();
    if let [Some(a), Some(b)] = seen_by(|_, _| Some(Role::Eavesdropper)) {
        let sides = [
            (&a.outer, a.bytes.as_slice()),
            (&b.outer, b.bytes.as_slice()),
        ];
        found.extend(fields::differences(Part::Wire, sides));
    }
    let sender = |world: &World, id| world.message(id).map(|message| message.from.into());
    if let [Some(a), Some(b)] = seen_by(sender)
        && let (Some(a), Some(b)) = (&a.opened, &b.opened)
    {
        let sides = [
            (&a.dissection, a.bytes.as_slice()),
            (&b.dissection, b.bytes.as_slice()),
        ];
        found.extend(fields::differences(Part::Opened, sides));
    }
    found
}

fn known(knowledge: Pair<&Knowledge>) -> KnowledgeDifference {
    let slots = knowledge.map(|knowledge| {
        let mut seen = BTreeSet::new();
        let lines = knowledge.known.lines().map(|(_, line)| line.value.slot);
        lines.filter(|slot| seen.insert(*slot)).collect::<Vec<_>>()
    });
    let newest = |of: &Knowledge, slot| {
        let newest = of.known.newest(slot);
        newest.map(|(_, value): (_, &Value)| value.bytes.clone())
    };
    let [a, b] = knowledge;
    let without = |slots: &[Slot], other: &Knowledge| {
        let missing = |slot: &&Slot| other.known.newest(**slot).is_none();
        slots.iter().filter(missing).copied().collect()
    };
    let [first, second] = &slots;
    let changed = first.iter().filter(|slot| {
        let (one, other) = (newest(a, **slot), newest(b, **slot));
        other.is_some() && one != other
    });
    KnowledgeDifference {
        only: [without(first, b), without(second, a)],
        changed: changed.copied().collect(),
    }
}

fn lamps([a, b]: Pair<&World>, [of_a, of_b]: Pair<&Knowledge>) -> Vec<LampDifference> {
    let (first, second) = (a.verdict(of_a), b.verdict(of_b));
    let lamps = first.lamps().into_iter().zip(second.lamps());
    let differences = lamps.map(|((lamp, one), (_, other))| LampDifference {
        lamp,
        states: [one.state, other.state],
        reasons: [one.proof.reason, other.proof.reason],
    });
    let differ = |lamp: &LampDifference| {
        let ([a, b], [c, d]) = (lamp.states, lamp.reasons);
        a != b || c != d
    };
    differences.filter(differ).collect()
}
