//! What there is to say about a connection.

use std::net::SocketAddr;

use padlock_text::{Arg, CliLabel, Text};
use serde_json::{Value, json};

use crate::wire::{Agreed, Ending};

/// A connection, and what happened to it: its handshake was completed, or it went wrong.
#[derive(Debug)]
pub struct Event {
    /// Connections are counted from 1.
    pub number: u64,
    /// Who called.
    pub peer: SocketAddr,
    /// What was agreed, once something was.
    pub agreed: Option<Agreed>,
    /// How it ended, if it did.
    pub ending: Option<Ending>,
    /// The line for a key log, the first time that there is one.
    pub secrets: Option<String>,
}

impl Event {
    /// {connection, peer, agreed, ended}: `agreed` and `ended` are null where there is nothing to say.
    pub fn json(&self) -> Value {
        json!({
            "connection": self.number,
            "peer": self.peer.to_string(),
            "agreed": self.agreed.as_ref().map(Agreed::json),
            "ended": self.ending.as_ref().map(Ending::json),
        })
    }

    /// In one line.
    pub fn words(&self, text: &Text) -> String {
        let what = match (&self.ending, &self.agreed) {
            (Some(ending), Some(agreed)) if agreed.hears_early() => {
                let (agreed, ending) = (agreed.words(text), ending.words(text));
                let args = [("what", Arg::Text(&agreed)), ("ending", Arg::Text(&ending))];
                text.cli(CliLabel::AgreedBefore, &args)
            }
            (Some(ending), _) => ending.words(text),
            (None, Some(agreed)) => agreed.words(text),
            (None, None) => String::new(),
        };
        let number = self.number.to_string();
        let args = [
            ("number", Arg::Text(&number)),
            ("peer", Arg::Text(&self.peer.to_string())),
            ("what", Arg::Text(&what)),
        ];
        text.cli(CliLabel::Connection, &args)
    }
}
