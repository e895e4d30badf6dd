//! The parts for a person.

use padlock_sim::import::{Closed, capture::Capture};
use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::{
    codec::{DecodeError, DecodeErrorKind},
    party::Party,
};

use super::{
    part::{Conversation, Kind, Of, Part, Tree},
    tree,
};
use crate::trace::arrow;

/// Connections, each under its own title.
pub fn conversations(text: &Text, conversations: &[Conversation], whole: bool) -> String {
    let mut out = String::new();
    for (number, conversation) in (1..).zip(conversations) {
        let client = conversation.client.to_string();
        let server = conversation.server.to_string();
        let args = [
            ("number", Arg::Count(number)),
            ("client", Arg::Text(&client)),
            ("server", Arg::Text(&server)),
        ];
        out.push_str(&text.cli(CliLabel::ConnectionOf, &args));
        if let (Some(version), Some(suite)) = (conversation.version, conversation.suite) {
            out.push_str(&format!(", {}, {}", version.id(), suite.id()));
        }
        out.push_str("\n\n");
        out.push_str(&parts(text, &conversation.parts, whole));
    }
    out
}

/// Parts, one below the other.
pub fn parts(text: &Text, parts: &[Part], whole: bool) -> String {
    let mut out = String::new();
    for (number, part) in (1..).zip(parts) {
        out.push_str(&format!("{number:>3}  {}\n", title(text, part)));
        for tree in &part.trees {
            trees(text, part, tree, whole, &mut out);
        }
        if let Some(why) = part.closed {
            note(&text.cli(closed(why), &[]), &mut out);
        }
        out.push('\n');
    }
    out
}

/// What of a capture is not shown.
pub fn left_out(text: &Text, capture: &Capture, other_connections: usize) -> String {
    let mut out = String::new();
    for (label, number) in [
        (CliLabel::OtherConnections, other_connections),
        (CliLabel::PassedOver, capture.passed_over),
    ] {
        if number > 0 {
            let args = [(
                "count",
                Arg::Count(u64::try_from(number).unwrap_or(u64::MAX)),
            )];
            out.push_str(&format!("{}\n", text.cli(label, &args)));
        }
    }
    out
}

/// Who says what to whom, how long it is, and when it came.
fn title(text: &Text, part: &Part) -> String {
    let names: Vec<String> = part.names.iter().map(|name| text.message(*name)).collect();
    let what = match part.kind {
        Kind::Record | Kind::Handshake => names.join(", "),
        Kind::PartialRecord => text.cli(CliLabel::PartialRecord, &[]),
        Kind::NoRecord => text.cli(CliLabel::NoRecord, &[]),
        Kind::Certificate => text.cli(CliLabel::OneCertificate, &[]),
    };
    let length = part.trees.first().map_or(0, |tree| tree.bytes.len());
    let mut title = format!("{what}, {}", text.bytes(length));
    if let Some(from) = part.from {
        let [client, server] = [Party::Client, Party::Server].map(|party| text.role(party.into()));
        let arrow = arrow(from, part.protected);
        title = format!("{client} {arrow} {server}  {title}");
    }
    if part.packet > 0 {
        let packet = Arg::Count(u64::try_from(part.packet).unwrap_or(u64::MAX));
        title.push_str(&format!(
            ", {}",
            text.cli(CliLabel::InPacket, &[("number", packet)])
        ));
    }
    title
}

fn trees(text: &Text, part: &Part, tree: &Tree, whole: bool, out: &mut String) {
    match tree.of {
        Of::Part => {}
        Of::Opened => note(&text.cli(CliLabel::Opened, &[]), out),
        Of::Joined => note(&text.cli(CliLabel::Joined, &[]), out),
    }
    for line in tree::lines(text, tree, whole) {
        out.push_str(&format!("     {line}\n"));
    }
    // Of a record that is not all here, everybody knows that it is too short.
    if let Some(error) = tree.error.filter(|_| part.kind != Kind::PartialRecord) {
        note(&malformed(text, error), out);
    }
}

fn note(words: &str, out: &mut String) {
    out.push_str(&format!("     -- {words}\n"));
}

/// What is wrong with some bytes, and where.
pub fn malformed(text: &Text, error: DecodeError) -> String {
    let number = |n: usize| Arg::Count(u64::try_from(n).unwrap_or(u64::MAX));
    let none = Arg::Count(0);
    let (label, first, second) = match error.kind {
        DecodeErrorKind::Truncated { needed, left } => {
            (CliLabel::Truncated, number(needed), number(left))
        }
        DecodeErrorKind::TrailingData { extra } => (CliLabel::TrailingData, number(extra), none),
        DecodeErrorKind::IllegalValue { value } => {
            (CliLabel::IllegalValue, Arg::Count(value.into()), none)
        }
        DecodeErrorKind::LengthOutOfRange { length, max, .. } => {
            (CliLabel::LengthOutOfRange, number(length), number(max))
        }
        DecodeErrorKind::Duplicate { code } => (CliLabel::Duplicate, Arg::Count(code.into()), none),
        DecodeErrorKind::MalformedDer => (CliLabel::MalformedDer, none, none),
    };
    let why = text.cli(label, &[("first", first), ("second", second)]);
    let args = [
        ("field", Arg::Text(error.field.name())),
        ("at", Arg::Text(&format!("{:04x}", error.at))),
        ("why", Arg::Text(&why)),
    ];
    text.cli(CliLabel::Malformed, &args)
}

/// Why a record was not opened.
pub const fn closed(why: Closed) -> CliLabel {
    match why {
        Closed::NoHandshake => CliLabel::ClosedNoHandshake,
        Closed::UnknownProtection => CliLabel::ClosedUnknownProtection,
        Closed::NoSecret => CliLabel::ClosedNoSecret,
        Closed::DoesNotOpen => CliLabel::ClosedDoesNotOpen,
    }
}
