mod alone;
mod golden;
mod inner;
mod shown;
mod tiling;

use super::*;
use crate::codec::Field;
use crate::record::{ContentType, ProtocolVersion, Record};

/// Full-size records: AES blocks and HMAC-SHA1.
pub const FULL: Context = Context {
    protected: true,
    cipher: RecordShape::BlockCipher {
        block_len: 16,
        iv_len: 16,
        inner_mac_len: 20,
        outer_mac_len: 0,
    },
    shape: crate::handshake::MessageShape {
        key_exchange: crate::handshake::KeyExchangeAlgorithm::Rsa,
        named_signatures: true,
    },
};

/// Toy records: S-AES blocks and a MAC of two bytes.
pub const TOY: Context = Context {
    cipher: RecordShape::BlockCipher {
        block_len: 2,
        iv_len: 2,
        inner_mac_len: 2,
        outer_mac_len: 0,
    },
    ..FULL
};

pub fn record(content_type: ContentType, fragment: &[u8]) -> Vec<u8> {
    let version = ProtocolVersion::TLS12;
    let fragment = fragment.to_vec();
    Record {
        content_type,
        version,
        fragment,
    }
    .to_bytes()
}

/// One line per span: indented name, and for a leaf its bytes and what they say.
pub fn outline<T>(bytes: &[u8], dissection: &Dissection<T>) -> Vec<String> {
    let leaves: Vec<_> = dissection.leaves().map(core::ptr::from_ref).collect();
    let line = |span: &Span| {
        let indent = "  ".repeat(span.depth.into());
        let mut line = format!("{indent}{}", span.field.id());
        if leaves.contains(&core::ptr::from_ref(span)) {
            let bytes = &bytes[span.bytes.clone()];
            let hex: String = bytes.iter().take(8).map(|b| format!("{b:02x}")).collect();
            let more = if bytes.len() > 8 { ".." } else { "" };
            line += &format!(" {hex}{more}");
            match shown(span.field, bytes) {
                Shown::Number(n) => line += &format!(" = {n}"),
                Shown::Text(text) => line += &format!(" = \"{text}\""),
                Shown::Code { id, number } => line += &format!(" = {id} ({number})"),
                Shown::Bytes => {}
            }
        }
        line.trim_end().to_owned()
    };
    dissection.spans.iter().map(line).collect()
}

/// Leaves follow one another from 0 to `len`; children lie inside their parents, one level deeper.
pub fn tiles(spans: &[Span], len: usize) -> Result<(), String> {
    let dissection = Dissection {
        value: Ok(()),
        spans: spans.to_vec(),
    };
    let mut at = 0;
    for leaf in dissection.leaves() {
        if leaf.bytes.start != at || leaf.bytes.end < at {
            return Err(format!("{leaf:?} does not start at {at}"));
        }
        at = leaf.bytes.end;
    }
    if at != len {
        return Err(format!("the leaves end at {at} of {len}"));
    }
    let mut parents: Vec<&Span> = Vec::new();
    for span in spans {
        parents.truncate(span.depth.into());
        if parents.len() != usize::from(span.depth) {
            return Err(format!("{span:?} skips a level"));
        }
        if let Some(parent) = parents.last() {
            let inside =
                parent.bytes.start <= span.bytes.start && span.bytes.end <= parent.bytes.end;
            if !inside {
                return Err(format!("{span:?} sticks out of {parent:?}"));
            }
        }
        parents.push(span);
    }
    Ok(())
}

pub fn has_unparsed(spans: &[Span]) -> bool {
    spans.iter().any(|span| span.field == Field::Unparsed)
}
