//! Records under keys: what this end opens and what it sends (RFC 5246 section 6.2.3).

use super::{connection::Connection, record};
use crate::{
    codec::Field,
    endpoint::Output,
    error::{Check, Error},
    ledger::{Op, OpError, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    protection::Protection,
    record::{ContentType, MAX_FRAGMENT, RECORD_HEADER_LEN, RawRecord},
    session::Session,
};

/// The keys of each direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub(super) struct Keys {
    client: DirectionKeys,
    server: DirectionKeys,
}

/// The keys of one direction, by their place in the ledger; a suite without such a key has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
struct DirectionKeys {
    write: Option<ValueId>,
    mac: Option<ValueId>,
    fixed_iv: Option<ValueId>,
}

impl Keys {
    const fn of(self, sender: Party) -> DirectionKeys {
        match sender {
            Party::Client => self.client,
            Party::Server => self.server,
        }
    }
}

/// Where a direction that is under keys stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub(super) struct Sequence {
    /// The next record's sequence number.
    number: u64,
    /// How many bytes of keystream have been used.
    keystream: u64,
}

impl Sequence {
    /// The sequence behind a record with a ciphertext of `length` bytes.
    fn advanced(self, length: usize) -> Self {
        let length = u64::try_from(length).unwrap_or(u64::MAX);
        Self {
            number: self.number.saturating_add(1),
            keystream: self.keystream.saturating_add(length),
        }
    }
}

impl Connection {
    /// Cuts the key block into the keys that the suite has (RFC 5246 section 6.3).
    pub(super) fn split_key_block(&mut self, block: ValueId) {
        // A part of no length is none: the suite has no such key.
        let mut part = |kind, of| {
            self.ledger
                .derive(Slot::new(kind, of), Op::SplitKeyBlock, &[block])
                .ok()
        };
        let mut keys = Keys::default();
        keys.client.mac = part(ValueKind::ClientWriteMacKey, Whose::Client);
        keys.server.mac = part(ValueKind::ServerWriteMacKey, Whose::Server);
        keys.client.write = part(ValueKind::ClientWriteKey, Whose::Client);
        keys.server.write = part(ValueKind::ServerWriteKey, Whose::Server);
        keys.client.fixed_iv = part(ValueKind::ClientWriteIv, Whose::Client);
        keys.server.fixed_iv = part(ValueKind::ServerWriteIv, Whose::Server);
        self.keys = Some(keys);
    }

    /// The content of a record: as it is, or opened when this direction is under keys.
    pub(super) fn open(&mut self, raw: RawRecord) -> Result<Vec<u8>, Error> {
        let content_type = raw.record.content_type;
        let content = match (self.read, self.keys) {
            (Some(sequence), Some(keys)) => self.open_protected(raw, sequence, keys)?,
            _ => raw.record.fragment,
        };
        if content.len() > MAX_FRAGMENT {
            return Err(Error::in_field(Check::RecordOverflow, Field::RecordLength));
        }
        if content.is_empty() && content_type != ContentType::ApplicationData {
            return Err(Error::in_field(Check::Decode, Field::Fragment));
        }
        Ok(content)
    }

    fn open_protected(
        &mut self,
        raw: RawRecord,
        sequence: Sequence,
        keys: Keys,
    ) -> Result<Vec<u8>, Error> {
        let peer = self.party.peer();
        let slot = |kind| Slot::of_record(kind, Whose::from(peer), sequence.number);
        let content_type = raw.record.content_type;
        let length = raw.bytes.len().saturating_sub(RECORD_HEADER_LEN);
        let record = self.ledger.add(
            slot(ValueKind::ProtectedRecord).holding(raw.bytes),
            Op::Received,
            vec![],
        );
        let keys = keys.of(peer);
        let chained = match self.session()?.chains_iv() {
            true => Some(self.chained_iv(peer, sequence.number)?),
            false => None,
        };
        let offset = self.keystream_offset(slot(ValueKind::KeystreamOffset), sequence);
        // In TLS 1.0 the key block's IV went into the first record's.
        let fixed_iv = keys.fixed_iv.filter(|_| chained.is_none());
        let inputs = [
            Some(record),
            keys.write,
            keys.mac,
            fixed_iv,
            chained,
            offset,
        ];
        let inputs: Vec<ValueId> = inputs.into_iter().flatten().collect();
        let opened = self
            .ledger
            .derive(slot(ValueKind::OpenedRecord), Op::OpenRecord, &inputs)?;
        self.read = Some(sequence.advanced(length));
        let kind = match content_type {
            ContentType::ApplicationData => ValueKind::ApplicationData,
            ContentType::Alert => ValueKind::Alert,
            _ => ValueKind::VerifyData,
        };
        // A handshake message other than Finished is no value of the ledger; it is read all the same.
        let _ = self
            .ledger
            .derive(slot(kind), Op::ReadContent, &[opened, record]);
        let session = self.session()?;
        let bytes = self.ledger.bytes(opened).to_vec();
        let length = record::length(session, &bytes)?;
        Ok(bytes.get(..length).unwrap_or_default().to_vec())
    }

