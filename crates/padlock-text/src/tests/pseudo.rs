//! English in disguise: nothing stays as it was, and nothing that is put in changes.

use fluent_syntax::ast::{Entry, Pattern};

use super::{
    fluent::{keys_of, read},
    sources,
};
use crate::{Arg, Locale, Text};

/// What is put in, which no disguise makes.
const VALUE: &str = "\u{E000}";

/// Every text of the command line and the page: its key, and itself in English and in disguise.
fn every_text(locale: Locale) -> Vec<(String, String, String)> {
    let (english, disguised) = (Text::new(Locale::En), Text::new(locale));
    let mut texts = Vec::new();
    for (_, source) in sources(Locale::En) {
        let resource = fluent_syntax::parser::parse(source.as_str()).unwrap();
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let id = message.id.name;
            let attributes = message.attributes.iter();
            let attributes = attributes.map(|a| (Some(a.id.name), &a.value));
            for (attribute, pattern) in message.value.iter().map(|v| (None, v)).chain(attributes) {
                let args = args(pattern);
                texts.push((
                    format!("{id} {attribute:?}"),
                    english.find(id, attribute, &args),
                    disguised.find(id, attribute, &args),
                ));
            }
        }
    }
    texts
}

/// A value for all that a pattern asks for.
fn args<'a>(pattern: &Pattern<&'a str>) -> Vec<(&'a str, Arg<'a>)> {
    let names = keys_of(pattern).into_keys();
    names.map(|name| (name, Arg::Text(VALUE))).collect()
}

/// Whether a disguise puts it around words.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200F}' | '\u{202E}' | '\u{202C}')
}

#[test]
fn no_letter_stays_as_it_was() {
    for locale in Locale::TESTS {
        for (key, _, disguised) in every_text(*locale) {
            let plain = disguised.contains(|c: char| c.is_ascii_alphabetic());
            assert!(!plain, "{key}: {disguised}");
        }
    }
}

#[test]
fn letters_stand_for_the_same_letter_only() {
    let alphabet: String = ('a'..='z').chain('A'..='Z').collect();
    let text = read(Locale::Pseudo, &format!("a = {alphabet}"));
    let mut disguised: Vec<char> = text.find("a", None, &[]).chars().collect();
    disguised.dedup();
    assert_eq!(disguised.len(), 52 + 2, "every letter, and the frame");
    assert!(disguised.iter().all(|c| !c.is_ascii()));
    disguised.sort_unstable();
    disguised.dedup();
    assert_eq!(disguised.len(), 52 + 2, "no two alike");
}

#[test]
fn every_text_stands_in_a_frame() {
    for locale in Locale::TESTS {
        for (key, _, disguised) in every_text(*locale) {
            let inside = disguised.strip_prefix('⟦');
            let inside = inside.and_then(|rest| rest.strip_suffix('⟧'));
            assert!(
                inside.is_some_and(|inside| !inside.contains(['⟦', '⟧'])),
                "{key}: {disguised}"
            );
        }
    }
}

#[test]
fn what_is_no_letter_stays_where_it_was() {
    let rest = |text: &str| -> String {
        let kept = text.chars().filter(|c| !c.is_alphabetic() && !is_mark(*c));
        kept.filter(|c| !matches!(c, '⟦' | '⟧')).collect()
    };
    for locale in Locale::TESTS {
        for (key, english, disguised) in every_text(*locale) {
            assert_eq!(rest(&disguised), rest(&english), "{key}");
        }
    }
}

#[test]
fn a_text_grows_by_a_third_and_all_of_them_by_as_much_as_german_might() {
    let letters = |text: &str| text.matches(char::is_alphabetic).count();
    let (mut before, mut after) = (0, 0);
    for (key, english, disguised) in every_text(Locale::Pseudo) {
        let english = english.replace(|c: char| !c.is_ascii() && c.is_alphabetic(), "");
        assert!(
            letters(&disguised) * 3 >= letters(&english) * 4,
            "{key}: {disguised}"
        );
        before += english.chars().count();
        after += disguised.chars().count();
    }
    let percent = after * 100 / before;
    assert!((130..=145).contains(&percent), "{percent}");
}

#[test]
fn both_disguises_differ_in_their_marks_only() {
    let [pseudo, rtl] = [Locale::Pseudo, Locale::PseudoRtl].map(every_text);
    for ((key, _, pseudo), (_, _, rtl)) in pseudo.into_iter().zip(rtl) {
        assert_eq!(rtl.replace(is_mark, ""), pseudo, "{key}");
    }
}

#[test]
fn every_word_runs_from_right_to_left_and_nothing_else_does() {
    for (key, english, disguised) in every_text(Locale::PseudoRtl) {
        let mut inside = false;
        let mut outside = String::new();
        for c in disguised.chars() {
            match c {
                '\u{202E}' => assert!(!std::mem::replace(&mut inside, true), "{key}"),
                '\u{202C}' => assert!(std::mem::replace(&mut inside, false), "{key}"),
                c if inside => assert!(c.is_alphabetic(), "{key}: {c}"),
                c => outside.push(c),
            }
        }
        assert!(!inside, "{key}");
        outside.retain(char::is_alphabetic);
        let undisguised = english.replace(|c: char| c.is_ascii() || !c.is_alphabetic(), "");
        assert_eq!(outside, undisguised, "{key}");
    }
}

#[test]
fn values_and_literals_of_a_text_are_told_apart() {
    let source =
        "a = from { $n } to\n    .b = { $n ->\n    [one] { $n } byte\n   *[other] { $n } bytes\n }";
    let text = read(Locale::Pseudo, source);
    let told = |attribute, arg| text.find("a", attribute, &[("n", arg)]);
    assert_eq!(told(None, Arg::Text("here")), "⟦ƒƒŕóóɱ here ţţó⟧");
    assert_eq!(told(Some("b"), Arg::Count(1)), "⟦1 ƀƀýţţé⟧");
    assert_eq!(told(Some("b"), Arg::Number(4096)), "⟦4,096 ƀƀýţţéš⟧");
    assert_eq!(text.find("a", None, &[]), "⟦ƒƒŕóóɱ {$n} ţţó⟧");
    assert_eq!(text.find("b", None, &[]), "b");
}
