//! Every language says what English says, in words of its own.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{ast::Entry, parser};

use super::{fluent::keys_of, sources};
use crate::{
    Arg, Locale, Text,
    compile::Language,
    encoding::{IS, RECORD},
};

/// What a language says as English does, values left out: names, loans, and keys of files.
fn shared(locale: Locale) -> &'static [&'static str] {
    match locale {
        Locale::De => &[
            "Bit",
            "Byte",
            "Bytes",
            "Client",
            "Derive-Secret",
            "Diffie-Hellman",
            "HKDF-Expand",
            "HKDF-Expand-Label",
            "HKDF-Extract",
            "Padlock",
            "Server",
            "Sweet32",
            "System",
            "Version",
            "^ mod  = ",
            "defence: ",
            "e⁻¹ mod (p − 1)(q − 1)",
            "padlock: ",
            "xor",
        ],
        Locale::En | Locale::Pseudo | Locale::PseudoRtl => &[],
    }
}

/// The languages that were translated.
fn translations() -> impl Iterator<Item = Locale> {
    let all = Locale::ALL.iter().copied();
    all.filter(|locale| *locale != Locale::En)
}

/// The names of the values that each text asks for, by its key.
fn values_of(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let mut values = BTreeMap::new();
    for (_, source) in sources(locale) {
        let resource = parser::parse(source.as_str()).unwrap();
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let id = message.id.name;
            let attributes = message.attributes.iter();
            let attributes = attributes.map(|a| (format!("{id}.{}", a.id.name), &a.value));
            let value = message.value.iter().map(|value| (id.to_owned(), value));
            for (key, pattern) in value.chain(attributes) {
                let names = keys_of(pattern).into_keys().map(str::to_owned);
                values.insert(key, names.collect());
            }
        }
    }
    values
}

#[test]
fn every_language_puts_the_same_values_into_a_text() {
    let english = values_of(Locale::En);
    assert!(english.values().any(|names| names.len() > 2));
    for locale in translations() {
        assert_eq!(values_of(locale), english, "{}", locale.id());
    }
}

/// What `## all-suites` heads must be the same, or the page would lack texts.
#[test]
fn every_language_leaves_the_same_texts_to_all_suites() {
    let keys = |locale: Locale| -> BTreeSet<String> {
        let mut language = Language::new(false);
        for (_, source) in sources(locale) {
            language.add(&source).unwrap();
        }
        let texts = language.encode();
        let texts = texts.split(RECORD);
        texts
            .filter_map(|text| text.split_once(IS))
            .map(|(key, _)| key.to_owned())
            .collect()
    };
    for locale in translations() {
        assert_eq!(keys(locale), keys(Locale::En), "{}", locale.id());
    }
}

/// Whether a text has words: more than one letter, and not all of them capitals.
fn has_words(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| word.chars().count() > 1 && word.chars().any(char::is_lowercase))
}

/// Symbols and letters of formulas are the same everywhere, and so are the names of messages, which
/// are their ids.
#[test]
fn no_text_stays_english_unless_it_is_listed() {
    for locale in translations() {
        let texts = [Locale::En, locale].map(Text::new);
        let mut same = BTreeSet::new();
        for (key, values) in values_of(locale) {
            let (id, attribute) = match key.split_once('.') {
                Some((id, attribute)) => (id, Some(attribute)),
                None => (&*key, None),
            };
            let args: Vec<_> = values.iter().map(|name| (&**name, Arg::Text(""))).collect();
            let [english, translated] =
                texts.each_ref().map(|text| text.find(id, attribute, &args));
            let is_id = id.strip_prefix("message-") == Some(&translated);
            if english == translated && has_words(&translated) && !is_id {
                same.insert(translated);
            }
        }
        let listed: BTreeSet<_> = shared(locale)
            .iter()
            .map(|text| (*text).to_owned())
            .collect();
        let unlisted: Vec<_> = same.difference(&listed).collect();
        assert!(unlisted.is_empty(), "{}: {unlisted:#?}", locale.id());
        if cfg!(feature = "cli") {
            let differ: Vec<_> = listed.difference(&same).collect();
            assert!(
                differ.is_empty(),
                "{}: not English: {differ:#?}",
                locale.id()
            );
        }
    }
}

#[test]
fn german_quotes_in_german() {
    for (file, source) in sources(Locale::De) {
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            let count = |mark| line.matches(mark).count();
            assert_eq!(count('„'), count('“'), "{file}: {line}");
            assert_eq!(count('”') + count('‘') + count('\''), 0, "{file}: {line}");
        }
    }
}
