//! Records under keys: what this end opens and what it sends (RFC 8446 section 5.2).

use super::{
    connection::{Connection, Early},
    psk::less,
    record,
};
use crate::{
    codec::Field,
    endpoint::Output,
    error::{Check, Error},
    ledger::{Op, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    record::{ContentType, MAX_FRAGMENT, RawRecord},
};

/// Bytes that every suite adds to the content of a record: its type and the tag.
const OVERHEAD: usize = 1 + 16;

/// The keys of one direction, by their place in the ledger, and how far it has come under them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub(super) struct Direction {
    secret: ValueId,
    key: ValueId,
    iv: ValueId,
    number: u64,
}

impl Connection {
    /// What this end sends from here on is under keys from `secret`.
    ///
    /// # Errors
    /// Keys that cannot be computed.
    pub fn write_under(&mut self, secret: ValueId) -> Result<(), Error> {
        self.end_flight()?;
        self.write = Some(self.direction(self.party, secret)?);
        Ok(())
    }

    /// What this end sends from here on is in the clear again: early data is over before it was answered.
    pub fn write_in_clear(&mut self) {
        self.write = None;
    }

    /// What the peer sends from here on is under keys from `secret`.
    ///
    /// # Errors
    /// Keys that cannot be computed, or a record that goes on behind the change.
    pub fn read_under(&mut self, secret: ValueId) -> Result<(), Error> {
        self.check_boundary()?;
        self.read = Some(self.direction(self.party.peer(), secret)?);
        Ok(())
    }

    /// The secret that `sender` sends under.
    ///
    /// # Errors
    /// While it is in the clear.
    pub(super) fn secret_in_use(&self, sender: Party) -> Result<ValueId, Error> {
        let direction = match sender == self.party {
            true => self.write,
            false => self.read,
        };
        let direction = direction.ok_or_else(|| Error::new(Check::ExpectedMessage))?;
        Ok(direction.secret)
    }

