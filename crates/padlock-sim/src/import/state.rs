//! What one direction of a connection is protected with, and how its records are opened.

use padlock_core::{Working, closed_enum};
use padlock_tls::{
    ledger::{Inputs, Op, Slot, Value, ValueKind},
    party::{Party, Whose},
    session::Session,
};

closed_enum! {
    /// Why a record under keys stays closed.
    pub enum Closed {
        /// The handshake that agreed on the keys is not here.
        NoHandshake = "no_handshake",
        /// The engine does not have the version, the suite, or the way in which both protect records.
        UnknownProtection = "unknown_protection",
        /// The key log has no secret of this session.
        NoSecret = "no_secret",
        /// It does not open with its key: it is damaged, or the secret is another session's.
        DoesNotOpen = "does_not_open",
    }
}

/// What a direction is protected with (RFC 5246 section 6.1: the current state).
#[derive(Clone)]
pub struct State {
    session: Option<Session>,
    /// The last record under keys: in TLS 1.0 the next IV is its end.
    before: Option<Value>,
    /// The write key and what else the suite has, or why there is none.
    keys: Result<Vec<Value>, Closed>,
    /// The next record's sequence number.
    number: u64,
    /// How many bytes of keystream have been used.
    keystream: u64,
}

impl State {
    /// The state in which `from` sends its first record under keys.
    pub fn new(
        session: Session,
        master_secret: Option<&[u8]>,
        randoms: [&Value; 2],
        from: Party,
    ) -> Self {
        let keys = master_secret.and_then(|secret| keys(session, secret, randoms, from));
        Self {
            session: Some(session),
            keys: keys.ok_or(Closed::NoSecret),
            ..Self::closed(Closed::NoSecret)
        }
    }

    /// The state of records that nobody here can open.
    pub const fn closed(why: Closed) -> Self {
        Self {
            session: None,
            before: None,
            keys: Err(why),
            number: 0,
            keystream: 0,
        }
    }

    /// Version and suite, where the engine has both.
    pub const fn session(&self) -> Option<Session> {
        self.session
    }

    /// The state for this record; behind it, the next one's.
    pub fn advance(&mut self, from: Party, record: &[u8]) -> Self {
        let now = self.clone();
        let slot = Slot::of_record(ValueKind::ProtectedRecord, from.into(), self.number);
        self.before = Some(slot.holding(record.to_vec()));
        self.number = self.number.saturating_add(1);
        self.keystream = self.keystream.saturating_add(declared_length(record));
        now
    }

    /// What is in a record (RFC 5246 section 6.2.3).
    pub fn open(&self, from: Party, record: &[u8]) -> Result<Vec<u8>, Closed> {
        let whose = Whose::from(from);
        let slot = |kind| Slot::of_record(kind, whose, self.number);
        let record = slot(ValueKind::ProtectedRecord).holding(record.to_vec());
        let opened = slot(ValueKind::OpenedRecord);
        let keys = match (&self.keys, self.session) {
            (Ok(keys), _) => keys,
            // A NULL suite can be read without keys.
            (Err(why), Some(session)) => {
                return compute(Op::ReadUnencrypted, session, opened, &[&record]).ok_or(*why);
            }
            (Err(why), None) => return Err(*why),
        };
        let session = self.session.ok_or(Closed::UnknownProtection)?;
        let offset =
            slot(ValueKind::KeystreamOffset).holding(self.keystream.to_be_bytes().to_vec());
        let iv = self.chained_iv(session, slot(ValueKind::RecordIv), keys);
        let mut inputs = vec![&record, &offset];
        inputs.extend(&iv);
        inputs.extend(keys);
        compute(Op::OpenRecord, session, opened, &inputs).ok_or(Closed::DoesNotOpen)
    }
}

impl State {
    /// The IV of this record in TLS 1.0: out of the key block, or the end of the record before.
    fn chained_iv(&self, session: Session, slot: Slot, keys: &[Value]) -> Option<Value> {
        if !session.chains_iv() {
            return None;
        }
        let iv = match &self.before {
            Some(before) => compute(Op::ChainIv, session, slot, &[before]),
            None => {
                let keys: Vec<&Value> = keys.iter().collect();
                compute(Op::FirstIv, session, slot, &keys)
            }
        };
        iv.map(|iv| slot.holding(iv))
    }
}

fn compute(op: Op, session: Session, output: Slot, inputs: &[&Value]) -> Option<Vec<u8>> {
    op.compute(session, output, Inputs(inputs), &mut Working::off())
        .ok()
}

/// The keys that `from` writes with (RFC 5246 section 6.3).
fn keys(
    session: Session,
    master_secret: &[u8],
    [client_random, server_random]: [&Value; 2],
    from: Party,
) -> Option<Vec<Value>> {
    let secret = Slot::new(ValueKind::MasterSecret, Whose::Both).holding(master_secret.to_vec());
    let slot = Slot::new(ValueKind::KeyBlock, Whose::Both);
    let inputs = [&secret, client_random, server_random];
    let block = slot.holding(compute(Op::PrfKeyExpansion, session, slot, &inputs)?);
    let kinds = match from {
        Party::Client => [
            ValueKind::ClientWriteKey,
            ValueKind::ClientWriteMacKey,
            ValueKind::ClientWriteIv,
        ],
        Party::Server => [
            ValueKind::ServerWriteKey,
            ValueKind::ServerWriteMacKey,
            ValueKind::ServerWriteIv,
        ],
    };
    // A part of no length is none: the suite has no such key.
    let part = |kind| {
        let slot = Slot::new(kind, from.into());
        let bytes = compute(Op::SplitKeyBlock, session, slot, &[&block])?;
        Some(slot.holding(bytes))
    };
    Some(kinds.into_iter().filter_map(part).collect())
}

/// How long a record says that its fragment is, also when not all of it is here.
fn declared_length(record: &[u8]) -> u64 {
    match record {
        [_, _, _, high, low, ..] => u16::from_be_bytes([*high, *low]).into(),
        _ => 0,
    }
}
