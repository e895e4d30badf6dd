//! `padlock dissect`: any bytes of TLS, taken apart.

mod input;
mod json;
pub mod part;
pub mod print;
pub mod tree;

use std::path::Path;

use padlock_sim::import::{
    self, Imported, KeyLog, MAX_CAPTURE, MAX_KEY_LOG, Session,
    capture::{Capture, Malformed, records},
};
use padlock_text::Text;
use padlock_tls::party::Party;
use serde_json::{Value, json};

use crate::{
    Outcome,
    args::Dissect,
    failure::Failure,
    file_failure::{FileFailure, Place, Why},
    output,
};
use input::Input;
use part::{Conversation, Part};
pub use print::closed;

/// Takes a file apart and prints it.
pub fn dissect(text: &Text, args: &Dissect) -> Result<Outcome, Failure> {
    let file = output::read_any(&args.file, MAX_CAPTURE as u64)?;
    let key_log = key_log(args.keylog.as_deref())?;
    let input = Input::read(&args.file, &file)?;
    if let Input::Capture(capture) = input {
        return dissect_capture(text, args, &capture, key_log);
    }
    let (kind, parts) = parts(&input);
    output::print(&match args.json {
        true => output::json(&json!({ "kind": kind, "parts": json::parts(&parts) }))?,
        false => print::parts(text, &parts, args.whole),
    })?;
    Ok(outcome(parts.iter().all(Part::is_good)))
}

/// The key log that was given, or an empty one.
pub fn key_log(path: Option<&Path>) -> Result<KeyLog, Failure> {
    let mut key_log = KeyLog::default();
    if let Some(path) = path {
        let log = output::read_any(path, MAX_KEY_LOG as u64)?;
        let bad = |line| FileFailure::at(path, Place::Line(line), Why::KeyLog);
        key_log.add(&log).map_err(bad)?;
    }
    Ok(key_log)
}

/// The parts of what is no capture.
fn parts(input: &Input) -> (&'static str, Vec<Part>) {
    match input {
        Input::Capture(_) => ("capture", Vec::new()),
        Input::Certificates(ders) => {
            let parts = ders.iter().map(|der| Part::certificate(der));
            ("certificates", parts.collect())
        }
        Input::Handshake(bytes) => ("handshake", vec![Part::handshake(bytes)]),
        Input::Records(bytes) => {
            let key_log = KeyLog::default();
            let mut session = Session::new(&key_log);
            // Nobody says who sent them.
            let nobody = |part: Part| Part { from: None, ..part };
            let parts = records(bytes)
                .iter()
                .map(|piece| Imported::read(&mut session, Party::Client, piece))
                .map(|message| nobody(Part::imported(message)))
                .collect();
            ("records", parts)
        }
    }
}

fn dissect_capture(
    text: &Text,
    args: &Dissect,
    capture: &Capture,
    mut key_log: KeyLog,
) -> Result<Outcome, Failure> {
    // What is wrong with a log inside the capture is not this question's business: its good lines count.
    let _ = key_log.add(&capture.key_log);
    let (tls, others): (Vec<_>, Vec<_>) = capture.connections.iter().partition(|c| c.is_tls());
    let read = |connection: &&_| import::Conversation::read(Session::new(&key_log), connection);
    let conversations = tls.iter().map(read).map(Conversation::imported);
    let conversations: Vec<Conversation> = conversations.collect();
    output::print(&match args.json {
        true => output::json(&json!({
            "kind": "capture",
            "packets": capture.packets,
            "passed_over": capture.passed_over,
            "other_connections": others.len(),
            "breaks_off": capture.breaks_off.as_ref().map(breaks_off),
            "connections": conversations.iter().map(json::conversation).collect::<Vec<_>>(),
        }))?,
        false => {
            let mut printed = print::conversations(text, &conversations, args.whole);
            printed.push_str(&print::left_out(text, capture, others.len()));
            printed
        }
    })?;
    if let Some(Malformed { at, why }) = &capture.breaks_off {
        complain(
            text,
            &args.file,
            Place::Byte(*at),
            Why::Capture(why.clone()),
        );
    }
    if conversations.is_empty() {
        complain(text, &args.file, Place::All, Why::NoTls);
    }
    let good = |conversation: &Conversation| conversation.parts.iter().all(Part::is_good);
    let is_whole = capture.breaks_off.is_none() && !conversations.is_empty();
    Ok(outcome(is_whole && conversations.iter().all(good)))
}

fn breaks_off(malformed: &Malformed) -> Value {
    json!({ "at": malformed.at, "why": malformed.why })
}

/// Says on standard error what is wrong with a file that was read as far as it could be.
fn complain(text: &Text, path: &Path, place: Place, why: Why) {
    output::complain(&FileFailure::at(path, place, why).words(text));
}

const fn outcome(good: bool) -> Outcome {
    match good {
        true => Outcome::Held,
        false => Outcome::Failed,
    }
}
