//! What the build refuses in a Fluent file, and how it says so.

use crate::{
    compile::Language,
    encoding::{IS, RECORD},
};

/// What is said against a file.
fn refusal(source: &str) -> String {
    Language::new(true).add(source).unwrap_err()
}

#[test]
fn what_the_page_cannot_render_is_refused_by_name() {
    for (source, why) in [
        ("-term = words", "-term: a term is not supported"),
        ("a = { -term }", "a: the term -term is not supported"),
        ("a = { b }", "a: the message b is not supported"),
        (
            "a = { NUMBER($n) }",
            "a: the function NUMBER is not supported",
        ),
        ("a = { 3 }", "a: the number 3 is not supported"),
        ("a = { { $n } }", "a: braces inside braces is not supported"),
        (
            "a = words\n    .b = { c.d }",
            "a.b: the message c is not supported",
        ),
        (
            "a = { 3 ->\n   *[b] c\n }",
            "a: a choice by the number 3 is not supported",
        ),
        (
            "a = { NUMBER($n) ->\n   *[b] c\n }",
            "a: a choice by the function NUMBER is not supported",
        ),
        (
            "a = { $n ->\n    [1] b\n   *[c] d\n }",
            "a: a choice with a number for a key is not supported",
        ),
        (
            "a = { $n ->\n    [b] c\n   *[b] d\n }",
            "a: [b] given twice",
        ),
        (
            "a = { $n ->\n   *[b] { $m ->\n       *[c] d\n     }\n }",
            "a: a choice inside a choice is not supported",
        ),
        (
            "a = \u{1}",
            "a: the control character U+0001 is not supported",
        ),
        (
            r#"a = { "\u0005" }"#,
            "a: the control character U+0005 is not supported",
        ),
    ] {
        assert_eq!(refusal(source), why);
    }
}

#[test]
fn a_syntax_error_is_refused_with_its_line() {
    let why = refusal("a = words\n\nb = { $n\nc = words\n");
    assert!(why.starts_with("line 4: "), "{why}");
}

#[test]
fn a_text_given_twice_is_refused_in_one_file_and_across_files() {
    assert_eq!(refusal("a = words\na = words"), "a: given twice");
    assert_eq!(
        refusal("a =\n    .b = words\n    .b = words"),
        "a.b: given twice"
    );
    let mut language = Language::new(true);
    language.add("a = words").unwrap();
    assert_eq!(language.add("a = words").unwrap_err(), "a: given twice");
}

#[test]
fn texts_of_what_only_every_suite_shows_are_left_out_on_demand() {
    let source = "a = 1\n\n## all-suites\n\nb = 2\n    .c = 3\n\n## Everywhere\n\nd = 4\n";
    for (all_suites, keys) in [(true, vec!["a", "b", "b.c", "d"]), (false, vec!["a", "d"])] {
        let mut language = Language::new(all_suites);
        language.add(source).unwrap();
        let texts = language.encode();
        let given = texts.split(RECORD).filter_map(|text| text.split_once(IS));
        assert_eq!(given.map(|(key, _)| key).collect::<Vec<_>>(), keys);
    }
}

#[test]
fn a_translation_has_the_order_of_english_and_its_words_where_there_are_no_others() {
    let mut english = Language::new(true);
    english
        .add("b = two\na = one\n    .x = one x\nc = three")
        .unwrap();
    let mut german = Language::new(true);
    german.add("c = drei\nd = vier\na = eins").unwrap();
    let patterns = ["eins", "one x", "two", "drei"];
    assert_eq!(
        german.encode_as_translation(&english),
        patterns.join(&RECORD.to_string())
    );
}
