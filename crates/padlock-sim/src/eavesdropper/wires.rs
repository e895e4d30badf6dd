//! The pieces of wire: one for each connection, or two where she is between the others, as an end of both.

use std::{collections::BTreeMap, rc::Rc};

use padlock_tls::{
    endpoint::Endpoint,
    ledger::{Ledger, Op, Value, ValueId, ValueKind},
    party::Party,
    shared::Shared,
};

use super::{
    Capture, Contact, Could, Eavesdropper, Gain, HardOp, Knowledge, Seen, Wire, hard, observe,
    sessions::Names,
};
use crate::world::{Between, MessageId, Refused, Role};

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
        self.between.push(Rc::new(between));
    }

    /// Goes between ends that have heard each other: `passed` is what has got through.
    pub(crate) fn take_over(&mut self, between: Between, passed: Vec<MessageId>) {
        self.passed.extend(passed);
        self.go_between(between);
    }

    /// The messages that had passed from end to end before she took over.
    pub(crate) fn passed(&self) -> &[MessageId] {
        &self.passed
    }

    /// Her own ends in the present connection.
    pub(crate) fn between(&self) -> Option<&Between> {
        let newest = self.between.last();
        newest
            .map(AsRef::as_ref)
            .filter(|between| between.connection() == self.connection)
    }

    /// All her own ends, in every connection.
    pub fn ends(&self) -> impl Iterator<Item = &Endpoint> {
        let betweens = self.between.iter().map(AsRef::as_ref);
        betweens.flat_map(|between: &Between| {
            [Party::Client, Party::Server].map(|party| between.toward(party))
        })
    }

    /// Her own ends in a connection, where she is between its ends.
    pub(crate) fn was_between(&self, connection: u32) -> Option<&Between> {
        let mut all = self.between.iter();
        all.find(|between| between.connection() == connection)
            .map(AsRef::as_ref)
    }

    pub(crate) fn between_mut(&mut self) -> Option<&mut Between> {
        let connection = self.connection;
        let newest = self.between.last_mut().map(Rc::make_mut);
        newest.filter(|between| between.connection() == connection)
    }

    /// Whether there has been more than one connection, or someone between the others.
    pub(super) fn has_many_wires(&self) -> bool {
        let mut captures = self.captures.iter();
        self.connection > 0
            || !self.between.is_empty()
            || captures.any(|capture| capture.wire.beyond)
    }

    /// Takes a value that `by` holds in the present connection.
    pub(crate) fn leak_of(&mut self, by: Party, value: Value) {
        let is_of_one = !LONG_TERM.contains(&value.slot.kind);
        let wire = Wire {
            connection: self.connection,
            beyond: self.between().is_some() && by == Party::Server,
        };
        self.gains.push(Gain {
            value,
            op: Op::Leaked,
            inputs: vec![],
            wire: is_of_one.then_some(wire),
        });
    }

    /// As [`crack`](Self::crack), on the first piece of wire where it can be done.
    pub(super) fn crack_on_a_wire(&mut self, op: HardOp) -> Result<u64, Refused> {
        let mut refused = Refused::NothingToCrack;
        for piece in Piece::all(self) {
            match hard::run(op, &piece.knowledge) {
                Ok((gains, work)) => {
                    self.gains.extend(gains);
                    return Ok(work);
                }
                Err(Refused::NothingToCrack) => {}
                Err(other) => refused = other,
            }
        }
        Err(refused)
    }

    /// Whether a piece of wire ends at the server, and not at an end of someone between.
    fn leads_to_server(&self, wire: Wire) -> bool {
        let beyond = Wire {
            beyond: true,
            ..wire
        };
        let mut captures = self.captures.iter();
        wire.beyond
            || self.was_between(wire.connection).is_none()
                && !captures.any(|capture| capture.wire == beyond)
    }

    /// What she has besides that has its place on a piece of wire.
    fn gains_on(&self, wire: Wire) -> Vec<Gain> {
        let leads_to_server = self.leads_to_server(wire);
        let has_place = |gain: &&Gain| match gain.wire {
            Some(its) => its == wire,
            None => gain.op != Op::Leaked || leads_to_server,
        };
        self.gains.iter().filter(has_place).cloned().collect()
    }

    /// What the hellos on each piece of wire say, and which pieces show the same session.
    pub(super) fn contacts(&self) -> (Vec<Contact>, Vec<[Wire; 2]>) {
        let mut wires: BTreeMap<Wire, Shared<Capture>> = BTreeMap::new();
        for capture in &self.captures {
            wires.entry(capture.wire).or_default().push(capture.clone());
        }
        let names: Vec<(Wire, Names)> = wires
            .iter()
            .map(|(wire, captures)| (*wire, observe(captures).names))
            .collect();
        let later = |at: usize| names.iter().skip(at + 1);
        let pairs = names.iter().enumerate().flat_map(|(at, one)| {
            let same = later(at).filter(|other| one.1.show_a_name_of(&other.1));
            same.map(|other| [one.0, other.0])
        });
        let links = pairs.collect();
        let contact = |(wire, names): &(Wire, Names)| Contact {
            wire: *wire,
            ..names.contact.clone()
        };
        (names.iter().map(contact).collect(), links)
    }

    /// Every piece of wire, with the places of its captures among all.
    fn pieces(&self) -> Vec<Piece> {
        let mut wires: BTreeMap<Wire, (Vec<usize>, Shared<Capture>)> = BTreeMap::new();
        for (place, capture) in self.captures.iter().enumerate() {
            let mut passed = self.passed.iter();
            let beyond = passed.find(|id| id.index() == place).map(|_| Wire {
                beyond: true,
                ..capture.wire
            });
            for wire in [Some(capture.wire), beyond].into_iter().flatten() {
                let (places, captures) = wires.entry(wire).or_default();
                places.push(place);
                captures.push(capture.clone());
            }
        }
        let of = |(wire, (places, captures))| Piece::of(places, captures, self.gains_on(wire));
        wires.into_iter().map(of).collect()
    }
}

