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

    /// The Fluent sources: file name and text.
    pub(crate) fn sources(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::En => EN,
        }
    }
}

const EN: &[(&str, &str)] = &[
    ("page.ftl", include_str!("../locales/en/page.ftl")),
    ("cli.ftl", include_str!("../locales/en/cli.ftl")),
    ("values.ftl", include_str!("../locales/en/values.ftl")),
    ("ops.ftl", include_str!("../locales/en/ops.ftl")),
    ("working.ftl", include_str!("../locales/en/working.ftl")),
    ("messages.ftl", include_str!("../locales/en/messages.ftl")),
    ("fields.ftl", include_str!("../locales/en/fields.ftl")),
    ("states.ftl", include_str!("../locales/en/states.ftl")),
    ("checks.ftl", include_str!("../locales/en/checks.ftl")),
    ("alerts.ftl", include_str!("../locales/en/alerts.ftl")),
    ("reasons.ftl", include_str!("../locales/en/reasons.ftl")),
    ("scenarios.ftl", include_str!("../locales/en/scenarios.ftl")),
];
