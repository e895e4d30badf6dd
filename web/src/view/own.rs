//! What one brings along: a capture and its key log. It is read here and nowhere else.

use std::rc::Rc;

use padlock_sim::{
    import::{
        Closed, Conversation, Imported, KeyLog, Kind, MAX_CAPTURE, MAX_KEY_LOG, Recording,
        capture::{Malformed, is_capture},
    },
    scenario::Version,
};
use padlock_text::{Arg, Text, ToolLabel};
use padlock_tls::codec::Span;

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
    /// Its TLS connections.
    pub connections: Vec<ConnectionCard>,
    /// What of it could not be read, or is no TLS.
    pub notes: Vec<String>,
}

/// A connection of a capture.
#[derive(Clone, Debug, PartialEq)]
pub struct ConnectionCard {
    /// Who with whom.
    pub title: String,
    /// The connection.
    pub conversation: Rc<Conversation>,
}

/// One of the things that are brought as files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// A capture.
    Capture,
    /// A key log.
    KeyLog,
}

impl Which {
    /// What a file that was dropped is meant as: what is text is a key log.
    pub fn of(file: &[u8]) -> Self {
        let is_text = !file.is_empty() && std::str::from_utf8(file).is_ok();
        match is_capture(file) || !is_text {
            true => Self::Capture,
            false => Self::KeyLog,
        }
    }
}

/// Reads a capture with its key log.
///
/// # Errors
/// Why it could not be read, in words, with the place.
pub fn capture(text: &Text, file: &[u8], key_log: KeyLog) -> Result<CaptureCard, String> {
    fits(text, file, MAX_CAPTURE)?;
    let recording = Recording::read(file, key_log);
    let recording = recording.map_err(|bad| refused(text, &place(&bad)))?;
    if recording.conversations.is_empty() {
        return Err(text.tool(ToolLabel::OwnNoTls, &[]));
    }
    let notes = notes(text, &recording);
    let connections = recording.conversations.into_iter();
    let connections = connections.map(|conversation| ConnectionCard {
        title: title(&conversation),
        conversation: Rc::new(conversation),
    });
    Ok(CaptureCard {
        connections: connections.collect(),
        notes,
    })
}

/// Reads a key log.
///
/// # Errors
/// Which of its lines is none of a key log, in words.
pub fn key_log(text: &Text, file: &[u8]) -> Result<KeyLog, String> {
    fits(text, file, MAX_KEY_LOG)?;
    let mut log = KeyLog::default();
    log.add(file).map_err(|line| {
        let line = [("line", Arg::Count(line as u64))];
        text.tool(ToolLabel::OwnBadKeyLog, &line)
    })?;
    Ok(log)
}

fn fits(text: &Text, file: &[u8], most: usize) -> Result<(), String> {
    match file.len() {
        length if length > most => Err(refused(text, &format!("{length} > {most} B"))),
        _ => Ok(()),
    }
}

fn refused(text: &Text, why: &str) -> String {
    text.tool(ToolLabel::OwnRefused, &[("why", Arg::Text(why))])
}

fn place(bad: &Malformed) -> String {
    format!("{} ({})", bad.why, bad.at)
}

/// What is not in the list of connections.
fn notes(text: &Text, recording: &Recording) -> Vec<String> {
    let counted = [
        (ToolLabel::OwnOthers, recording.other_connections),
        (ToolLabel::OwnLeftOut, recording.left_out),
    ];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0);
    let counted =
        counted.map(|(label, count)| text.tool(label, &[("count", Arg::Count(count as u64))]));
    let breaks_off = recording.breaks_off.as_ref().map(|bad| {
        let why = [("why", Arg::Text(&place(bad)))];
        text.tool(ToolLabel::OwnBreaksOff, &why)
    });
    counted.chain(breaks_off).collect()
}

fn title(conversation: &Conversation) -> String {
    let mut title = format!("{} → {}", conversation.client, conversation.server);
    let version = version(conversation);
    let suite = conversation.cipher_suite.map(|suite| suite.id().to_owned());
    for word in [version, suite, conversation.server_name()]
        .into_iter()
        .flatten()
    {
        title.push_str(&format!(", {word}"));
    }
    title
}

/// The version that was agreed on, as far as it was seen.
pub fn version(conversation: &Conversation) -> Option<String> {
    let agreed = conversation.version?;
    let mut known = Version::ALL.iter();
    let known = known.find(|known| **known != Version::Hybrid && known.protocol() == agreed);
    Some(known.map_or_else(
        || agreed.id().to_owned(),
        |known| format!("TLS {}", known.id()),
    ))
}

/// At most so many messages of a connection are listed.
const LISTED: usize = 200;

/// The first messages of a connection.
pub fn found(text: &Text, conversation: &Conversation) -> Vec<FoundCard> {
    let card = |message: &Imported| FoundCard {
        heading: message.from.into(),
        protected: message.protected,
        names: names(text, message),
        bytes: message.view.bytes.len(),
        said: message.said().map(super::number::words).unwrap_or_default(),
    };
    conversation
        .messages
        .iter()
        .take(LISTED)
        .map(card)
        .collect()
}

/// What a recorded message is called: by the messages in it.
pub fn names(text: &Text, message: &Imported) -> String {
    let names = message.names.iter().map(|name| text.message(*name));
    match message.kind {
        Kind::Record if message.names.is_empty() => text.tool(ToolLabel::OwnPart, &[]),
        Kind::Record => names.collect::<Vec<_>>().join(", "),
        Kind::PartialRecord => text.tool(ToolLabel::OwnPartialRecord, &[]),
        Kind::NoRecord => text.tool(ToolLabel::OwnNoRecord, &[]),
    }
}

/// Why a record stays closed.
pub fn closed(text: &Text, why: Closed) -> String {
    let label = match why {
        Closed::NoHandshake => ToolLabel::ClosedNoHandshake,
        Closed::UnknownProtection => ToolLabel::ClosedUnknownProtection,
        Closed::NoSecret => ToolLabel::ClosedNoSecret,
        Closed::DoesNotOpen => ToolLabel::ClosedDoesNotOpen,
    };
    text.tool(label, &[])
}

/// The bytes of a message.
pub struct Grids {
    /// As it crossed the wire.
    pub outer: Rc<GridCard>,
    /// Its inside, where it could be opened.
    pub inner: Option<Rc<GridCard>>,
    /// The messages that began in records before and end in this one.
    pub joined: Vec<Rc<GridCard>>,
}

impl Grids {
    /// All of them.
    pub fn all(self) -> Vec<Rc<GridCard>> {
        let outer = std::iter::once(self.outer);
        outer.chain(self.inner).chain(self.joined).collect()
    }
}

/// The bytes of a message, taken apart.
pub fn bytes(text: &Text, at: usize, message: &Imported) -> Grids {
    let view = &message.view;
    let card = |key: String, bytes: &[u8], spans: &[Span], hidden| {
        Rc::new(grid(text, key, bytes, spans, hidden))
    };
    let inner = view.opened.as_ref().map(|opened| {
        let key = format!("own{at}-inside");
        card(key, &opened.bytes, &opened.dissection.spans, true)
    });
    let joined = message.joined.iter().enumerate();
    let joined = joined.map(|(number, (bytes, dissection))| {
        let key = format!("own{at}-joined{number}");
        card(key, bytes, &dissection.spans, inner.is_some())
    });
    Grids {
        outer: card(format!("own{at}"), &view.bytes, &view.outer.spans, false),
        joined: joined.collect(),
        inner,
    }
}
