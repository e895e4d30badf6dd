//! Reading a scenario from TOML.

use padlock_core::closed_enum;
use padlock_tls::{
    party::{Party, Size},
    x509::UnixTime,
};
use serde::Deserialize;
use thiserror::Error;
use toml::value::Datetime;

use super::{Act, KeyExchange, Line, Scenario, Version, suites::Choice};
#[cfg(feature = "all-suites")]
use super::{ClientSetting, Planned, ServerSetting};
#[cfg(feature = "all-suites")]
use crate::world::Role;

/// A scenario file that was refused: which file, where, and why.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}:{line}: {}", .problem.id())]
pub struct ScenarioError {
    /// The file's name, as it was given.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What was refused.
    pub problem: ScenarioProblem,
    /// What the TOML reader says, when [`ScenarioProblem::Toml`] is the problem.
    pub detail: Option<String>,
}

closed_enum! {
    /// What is wrong in a scenario file.
    pub enum ScenarioProblem {
        /// It is no TOML, or a key is missing, unknown, or of another type.
        Toml = "toml",
        /// `id` has lower-case letters, digits and `-` only.
        Id = "id",
        /// `server_name` is a DNS name.
        ServerName = "server_name",
        /// `cipher_suite` is the name of one that the engine speaks, of the scenario's size, version and key exchange.
        CipherSuite = "cipher_suite",
        /// `clock` is a time in UTC from 1971 to 9998, so that certificates can begin before and end after it.
        Clock = "clock",
        /// `script` has at most 1000 lines.
        ScriptTooLong = "script_too_long",
        /// A line of `script` either says something or closes.
        SayOrClose = "say_or_close",
        /// `say` has at least one character.
        SayEmpty = "say_empty",
        /// `say` has at most 16384 bytes.
        SayTooLong = "say_too_long",
    }
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
    cipher_suite: Option<toml::Spanned<String>>,
    server_name: toml::Spanned<String>,
    clock: toml::Spanned<Datetime>,
    #[serde(default)]
    script: Vec<toml::Spanned<FileLine>>,
    #[cfg(feature = "all-suites")]
    #[serde(default)]
    plan: Vec<Planned>,
    #[cfg(feature = "all-suites")]
    #[serde(default)]
    by_hand: Vec<Role>,
    #[cfg(feature = "all-suites")]
    #[serde(default)]
    client: ClientSetting,
    #[cfg(feature = "all-suites")]
    #[serde(default)]
    server: ServerSetting,
    /// What stops the story's attack: the keys of the file itself, with other values. Read, and not merged here.
    #[cfg(feature = "all-suites")]
    #[serde(default, rename = "defence")]
    _defence: Option<toml::Table>,
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
        let refuse = |at: usize, problem, detail| ScenarioError {
            file: file.to_owned(),
            line: line_of(text, at),
            problem,
            detail,
        };
        let read: File = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            refuse(at, ScenarioProblem::Toml, Some(error.message().to_owned()))
        })?;
        let id = read.id.get_ref();
        if !is_id(id) {
            return Err(refuse(read.id.span().start, ScenarioProblem::Id, None));
        }
        let name = read.server_name.get_ref();
        if !is_dns_name(name) {
            let at = read.server_name.span().start;
            return Err(refuse(at, ScenarioProblem::ServerName, None));
        }
        let choice = match &read.cipher_suite {
            None => None,
            Some(name) => {
                let mut all = Choice::all(read.version).into_iter();
                let fits = all
                    .find(|choice| choice.code.id() == name.get_ref())
                    .filter(|choice| read.size.is_none_or(|size| size == choice.size))
                    .filter(|choice| choice.has(read.key_exchange));
                let refused = || refuse(name.span().start, ScenarioProblem::CipherSuite, None);
                Some(fits.ok_or_else(refused)?)
            }
        };
        let clock = moment(read.clock.get_ref())
            .ok_or_else(|| refuse(read.clock.span().start, ScenarioProblem::Clock, None))?;
        if let Some(line) = read.script.get(MAX_LINES) {
            let at = line.span().start;
            return Err(refuse(at, ScenarioProblem::ScriptTooLong, None));
        }
        let mut script = Vec::with_capacity(read.script.len());
        for line in &read.script {
            let act =
                act(line.get_ref()).map_err(|problem| refuse(line.span().start, problem, None))?;
            script.push(Line {
                by: line.get_ref().by,
                act,
            });
        }
        Ok(Self {
            id: id.clone(),
            title: read.title,
            size: choice.map_or(read.size.unwrap_or(Size::Toy), |choice| choice.size),
            seed: read.seed.unwrap_or(1),
            version: read.version,
            key_exchange: read.key_exchange,
            cipher_suite: choice.map(|choice| choice.code),
            server_name: name.clone(),
            clock,
            script,
            #[cfg(feature = "all-suites")]
            plan: read.plan,
            #[cfg(feature = "all-suites")]
            by_hand: read.by_hand,
            #[cfg(feature = "all-suites")]
            client: read.client,
            #[cfg(feature = "all-suites")]
            server: read.server,
        })
    }
}

fn act(line: &FileLine) -> Result<Act, ScenarioProblem> {
    match (&line.say, line.close) {
        (Some(text), None) if text.is_empty() => Err(ScenarioProblem::SayEmpty),
        (Some(text), None) if text.len() > MAX_TEXT => Err(ScenarioProblem::SayTooLong),
        (Some(text), None) => Ok(Act::Say(text.clone())),
        (None, Some(true)) => Ok(Act::Close),
        _ => Err(ScenarioProblem::SayOrClose),
    }
}

fn is_id(id: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !id.is_empty() && id.bytes().all(fits)
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

/// The moment that a UTC time names, if a certificate may be valid around it.
fn moment(time: &Datetime) -> Option<UnixTime> {
    let (date, clock, offset) = (time.date?, time.time?, time.offset?);
    if !(1971..=9998).contains(&date.year) {
        return None;
    }
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
