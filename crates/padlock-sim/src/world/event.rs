//! Events: what a command led to, in order.

use padlock_tls::{
    alert::Alert,
    endpoint::Choice,
    error::{Check, Error},
    ledger::Slot,
    party::Party,
    state::State,
};

use super::{MessageId, Role};
use crate::eavesdropper::HardOp;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Event {
    /// A message arrived.
    Delivered(MessageId),
    /// A message was sent and is in flight.
    Sent(MessageId),
    /// A message in flight was changed at one byte.
    Altered {
        /// Which message.
        message: MessageId,
        /// Which byte.
        at: usize,
    },
    /// Whoever plays a party decided.
    Decided {
        /// Who.
        by: Party,
        /// What.
        choice: Choice,
    },
    /// A party is in another state now.
    Entered {
        /// Who.
        by: Party,
        /// Which state.
        state: State,
    },
    /// Someone came to hold a value.
    Learned {
        /// Who.
        by: Role,
        /// What.
        slot: Slot,
    },
    /// Application data arrived.
    Heard {
        /// Who heard it.
        by: Party,
        /// How many bytes.
        length: usize,
    },
    /// An alert arrived.
    Alerted {
        /// Who was told.
        to: Party,
        /// What.
        alert: Alert,
    },
    /// A connection was closed.
    Closed {
        /// By which end.
        by: Party,
    },
    /// A connection failed.
    Failed {
        /// At which end.
        by: Party,
        /// Why.
        error: Error,
    },
    /// An end would not do what it was asked.
    Declined {
        /// Which end.
        by: Party,
        /// Which check said so.
        check: Check,
    },
    /// The eavesdropper did a hard computation.
    Cracked {
        /// Which.
        op: HardOp,
        /// How many steps it took.
        work: u64,
    },
    /// A value was leaked to the eavesdropper.
    Leaked(Slot),
}

impl Event {
    /// The stable name.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Delivered(_) => "delivered",
            Self::Sent(_) => "sent",
            Self::Altered { .. } => "altered",
            Self::Decided { .. } => "decided",
            Self::Entered { .. } => "entered",
            Self::Learned { .. } => "learned",
            Self::Heard { .. } => "heard",
            Self::Alerted { .. } => "alerted",
            Self::Closed { .. } => "closed",
            Self::Failed { .. } => "failed",
            Self::Declined { .. } => "declined",
            Self::Cracked { .. } => "cracked",
            Self::Leaked(_) => "leaked",
        }
    }
}
