//! Reading a scenario from TOML.

use padlock_core::closed_enum;
use padlock_tls::{
    party::{Party, Size},
    x509::UnixTime,
};
use serde::Deserialize;
use thiserror::Error;
use toml::value::Datetime;

#[cfg(feature = "schema")]
use super::schema;
use super::{Act, Group, KeyExchange, Line, Scenario, Version, suites::Choice};
#[cfg(feature = "all-suites")]
use super::{ClientSetting, Planned, ServerSetting, Watch, defence::defended};
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
        /// `defence` says what the rest of the file may say, and the two together are a scenario.
        Defence = "defence",
        /// The defence is to be on, and there is none.
        NoDefence = "no_defence",
        /// Where a line of `script` has `connect`, it is the client's, `true`, and nothing else.
        Connect = "connect",
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

/// A story for Padlock: who meets whom, with what, and what they say.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Scenario"))]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    /// The story's name: lower-case letters, digits and `-`.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("pattern" = "^[a-z0-9-]+$")))]
    id: toml::Spanned<String>,
    /// Its title; without one, its id.
    title: Option<String>,
    /// Numbers for paper (toy, the default) or the sizes of real peers (full).
    #[cfg_attr(feature = "schema", schemars(with = "Option<schema::Size>"))]
    size: Option<Size>,
    /// What every random draw starts from; 1 by default.
    seed: Option<u64>,
    /// What both ends speak.
    version: Version,
    /// How the ends come to share a secret.
    key_exchange: KeyExchange,
    /// The suite that both ends offer; by default the first of the size, version and key exchange.
    #[cfg_attr(feature = "schema", schemars(with = "Option<schema::CipherSuite>"))]
    cipher_suite: Option<toml::Spanned<String>>,
    /// The DNS name that the client asks for, and that the server's certificate carries.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    server_name: toml::Spanned<String>,
    /// The time on every clock, in UTC.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Datetime"))]
    clock: toml::Spanned<Datetime>,
    /// What is said when the handshake is complete, in order.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<FileLine>", extend("maxItems" = 1000)))]
    script: Vec<toml::Spanned<FileLine>>,
    #[cfg(feature = "all-suites")]
    /// The sizes that it can be played in: both, unless it says so.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<schema::Size>>"))]
    sizes: Option<Vec<Size>>,
    /// Among what it is told.
    #[serde(default)]
    group: Group,
    #[cfg(feature = "all-suites")]
    /// What to look at.
    #[serde(default)]
    watch: Watch,
    #[cfg(feature = "all-suites")]
    /// Keys of this same file that are different when the defence is on.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<std::collections::BTreeMap<String, serde_json::Value>>")
    )]
    defence: Option<toml::Spanned<toml::Table>>,
    #[cfg(feature = "all-suites")]
    /// What the eavesdropper does on autopilot.
    #[serde(default)]
    plan: Vec<Planned>,
    #[cfg(feature = "all-suites")]
    /// The roles that are in a person's hands from the start.
    #[serde(default)]
    by_hand: Vec<Role>,
    #[cfg(feature = "all-suites")]
    /// What the client brings along.
    #[serde(default)]
    client: ClientSetting,
    #[cfg(feature = "all-suites")]
    /// What the server brings along.
    #[serde(default)]
    server: ServerSetting,
}

/// One line of the script: someone says something or closes.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct FileLine {
    /// Whose turn it is.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Party"))]
    by: Party,
    /// What it says, 1 to 16384 bytes.
    say: Option<String>,
    /// Whether it closes the connection.
    close: Option<bool>,
    #[cfg(feature = "all-suites")]
    /// Whether the client connects again.
    connect: Option<bool>,
}

impl Scenario {
    /// Reads a scenario; `file` is its name, for errors.
    ///
    /// # Errors
    /// Names the line and key of what was refused.
    pub fn from_toml(text: &str, file: &str) -> Result<Self, ScenarioError> {
        #[cfg(feature = "all-suites")]
        let text_of_file = text;
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
        #[cfg(feature = "all-suites")]
        let defence = match &read.defence {
            None => None,
            Some(table) => {
                let at = table.span().start;
                let detail = |why| refuse(at, ScenarioProblem::Defence, Some(why));
                let text = defended(text).map_err(detail)?.unwrap_or_default();
                let with = Self::from_toml(&text, file).map_err(|error| ScenarioError {
                    line: line_of(text_of_file, at),
                    ..error
                })?;
                Some(Box::new(with))
            }
        };
        let size = read.size;
        #[cfg(feature = "all-suites")]
        let size = size.or_else(|| read.sizes.as_ref()?.first().copied());
        let size = size.unwrap_or(Size::Toy);
        Ok(Self {
            id: id.clone(),
            title: read.title,
            size: choice.map_or(size, |choice| choice.size),
            seed: read.seed.unwrap_or(1),
            version: read.version,
            key_exchange: read.key_exchange,
            cipher_suite: choice.map(|choice| choice.code),
            server_name: name.clone(),
            clock,
            script,
            #[cfg(feature = "all-suites")]
            sizes: read.sizes.unwrap_or_else(|| Size::ALL.to_vec()),
            group: read.group,
            #[cfg(feature = "all-suites")]
            watch: read.watch,
            #[cfg(feature = "all-suites")]
            defence,
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
    #[cfg(feature = "all-suites")]
    if line.connect.is_some() {
        return match (line.by, &line.say, line.close, line.connect) {
            (Party::Client, None, None, Some(true)) => Ok(Act::Connect),
            _ => Err(ScenarioProblem::Connect),
        };
    }
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