/// What is not of one connection alone.
const LONG_TERM: &[ValueKind] = &[
    ValueKind::TrustAnchor,
    ValueKind::ServerCertificate,
    ValueKind::ClientCertificate,
    ValueKind::RsaModulus,
    ValueKind::RsaPublicExponent,
    ValueKind::RsaPrimeP,
    ValueKind::RsaPrimeQ,
    ValueKind::RsaPrivateExponent,
    ValueKind::SigningKey,
    ValueKind::TicketKey,
];

/// One piece of wire, and what she knows of it.
struct Piece {
    places: Vec<usize>,
    captures: Shared<Capture>,
    gains: Vec<Gain>,
    /// What names its session.
    names: Names,
    offers_psk: bool,
    /// What other pieces have handed on.
    handed_on: Vec<Value>,
    knowledge: Knowledge,
}

impl Piece {
    fn of(places: Vec<usize>, captures: Shared<Capture>, gains: Vec<Gain>) -> Self {
        let observed = observe(&captures);
        Self {
            knowledge: Knowledge::of_captures(&captures, &gains),
            names: observed.names,
            offers_psk: observed.behind.psks.are_offered(),
            handed_on: vec![],
            places,
            captures,
            gains,
        }
    }

    /// All pieces, with what they tell of one another.
    fn all(eavesdropper: &Eavesdropper) -> Vec<Self> {
        let mut pieces = eavesdropper.pieces();
        loop {
            let handed_on: Vec<Vec<Value>> = pieces
                .iter()
                .map(|piece| piece.learns_from(&pieces))
                .collect();
            if handed_on.iter().all(Vec::is_empty) {
                return pieces;
            }
            for (piece, values) in pieces.iter_mut().zip(handed_on) {
                piece.take(values);
            }
        }
    }

