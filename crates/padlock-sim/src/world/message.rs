//! Messages on the wire.

use padlock_core::closed_enum;
use padlock_tls::{message_name::MessageName, party::Party};

use super::Role;

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
        /// The eavesdropper keeps it back.
        Held = "held",
        /// The eavesdropper has taken it off the wire.
        Dropped = "dropped",
    }
}

/// One record on its way, or arrived.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Message {
    /// Its place in the order of sending.
    pub id: MessageId,
    /// From which end's side of the wire it comes: who sent it, or whom the eavesdropper plays.
    pub from: Party,
    /// Who put it on the wire.
    pub origin: Role,
    /// What the sender put in.
    pub name: MessageName,
    /// Whether it is under keys.
    pub protected: bool,
    /// The bytes as sent.
    pub sent: Vec<u8>,
    /// The bytes as they arrive: the same, unless someone changed them on the way.
    pub bytes: Vec<u8>,
    /// The number of its connection, from 0.
    pub connection: u32,
    /// What became of it.
    pub fate: Fate,
    /// Of those in flight, the one with the lowest arrives first.
    pub turn: u32,
}

impl Message {
    /// Who it is for, unless the eavesdropper is in between.
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
