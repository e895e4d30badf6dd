//! The parts as data. Field names are part of the command line's contract.

use padlock_tls::dissect::{Shown, shown};
use serde_json::{Value, json};

use super::part::{Conversation, Part, Tree};

/// A connection.
pub fn conversation(conversation: &Conversation) -> Value {
    json!({
        "client": conversation.client.to_string(),
        "server": conversation.server.to_string(),
        "version": conversation.version.map(|version| version.id()),
        "cipher_suite": conversation.suite.map(|suite| suite.id()),
        "parts": parts(&conversation.parts),
    })
}

/// Parts in order.
pub fn parts(parts: &[Part]) -> Vec<Value> {
    parts.iter().map(part).collect()
}

fn part(part: &Part) -> Value {
    let names: Vec<_> = part.names.iter().map(|name| name.id()).collect();
    json!({
        "kind": part.kind.id(),
        "from": part.from.map(|party| party.id()),
        "packet": (part.packet > 0).then_some(part.packet),
        "offset": part.offset,
        "messages": names,
        "protected": part.protected,
        "closed": part.closed.map(|why| why.id()),
        "trees": part.trees.iter().map(tree).collect::<Vec<_>>(),
    })
}

fn tree(tree: &Tree) -> Value {
    let fields: Vec<_> = tree
        .spans
        .iter()
        .map(|span| {
            let bytes = tree.bytes.get(span.bytes.clone()).unwrap_or_default();
            json!({
                "field": span.field.id(),
                "depth": span.depth,
                "start": span.bytes.start,
                "end": span.bytes.end,
                "value": match shown(span.field, bytes) {
                    Shown::Number(number) => json!(number),
                    Shown::Text(text) => json!(text),
                    Shown::Code { id, .. } => json!(id),
                    Shown::Bytes => Value::Null,
                },
            })
        })
        .collect();
    json!({
        "of": tree.of.id(),
        "bytes": hex(&tree.bytes),
        "error": tree.error.map(|error| json!({
            "field": error.field.id(),
            "at": error.at,
            "reason": error.kind.id(),
        })),
        "fields": fields,
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
