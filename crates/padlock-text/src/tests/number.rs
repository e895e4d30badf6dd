//! Groups of digits, held against what CLDR's patterns give.

use super::fluent::read;
use crate::{Arg, Locale, Text};

/// A number as `#,##0` writes it: in English and in German.
const WRITTEN: &[(u64, &str, &str)] = &[
    (0, "0", "0"),
    (7, "7", "7"),
    (42, "42", "42"),
    (999, "999", "999"),
    (1000, "1,000", "1.000"),
    (3233, "3,233", "3.233"),
    (12_098, "12,098", "12.098"),
    (100_000, "100,000", "100.000"),
    (999_999, "999,999", "999.999"),
    (1_000_000, "1,000,000", "1.000.000"),
    (1_234_567_890, "1,234,567,890", "1.234.567.890"),
    (
        u64::MAX,
        "18,446,744,073,709,551,615",
        "18.446.744.073.709.551.615",
    ),
];

fn written(text: &Text, arg: Arg<'_>) -> String {
    text.find("n", None, &[("n", arg)])
}

#[test]
fn a_number_is_written_as_its_language_writes_it() {
    let [english, german] = [Locale::En, Locale::De].map(|locale| read(locale, "n = { $n }"));
    for (number, in_english, in_german) in WRITTEN {
        assert_eq!(written(&english, Arg::Number(*number)), *in_english);
        assert_eq!(written(&german, Arg::Number(*number)), *in_german);
    }
}

#[test]
fn a_count_has_no_groups_in_any_language() {
    for locale in Locale::ALL {
        let text = read(*locale, "n = { $n }");
        for (number, _, _) in WRITTEN {
            assert_eq!(written(&text, Arg::Count(*number)), number.to_string());
        }
    }
}

#[test]
fn english_in_disguise_has_the_numbers_of_english() {
    let english = read(Locale::En, "n = { $n }");
    for locale in Locale::TESTS {
        let disguised = read(*locale, "n = { $n }");
        for (number, _, _) in WRITTEN {
            let plain = written(&english, Arg::Number(*number));
            assert_eq!(
                written(&disguised, Arg::Number(*number)),
                format!("⟦{plain}⟧")
            );
        }
    }
}
