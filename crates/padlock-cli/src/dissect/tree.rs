//! The annotated tree of some bytes: where, which bytes, what they are.
//!
//! ```text
//! 0005  01                       msg_type = client_hello (1) · which handshake message
//! ```

use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::{
    codec::{Field, Span},
    dissect::{Shown, shown},
};

use super::part::Tree;
use crate::notation::quoted;

/// Bytes on one line.
const LINE: usize = 8;
/// The most bytes of a field that are printed, unless all are asked for.
const LONG: usize = 64;

/// A line for every field, the bytes of those that have no parts beside them.
pub fn lines(text: &Text, tree: &Tree, whole: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let after = tree.spans.iter().skip(1).map(Some).chain([None]);
    for (span, after) in tree.spans.iter().zip(after) {
        let is_leaf = after.is_none_or(|after| after.depth <= span.depth);
        let bytes = tree.bytes.get(span.bytes.clone()).unwrap_or_default();
        let beside = if is_leaf { bytes } else { &[] };
        let limit = if whole { usize::MAX } else { LONG };
        let mut rows = beside.chunks(LINE).take(limit.div_ceil(LINE));
        let name = name(text, span, bytes);
        lines.push(row(
            span.bytes.start,
            rows.next().unwrap_or_default(),
            &name,
        ));
        let mut at = span.bytes.start.saturating_add(LINE);
        for bytes in rows {
            lines.push(row(at, bytes, ""));
            at = at.saturating_add(LINE);
        }
        let left_out = beside.len().saturating_sub(limit);
        if left_out > 0 {
            let count = Arg::Count(u64::try_from(left_out).unwrap_or(u64::MAX));
            let more = text.cli(CliLabel::MoreBytes, &[("count", count)]);
            lines.push(format!("      {more}"));
        }
    }
    lines
}

fn row(at: usize, bytes: &[u8], name: &str) -> String {
    let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let row = format!("{at:04x}  {:<23}  {name}", hex.join(" "));
    row.trim_end().to_owned()
}

/// The field's name, what it says, and what it is.
fn name(text: &Text, span: &Span, bytes: &[u8]) -> String {
    let indent = "  ".repeat(span.depth.into());
    let says = match shown(span.field, bytes) {
        Shown::Number(number) => format!(" = {number}"),
        Shown::Code { id, number } => format!(" = {id} ({number})"),
        Shown::Text(words) if span.field == Field::DerHeader => format!(" = {words}"),
        Shown::Text(words) => format!(" = {}", quoted(text, words.as_bytes())),
        Shown::Bytes => String::new(),
    };
    let name = span.field.name();
    format!("{indent}{name}{says} · {}", text.field(span.field))
}
