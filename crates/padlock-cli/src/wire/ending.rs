//! How a connection ended.

use std::io::{self, ErrorKind};

use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::error::{Check, Error};
use serde_json::{Value, json};

/// How a connection ended.
#[derive(Debug)]
pub enum Ending {
    /// By close_notify.
    Closed,
    /// This end refused something, or was told of a fatal alert.
    Failed(Box<Error>),
    /// The peer hung up without close_notify: what it said may be cut short.
    HungUp,
    /// The peer took too long.
    TimedOut,
    /// One connection may not exchange more: all of it is kept.
    Full,
    /// The network gave up.
    Broken(io::Error),
}

impl Ending {
    /// What an error of reading or writing means.
    pub fn of(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::WouldBlock | ErrorKind::TimedOut => Self::TimedOut,
            ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
                Self::HungUp
            }
            kind => Self::Broken(kind.into()),
        }
    }

    /// Whether nothing went wrong.
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Closed)
    }

    /// Its name in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Failed(_) => "failed",
            Self::HungUp => "hung_up",
            Self::TimedOut => "timed_out",
            Self::Full => "full",
            Self::Broken(_) => "broken",
        }
    }

    /// `{id}`, and for a failure also {blame, check, certificate_check, field, at, alert, received}.
    pub fn json(&self) -> Value {
        let Self::Failed(error) = self else {
            return json!({ "id": self.id() });
        };
        json!({
            "id": self.id(),
            "blame": error.blame.id(),
            "check": error.check.id(),
            "certificate_check": error.certificate_check.map(|check| check.id()),
            "field": error.field.map(|(field, _)| field.id()),
            "at": error.field.map(|(_, at)| at),
            "alert": error.alert.id(),
            "received": error.check == Check::AlertReceived,
        })
    }

    /// In one line, without a full stop.
    pub fn words(&self, text: &Text) -> String {
        match self {
            Self::Closed => text.cli(CliLabel::Closes, &[]),
            Self::Failed(error) => failed(text, error),
            Self::HungUp => text.cli(CliLabel::HungUp, &[]),
            Self::TimedOut => text.cli(CliLabel::TimedOut, &[]),
            Self::Full => text.cli(CliLabel::Full, &[]),
            Self::Broken(error) => {
                text.cli(CliLabel::Broken, &[("why", Arg::Text(&error.to_string()))])
            }
        }
    }
}

fn failed(text: &Text, error: &Error) -> String {
    let alert = ("alert", Arg::Text(error.alert.id()));
    if error.check == Check::AlertReceived {
        let why = text.alert(error.alert);
        return text.cli(CliLabel::ToldOf, &[alert, ("why", Arg::Text(&why))]);
    }
    let check = match error.certificate_check {
        Some(check) => check.id(),
        None => error.check.id(),
    };
    let gives_up = text.gives_up(error);
    let mut place = text.cli(CliLabel::CheckFailed, &[("check", Arg::Text(check))]);
    if let Some((field, at)) = error.field {
        let args = [
            ("field", Arg::Text(field.id())),
            ("at", Arg::Count(at as u64)),
        ];
        place = format!("{place}, {}", text.cli(CliLabel::FieldAt, &args));
    }
    format!("{gives_up} ({place})")
}
