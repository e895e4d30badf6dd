//! Events: what a command led to, in order.

#[cfg(feature = "all-suites")]
use padlock_tls::endpoint::DecisionKind;
use padlock_tls::{
    alert::Alert,
    endpoint::Choice,
    error::{Check, Error},
    ledger::Slot,
    party::Party,
    state::State,
};

#[cfg(feature = "all-suites")]
use super::Refused;
use super::{MessageId, Role};
#[cfg(feature = "all-suites")]
use crate::attack::Attack;
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
    /// The eavesdropper has laid hands on a message.
    #[cfg(feature = "all-suites")]
    Handled {
        /// Which message; for one that she made, the new one.
        message: MessageId,
        /// What she did, by [`Hand::id`](super::Hand::id).
        hand: &'static str,
    },
    /// The eavesdropper went between both ends.
    #[cfg(feature = "all-suites")]
    WentBetween,
    /// The eavesdropper has guessed what a message says.
    #[cfg(feature = "all-suites")]
    Guessed(MessageId),
    /// Another connection was opened.
    #[cfg(feature = "all-suites")]
    Connected {
        /// Who opened it.
        by: Role,
    },
    /// The eavesdropper has asked the ends again and again.
    #[cfg(feature = "all-suites")]
    Attacked {
        /// What for.
        attack: Attack,
        /// How many times she asked.
        calls: u64,
        /// How many things she has found; none where the attack came to nothing.
        found: usize,
    },
    /// An end in a person's hands has something to decide.
    #[cfg(feature = "all-suites")]
    Asked {
        /// Who.
        by: Party,
        /// What.
        kind: DecisionKind,
    },
    /// A role changed hands.
    #[cfg(feature = "all-suites")]
    Played {
        /// Which role.
        role: Role,
        /// Whether a person plays it now.
        by_hand: bool,
    },
    /// What the eavesdropper had planned could not be done.
    #[cfg(feature = "all-suites")]
    PlanFailed(Refused),
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
            #[cfg(feature = "all-suites")]
            Self::Handled { .. } => "handled",
            #[cfg(feature = "all-suites")]
            Self::WentBetween => "went_between",
            #[cfg(feature = "all-suites")]
            Self::Guessed(_) => "guessed",
            #[cfg(feature = "all-suites")]
            Self::Connected { .. } => "connected",
            #[cfg(feature = "all-suites")]
            Self::Attacked { .. } => "attacked",
            #[cfg(feature = "all-suites")]
            Self::Asked { .. } => "asked",
            #[cfg(feature = "all-suites")]
            Self::Played { .. } => "played",
            #[cfg(feature = "all-suites")]
            Self::PlanFailed(_) => "plan_failed",
        }
    }
}
