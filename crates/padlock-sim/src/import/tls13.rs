//! What one direction of TLS 1.3 is protected with: handshake keys up to its Finished, application keys behind it, the next
//! ones behind each KeyUpdate (RFC 8446 sections 7.2 and 7.3).

use padlock_core::Working;
use padlock_tls::{
    handshake::HandshakeType,
    ledger::{Inputs, Op, Slot, Value, ValueKind},
    party::{Party, Whose},
    tls13::{Suite, ops},
};

use super::{key_log::KeyLog, state::Closed};

/// One direction.
pub struct Tls13 {
    from: Party,
    /// `None` for a suite that the engine does not have.
    suite: Option<&'static Suite>,
    /// The traffic secret in force, where the key log has it.
    secret: Option<Value>,
    /// The first one of application data.
    application: Option<Value>,
    /// How many records have come under it.
    number: u64,
}

impl Tls13 {
    /// The direction in which `from` sends, from ServerHello on.
    pub fn new(
        from: Party,
        suite: Option<&'static Suite>,
        key_log: &KeyLog,
        client_random: Option<&Value>,
    ) -> Self {
        let (handshake, application): (&[u8], &[u8]) = match from {
            Party::Client => (
                b"CLIENT_HANDSHAKE_TRAFFIC_SECRET",
                b"CLIENT_TRAFFIC_SECRET_0",
            ),
            Party::Server => (
                b"SERVER_HANDSHAKE_TRAFFIC_SECRET",
                b"SERVER_TRAFFIC_SECRET_0",
            ),
        };
        let logged = |label, kind| {
            let secret = key_log.secret(label, &client_random?.bytes)?;
            Some(Slot::new(kind, from.into()).holding(secret.to_vec()))
        };
        Self {
            from,
            suite,
            secret: logged(handshake, ValueKind::HandshakeTrafficSecret),
            application: logged(application, ValueKind::ApplicationTrafficSecret),
            number: 0,
        }
    }

    /// The length of a record's tag, for a suite that the engine has.
    pub fn tag_len(&self) -> Option<usize> {
        self.suite.map(|suite| suite.aead.tag_len())
    }

    /// `TLSInnerPlaintext` of the next record (RFC 8446 section 5.2).
    pub fn open(&mut self, record: &[u8]) -> Result<Vec<u8>, Closed> {
        let number = self.number;
        self.number = number.saturating_add(1);
        let suite = self.suite.ok_or(Closed::UnknownProtection)?;
        let secret = self.secret.as_ref().ok_or(Closed::NoSecret)?;
        self.open_under(suite, secret, number, record)
            .ok_or(Closed::DoesNotOpen)
    }

    fn open_under(
        &self,
        suite: &Suite,
        secret: &Value,
        number: u64,
        record: &[u8],
    ) -> Option<Vec<u8>> {
        let (key, iv) = match self.from {
            Party::Client => (ValueKind::ClientWriteKey, ValueKind::ClientWriteIv),
            Party::Server => (ValueKind::ServerWriteKey, ValueKind::ServerWriteIv),
        };
        let whose = Whose::from(self.from);
        let slot = |kind| Slot::of_record(kind, whose, number);
        let derive = |slot: Slot, op, inputs: &[&Value]| {
            compute(suite, op, slot, inputs).map(|bytes| slot.holding(bytes))
        };
        let key = derive(Slot::new(key, whose), Op::ExpandLabel, &[secret])?;
        let iv = derive(Slot::new(iv, whose), Op::ExpandLabel, &[secret])?;
        let count = slot(ValueKind::SequenceNumber).holding(number.to_be_bytes().to_vec());
        let nonce = derive(slot(ValueKind::RecordNonce), Op::XorNonce, &[&iv, &count])?;
        let record = slot(ValueKind::ProtectedRecord).holding(record.to_vec());
        let inputs = [&record, &key, &nonce];
        compute(
            suite,
            Op::OpenRecord,
            slot(ValueKind::OpenedRecord),
            &inputs,
        )
    }

    /// A message that changes its sender's keys.
    pub fn hear(&mut self, message: &[u8]) {
        let code = message.first().copied().unwrap_or_default();
        match HandshakeType::from_code(code) {
            HandshakeType::Finished => {
                self.secret = self.application.take();
                self.number = 0;
            }
            HandshakeType::KeyUpdate => {
                self.secret = self.next_secret();
                self.number = 0;
            }
            _ => {}
        }
    }

    fn next_secret(&self) -> Option<Value> {
        let now = self.secret.as_ref()?;
        let slot = Slot {
            number: now.slot.number.saturating_add(1),
            ..now.slot
        };
        let next = compute(self.suite?, Op::ExpandLabel, slot, &[now])?;
        Some(slot.holding(next))
    }
}

fn compute(suite: &Suite, op: Op, output: Slot, inputs: &[&Value]) -> Option<Vec<u8>> {
    let off = &mut Working::off();
    ops::compute(Some(suite), op, output, Inputs(inputs), off)?.ok()
}
