//! Tags, names and directions of languages.

use std::collections::BTreeSet;

use crate::{Direction, Locale};

/// What can be asked for by a tag.
fn every_locale() -> impl Iterator<Item = Locale> {
    Locale::ALL.iter().chain(Locale::TESTS).copied()
}

#[test]
fn a_tag_finds_its_language() {
    for locale in every_locale() {
        assert_eq!(Locale::from_id(locale.id()), Some(locale));
    }
    for (tag, locale) in [
        ("en", Locale::En),
        ("en-GB", Locale::En),
        ("en-US-x-private", Locale::En),
        ("de-AT", Locale::De),
        ("DE", Locale::De),
        ("de-Latn-CH-1996", Locale::De),
        ("en-XA", Locale::Pseudo),
        ("en-xa", Locale::Pseudo),
        ("ar-XB", Locale::PseudoRtl),
    ] {
        assert_eq!(Locale::from_id(tag), Some(locale), "{tag}");
    }
}

#[test]
fn a_language_that_nobody_translated_is_not_found() {
    for tag in [
        "", "-", "fr", "ar", "ar-EG", "dense", "d", "x-de", "-de", "de_AT", "ⅾe",
    ] {
        assert_eq!(Locale::from_id(tag), None, "{tag}");
    }
}

#[test]
fn no_two_languages_share_a_tag_or_a_name() {
    let ids: BTreeSet<_> = every_locale().map(Locale::id).collect();
    let names: BTreeSet<_> = every_locale().map(Locale::own_name).collect();
    assert_eq!(ids.len(), every_locale().count());
    assert_eq!(names.len(), every_locale().count());
}

#[test]
fn only_the_test_of_the_other_direction_begins_at_the_right() {
    let from_the_right: Vec<_> = every_locale()
        .filter(|locale| locale.direction() == Direction::RightToLeft)
        .collect();
    assert_eq!(from_the_right, [Locale::PseudoRtl]);
    assert_eq!(Direction::RightToLeft.id(), "rtl");
    assert_eq!(Direction::LeftToRight.id(), "ltr");
}
