//! What she did not compute: it crossed the wire, somebody let it slip, or it is the answer to a question that she asked.

use padlock_core::Nat;
use padlock_tls::handshake::HandshakeType;

use super::{soundness::name, *};

/// Everything that was there to be read: each direction of each piece of wire, what she let go on otherwise or sent herself,
/// and the content of the records that are open to her.
struct Readable(Vec<Vec<u8>>);

impl Readable {
    fn of(world: &World, known: &Ledger) -> Self {
        let mut streams: BTreeMap<_, Vec<u8>> = BTreeMap::new();
        let mut passages = Vec::new();
        for capture in world.eavesdropper().captures() {
            let direction = (capture.wire, capture.from);
            let stream = streams.entry(direction).or_default();
            stream.extend(&capture.sent);
            passages.extend(capture.forwarded.clone());
        }
        let of = |kind| {
            let lines = known.lines().map(|(_, line)| &line.value);
            lines.filter(move |value| value.slot.kind == kind)
        };
        passages.extend(of(ValueKind::OpenedRecord).map(|value| value.bytes.clone()));
        passages.extend(streams.into_values());
        Self(passages)
    }

    fn has(&self, bytes: &[u8]) -> bool {
        let mut all = self.0.iter();
        all.any(|passage| contains(passage, bytes))
    }

    /// Whether each handshake message is there to be read. Where a hello was asked for again its hash stands for it (RFC 8446
    /// section 4.4.1).
    fn has_messages(&self, mut messages: &[u8]) -> bool {
        while let [kind, high, middle, low, ..] = *messages {
            let length = usize::from(high) << 16 | usize::from(middle) << 8 | usize::from(low);
            let Some((message, rest)) = messages.split_at_checked(4 + length) else {
                return false;
            };
            if kind != HandshakeType::MessageHash.code() && !self.has(message) {
                return false;
            }
            messages = rest;
        }
        messages.is_empty()
    }

    /// More than there is to be counted.
    fn length(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }
}

/// Whether the bytes stand together somewhere in a passage; no bytes stand everywhere.
pub fn contains(passage: &[u8], bytes: &[u8]) -> bool {
    if bytes.is_empty() {
        return true;
    }
    let mut windows = passage.windows(bytes.len());
    windows.any(|window| window == bytes)
}

/// Nothing came to her but by her ears, by a leak that was asked for, or by work whose answer an owner confirms.
pub fn sources_are_hers(played: &Played, knowledge: &Knowledge) {
    let world = &played.world;
    let known = &knowledge.known;
    let readable = Readable::of(world, known);
    let owners = owners(world);
    let is_own = |value: &Value| {
        let mut ends = world.eavesdropper().ends();
        ends.any(|end| end.ledger().find(value).is_some())
    };
    for (id, line) in known.lines().filter(|(_, line)| !is_own(&line.value)) {
        let value = &line.value;
        let is_held = || owners.iter().any(|own| own.find(value).is_some());
        let is_hers = match line.op {
            Op::Received => readable.has(&value.bytes),
            Op::ReadContent => {
                let input = |id: &ValueId| contains(known.bytes(*id), &value.bytes);
                line.inputs.iter().any(input)
            }
            Op::JoinMessages => readable.has_messages(&value.bytes),
            Op::Counted => Nat::from_be_bytes(&value.bytes) <= Nat::from(readable.length() as u64),
            Op::Leaked => played.leaked.contains(&value.slot) && is_held(),
            Op::Guessed => played.in_mind.contains(&value.bytes),
            Op::Oracle | Op::Quantum => is_held(),
            Op::Factored => line.inputs.iter().all(|input| {
                let number = |bytes| Nat::from_be_bytes(bytes);
                let rest = number(known.bytes(*input)).rem(&number(&value.bytes));
                rest.is_ok_and(|rest| rest.is_zero())
            }),
            _ => true,
        };
        assert!(is_hers, "not from the wire: {}", name(known, id));
    }
}
