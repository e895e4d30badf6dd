//! The sides from which the inspector shows a thing.

use padlock_text::Label;

use crate::components::icon::Icon;

/// One side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Its bytes.
    Bytes,
    /// The arithmetic.
    Working,
    /// What it came from.
    Derivation,
    /// The same through three pairs of eyes.
    AsSeenBy,
}

impl Tab {
    /// In the order on screen.
    pub const ALL: &[Self] = &[Self::Bytes, Self::Working, Self::Derivation, Self::AsSeenBy];

    /// The stable name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Working => "working",
            Self::Derivation => "derivation",
            Self::AsSeenBy => "as-seen-by",
        }
    }

    /// Its words.
    pub const fn label(self) -> Label {
        match self {
            Self::Bytes => Label::Bytes,
            Self::Working => Label::Working,
            Self::Derivation => Label::Derivation,
            Self::AsSeenBy => Label::AsSeenBy,
        }
    }

    /// Its icon.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Bytes => Icon::Grid,
            Self::Working => Icon::Sum,
            Self::Derivation => Icon::Tree,
            Self::AsSeenBy => Icon::Eye,
        }
    }
}
