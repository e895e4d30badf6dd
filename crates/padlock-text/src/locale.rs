//! The languages Padlock speaks.

use padlock_core::closed_enum;

/// A language, with all of its texts built in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Locale {
    /// English (British spelling).
    #[default]
    En,
    /// German.
    De,
    /// English in disguise (`pseudo.rs`), to see what a translation does to a page.
    Pseudo,
    /// The same from right to left.
    PseudoRtl,
}

closed_enum! {
    /// Where a line begins; the id is what `dir` says in HTML.
    pub enum Direction {
        /// At the left.
        LeftToRight = "ltr",
        /// At the right.
        RightToLeft = "rtl",
    }
}

/// All texts in English, in [the encoding](crate::encoding) that the build wrote.
pub(crate) const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));

impl Locale {
    /// Every language, in the order a menu shows them.
    pub const ALL: &[Self] = &[Self::En, Self::De];

    /// What is no language: for tests, and for whoever asks for it by its tag.
    pub const TESTS: &[Self] = &[Self::Pseudo, Self::PseudoRtl];

    /// The BCP 47 language tag, as in `<html lang>` and the `locale` parameter.
    ///
    /// `XA` and `XB` are regions for private use, by which pseudo-locales are commonly known.
    pub fn id(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Pseudo => "en-XA",
            Self::PseudoRtl => "ar-XB",
        }
    }

    /// The language of a tag, when Padlock speaks it: "de-AT" is German.
    ///
    /// Subtags are dropped from the end until there is such a language (RFC 4647 section 3.4).
    pub fn from_id(id: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().chain(Self::TESTS).copied();
        all.find(|locale| locale.id().eq_ignore_ascii_case(id))
            .or_else(|| Self::from_id(id.rsplit_once('-')?.0))
    }

    /// What the language calls itself; the same in every language, so it is no message.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Pseudo => "Pseudo",
            Self::PseudoRtl => "Pseudo, right to left",
        }
    }

    /// Where a line begins.
    pub fn direction(self) -> Direction {
        match self {
            Self::En | Self::De | Self::Pseudo => Direction::LeftToRight,
            Self::PseudoRtl => Direction::RightToLeft,
        }
    }

    /// The translation of [`ENGLISH`], in [the encoding](crate::encoding) that the build wrote.
    pub(crate) fn translation(self) -> Option<&'static str> {
        match self {
            Self::En | Self::Pseudo | Self::PseudoRtl => None,
            Self::De => Some(include_str!(concat!(env!("OUT_DIR"), "/de.txt"))),
        }
    }

    /// What stands before and after every word, where words are in disguise.
    pub(crate) fn disguise(self) -> Option<[&'static str; 2]> {
        match self {
            Self::En | Self::De => None,
            Self::Pseudo => Some([""; 2]),
            // A mark from right to left; from there to the pop, whatever the letters, from right to left.
            Self::PseudoRtl => Some(["\u{200F}\u{202E}", "\u{202C}\u{200F}"]),
        }
    }
}
