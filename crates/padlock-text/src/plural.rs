//! Which plural form a language takes for a number (CLDR, "Language Plural Rules").

use crate::Locale;

/// The plural category of a whole number: "zero", "one", "two", "few", "many" or "other".
///
/// Written out for the languages there are, since a table of all languages would weigh in the
/// page; a test holds it against Fluent's table.
pub fn category(locale: Locale, count: u64) -> &'static str {
    match locale {
        Locale::En | Locale::De | Locale::Pseudo | Locale::PseudoRtl => match count {
            1 => "one",
            _ => "other",
        },
    }
}
