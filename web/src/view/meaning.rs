//! The four meanings of a colour, each with its icon: never colour alone.

use padlock_tls::ledger::Secrecy;

use crate::components::icon::Icon;

/// What a colour says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Anyone on the wire can read it.
    Plain,
    /// It crosses the wire under keys.
    Protected,
    /// It never crosses the wire.
    Secret,
    /// The eavesdropper's doing.
    Attack,
    /// None of these.
    Neutral,
}

impl Meaning {
    /// The class that sets the colours.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Protected => "protected",
            Self::Secret => "secret",
            Self::Attack => "attack",
            Self::Neutral => "neutral",
        }
    }

    /// The icon that says the same.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Plain => Icon::Eye,
            Self::Protected => Icon::Lock,
            Self::Secret => Icon::Key,
            Self::Attack => Icon::Unlock,
            Self::Neutral => Icon::Dash,
        }
    }
}

impl From<Secrecy> for Meaning {
    fn from(secrecy: Secrecy) -> Self {
        match secrecy {
            Secrecy::Plain => Self::Plain,
            Secrecy::Protected => Self::Protected,
            Secrecy::Secret => Self::Secret,
        }
    }
}
