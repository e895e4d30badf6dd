//! What the inspector looks at.

use padlock_sim::{MessageId, Role, verdict::LampName};
use padlock_tls::ledger::Value;

use super::Tab;

/// One thing to look at.
#[derive(Clone, Debug, PartialEq)]
pub enum Selection {
    /// The message that was delivered last, whichever that is.
    Newest,
    /// A message.
    Message(MessageId),
    /// A value as someone holds it.
    Value {
        /// Who.
        holder: Role,
        /// What.
        value: Value,
    },
    /// A lamp.
    Lamp(LampName),
}

impl Selection {
    /// The side from which this is best seen, coming from `tab`: where a value came from, what proves a lamp.
    pub const fn tab(&self, tab: Tab) -> Tab {
        match (self, tab) {
            (Self::Value { .. }, Tab::Bytes) | (Self::Lamp(_), _) => Tab::Derivation,
            (_, tab) => tab,
        }
    }
}
