//! `padlock import`: what others recorded, as stories.

use padlock_sim::import::{
    Conversation, Imported, Kind, MAX_CAPTURE, Recording, capture::Malformed, hex,
};
use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::party::Party;
use serde_json::{Value, json};

use crate::{
    Outcome,
    args::Import,
    dissect::{closed, key_log},
    failure::Failure,
    file_failure::{FileFailure, Place, Why},
    notation::{printable, quoted},
    output,
    trace::arrow,
};

/// Reads a capture and prints its connections.
pub fn import(text: &Text, args: &Import) -> Result<Outcome, Failure> {
    let file = output::read_any(&args.capture, MAX_CAPTURE as u64)?;
    let key_log = key_log(args.keylog.as_deref())?;
    let fail = |place, why| FileFailure::at(&args.capture, place, why);
    let at = |Malformed { at, why }| fail(Place::Byte(at), Why::Capture(why));
    let recording = Recording::read(&file, key_log).map_err(at)?;
    output::print(&match args.json {
        true => output::json(&as_json(&recording))?,
        false => printed(text, &recording),
    })?;
    if let Some(malformed) = recording.breaks_off.clone() {
        output::complain(&at(malformed).words(text));
    }
    if recording.conversations.is_empty() {
        output::complain(&fail(Place::All, Why::NoTls).words(text));
    }
    let mut messages = recording.conversations.iter().flat_map(|c| &c.messages);
    let is_whole = recording.breaks_off.is_none() && recording.left_out == 0;
    let is_good = is_whole && !recording.conversations.is_empty();
    Ok(match is_good && messages.all(Imported::is_good) {
        true => Outcome::Held,
        false => Outcome::Failed,
    })
}

fn printed(text: &Text, recording: &Recording) -> String {
    let mut out = String::new();
    for (number, conversation) in (1..).zip(&recording.conversations) {
        out.push_str(&title(text, number, conversation));
        out.push_str("\n\n");
        for (number, message) in (1..).zip(&conversation.messages) {
            out.push_str(&format!("{number:>3}  {}\n", line(text, message)));
        }
        out.push('\n');
    }
    for (label, number) in [
        (CliLabel::OtherConnections, recording.other_connections),
        (CliLabel::PassedOver, recording.passed_over),
        (CliLabel::LeftOut, recording.left_out),
    ] {
        if number > 0 {
            let count = Arg::Count(u64::try_from(number).unwrap_or(u64::MAX));
            out.push_str(&format!("{}\n", text.cli(label, &[("count", count)])));
        }
    }
    out
}

fn title(text: &Text, number: u64, conversation: &Conversation) -> String {
    let client = conversation.client.to_string();
    let server = conversation.server.to_string();
    let args = [
        ("number", Arg::Count(number)),
        ("client", Arg::Text(&client)),
        ("server", Arg::Text(&server)),
    ];
    let mut title = text.cli(CliLabel::ConnectionOf, &args);
    let version = conversation.version.map(|version| version.id().to_owned());
    let suite = conversation.cipher_suite.map(|suite| suite.id().to_owned());
    let name = conversation.server_name();
    let name = name.map(|name| printable(name.as_bytes()));
    for word in [version, suite, name].into_iter().flatten() {
        title.push_str(&format!(", {word}"));
    }
    title
}

/// Who says what to whom, how long it is, what was said in it, and why it stays closed.
fn line(text: &Text, message: &Imported) -> String {
    let [client, server] = [Party::Client, Party::Server].map(|party| text.role(party.into()));
    let names: Vec<String> = message
        .names
        .iter()
        .map(|name| text.message(*name))
        .collect();
    let what = match message.kind {
        Kind::Record => names.join(", "),
        Kind::PartialRecord => text.cli(CliLabel::PartialRecord, &[]),
        Kind::NoRecord => text.cli(CliLabel::NoRecord, &[]),
    };
    let arrow = arrow(message.from, message.protected);
    let length = text.bytes(message.view.bytes.len());
    let mut line = format!("{client} {arrow} {server}  {what}, {length}");
    if let Some(said) = message.said() {
        line.push_str(&format!("  {}", quoted(text, said)));
    }
    if let Some(why) = message.closed {
        line.push_str(&format!("  {}", text.cli(closed(why), &[])));
    }
    line
}

fn as_json(recording: &Recording) -> Value {
    let connections = recording.conversations.iter().map(conversation);
    let breaks_off = recording.breaks_off.as_ref();
    json!({
        "packets": recording.packets,
        "passed_over": recording.passed_over,
        "other_connections": recording.other_connections,
        "left_out": recording.left_out,
        "breaks_off": breaks_off.map(|Malformed { at, why }| json!({ "at": at, "why": why })),
        "connections": connections.collect::<Vec<_>>(),
    })
}

fn conversation(conversation: &Conversation) -> Value {
    json!({
        "client": conversation.client.to_string(),
        "server": conversation.server.to_string(),
        "version": conversation.version.map(|version| version.id()),
        "cipher_suite": conversation.cipher_suite.map(|suite| suite.id()),
        "server_name": conversation.server_name(),
        "messages": conversation.messages.iter().map(message).collect::<Vec<_>>(),
    })
}

fn message(message: &Imported) -> Value {
    let names: Vec<_> = message.names.iter().map(|name| name.id()).collect();
    let opened = message.view.opened.as_ref();
    json!({
        "kind": message.kind.id(),
        "from": message.from.id(),
        "to": message.from.peer().id(),
        "packet": (message.packet > 0).then_some(message.packet),
        "offset": message.offset,
        "messages": names,
        "length": message.view.bytes.len(),
        "protected": message.protected,
        "closed": message.closed.map(|why| why.id()),
        "bytes": hex::written(&message.view.bytes),
        "opened": opened.map(|opened| hex::written(&opened.bytes)),
        "said": message.said().map(|said| String::from_utf8_lossy(said)),
    })
}