    /// Whether the peer's Finished has come, so that it sends under application keys.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let secret = self.read.and_then(|read| self.ledger.line(read.secret));
        let kind = secret.map(|line| line.value.slot.kind);
        self.is_open() && kind == Some(ValueKind::ApplicationTrafficSecret)
    }

    /// Key and IV of a traffic secret (RFC 8446 section 7.3).
    fn direction(&mut self, sender: Party, secret: ValueId) -> Result<Direction, Error> {
        let (key, iv) = match sender {
            Party::Client => (ValueKind::ClientWriteKey, ValueKind::ClientWriteIv),
            Party::Server => (ValueKind::ServerWriteKey, ValueKind::ServerWriteIv),
        };
        let mut expand = |kind| {
            let slot = Slot::new(kind, sender.into());
            self.ledger.derive(slot, Op::ExpandLabel, &[secret])
        };
        Ok(Direction {
            secret,
            key: expand(key)?,
            iv: expand(iv)?,
            number: 0,
        })
    }

    /// The next traffic secret of a direction that is under application keys (RFC 8446 section 7.2).
    pub(super) fn next_secret(
        &mut self,
        direction: Direction,
        of: Party,
    ) -> Result<ValueId, Error> {
        let now = self.ledger.line(direction.secret);
        let now = now.map_or(0, |line| line.value.slot.number);
        let slot = Slot::of_record(ValueKind::ApplicationTrafficSecret, of.into(), now + 1);
        let inputs = [direction.secret];
        Ok(self.ledger.derive(slot, Op::ExpandLabel, &inputs)?)
    }

    /// As [`open`](Self::open); `None` for early data that this end does not take (RFC 8446 section 4.2.10).
    pub(super) fn open_or_pass_over(
        &mut self,
        raw: RawRecord,
    ) -> Result<Option<(ContentType, Vec<u8>)>, Error> {
        let is_protected = raw.record.content_type == ContentType::ApplicationData;
        let length = raw.record.fragment.len().saturating_sub(OVERHEAD);
        match self.early {
            Early::PassedInClear(left) if is_protected => {
                self.early = Early::PassedInClear(less(left, length)?);
                Ok(None)
            }
            Early::Passed(left) if is_protected => match self.open(raw) {
                Err(error) if error.check == Check::RecordMac => {
                    self.early = Early::Passed(less(left, length).map_err(|_| error)?);
                    Ok(None)
                }
                opened => {
                    self.early = Early::None;
                    opened.map(Some)
                }
            },
            _ => self.open(raw).map(Some),
        }
    }

    /// Type and content of a record: as it is, or opened when this direction is under keys.
    pub(super) fn open(&mut self, raw: RawRecord) -> Result<(ContentType, Vec<u8>), Error> {
        let outer = raw.record.content_type;
        let (content_type, content) = match self.read {
            Some(direction) if outer == ContentType::ApplicationData => {
                self.open_protected(raw, direction)?
            }
            // An end that cannot take the first flight has no keys to say so with.
            Some(_) if outer == ContentType::Alert && !self.is_complete() => {
                (outer, raw.record.fragment)
            }
            Some(_) => return Err(Error::in_field(Check::ExpectedMessage, Field::RecordType)),
            None => (outer, raw.record.fragment),
        };
        if content.len() > MAX_FRAGMENT {
            return Err(Error::in_field(Check::RecordOverflow, Field::RecordLength));
        }
        Ok((content_type, content))
    }

    fn open_protected(
        &mut self,
        raw: RawRecord,
        direction: Direction,
    ) -> Result<(ContentType, Vec<u8>), Error> {
        let (of, taken) = (Whose::from(self.party.peer()), self.taken);
        let slot = |kind| Slot::of_record(kind, of, taken);
        let record = self.hold(slot(ValueKind::ProtectedRecord), raw.bytes, Op::Received);
        let nonce = self.nonce(slot(ValueKind::RecordNonce), direction)?;
        let opened = slot(ValueKind::OpenedRecord);
        let inputs = [record, direction.key, nonce];
        let opened = self.ledger.derive(opened, Op::OpenRecord, &inputs)?;
        self.read = Some(Direction {
            number: direction.number.saturating_add(1),
            ..direction
        });
        self.taken = taken.saturating_add(1);
        let inner = self.ledger.bytes(opened).to_vec();
        // The content, its type and the zeros behind it (RFC 8446 section 5.4).
        if inner.len() > MAX_FRAGMENT + 1 {
            return Err(Error::in_field(Check::RecordOverflow, Field::RecordLength));
        }
        let (content_type, content) = record::split(&inner)
            .ok_or_else(|| Error::in_field(Check::ExpectedMessage, Field::InnerContentType))?;
        let kind = match content_type {
            ContentType::ApplicationData => ValueKind::ApplicationData,
            ContentType::Alert => ValueKind::Alert,
            _ => ValueKind::HandshakeMessage,
        };
        // Content of no known type is refused by whoever asked for it.
        let _ = self.ledger.derive(slot(kind), Op::ReadContent, &[opened]);
        Ok((content_type, content.to_vec()))
    }

    fn nonce(&mut self, slot: Slot, direction: Direction) -> Result<ValueId, Error> {
        let number = Slot {
            kind: ValueKind::SequenceNumber,
            ..slot
        };
        let number = self.hold(number, direction.number.to_be_bytes().to_vec(), Op::Counted);
        let inputs = [direction.iv, number];
        Ok(self.ledger.derive(slot, Op::XorNonce, &inputs)?)
    }

    /// Sends content under keys, in as many records as it takes.
    pub(crate) fn send_content(
        &mut self,
        kind: ValueKind,
        content: &[u8],
        message: MessageName,
    ) -> Result<(), Error> {
        for fragment in content.chunks(MAX_FRAGMENT) {
            let direction = self.write.ok_or_else(|| Error::new(Check::Connected))?;
            let (of, sent) = (Whose::from(self.party), self.sent);
            let slot = |kind| Slot::of_record(kind, of, sent);
            let content = self.hold(slot(kind), fragment.to_vec(), Op::Chosen);
            let zeros = record::zeros(fragment.len(), self.shape.padding);
            let zeros = (zeros > 0).then(|| vec![0; zeros]);
            let zeros =
                zeros.map(|zeros| self.hold(slot(ValueKind::RecordPadding), zeros, Op::Chosen));
            let inputs: Vec<ValueId> = std::iter::once(content).chain(zeros).collect();
            let opened = slot(ValueKind::OpenedRecord);
            let opened = self.ledger.derive(opened, Op::AppendType, &inputs)?;
            let nonce = self.nonce(slot(ValueKind::RecordNonce), direction)?;
            let record = slot(ValueKind::ProtectedRecord);
            let inputs = [opened, direction.key, nonce];
            let record = self.ledger.derive(record, Op::EncryptRecord, &inputs)?;
            let record = self.ledger.bytes(record).to_vec();
            self.write = Some(Direction {
                number: direction.number.saturating_add(1),
                ..direction
            });
            self.sent = sent.saturating_add(1);
            self.output(Output::Send {
                record,
                message,
                protected: true,
            });
        }
        Ok(())
    }
}
