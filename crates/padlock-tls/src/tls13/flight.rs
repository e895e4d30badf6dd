//! Messages that follow one another may share a record (RFC 8446 section 5.1).

use super::connection::Connection;
use crate::{error::Error, ledger::ValueKind, message_name::MessageName};

/// What waits for the end of its flight.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub(super) struct Flight {
    messages: Vec<u8>,
    first: Option<MessageName>,
}

impl Flight {
    pub(super) fn push(&mut self, message: &[u8], name: MessageName) {
        self.messages.extend(message);
        self.first.get_or_insert(name);
    }
}

impl Connection {
    /// From here on messages share records, if this end is of that shape.
    pub fn begin_flight(&mut self) {
        self.flight = self.shape.joined.then(Flight::default);
    }

    /// Sends what has waited; new keys are the end of a flight anyway.
    ///
    /// # Errors
    /// A record that cannot be made.
    pub fn end_flight(&mut self) -> Result<(), Error> {
        match self.flight.take() {
            Some(Flight {
                messages,
                first: Some(name),
            }) => self.send_content(ValueKind::HandshakeMessage, &messages, name),
            _ => Ok(()),
        }
    }
}
