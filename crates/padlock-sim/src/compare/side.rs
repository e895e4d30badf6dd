//! One world in figures, to stand beside another: the same inputs under two configurations.

use std::collections::BTreeSet;

use padlock_tls::{
    codec::Field,
    handshake::CipherSuite,
    ledger::{Ledger, Op, Secrecy, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::Party,
};

use super::Pair;
use crate::{
    eavesdropper::Metadata,
    scenario::Scenario,
    verdict::Verdict,
    world::{Command, CreateError, World, step},
};

/// A world in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The story that was played.
    pub scenario: Scenario,
    /// The suite that both ends agreed on, as far as they did.
    pub cipher_suite: Option<CipherSuite>,
    /// Every message in the order of sending.
    pub messages: Vec<Sent>,
    /// How many times one end had to wait for the other before the first application data was sent, either way: 4 is two
    /// round trips. `None` when none was sent.
    pub waits: Option<usize>,
    /// Bytes on the wire, the client's and the server's.
    pub bytes: Pair<usize>,
    /// The same before the first application data.
    pub bytes_before_data: Pair<usize>,
    /// Every value that the eavesdropper knows, once each, in the order in which she came to know it.
    pub known: Vec<Slot>,
    /// Those among them that are never on the wire, or only under keys.
    pub secrets: Vec<Slot>,
    /// What stands on the wire for everyone to read.
    pub clear: Clear,
    /// The lamps.
    pub verdict: Verdict,
}

/// A message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Who sent it.
    pub from: Party,
    /// What its sender put in.
    pub name: MessageName,
    /// What anyone on the wire takes it for.
    pub seen_as: MessageName,
    /// Whether it is under keys.
    pub protected: bool,
    /// Bytes of its record.
    pub length: usize,
}

/// What stands on the wire for everyone to read, beside the values of the protocol.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clear {
    /// Names of servers and protocols, each once, with the field that it stood in.
    pub names: Vec<(Field, String)>,
    /// How many messages are not under keys: everyone reads what they are and what they say.
    pub readable: usize,
    /// How many bytes of certificates are in the clear.
    pub certificate_bytes: usize,
}

impl Side {
    /// A world in figures.
    #[must_use]
    pub fn of(world: &World) -> Self {
        let knowledge = world.knowledge();
        let metadata = world.metadata_with(&knowledge);
        let messages: Vec<Sent> = world
            .messages()
            .iter()
            .zip(&metadata.records)
            .map(|(message, record)| Sent {
                from: message.from,
                name: message.name,
                seen_as: record.seen_as,
                protected: message.protected,
                length: record.length,
            })
            .collect();
        let first_data = messages.iter().position(|sent| is_data(sent.name));
        let before = messages.get(..first_data.unwrap_or(messages.len()));
        Self {
            scenario: world.scenario().clone(),
            cipher_suite: cipher_suite(world.ledger(Party::Client)),
            waits: first_data.map(|at| waits(&messages, at)),
            bytes: bytes(&messages),
            bytes_before_data: bytes(before.unwrap_or_default()),
            known: slots(&knowledge.known, |_| true),
            secrets: slots(&knowledge.known, |id| is_secret(&knowledge.known, id)),
            clear: clear(metadata),
            verdict: world.verdict(&knowledge),
            messages,
        }
    }
}

/// The last moment of a story that nobody interferes with, after at most `limit` messages.
///
/// # Errors
/// When the story cannot begin.
pub fn finish(scenario: Scenario, limit: usize) -> Result<World, CreateError> {
    let mut world = World::new(scenario)?;
    for _ in 0..limit {
        match step(&world, &Command::Step) {
            Ok((next, _)) => world = next,
            Err(_) => break,
        }
    }
    Ok(world)
}

fn cipher_suite(ledger: &Ledger) -> Option<CipherSuite> {
    let older = ledger.suite().map(|suite| suite.code);
    let tls13 = ledger.tls13().map(|suite| suite.code);
    tls13.or(older)
}

const fn is_data(name: MessageName) -> bool {
    matches!(
        name,
        MessageName::ApplicationData | MessageName::EncryptedData
    )
}

/// The changes of direction before the message at `at`.
fn waits(messages: &[Sent], at: usize) -> usize {
    let so_far = messages.get(..=at).unwrap_or_default();
    let pairs = so_far.iter().zip(so_far.iter().skip(1));
    pairs.filter(|(one, next)| one.from != next.from).count()
}

fn bytes(messages: &[Sent]) -> Pair<usize> {
    [Party::Client, Party::Server].map(|party| {
        let of_party = messages.iter().filter(|sent| sent.from == party);
        of_party.map(|sent| sent.length).sum()
    })
}

/// The values of a ledger, each slot once, oldest first.
fn slots(known: &Ledger, counts: impl Fn(ValueId) -> bool) -> Vec<Slot> {
    let mut seen = BTreeSet::new();
    let lines = known.lines().filter(|(id, _)| counts(*id));
    let slots = lines.map(|(_, line)| line.value.slot);
    slots.filter(|slot| seen.insert(*slot)).collect()
}

/// Whether a value is kept from the wire. Records under keys are what everyone sees, and what follows from nothing but the
/// protocol's own constants, as TLS 1.3's first secrets do without a PSK (RFC 8446 section 7.1), everyone can compute.
fn is_secret(known: &Ledger, id: ValueId) -> bool {
    let Some(line) = known.line(id) else {
        return false;
    };
    let kind = line.value.slot.kind;
    let kept = kind.secrecy() != Secrecy::Plain && kind != ValueKind::ProtectedRecord;
    let ancestry = known.ancestry(id).into_iter().chain([id]);
    let mut roots = ancestry.filter_map(|id| known.line(id));
    kept && roots.any(|line| line.inputs.is_empty() && line.op != Op::HkdfExtract)
}

fn clear(metadata: Metadata) -> Clear {
    let readable = metadata.records.iter().filter(|record| record.is_readable);
    let certificates = metadata.certificates.iter();
    Clear {
        readable: readable.count(),
        certificate_bytes: certificates.map(|certificate| certificate.der.len()).sum(),
        names: metadata.names,
    }
}
