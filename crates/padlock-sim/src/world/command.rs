//! Commands: all that a person can do. They are the truth; worlds follow from them.

use padlock_core::closed_enum;
use padlock_tls::{ledger::Slot, party::Party};
use thiserror::Error;

use super::MessageId;
use crate::eavesdropper::HardOp;

/// One thing done.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Command {
    /// Deliver the next message.
    Step,
    /// Let one end say something.
    Say {
        /// Who speaks.
        by: Party,
        /// What it says.
        text: String,
    },
    /// Let one end close the connection.
    Close {
        /// Who closes.
        by: Party,
    },
    /// Change one byte of a message in flight.
    Alter {
        /// Which message.
        message: MessageId,
        /// Which byte of it, from 0.
        at: usize,
        /// What is XORed onto it; not 0.
        xor: u8,
    },
    /// Let the eavesdropper do a hard computation over what she knows.
    Crack(HardOp),
    /// Hand the eavesdropper a value that its owner holds.
    Leak(Slot),
}

impl Command {
    /// The stable name.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Step => "step",
            Self::Say { .. } => "say",
            Self::Close { .. } => "close",
            Self::Alter { .. } => "alter",
            Self::Crack(_) => "crack",
            Self::Leak(_) => "leak",
        }
    }
}

closed_enum! {
    /// Why a command was not carried out; the world stays as it was.
    #[derive(Error)]
    #[error("{}", self.id())]
    pub enum Refused {
        /// Nothing is in flight.
        NothingInFlight = "nothing_in_flight",
        /// That end's connection is not open for application data.
        NotConnected = "not_connected",
        /// There is nothing to say.
        EmptyText = "empty_text",
        /// A text may have at most 65536 bytes.
        TextTooLong = "text_too_long",
        /// The message is not in flight.
        NotInFlight = "not_in_flight",
        /// The message is shorter than that, or nothing would change.
        NoSuchByte = "no_such_byte",
        /// She has not seen what this works on.
        NothingToCrack = "nothing_to_crack",
        /// At this size the work is out of reach.
        TooMuchWork = "too_much_work",
        /// She knows it already.
        AlreadyKnown = "already_known",
        /// Nobody holds such a value yet.
        NothingToLeak = "nothing_to_leak",
    }
}
