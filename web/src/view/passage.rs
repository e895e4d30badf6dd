//! Which way a message goes, and how far it has come.

use padlock_text::Label;
use padlock_tls::party::Party;

/// Which way a message goes on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// From the client to the server.
    Right,
    /// From the server to the client.
    Left,
    /// It does not travel: a deed of the eavesdropper's.
    Still,
}

impl Heading {
    /// Its class.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Left => "left",
            Self::Still => "still",
        }
    }
}

impl From<Party> for Heading {
    fn from(sender: Party) -> Self {
        match sender {
            Party::Client => Self::Right,
            Party::Server => Self::Left,
        }
    }
}

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RungStage {
    /// It arrived.
    Delivered,
    /// It arrives with the next step.
    Next,
    /// It is still to come.
    Ahead,
    /// The eavesdropper keeps it back.
    Held,
    /// It will never arrive.
    Dropped,
}

impl RungStage {
    /// Its class.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Delivered => "",
            Self::Next => "ahead next",
            Self::Ahead => "ahead",
            Self::Held => "ahead held",
            Self::Dropped => "ahead dropped",
        }
    }

    /// What is read aloud behind the message's name.
    pub const fn spoken(self) -> Label {
        match self {
            Self::Delivered => Label::MessageSpoken,
            Self::Next | Self::Ahead => Label::MessageWaiting,
            Self::Held => Label::MessageHeld,
            Self::Dropped => Label::MessageDropped,
        }
    }
}
