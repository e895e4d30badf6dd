//! Looking a text up, in the one language that a [`Text`] speaks.

use std::rc::Rc;

#[cfg(feature = "cli")]
use crate::CliLabel;
#[cfg(feature = "all-suites")]
use crate::ToolLabel;
use crate::{
    DoorLabel, Label, Locale,
    encoding::{IS, RECORD},
    locale::ENGLISH,
    pattern,
};

/// All texts of one language. Cloning shares them.
#[derive(Clone)]
pub struct Text {
    locale: Locale,
    /// Keys and patterns, sorted by key.
    texts: Rc<[(&'static str, &'static str)]>,
}

/// A value put into a text where it says `{ $name }`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arg<'a> {
    /// Inserted as it is.
    Text(&'a str),
    /// A whole number: written in decimal; texts may choose a plural form by it.
    Count(u64),
    /// The same for reading: in the language's groups of digits, as in "12,098".
    Number(u64),
}

impl Text {
    /// The language's texts.
    pub fn new(locale: Locale) -> Self {
        let texts = match locale.translation() {
            None => records(ENGLISH).collect(),
            Some(patterns) => {
                let keys = records(ENGLISH).map(|(key, _)| key);
                keys.zip(patterns.split(RECORD)).collect()
            }
        };
        Self { locale, texts }
    }

    /// Texts in [the encoding](crate::encoding) of English.
    #[cfg(test)]
    pub(crate) fn read(locale: Locale, texts: &'static str) -> Self {
        let texts = records(texts).collect();
        Self { locale, texts }
    }

    /// The language.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// A text of the page.
    pub fn label(&self, label: Label) -> String {
        self.find(label.id(), None, &[])
    }

    /// A text of the page with values put in, each by its name.
    pub fn label_with(&self, label: Label, args: &[(&str, Arg<'_>)]) -> String {
        self.find(label.id(), None, args)
    }

    /// A text of the front door with values put in, each by its name.
    pub fn door(&self, label: DoorLabel, args: &[(&str, Arg<'_>)]) -> String {
        self.find(label.id(), None, args)
    }

    /// A text that the whole page alone shows, with values put in, each by its name.
    #[cfg(feature = "all-suites")]
    pub fn tool(&self, label: ToolLabel, args: &[(&str, Arg<'_>)]) -> String {
        self.find(label.id(), None, args)
    }

    /// A text of the command line with values put in, each by its name.
    #[cfg(feature = "cli")]
    pub fn cli(&self, label: CliLabel, args: &[(&str, Arg<'_>)]) -> String {
        self.find(label.id(), None, args)
    }

    /// The message `key`, or its `attribute`; the key itself where there is no such text.
    pub(crate) fn find(
        &self,
        key: &str,
        attribute: Option<&str>,
        args: &[(&str, Arg<'_>)],
    ) -> String {
        self.look_up(key, attribute, args)
            .unwrap_or_else(|| full_key(key, attribute))
    }

    /// The message `key`, or its `attribute`, if there is such a text.
    pub(crate) fn look_up(
        &self,
        key: &str,
        attribute: Option<&str>,
        args: &[(&str, Arg<'_>)],
    ) -> Option<String> {
        let wanted = full_key(key, attribute);
        let at = self
            .texts
            .binary_search_by(|(key, _)| (*key).cmp(&wanted))
            .ok()?;
        let (_, pattern) = self.texts.get(at)?;
        Some(pattern::render(pattern, self.locale, args))
    }
}

/// Keys and patterns, as [the encoding](crate::encoding) has them.
fn records(texts: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let records = texts.split(RECORD);
    records.filter_map(|record| record.split_once(IS))
}

/// `key` or `key.attribute`, as texts are sorted.
fn full_key(key: &str, attribute: Option<&str>) -> String {
    match attribute {
        None => key.to_owned(),
        Some(name) => format!("{key}.{name}"),
    }
}

impl PartialEq for Text {
    /// Two texts are equal when they speak the same language.
    fn eq(&self, other: &Self) -> bool {
        self.locale == other.locale
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Text").field(&self.locale).finish()
    }
}
