//! The pieces of wire: one, until she goes between the others; then theirs are two connections, and she is an end of both.

use padlock_tls::{
    ledger::{Ledger, ValueId},
    party::Party,
};

use super::{Capture, Eavesdropper, Knowledge, Seen};
use crate::world::{Between, Role};

impl Eavesdropper {
    /// The piece of wire that a message crosses.
    pub(super) fn leg(&self, from: Party, origin: Role) -> Party {
        match (&self.between, origin) {
            (None, _) => Party::Client,
            (Some(_), Role::Eavesdropper) => from.peer(),
            (Some(_), _) => from,
        }
    }

    /// Notes what she put on the wire herself, in the place of `from`.
    pub(crate) fn inject(&mut self, from: Party, bytes: Vec<u8>) {
        let leg = self.leg(from, Role::Eavesdropper);
        self.captures.push(Capture {
            from,
            sent: vec![],
            forwarded: Some(bytes),
            leg,
        });
    }

    pub(crate) fn go_between(&mut self, between: Between) {
        self.between = Some(Box::new(between));
    }

    pub(crate) fn between(&self) -> Option<&Between> {
        self.between.as_deref()
    }

    pub(crate) fn between_mut(&mut self) -> Option<&mut Between> {
        self.between.as_deref_mut()
    }

    /// Whether she was between the others when something crossed the wire.
    pub(super) fn has_two_legs(&self) -> bool {
        self.captures
            .iter()
            .any(|capture| capture.leg == Party::Server)
    }

    /// The captures of each piece of wire.
    pub(super) fn legs(&self) -> Vec<Vec<(usize, Capture)>> {
        let of = |leg: Party| {
            let captures = self.captures.iter().cloned().enumerate();
            captures
                .filter(move |(_, capture)| capture.leg == leg)
                .collect::<Vec<_>>()
        };
        let legs = [of(Party::Client), of(Party::Server)];
        legs.into_iter().filter(|leg| !leg.is_empty()).collect()
    }
}

impl Knowledge {
    /// What she knows as one end of two connections.
    pub(super) fn of_both_legs(eavesdropper: &Eavesdropper) -> Self {
        let mut both: Option<Self> = None;
        let mut seen: Vec<(usize, Seen)> = Vec::new();
        for leg in eavesdropper.legs() {
            let (places, captures): (Vec<usize>, Vec<Capture>) = leg.into_iter().unzip();
            let of_leg = Self::of_captures(&captures, eavesdropper);
            seen.extend(places.into_iter().zip(of_leg.seen.iter().copied()));
            match &mut both {
                None => both = Some(of_leg),
                Some(both) => both.join(of_leg),
            }
        }
        let mut both = both.unwrap_or_else(|| Self::of_captures(&[], eavesdropper));
        seen.sort_by_key(|(place, _)| *place);
        both.seen = seen.into_iter().map(|(_, seen)| seen).collect();
        if let Some(between) = eavesdropper.between() {
            both.join_ends(between);
        }
        both
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
