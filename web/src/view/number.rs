//! Bytes and numbers as a person reads them.

use padlock_core::Nat;
use padlock_tls::{
    ledger::{Notation, Value},
    party::Size,
};

/// More digits than this are shortened in the middle.
const LONG: usize = 28;

/// Bytes in hexadecimal, two digits each, spaced.
pub fn hex(bytes: &[u8]) -> String {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.join(" ")
}

/// The first `most` bytes in hexadecimal, and a sign that there are more.
pub fn hex_short(bytes: &[u8], most: usize) -> String {
    match bytes.get(..most) {
        Some(first) if bytes.len() > most => format!("{} …", hex(first)),
        _ => hex(bytes),
    }
}

/// A value in one short line.
pub fn short(value: &Value, size: Size) -> String {
    match value.slot.kind.notation(size) {
        Notation::Number => Nat::from_be_bytes(&value.bytes).to_string(),
        Notation::Text => format!("“{}”", words(&value.bytes)),
        Notation::Bytes => hex_short(&value.bytes, 6),
    }
}

/// A whole number raised, as an exponent.
pub fn superscript(number: f64) -> String {
    let raised = |digit| match digit {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        _ => '⁻',
    };
    (number.round_ties_even() as i64)
        .to_string()
        .chars()
        .map(raised)
        .collect()
}

/// Bytes as words; what is no text shows as replacement characters.
pub fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A number in decimal, or its ends in hexadecimal and its size where it is long.
pub fn number(number: &Nat) -> String {
    let bytes = number.to_be_bytes();
    if number.bits() <= 64 {
        return number.to_string();
    }
    format!("{} ({} bit)", ends(&bytes), number.bits())
}

/// Bytes in hexadecimal with the middle left out where it is long.
pub fn bytes(bytes: &[u8]) -> String {
    if bytes.len() <= LONG {
        hex(bytes)
    } else {
        format!("{} ({} B)", ends(bytes), bytes.len())
    }
}

/// The first and the last bytes.
fn ends(bytes: &[u8]) -> String {
    let tail = bytes.len().saturating_sub(4);
    match (bytes.get(..6), bytes.get(tail..)) {
        (Some(first), Some(last)) if bytes.len() > LONG => {
            format!("{} … {}", hex(first), hex(last))
        }
        _ => hex(bytes),
    }
}
