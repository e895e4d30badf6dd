//! Writing values down for a terminal.

use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::{
    ledger::{Notation, Value},
    party::Size,
};

/// The most bytes of a value that are written out in full.
const WHOLE: usize = 8;
/// How many bytes of a longer one are written out.
const SHOWN: usize = 6;

/// A value as a person writes it: a number, a quoted text, or hexadecimal bytes, the long ones cut.
pub fn value(text: &Text, value: &Value, size: Size) -> String {
    match value.slot.kind.notation(size) {
        Notation::Number => number(&value.bytes).unwrap_or_else(|| bytes(text, &value.bytes)),
        Notation::Text => quoted(text, &value.bytes),
        Notation::Bytes => bytes(text, &value.bytes),
    }
}

/// A big-endian number in decimal, where it is below 2^64.
fn number(bytes: &[u8]) -> Option<String> {
    let significant: Vec<u8> = bytes
        .iter()
        .copied()
        .skip_while(|byte| *byte == 0)
        .collect();
    if significant.len() > 8 {
        return None;
    }
    Some(
        significant
            .iter()
            .fold(0u64, |number, byte| number << 8 | u64::from(*byte))
            .to_string(),
    )
}

/// Hexadecimal bytes, the long ones cut.
pub fn bytes(text: &Text, bytes: &[u8]) -> String {
    let hex = |bytes: &[u8]| -> String {
        bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    match bytes.get(..SHOWN) {
        Some(shown) if bytes.len() > WHOLE => {
            format!("{} … {}", hex(shown), text.bytes(bytes.len()))
        }
        _ => hex(bytes),
    }
}

/// Text from a peer in quotation marks.
pub fn quoted(text: &Text, bytes: &[u8]) -> String {
    text.cli(CliLabel::Quoted, &[("text", Arg::Text(&printable(bytes)))])
}

/// Text from a peer, fit for a terminal: control characters shown as escapes, bytes that are no UTF-8 replaced.
pub fn printable(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes)
        .chars()
        .flat_map(|c| {
            if c.is_control() {
                c.escape_default().collect::<Vec<_>>()
            } else {
                vec![c]
            }
        })
        .collect()
}

/// The same, with the ends of lines left as they are.
pub fn printable_lines(bytes: &[u8]) -> String {
    let lines: Vec<String> = bytes
        .split(|byte| *byte == b'\n')
        .map(|line| printable(line.strip_suffix(b"\r").unwrap_or(line)))
        .collect();
    lines.join("\n")
}
