//! What the eavesdropper starts from: her recording, and what she knows of it.

use padlock_tls::{
    handshake::HandshakeType,
    ledger::{Ledger, Slot, Value, ValueKind},
    party::{Party, Whose},
    record::{ContentType, RECORD_HEADER_LEN},
    session::Session,
};

use crate::world::World;

/// A recorded session.
#[derive(Clone, Debug)]
pub(super) struct Recording {
    known: Ledger,
    /// The client's records, in order.
    from_client: Vec<Vec<u8>>,
}

impl Recording {
    pub fn of(world: &World) -> Self {
        let captures = world.eavesdropper().captures().iter();
        let from_client = captures.filter(|capture| capture.from == Party::Client);
        Self {
            known: world.knowledge().known,
            from_client: from_client.map(|capture| capture.sent.clone()).collect(),
        }
    }

    /// What both ends agreed on, up to TLS 1.2.
    pub fn session(&self) -> Option<Session> {
        self.known.session()
    }

    /// The newest value of a kind.
    pub fn value(&self, kind: ValueKind, of: Whose) -> Option<Value> {
        let held = self.known.newest(Slot::new(kind, of));
        held.map(|(_, value)| value.clone())
    }

    /// The records of application data of one end, with their numbers.
    pub fn records(&self, of: Whose) -> Vec<Value> {
        let lines = self.known.lines().map(|(_, line)| &line.value);
        let data = ContentType::ApplicationData.code();
        let of_data = lines.filter(|value| {
            value.slot.kind == ValueKind::ProtectedRecord
                && value.slot.of == of
                && value.bytes.first() == Some(&data)
        });
        of_data.cloned().collect()
    }

    /// The client's record that begins with a handshake message of a type, in the clear.
    pub fn handshake(&self, message: HandshakeType) -> Option<&[u8]> {
        let is_it = |record: &&Vec<u8>| {
            record.first() == Some(&ContentType::Handshake.code())
                && record.get(RECORD_HEADER_LEN) == Some(&message.code())
        };
        self.from_client.iter().find(is_it).map(Vec::as_slice)
    }
}

/// The words of a record.
pub(super) fn words_of(record: &Value, words: Vec<u8>) -> Value {
    let Slot { of, number, .. } = record.slot;
    Slot::of_record(ValueKind::ApplicationData, of, number).holding(words)
}
