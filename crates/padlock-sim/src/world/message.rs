//! Messages on the wire.

use padlock_core::closed_enum;
use padlock_tls::{message_name::MessageName, party::Party};

/// A message's place in the order of sending.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct MessageId(pub u32);

impl MessageId {
    /// The position among all messages, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

closed_enum! {
    /// What became of a message.
    pub enum Fate {
        /// It is on its way.
        InFlight = "in_flight",
        /// It arrived.
        Delivered = "delivered",
    }
}

/// One record on its way, or arrived.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Message {
    /// Its place in the order of sending.
    pub id: MessageId,
    /// Who sent it.
    pub from: Party,
    /// What the sender put in.
    pub name: MessageName,
    /// Whether it is under keys.
    pub protected: bool,
    /// The bytes as sent.
    pub sent: Vec<u8>,
    /// The bytes as they arrive: the same, unless someone changed them on the way.
    pub bytes: Vec<u8>,
    /// What became of it.
    pub fate: Fate,
}

impl Message {
    /// Who it is for.
    #[must_use]
    pub const fn to(&self) -> Party {
        self.from.peer()
    }

    /// Whether it was changed on the way.
    #[must_use]
    pub fn is_altered(&self) -> bool {
        self.sent != self.bytes
    }
}

/// Application data that arrived.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Heard {
    /// Who heard it.
    pub by: Party,
    /// In which message.
    pub message: MessageId,
    /// What it heard.
    pub data: Vec<u8>,
}
