//! How a language writes a number (CLDR, "Number Elements" and "Number Patterns").

use crate::Locale;

/// A whole number in groups of three digits: "12,098".
///
/// The pattern `#,##0` and `minimumGroupingDigits` 1, a number of four digits has two groups, hold
/// in all languages there are.
pub fn grouped(locale: Locale, number: u64) -> String {
    let group = match locale {
        Locale::En | Locale::Pseudo | Locale::PseudoRtl => ',',
        Locale::De => '.',
    };
    let digits = number.to_string();
    let mut out = String::new();
    for (left, digit) in (0..digits.len()).rev().zip(digits.chars()) {
        out.push(digit);
        if left > 0 && left % 3 == 0 {
            out.push(group);
        }
    }
    out
}
