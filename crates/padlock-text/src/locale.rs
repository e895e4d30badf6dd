//! The languages Padlock speaks.

/// A language, with all of its texts built in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Locale {
    /// English (British spelling).
    #[default]
    En,
}

impl Locale {
    /// Every language, in the order a menu shows them.
    pub const ALL: &[Self] = &[Self::En];

    /// The BCP 47 language tag, as in `<html lang>` and the `locale` parameter.
    pub fn id(self) -> &'static str {
        match self {
            Self::En => "en",
        }
    }

    /// The language of a tag, when Padlock speaks it.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|locale| locale.id() == id)
    }

    /// What the language calls itself; the same in every language, so it is no message.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
        }
    }

    /// All texts, in [the encoding](crate::encoding) that the build wrote.
    pub(crate) fn texts(self) -> &'static str {
        match self {
            Self::En => include_str!(concat!(env!("OUT_DIR"), "/en.txt")),
        }
    }
}
