//! Commands: all that a person can do. They are the truth; worlds follow from them.

use padlock_core::closed_enum;
#[cfg(feature = "all-suites")]
use padlock_tls::endpoint::Choice;
use padlock_tls::{ledger::Slot, party::Party};
use thiserror::Error;

use super::MessageId;
#[cfg(feature = "all-suites")]
use super::{Disguise, Hand, Role};
#[cfg(feature = "all-suites")]
use crate::attack::Attack;
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
    /// Let the eavesdropper lay hands on what crosses the wire.
    #[cfg(feature = "all-suites")]
    Hand(Hand),
    /// Let the eavesdropper go between both ends, before either has heard the other: she answers the client in the
    /// server's place, and speaks to the server as a client of her own.
    #[cfg(feature = "all-suites")]
    GoBetween(Disguise),
    /// Let the eavesdropper go between both ends behind ClientKeyExchange, when she knows the premaster secret: she forges the
    /// Finished of each.
    #[cfg(feature = "all-suites")]
    TakeOver,
    /// Let the eavesdropper guess what a message says by its size.
    #[cfg(feature = "all-suites")]
    Guess {
        /// Which message.
        message: MessageId,
        /// What it may say, at most 64 words.
        words: Vec<String>,
    },
    /// Open another connection to the server, in the place of the present one.
    #[cfg(feature = "all-suites")]
    Connect {
        /// Who does.
        by: Role,
    },
    /// Let the eavesdropper ask the ends again and again, until she has found what she is after.
    #[cfg(feature = "all-suites")]
    Attack(Attack),
    /// Put a role into a person's hands, or back on autopilot.
    #[cfg(feature = "all-suites")]
    Play {
        /// Which role.
        role: Role,
        /// Whether a person plays it.
        by_hand: bool,
    },
    /// Answer what an end in a person's hands has to decide.
    #[cfg(feature = "all-suites")]
    Choose {
        /// Whose decision it is.
        by: Party,
        /// The answer.
        choice: Choice,
    },
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
            #[cfg(feature = "all-suites")]
            Self::Hand(hand) => hand.id(),
            #[cfg(feature = "all-suites")]
            Self::GoBetween(_) => "go_between",
            #[cfg(feature = "all-suites")]
            Self::TakeOver => "take_over",
            #[cfg(feature = "all-suites")]
            Self::Guess { .. } => "guess",
            #[cfg(feature = "all-suites")]
            Self::Connect { .. } => "connect",
            #[cfg(feature = "all-suites")]
            Self::Attack(_) => "attack",
            #[cfg(feature = "all-suites")]
            Self::Play { .. } => "play",
            #[cfg(feature = "all-suites")]
            Self::Choose { .. } => "choose",
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
        /// The message is not held back.
        NotHeld = "not_held",
        /// The message has not arrived yet, so nothing can be replayed.
        NotDelivered = "not_delivered",
        /// The message has no such field.
        NoSuchField = "no_such_field",
        /// A length field cannot say how long that would be.
        LengthOverflow = "length_overflow",
        /// A message on the wire has 1 to 65536 bytes.
        BadLength = "bad_length",
        /// The end has something to decide first.
        DecisionPending = "decision_pending",
        /// The end has nothing to decide, or something else.
        NothingToDecide = "nothing_to_decide",
        /// The decision does not have this option.
        NoSuchOption = "no_such_option",
        /// The ends have heard each other already, or someone is between them.
        TooLate = "too_late",
        /// A server waits until somebody connects, and the hybrid idea knows one connection only.
        ServersDoNotConnect = "servers_do_not_connect",
        /// The message is not under keys, or not one of the two ends', or there are too many words.
        NothingToGuess = "nothing_to_guess",
        /// No word, or more than one, makes a record of that size.
        SizesDoNotTell = "sizes_do_not_tell",
        /// A story has at most 1000 connections.
        TooManyConnections = "too_many_connections",
        /// Both ends must have exchanged keys, and neither have changed to them.
        NotMidway = "not_midway",
        /// She does not know the premaster secret.
        SecretUnknown = "secret_unknown",
        /// No certificate can be made with such a fault.
        NoSuchCertificate = "no_such_certificate",
    }
}
