//! What one brings along: a capture, bytes, a story. It is read here and nowhere else.

use std::rc::Rc;

use padlock_sim::import::{
    Conversation, Imported, KeyLog, MAX_CAPTURE, MAX_KEY_LOG, Recording, hex,
};
use padlock_text::{Arg, Text, ToolLabel};
use padlock_tls::{
    dissect::{self, Context},
    x509,
};

use super::{
    grid::{GridCard, grid},
    passage::Heading,
};

/// A message of a capture, in a line.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundCard {
    /// Which way it went.
    pub heading: Heading,
    /// Whether it is under keys.
    pub protected: bool,
    /// The messages in it.
    pub names: String,
    /// How many bytes.
    pub bytes: usize,
    /// What was said in it, where it could be read.
    pub said: String,
}

/// A capture as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct CaptureCard {
    /// Its TLS connections: who with whom.
    pub connections: Vec<String>,
    /// The recording.
    pub recording: Rc<Recording>,
}

/// Reads a capture and its key log.
///
/// # Errors
/// Why it could not be read, in words, with the place.
pub fn capture(text: &Text, file: &[u8], key_log: Option<&[u8]>) -> Result<CaptureCard, String> {
    let refused = |why: String| text.tool(ToolLabel::OwnRefused, &[("why", Arg::Text(&why))]);
    let too_long = |length: usize, most: usize| refused(format!("{length} > {most} B"));
    if file.len() > MAX_CAPTURE {
        return Err(too_long(file.len(), MAX_CAPTURE));
    }
    let mut log = KeyLog::default();
    if let Some(key_log) = key_log {
        if key_log.len() > MAX_KEY_LOG {
            return Err(too_long(key_log.len(), MAX_KEY_LOG));
        }
        log.add(key_log).map_err(|line| {
            let line = [("line", Arg::Count(line as u64))];
            text.tool(ToolLabel::OwnBadKeyLog, &line)
        })?;
    }
    let recording =
        Recording::read(file, log).map_err(|bad| refused(format!("{} ({})", bad.why, bad.at)))?;
    if recording.conversations.is_empty() {
        return Err(text.tool(ToolLabel::OwnNoTls, &[]));
    }
    Ok(CaptureCard {
        connections: recording.conversations.iter().map(title).collect(),
        recording: Rc::new(recording),
    })
}

fn title(conversation: &Conversation) -> String {
    let mut title = format!("{} → {}", conversation.client, conversation.server);
    let version = conversation.version.map(|version| version.id().to_owned());
    let suite = conversation.cipher_suite.map(|suite| suite.id().to_owned());
    for word in [version, suite, conversation.server_name()]
        .into_iter()
        .flatten()
    {
        title.push_str(&format!(", {word}"));
    }
    title
}

/// The messages of a connection.
pub fn found(text: &Text, conversation: &Conversation) -> Vec<FoundCard> {
    let card = |message: &Imported| FoundCard {
        heading: message.from.into(),
        protected: message.protected,
        names: names(text, message),
        bytes: message.view.bytes.len(),
        said: message.said().map(super::number::words).unwrap_or_default(),
    };
    conversation.messages.iter().map(card).collect()
}

fn names(text: &Text, message: &Imported) -> String {
    let names: Vec<String> = message
        .names
        .iter()
        .map(|name| text.message(*name))
        .collect();
    match names.is_empty() {
        true => message.kind.id().replace('_', " "),
        false => names.join(", "),
    }
}

/// The bytes of a message: as it crossed the wire, and its inside where it could be opened.
pub fn bytes(text: &Text, at: usize, message: &Imported) -> Vec<Rc<GridCard>> {
    let view = &message.view;
    let outer = grid(
        text,
        format!("own{at}"),
        &view.bytes,
        &view.outer.spans,
        false,
    );
    let inner = view.opened.as_ref().map(|opened| {
        let key = format!("own{at}-inside");
        Rc::new(grid(
            text,
            key,
            &opened.bytes,
            &opened.dissection.spans,
            true,
        ))
    });
    [Rc::new(outer)].into_iter().chain(inner).collect()
}

/// Bytes that someone pasted: a certificate in PEM or DER, a record, or whatever it is.
///
/// # Errors
/// Why it could not be read, in words, with the place.
pub fn pasted(text: &Text, pasted: &str) -> Result<Rc<GridCard>, String> {
    let refused = |why: String| text.tool(ToolLabel::OwnRefused, &[("why", Arg::Text(&why))]);
    if let Some(der) = pem(pasted) {
        let der = der.map_err(refused)?;
        let spans = dissect::dissect_certificate(&der).spans;
        return Ok(Rc::new(grid(
            text,
            "pasted".to_owned(),
            &der,
            &spans,
            false,
        )));
    }
    let bytes = hex::read(pasted.as_bytes()).map_err(|bad| {
        let expected = text.tool(ToolLabel::ExpectHex, &[]);
        refused(format!("{expected} ({})", bad.at))
    })?;
    let spans = match bytes.first() {
        Some(0x30) => dissect::dissect_certificate(&bytes).spans,
        _ => dissect::dissect_record(&bytes, &Context::default()).spans,
    };
    Ok(Rc::new(grid(
        text,
        "pasted".to_owned(),
        &bytes,
        &spans,
        false,
    )))
}

/// The bytes of the first certificate in PEM (RFC 7468); `None` for what is none.
fn pem(text: &str) -> Option<Result<Vec<u8>, String>> {
    if !text.contains("-----BEGIN") {
        return None;
    }
    let certificates = x509::read_certificates(text.as_bytes());
    let first = certificates.map_err(|why| why.to_string());
    Some(first.and_then(|all| all.into_iter().next().ok_or_else(String::new)))
}
