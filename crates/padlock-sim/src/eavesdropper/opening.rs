//! Opening a record of TLS 1.3: keys and sequence numbers are tried out, and only what opens it is noted.

use std::collections::BTreeMap;

use padlock_core::Working;
use padlock_tls::{
    ledger::{Inputs, Ledger, Op, Slot, Value, ValueId, ValueKind},
    party::Party,
    tls13::ops,
};

/// A key and the IV that goes with it, by their places in the ledger.
type Pair = (ValueId, ValueId);

/// The keys and IVs among the lines of a ledger, so that not every record has to look through all of them.
#[derive(Default)]
pub(super) struct Keys {
    places: BTreeMap<ValueKind, Vec<ValueId>>,
    /// How many lines have been looked through.
    covered: usize,
}

impl Keys {
    /// Those of a kind, in the order of the ledger.
    fn of_kind(&mut self, kind: ValueKind, known: &Ledger) -> Vec<ValueId> {
        for (id, line) in known.lines_from(self.covered) {
            let kind = line.value.slot.kind;
            if KINDS.contains(&kind) {
                self.places.entry(kind).or_default().push(id);
            }
        }
        self.covered = known.len();
        self.places.get(&kind).cloned().unwrap_or_default()
    }
}

/// What is looked for.
const KINDS: [ValueKind; 4] = [
    ValueKind::ClientWriteKey,
    ValueKind::ServerWriteKey,
    ValueKind::ClientWriteIv,
    ValueKind::ServerWriteIv,
];

/// Opens the record `number` of `from` with keys whose secret `goes`, if one of the sequence numbers does; whether it is open.
pub(super) fn open(
    (from, number): (Party, u64),
    goes: impl Fn(Slot) -> bool,
    sequence_numbers: impl Iterator<Item = u64> + Clone,
    keys: &mut Keys,
    known: &mut Ledger,
) -> bool {
    let slot = |kind| Slot::of_record(kind, from.into(), number);
    if known.newest(slot(ValueKind::OpenedRecord)).is_some() {
        return true;
    }
    let Some((record, _)) = known.newest(slot(ValueKind::ProtectedRecord)) else {
        return false;
    };
    for (key, iv) in pairs(from, &goes, keys, known) {
        for sequence_number in sequence_numbers.clone() {
            let counted = slot(ValueKind::SequenceNumber);
            let counted = counted.holding(sequence_number.to_be_bytes().to_vec());
            let nonce = slot(ValueKind::RecordNonce);
            let Some(bytes) = compute(
                Op::XorNonce,
                nonce,
                [known.value(iv), Some(&counted)],
                known,
            ) else {
                continue;
            };
            let nonce = nonce.holding(bytes);
            let inputs = [known.value(record), known.value(key), Some(&nonce)];
            if compute(Op::OpenRecord, slot(ValueKind::OpenedRecord), inputs, known).is_none() {
                continue;
            }
            let counted = known.add(counted, Op::Counted, vec![]);
            let nonce = known.derive(nonce.slot, Op::XorNonce, &[iv, counted]);
            return nonce.is_ok_and(|nonce| note_opened(slot, [record, key, nonce], known));
        }
    }
    open_with_nonce(from, slot, record, keys, known)
}

/// With a nonce that she was given there is no need of an IV.
fn open_with_nonce(
    from: Party,
    slot: impl Fn(ValueKind) -> Slot,
    record: ValueId,
    keys: &mut Keys,
    known: &mut Ledger,
) -> bool {
    let Some((nonce, _)) = known.newest(slot(ValueKind::RecordNonce)) else {
        return false;
    };
    let keys = keys.of_kind(key_kinds(from).0, known);
    keys.into_iter()
        .any(|key| note_opened(&slot, [record, key, nonce], known))
}

fn note_opened(slot: impl Fn(ValueKind) -> Slot, inputs: [ValueId; 3], known: &mut Ledger) -> bool {
    let opened = slot(ValueKind::OpenedRecord);
    known.derive(opened, Op::OpenRecord, &inputs).is_ok()
}

const fn key_kinds(from: Party) -> (ValueKind, ValueKind) {
    match from {
        Party::Client => (ValueKind::ClientWriteKey, ValueKind::ClientWriteIv),
        Party::Server => (ValueKind::ServerWriteKey, ValueKind::ServerWriteIv),
    }
}

/// Keys and IVs that may go together: of the same secret, or not known to be of another one.
fn pairs(from: Party, goes: &impl Fn(Slot) -> bool, keys: &mut Keys, known: &Ledger) -> Vec<Pair> {
    let (key, iv) = key_kinds(from);
    let (keys, ivs) = (keys.of_kind(key, known), keys.of_kind(iv, known));
    let secret = |id: ValueId| known.line(id).and_then(|line| line.inputs.first().copied());
    let may_go = |id: Option<ValueId>| {
        let secret = id.and_then(|id| known.line(id));
        secret.is_none_or(|line| goes(line.value.slot))
    };
    let all = keys.iter().flat_map(|key| ivs.iter().map(|iv| (*key, *iv)));
    all.filter(|(key, iv)| match (secret(*key), secret(*iv)) {
        (Some(one), Some(other)) => one == other && may_go(Some(one)),
        (one, other) => may_go(one) && may_go(other),
    })
    .collect()
}

fn compute<const N: usize>(
    op: Op,
    output: Slot,
    inputs: [Option<&Value>; N],
    known: &Ledger,
) -> Option<Vec<u8>> {
    let inputs: Vec<&Value> = inputs.into_iter().flatten().collect();
    let off = &mut Working::off();
    ops::compute(known.tls13(), op, output, Inputs(&inputs), off)?.ok()
}

/// A value by its place.
trait Held {
    fn value(&self, id: ValueId) -> Option<&Value>;
}

impl Held for Ledger {
    fn value(&self, id: ValueId) -> Option<&Value> {
        self.line(id).map(|line| &line.value)
    }
}
