//! A dissection as text that a person can review: every field, and under each leaf its bytes.

use std::fmt::Write;

use padlock_tls::{
    codec::{Field, Span},
    dissect::{Dissection, RecordView, Shown, shown},
};

use crate::hex;

/// Bytes on one line.
pub const LINE: usize = 24;

/// The fields of `bytes`, a line each.
///
/// # Panics
/// When the dissection found an error.
#[must_use]
pub fn fields(bytes: &[u8], dissection: &Dissection<RecordView>) -> String {
    assert!(dissection.value.is_ok(), "{:?}", dissection.value);
    let mut text = String::new();
    let leaves: Vec<&Span> = dissection.leaves().collect();
    for span in &dissection.spans {
        let indent = "  ".repeat(span.depth.into());
        let of_span = bytes.get(span.bytes.clone()).unwrap_or_default();
        let is_leaf = leaves.iter().any(|leaf| std::ptr::eq(*leaf, span));
        let says = match is_leaf {
            true => says(span.field, of_span),
            false => String::new(),
        };
        // Writing into a String does not fail.
        let _ = writeln!(text, "{indent}{}{says}", span.field.id());
        if is_leaf {
            hexdump(&mut text, span.bytes.start, of_span, &indent);
        }
    }
    text
}

fn hexdump(text: &mut String, start: usize, bytes: &[u8], indent: &str) {
    for (index, line) in bytes.chunks(LINE).enumerate() {
        let at = start + index * LINE;
        let _ = writeln!(text, "{indent}  {at:04x}  {}", hex(line));
    }
}

fn says(field: Field, bytes: &[u8]) -> String {
    match shown(field, bytes) {
        Shown::Number(number) => format!(" = {number}"),
        Shown::Text(text) => format!(" = {text:?}"),
        Shown::Code { id, .. } => format!(" = {id}"),
        Shown::Bytes => String::new(),
    }
}
