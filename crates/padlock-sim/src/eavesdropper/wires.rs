//! The pieces of wire: one for each connection, or two where she is between the others, as an end of both.

use padlock_tls::{
    ledger::{Ledger, ValueId, ValueKind},
    party::Party,
};

use super::{Capture, Eavesdropper, Gain, Knowledge, Seen};
use crate::world::{Between, Role};

/// One piece of wire, from end to end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Wire {
    /// The number of the connection, from 0.
    pub connection: u32,
    /// Whether she is between the others, and this is the piece from her to the server.
    pub beyond: bool,
}

impl Eavesdropper {
    /// The piece of wire that a message crosses.
    pub(super) fn wire(&self, from: Party, origin: Role) -> Wire {
        let leg = match (self.between(), origin) {
            (None, _) => Party::Client,
            (Some(_), Role::Eavesdropper) => from.peer(),
            (Some(_), _) => from,
        };
        Wire {
            connection: self.connection,
            beyond: leg == Party::Server,
        }
    }

    /// Notes what she put on the wire herself, in the place of `from`.
    pub(crate) fn inject(&mut self, from: Party, bytes: Vec<u8>) {
        let wire = self.wire(from, Role::Eavesdropper);
        self.captures.push(Capture {
            from,
            sent: vec![],
            forwarded: Some(bytes),
            wire,
        });
    }

    pub(crate) fn connected(&mut self, connection: u32) {
        self.connection = connection;
    }

    pub(crate) fn go_between(&mut self, between: Between) {
        self.between.push(between);
    }

    /// Her own ends in the present connection.
    pub(crate) fn between(&self) -> Option<&Between> {
        let newest = self.between.last();
        newest.filter(|between| between.connection() == self.connection)
    }

    /// Her own ends in a connection, where she is between its ends.
    pub(crate) fn was_between(&self, connection: u32) -> Option<&Between> {
        let mut all = self.between.iter();
        all.find(|between| between.connection() == connection)
    }

    pub(crate) fn between_mut(&mut self) -> Option<&mut Between> {
        let connection = self.connection;
        let newest = self.between.last_mut();
        newest.filter(|between| between.connection() == connection)
    }

    /// Whether there has been more than one connection, or she has been between the others.
    pub(super) fn has_many_wires(&self) -> bool {
        self.connection > 0 || !self.between.is_empty()
    }

    /// The captures of each piece of wire, with their places among all. What had passed before she went between is on both
    /// pieces.
    fn wires(&self) -> Vec<Vec<(usize, Capture)>> {
        let mut wires: Vec<Wire> = self.captures.iter().map(|capture| capture.wire).collect();
        wires.sort_unstable();
        wires.dedup();
        let of = |wire: Wire| {
            let between = self
                .was_between(wire.connection)
                .filter(|_| wire.beyond)
                .map(Between::passed);
            let is_in = |place: usize| {
                let mut passed = between.unwrap_or_default().iter();
                passed.any(|id| id.index() == place)
            };
            let captures = self.captures.iter().enumerate();
            let captures =
                captures.filter(|(place, capture)| capture.wire == wire || is_in(*place));
            captures
                .map(|(place, capture)| (place, capture.clone()))
                .collect()
        };
        wires.into_iter().map(of).collect()
    }
}

/// What one connection hands on to the next.
const HANDED_ON: &[ValueKind] = &[
    ValueKind::MasterSecret,
    ValueKind::SessionState,
    ValueKind::PreSharedKey,
    ValueKind::ResumptionMasterSecret,
];

impl Knowledge {
    /// What she knows of several connections, as an end of some of them.
    pub(super) fn of_all_wires(eavesdropper: &Eavesdropper) -> Self {
        let wires = eavesdropper.wires();
        let mut all: Option<Self> = None;
        let mut seen: Vec<(usize, Seen)> = Vec::new();
        for wire in wires {
            let (places, captures): (Vec<usize>, Vec<Capture>) = wire.into_iter().unzip();
            let of_wire = Self::of_captures(&captures, eavesdropper);
            let of_wire = match all.as_ref().map(|all| handed_on(all, &of_wire)) {
                Some(gains) if !gains.is_empty() => {
                    let mut heir = eavesdropper.clone();
                    heir.gains.extend(gains);
                    Self::of_captures(&captures, &heir)
                }
                _ => of_wire,
            };
            seen.extend(places.into_iter().zip(of_wire.seen.iter().copied()));
            match &mut all {
                None => all = Some(of_wire),
                Some(all) => all.join(of_wire),
            }
        }
        let mut all = all.unwrap_or_else(|| Self::of_captures(&[], eavesdropper));
        seen.sort_by_key(|(place, _)| *place);
        seen.dedup_by_key(|(place, _)| *place);
        all.seen = seen.into_iter().map(|(_, seen)| seen).collect();
        for between in &eavesdropper.between {
            all.join_ends(between);
        }
        all
    }

    /// Adds what she knows of another piece of wire.
    fn join(&mut self, other: Self) {
        add_all(&mut self.known, &other.known);
        self.lacks.extend(other.lacks);
        self.could.extend(other.could);
    }

    /// Adds what her own ends hold.
    fn join_ends(&mut self, between: &Between) {
        for party in [Party::Client, Party::Server] {
            add_all(&mut self.known, between.toward(party).ledger());
        }
        let known: Vec<_> = self
            .known
            .lines()
            .map(|(_, line)| line.value.slot)
            .collect();
        let is_held = |kind, of| known.iter().any(|slot| (slot.kind, slot.of) == (kind, of));
        self.lacks.retain(|lack| !is_held(lack.kind, lack.of));
    }
}

/// What she knows of earlier connections that may open this one, as long as she has not what it would open.
fn handed_on(earlier: &Knowledge, here: &Knowledge) -> Vec<Gain> {
    let has = |kind| {
        here.known
            .lines()
            .any(|(_, line)| line.value.slot.kind == kind)
    };
    let lines = earlier.known.lines().map(|(_, line)| line);
    lines
        .filter(|line| HANDED_ON.contains(&line.value.slot.kind) && !has(line.value.slot.kind))
        .map(|line| Gain {
            value: line.value.clone(),
            op: line.op,
            inputs: vec![],
        })
        .collect()
}

/// Adds every line of a ledger to another one, with where it came from.
fn add_all(known: &mut Ledger, other: &Ledger) {
    let mut places: Vec<ValueId> = Vec::with_capacity(other.len());
    for (_, line) in other.lines() {
        let inputs = line.inputs.iter();
        let inputs = inputs.filter_map(|input| places.get(input.index()).copied());
        let inputs = inputs.collect();
        places.push(known.add(line.value.clone(), line.op, inputs));
    }
}