    /// What the others know that this one goes on with: the master secret of the same session, or a pre-shared key.
    fn learns_from(&self, others: &[Self]) -> Vec<Value> {
        let mut values = Vec::new();
        for other in others {
            let is_same = self.names.are_of_the_session_of(&other.names);
            let lines = other.knowledge.known.lines().map(|(_, line)| &line.value);
            let useful = lines.filter(|value| match value.slot.kind {
                ValueKind::MasterSecret => is_same,
                ValueKind::PreSharedKey => self.offers_psk,
                _ => false,
            });
            for value in useful.filter(|value| !self.knowledge.knows(value)) {
                if !values.contains(value) {
                    values.push(value.clone());
                }
            }
        }
        values
    }

    fn take(&mut self, values: Vec<Value>) {
        if values.is_empty() {
            return;
        }
        self.gains.extend(values.iter().map(|value| Gain {
            value: value.clone(),
            op: Op::Resumed,
            inputs: vec![],
            wire: None,
        }));
        self.handed_on.extend(values);
        self.knowledge = Knowledge::of_captures(&self.captures, &self.gains);
    }

    /// A value as this piece itself came by it.
    fn own(&self, value: &Value) -> Option<ValueId> {
        match self.handed_on.contains(value) {
            true => None,
            false => self.knowledge.known.find(value),
        }
    }
}

impl Knowledge {
    /// What she knows of several connections, as an end of some of them.
    pub(super) fn of_all_wires(eavesdropper: &Eavesdropper) -> Self {
        let pieces = Piece::all(eavesdropper);
        let mut all = Self::of_captures(&Shared::new(), &[]);
        let mut seen: Vec<(usize, Seen)> = Vec::new();
        for piece in &pieces {
            let places = piece.places.iter().copied();
            seen.extend(places.zip(piece.knowledge.seen.iter().copied()));
            // How it came to be is told where it came to be.
            for value in &piece.handed_on {
                let origin = pieces
                    .iter()
                    .find_map(|other| Some((other, other.own(value)?)));
                if let Some((other, id)) = origin {
                    let known = &other.knowledge.known;
                    add_lines(&mut all.known, known, &known.ancestry(id));
                }
            }
            all.join(&piece.knowledge);
        }
        for gain in eavesdropper
            .gains()
            .iter()
            .filter(|gain| gain.op == Op::Leaked)
        {
            all.known.add(gain.value.clone(), gain.op, vec![]);
        }
        seen.sort_by_key(|(place, _)| *place);
        seen.dedup_by_key(|(place, _)| *place);
        all.seen = seen.into_iter().map(|(_, seen)| seen).collect();
        for between in &eavesdropper.between {
            all.join_ends(between);
        }
        all
    }

    /// Adds what she knows of another piece of wire.
    fn join(&mut self, other: &Self) {
        match (other.known.tls13(), other.known.agreed()) {
            (Some(suite), _) => self.known.agree_on_tls13(suite.code),
            (None, Some(agreed)) => {
                self.known.leave_tls13();
                self.known.agree(agreed);
            }
            (None, None) => {}
        }
        let places = add_all(&mut self.known, &other.known);
        for recipe in &other.recipes {
            if !self.recipes.contains(recipe) {
                self.recipes.push(*recipe);
            }
        }
        self.lacks.extend(other.lacks.iter().cloned());
        let could = other.could.iter().cloned().map(|could| Could {
            on: places.get(could.on.index()).copied().unwrap_or(could.on),
            ..could
        });
        self.could.extend(could);
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

/// Adds every line of a ledger to another one, with where it came from; gives their places there.
fn add_all(known: &mut Ledger, other: &Ledger) -> Vec<ValueId> {
    let all: Vec<ValueId> = other.lines().map(|(id, _)| id).collect();
    add_lines(known, other, &all)
}

/// The same for some of its lines, each behind its inputs.
fn add_lines(known: &mut Ledger, other: &Ledger, ids: &[ValueId]) -> Vec<ValueId> {
    let mut places: BTreeMap<ValueId, ValueId> = BTreeMap::new();
    for (id, line) in ids.iter().filter_map(|id| Some((*id, other.line(*id)?))) {
        let inputs = line.inputs.iter();
        let inputs = inputs.filter_map(|input| places.get(input).copied());
        let inputs = inputs.collect();
        places.insert(id, known.add(line.value.clone(), line.op, inputs));
    }
    places.into_values().collect()
}
