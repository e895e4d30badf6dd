//! Reading a scenario from TOML.

use padlock_tls::{
    party::{Party, Size},
    x509::UnixTime,
};
use serde::Deserialize;
use thiserror::Error;
use toml::value::Datetime;

use super::{Act, KeyExchange, Line, Scenario, Version};

/// A scenario file that was refused: which file, where, and why.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}:{line}: {key}{why}")]
pub struct ScenarioError {
    /// The file's name, as it was given.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The key that the reason is about, with a colon behind it; empty when the TOML itself is at fault.
    pub key: String,
    /// What was refused, and what would be accepted.
    pub why: String,
}

/// The longest text of one line of script, in bytes.
const MAX_TEXT: usize = 1 << 14;
/// The most lines of script.
const MAX_LINES: usize = 1000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: toml::Spanned<String>,
    title: Option<String>,
    size: Option<Size>,
    seed: Option<u64>,
    version: Version,
    key_exchange: KeyExchange,
    server_name: toml::Spanned<String>,
    clock: toml::Spanned<Datetime>,
    #[serde(default)]
    script: Vec<toml::Spanned<FileLine>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileLine {
    by: Party,
    say: Option<String>,
    close: Option<bool>,
}

impl Scenario {
    /// Reads a scenario; `file` is its name, for errors.
    ///
    /// # Errors
    /// Names the line and key of what was refused.
    pub fn from_toml(text: &str, file: &str) -> Result<Self, ScenarioError> {
        let refuse = |at: usize, key: &str, why: &str| ScenarioError {
            file: file.to_owned(),
            line: line_of(text, at),
            key: if key.is_empty() {
                String::new()
            } else {
                format!("{key}: ")
            },
            why: why.to_owned(),
        };
        let read: File = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            refuse(at, "", error.message())
        })?;
        let id = read.id.get_ref();
        if id.is_empty()
            || !id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        {
            return Err(refuse(
                read.id.span().start,
                "id",
                "lower-case letters, digits and '-' expected",
            ));
        }
        let name = read.server_name.get_ref();
        if !is_dns_name(name) {
            return Err(refuse(
                read.server_name.span().start,
                "server_name",
                "a DNS name expected",
            ));
        }
        let clock = moment(read.clock.get_ref()).ok_or_else(|| {
            refuse(
                read.clock.span().start,
                "clock",
                "a UTC time from 1970 to 9999 expected",
            )
        })?;
        if let Some(line) = read.script.get(MAX_LINES) {
            return Err(refuse(
                line.span().start,
                "script",
                "at most 1000 lines expected",
            ));
        }
        let mut script = Vec::with_capacity(read.script.len());
        for line in &read.script {
            let act =
                act(line.get_ref()).map_err(|why| refuse(line.span().start, "script", why))?;
            script.push(Line {
                by: line.get_ref().by,
                act,
            });
        }
        Ok(Self {
            id: id.clone(),
            title: read.title,
            size: read.size.unwrap_or(Size::Toy),
            seed: read.seed.unwrap_or(1),
            version: read.version,
            key_exchange: read.key_exchange,
            server_name: name.clone(),
            clock,
            script,
        })
    }
}

fn act(line: &FileLine) -> Result<Act, &'static str> {
    match (&line.say, line.close) {
        (Some(text), None) if text.is_empty() => Err("say: at least one character expected"),
        (Some(text), None) if text.len() > MAX_TEXT => Err("say: at most 16384 bytes expected"),
        (Some(text), None) => Ok(Act::Say(text.clone())),
        (None, Some(true)) => Ok(Act::Close),
        _ => Err("either say = \"...\" or close = true expected"),
    }
}

/// A host name of dot-separated labels (RFC 1123 section 2.1, RFC 1035 section 2.3.4).
fn is_dns_name(name: &str) -> bool {
    name.len() <= 253
        && name.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
}

/// The moment that a UTC time names.
fn moment(time: &Datetime) -> Option<UnixTime> {
    let (date, clock, offset) = (time.date?, time.time?, time.offset?);
    if offset != toml::value::Offset::Z && offset != (toml::value::Offset::Custom { minutes: 0 }) {
        return None;
    }
    UnixTime::utc(
        (date.year, date.month, date.day),
        (clock.hour, clock.minute, clock.second.unwrap_or_default()),
    )
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
