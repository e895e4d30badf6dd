//! Records under keys: what this end opens and what it sends (RFC 5246 section 6.2.3.2).

use super::{cbc_record, connection::Connection};
use crate::{
    codec::Field,
    endpoint::Output,
    error::{Check, Error},
    ledger::{Op, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    record::{ContentType, MAX_FRAGMENT, RawRecord},
};

/// The four keys of a session, by their place in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub(super) struct Keys {
    pub(super) client_write_mac: ValueId,
    pub(super) server_write_mac: ValueId,
    pub(super) client_write: ValueId,
    pub(super) server_write: ValueId,
}

impl Keys {
    /// The write key and MAC key of one direction.
    const fn of(self, sender: Party) -> [ValueId; 2] {
        match sender {
            Party::Client => [self.client_write, self.client_write_mac],
            Party::Server => [self.server_write, self.server_write_mac],
        }
    }
}

impl Connection {
    /// The content of a record: as it is, or opened when this direction is under keys.
    pub(super) fn open(&mut self, raw: RawRecord) -> Result<Vec<u8>, Error> {
        let peer = self.party.peer();
        let (content_type, content) = match (self.read_sequence, self.keys) {
            (Some(number), Some(keys)) => {
                let whose = Whose::from(peer);
                let record = self.ledger.add(
                    Slot::of_record(ValueKind::ProtectedRecord, whose, number).holding(raw.bytes),
                    Op::Received,
                    vec![],
                );
                let [write, mac] = keys.of(peer);
                let opened = self.ledger.derive(
                    Slot::of_record(ValueKind::OpenedRecord, whose, number),
                    Op::OpenRecord,
                    &[record, write, mac],
                )?;
                self.read_sequence = Some(number + 1);
                (
                    raw.record.content_type,
                    self.read_content(raw.record.content_type, whose, number, opened, record)?,
                )
            }
            _ => (raw.record.content_type, raw.record.fragment),
        };
        if content.len() > MAX_FRAGMENT {
            return Err(Error::in_field(Check::RecordOverflow, Field::RecordLength));
        }
        if content.is_empty() && content_type != ContentType::ApplicationData {
            return Err(Error::in_field(Check::Decode, Field::Fragment));
        }
        Ok(content)
    }

    fn read_content(
        &mut self,
        content_type: ContentType,
        whose: Whose,
        number: u64,
        opened: ValueId,
        record: ValueId,
    ) -> Result<Vec<u8>, Error> {
        let kind = match content_type {
            ContentType::ApplicationData => ValueKind::ApplicationData,
            ContentType::Alert => ValueKind::Alert,
            _ => ValueKind::VerifyData,
        };
        // A handshake message other than Finished is no value of the ledger; it is read all the same.
        let _ = self.ledger.derive(
            Slot::of_record(kind, whose, number),
            Op::ReadContent,
            &[opened, record],
        );
        let suite = self
            .ledger
            .suite()
            .ok_or_else(|| Error::new(Check::ExpectedMessage))?;
        let bytes = self
            .ledger
            .line(opened)
            .map(|line| line.value.bytes.as_slice())
            .unwrap_or_default();
        let length = cbc_record::content_length(suite, bytes)?;
        Ok(bytes.get(..length).unwrap_or_default().to_vec())
    }

    /// The slot of a value that belongs to the next record that this end sends.
    pub(super) fn next_slot(&self, kind: ValueKind) -> Slot {
        Slot::of_record(
            kind,
            self.party.into(),
            self.write_sequence.unwrap_or_default(),
        )
    }

    /// Sends one value under keys: MAC and padding, then CBC behind a fresh IV (RFC 5246 section 6.2.3.2).
    pub(super) fn send_protected(
        &mut self,
        content: ValueId,
        message: MessageName,
    ) -> Result<(), Error> {
        let number = self
            .write_sequence
            .ok_or_else(|| Error::new(Check::Connected))?;
        let keys = self.keys.ok_or_else(|| Error::new(Check::Connected))?;
        let [write, mac] = keys.of(self.party);
        let iv_length = self
            .ledger
            .suite()
            .map_or(0, |suite| suite.cipher.block_len());
        let iv_bytes = self.draw(&format!("record_IV/{number}")).bytes(iv_length);
        let iv = self.ledger.add(
            self.next_slot(ValueKind::RecordIv).holding(iv_bytes),
            Op::Drawn,
            vec![],
        );
        let slot = self.next_slot(ValueKind::OpenedRecord);
        let opened = self.ledger.derive(slot, Op::MacAndPad, &[content, mac])?;
        let slot = self.next_slot(ValueKind::ProtectedRecord);
        let record = self
            .ledger
            .derive(slot, Op::EncryptRecord, &[content, opened, write, iv])?;
        self.write_sequence = Some(number + 1);
        let record = self
            .ledger
            .line(record)
            .map(|line| line.value.bytes.clone())
            .unwrap_or_default();
        self.output(Output::Send {
            record,
            message,
            protected: true,
        });
        Ok(())
    }
}