    /// The slot of a value that belongs to the next record that this end sends.
    pub(super) fn next_slot(&self, kind: ValueKind) -> Slot {
        Slot::of_record(
            kind,
            self.party.into(),
            self.write.unwrap_or_default().number,
        )
    }

    /// Sends one value under keys (RFC 5246 section 6.2.3).
    pub(super) fn send_protected(
        &mut self,
        content: ValueId,
        message: MessageName,
    ) -> Result<(), Error> {
        let sequence = self.write.ok_or_else(|| Error::new(Check::Connected))?;
        let keys = self
            .keys
            .ok_or_else(|| Error::new(Check::Connected))?
            .of(self.party);
        let session = self.session()?;
        let explicit = self.record_iv(session, sequence)?;
        let offset = self.keystream_offset(self.next_slot(ValueKind::KeystreamOffset), sequence);
        let slot = self.next_slot(ValueKind::OpenedRecord);
        // Either what is enclosed has a MAC, or what is encrypted.
        let (inner, outer) = match session.encrypt_then_mac {
            true => (None, keys.mac),
            false => (keys.mac, None),
        };
        let inputs: Vec<ValueId> = [Some(content), inner].into_iter().flatten().collect();
        let opened = self.ledger.derive(slot, session.enclose(), &inputs)?;
        let slot = self.next_slot(ValueKind::ProtectedRecord);
        let inputs = [
            Some(content),
            Some(opened),
            keys.write,
            outer,
            keys.fixed_iv.filter(|_| !session.chains_iv()),
            explicit,
            offset,
        ];
        let inputs: Vec<ValueId> = inputs.into_iter().flatten().collect();
        let record = self.ledger.derive(slot, Op::EncryptRecord, &inputs)?;
        let record = self.ledger.bytes(record).to_vec();
        self.write = Some(sequence.advanced(record.len().saturating_sub(RECORD_HEADER_LEN)));
        self.output(Output::Send {
            record,
            message,
            protected: true,
        });
        Ok(())
    }

    /// The IV of the next record. It stands at its front, drawn for CBC, or for an AEAD the sequence number, which never
    /// comes twice (RFC 5288 section 3); in TLS 1.0 it is the end of the record before.
    fn record_iv(
        &mut self,
        session: Session,
        sequence: Sequence,
    ) -> Result<Option<ValueId>, Error> {
        let length = session.record_iv_length();
        let slot = self.next_slot(ValueKind::RecordIv);
        match session.suite.protection {
            _ if session.chains_iv() => self.chained_iv(self.party, sequence.number).map(Some),
            Protection::Stream { .. } => Ok(None),
            Protection::Aead { .. } if length == 0 => Ok(None),
            Protection::Block { .. } => {
                let iv = self
                    .draw(&format!("record_IV/{}", sequence.number))
                    .bytes(length);
                Ok(Some(self.ledger.add(slot.holding(iv), Op::Drawn, vec![])))
            }
            Protection::Aead { .. } => {
                let number = sequence.number.to_be_bytes();
                let (unused, nonce) = number
                    .split_at_checked(number.len().saturating_sub(length))
                    .ok_or(OpError::OutOfRange)?;
                if unused.iter().any(|byte| *byte != 0) {
                    return Err(OpError::OutOfRange.into());
                }
                Ok(Some(self.ledger.add(
                    slot.holding(nonce.to_vec()),
                    Op::Counted,
                    vec![],
                )))
            }
        }
    }

    /// The IV of record `number` in TLS 1.0: out of the key block at first, then the last block of the record before
    /// (RFC 2246 section 6.2.3.2).
    fn chained_iv(&mut self, sender: Party, number: u64) -> Result<ValueId, Error> {
        let of = Whose::from(sender);
        let slot = Slot::of_record(ValueKind::RecordIv, of, number);
        let before = match number.checked_sub(1) {
            Some(before) => self.held(Slot::of_record(ValueKind::ProtectedRecord, of, before))?,
            None => self
                .keys
                .and_then(|keys| keys.of(sender).fixed_iv)
                .ok_or_else(|| Error::new(Check::Connected))?,
        };
        let op = match number {
            0 => Op::FirstIv,
            _ => Op::ChainIv,
        };
        Ok(self.ledger.derive(slot, op, &[before])?)
    }

    /// How far the keystream of this direction has come, for a suite that has one.
    fn keystream_offset(&mut self, slot: Slot, sequence: Sequence) -> Option<ValueId> {
        let suite = self.ledger.suite()?;
        let offset = sequence.keystream.to_be_bytes().to_vec();
        suite
            .protection
            .has_keystream()
            .then(|| self.ledger.add(slot.holding(offset), Op::Counted, vec![]))
    }
}
