//! Bytes and their fields: leaves for the hex grid, fields for the tree.

use std::ops::Range;

use padlock_text::{Arg, Label, Text};
use padlock_tls::codec::{Field, Span};

use super::{field, number};

/// Bytes and their fields.
#[derive(Clone, Debug, PartialEq)]
pub struct GridCard {
    /// Unique among grids.
    pub key: String,
    /// How many bytes.
    pub length: usize,
    /// The leaves, which tile the bytes.
    pub leaves: Vec<LeafCard>,
    /// The fields, outer before inner.
    pub fields: Vec<FieldCard>,
    /// The field that is chosen at first.
    pub first: Option<usize>,
}

/// What a run of bytes is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tint {
    /// Structure: types, lengths, versions.
    Frame,
    /// What the message is there for.
    Content,
    /// Ciphertext.
    Cipher,
    /// Content that was under keys.
    Hidden,
    /// Nothing could be made of it.
    Broken,
}

impl Tint {
    /// Its class.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Content => "content",
            Self::Cipher => "cipher",
            Self::Hidden => "hidden",
            Self::Broken => "broken",
        }
    }
}

/// A run of bytes that is one field.
#[derive(Clone, Debug, PartialEq)]
pub struct LeafCard {
    /// Its field, as an index.
    pub field: usize,
    /// Its bytes.
    pub hex: String,
    /// Name and bytes, read aloud.
    pub spoken: String,
    /// Its colour.
    pub tint: Tint,
    /// Alternates, so that neighbours differ.
    pub odd: bool,
}

/// One field of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldCard {
    /// The RFC's name.
    pub name: String,
    /// What it means.
    pub meaning: String,
    /// Its value in a few words.
    pub short: String,
    /// How many bytes.
    pub size: String,
    /// Nesting.
    pub depth: u8,
    /// Its colour.
    pub tint: Tint,
    /// Whether it has fields inside.
    pub branch: bool,
    /// Which leaves it covers.
    pub leaves: Range<usize>,
    /// Which bytes.
    pub bytes: Range<usize>,
    /// How much it says about the message: the lower, the more; `None` for structure.
    pub telling: Option<usize>,
    /// Whether it is what somebody said.
    pub holds_words: bool,
}

/// A value is one field.
pub fn of_value(text: &Text, name: &str, bytes: &[u8]) -> GridCard {
    let field = FieldCard {
        name: name.to_owned(),
        meaning: String::new(),
        short: number::bytes(bytes),
        size: size(text, bytes.len()),
        depth: 0,
        tint: Tint::Content,
        branch: false,
        leaves: 0..1,
        bytes: 0..bytes.len(),
        telling: None,
        holds_words: false,
    };
    let leaf = LeafCard {
        field: 0,
        hex: number::hex(bytes),
        spoken: spoken(text, name, bytes),
        tint: Tint::Content,
        odd: false,
    };
    GridCard {
        key: format!("v-{name}-{}", number::hex_short(bytes, 8)).replace(' ', ""),
        length: bytes.len(),
        leaves: vec![leaf],
        fields: vec![field],
        first: None,
    }
}

/// The spans of a dissection: reading order, parents before their children.
pub fn grid(text: &Text, key: String, bytes: &[u8], spans: &[Span], hidden: bool) -> GridCard {
    let mut fields: Vec<FieldCard> = Vec::with_capacity(spans.len());
    let mut leaves: Vec<LeafCard> = Vec::new();
    // A wrapper around exactly one field is named before it instead of taking a row of its own.
    let mut merged: Vec<u8> = Vec::new();
    let mut path = String::new();
    for (at, span) in spans.iter().enumerate() {
        let inner = spans.get(at + 1).filter(|next| next.depth > span.depth);
        let branch = inner.is_some();
        merged.retain(|depth| *depth < span.depth);
        if inner.is_some_and(|inner| inner.bytes == span.bytes && !span.bytes.is_empty()) {
            merged.push(span.depth);
            path.push_str(span.field.name());
            path.push_str(" › ");
            continue;
        }
        let index = fields.len();
        let name = format!("{}{}", std::mem::take(&mut path), span.field.name());
        let depth = span
            .depth
            .saturating_sub(u8::try_from(merged.len()).unwrap_or_default());
        let content = bytes.get(span.bytes.clone()).unwrap_or_default();
        let tint = field::tint(span.field, hidden);
        let first_leaf = leaves.len();
        if !branch && !content.is_empty() {
            let odd = leaves.last().is_some_and(|leaf| !leaf.odd);
            leaves.push(LeafCard {
                field: index,
                hex: number::hex(content),
                spoken: spoken(text, span.field.name(), content),
                tint,
                odd,
            });
        }
        fields.push(FieldCard {
            telling: field::telling(span.field),
            name,
            meaning: text.field(span.field),
            short: if branch {
                String::new()
            } else {
                field::short(span.field, content)
            },
            size: size(text, content.len()),
            depth,
            tint,
            branch,
            leaves: first_leaf..leaves.len(),
            bytes: span.bytes.clone(),
            holds_words: span.field == Field::ApplicationData,
        });
    }
    cover(&mut fields, &leaves);
    let first = fields
        .iter()
        .enumerate()
        .filter_map(|(at, field)| field.telling.map(|rank| (rank, at)))
        .min()
        .map(|(_, at)| at);
    GridCard {
        key,
        length: bytes.len(),
        leaves,
        fields,
        first,
    }
}

/// A branch covers the leaves of all fields inside it.
fn cover(fields: &mut [FieldCard], leaves: &[LeafCard]) {
    let starts: Vec<usize> = leaves
        .iter()
        .filter_map(|leaf| fields.get(leaf.field))
        .map(|field| field.bytes.start)
        .collect();
    for field in fields.iter_mut().filter(|field| field.branch) {
        let from = starts.partition_point(|start| *start < field.bytes.start);
        let to = starts.partition_point(|start| *start < field.bytes.end);
        field.leaves = from..to;
    }
}

fn size(text: &Text, count: usize) -> String {
    text.label_with(Label::BytesShort, &[("count", Arg::Count(count as u64))])
}

fn spoken(text: &Text, name: &str, bytes: &[u8]) -> String {
    let hex = number::hex(bytes);
    text.label_with(
        Label::LeafSpoken,
        &[("name", Arg::Text(name)), ("bytes", Arg::Text(&hex))],
    )
}
