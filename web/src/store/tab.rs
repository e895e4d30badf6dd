//! The sides from which the inspector shows a thing.

use padlock_text::{Label, Text};

use crate::components::icon::Icon;

/// One side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// In words.
    Explain,
    /// Its bytes.
    Bytes,
    /// The arithmetic.
    Working,
    /// What it came from.
    Derivation,
    /// The same through three pairs of eyes.
    AsSeenBy,
    /// The command line that computes it again.
    #[cfg(feature = "whole")]
    Reproduce,
}

impl Tab {
    /// In the order on screen.
    pub const ALL: &[Self] = &[
        Self::Explain,
        Self::Bytes,
        Self::Working,
        Self::Derivation,
        Self::AsSeenBy,
        #[cfg(feature = "whole")]
        Self::Reproduce,
    ];

    /// Those of a recording: nobody's values are known but what the bytes say.
    #[cfg(feature = "whole")]
    pub const RECORDED: &[Self] = &[Self::Explain, Self::Bytes];

    /// The stable name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Explain => "explain",
            Self::Bytes => "bytes",
            Self::Working => "working",
            Self::Derivation => "derivation",
            Self::AsSeenBy => "as-seen-by",
            #[cfg(feature = "whole")]
            Self::Reproduce => "reproduce",
        }
    }

    /// Its words.
    pub fn words(self, text: &Text) -> String {
        let label = match self {
            Self::Explain => Label::Explain,
            Self::Bytes => Label::Bytes,
            Self::Working => Label::Working,
            Self::Derivation => Label::Derivation,
            Self::AsSeenBy => Label::AsSeenBy,
            #[cfg(feature = "whole")]
            Self::Reproduce => return text.tool(padlock_text::ToolLabel::Reproduce, &[]),
        };
        text.label(label)
    }

    /// Its icon.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Explain => Icon::Words,
            Self::Bytes => Icon::Grid,
            Self::Working => Icon::Sum,
            Self::Derivation => Icon::Tree,
            Self::AsSeenBy => Icon::Eye,
            #[cfg(feature = "whole")]
            Self::Reproduce => Icon::Shell,
        }
    }
}
