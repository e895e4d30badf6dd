//! A story told otherwise: keys of its file that are given other values, as in `tls12-rsa:version=1.3,size=full`.

use padlock_tls::{handshake::CipherSuite, party::Size};
use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use super::{Scenario, ScenarioError, ScenarioProblem, Version, suites::Choice};

/// Keys of a scenario file and the values that they are given instead, in order; the last one of a key counts.
///
/// A key in a table is written with dots. `defended=true` switches the story's defence on. `version`, `cipher_suite` (or `suite`), `size` and `seed` change the story as
/// [`Scenario::with_version`] and its like do: what does not fit the new value gives way, unless it was given too. Any
/// other key is put into the file, which is then read as any file is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variation(Vec<(String, String)>);

/// The most keys of a variation.
pub const MAX_KEYS: usize = 64;
/// The most parts of a key.
const MAX_DEPTH: usize = 8;

/// Keys that change the story when its file has been read.
const TYPED: &[&str] = &["defended", "version", "cipher_suite", "size", "seed"];

impl Variation {
    /// Reads `key=value,key=value`; `None` where a part has no `=` or nothing before it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut variation = Self::default();
        for part in text.split(',') {
            let (key, value) = part.split_once('=')?;
            let (key, value) = (key.trim(), value.trim());
            if key.is_empty() {
                return None;
            }
            variation.set(key, value);
        }
        Some(variation)
    }

    /// Gives a key another value.
    pub fn set(&mut self, key: &str, value: &str) {
        let key = if key == "suite" { "cipher_suite" } else { key };
        self.0.retain(|(known, _)| known != key);
        self.0.push((key.to_owned(), value.to_owned()));
    }

    /// Keys and values, in order.
    #[must_use]
    pub fn keys(&self) -> &[(String, String)] {
        &self.0
    }

    /// Whether nothing is different.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The story of a scenario file with these keys; `name` is what errors call it.
    ///
    /// # Errors
    /// As [`Scenario::from_toml`]; one that these keys brought about is on line 1 of `name:key=value`.
    pub fn of(&self, toml: &str, name: &str) -> Result<Scenario, ScenarioError> {
        let plain = Scenario::from_toml(toml, name)?;
        if self.is_empty() {
            return Ok(plain);
        }
        let keys = self.0.iter().map(|(key, value)| format!("{key}={value}"));
        let file = format!("{name}:{}", keys.collect::<Vec<_>>().join(","));
        let refuse = |problem, detail| ScenarioError {
            file: file.clone(),
            line: 1,
            problem,
            detail,
        };
        let too_much = || refuse(ScenarioProblem::Toml, Some("too many keys".to_owned()));
        let mut table: Table = toml::from_str(toml)
            .map_err(|error| refuse(ScenarioProblem::Toml, Some(error.message().to_owned())))?;
        if self.0.len() > MAX_KEYS {
            return Err(too_much());
        }
        for (key, value) in self.0.iter().filter(|(key, value)| !fits(key, value)) {
            put(&mut table, key, value).ok_or_else(too_much)?;
        }
        let written = toml::to_string(&table)
            .map_err(|error| refuse(ScenarioProblem::Toml, Some(error.to_string())))?;
        let mut story = Scenario::from_toml(&written, name)
            .map_err(|error| refuse(error.problem, error.detail))?;
        if self.value("defended") == Some("true") && story.defence.is_none() {
            return Err(refuse(ScenarioProblem::NoDefence, None));
        }
        for key in TYPED {
            if let Some(value) = self.value(key) {
                story = with(story, key, value);
            }
        }
        match self.0.iter().all(|(key, value)| holds(&story, key, value)) {
            true => Ok(story),
            false => Err(refuse(ScenarioProblem::CipherSuite, None)),
        }
    }

    fn value(&self, key: &str) -> Option<&str> {
        let mut found = self.0.iter().filter(|(known, _)| known == key);
        found.next().map(|(_, value)| value.as_str())
    }
}

fn version(id: &str) -> Option<Version> {
    Version::ALL.iter().copied().find(|known| known.id() == id)
}

fn size(id: &str) -> Option<Size> {
    Size::ALL.iter().copied().find(|known| known.id() == id)
}

fn cipher_suite(id: &str) -> Option<CipherSuite> {
    let all = Version::ALL.iter().flat_map(|known| Choice::all(*known));
    all.map(|choice| choice.code).find(|code| code.id() == id)
}

/// Whether this is one of [`TYPED`] with a value that it may have; what is not goes into the file, where it is refused by name.
fn fits(key: &str, value: &str) -> bool {
    match key {
        "defended" => ["true", "false"].contains(&value),
        "version" => version(value).is_some(),
        "size" => size(value).is_some(),
        "seed" => value.parse::<u64>().is_ok(),
        "cipher_suite" => cipher_suite(value).is_some(),
        _ => false,
    }
}

fn with(story: Scenario, key: &str, value: &str) -> Scenario {
    let changed = match key {
        "defended" => story.defended().filter(|_| value == "true"),
        "version" => version(value).map(|version| story.clone().with_version(version)),
        "size" => size(value).map(|size| story.clone().with_size(size)),
        "seed" => value.parse().ok().map(|seed| story.clone().with_seed(seed)),
        _ => cipher_suite(value).map(|suite| story.clone().with_cipher_suite(suite)),
    };
    changed.unwrap_or(story)
}

/// Whether a story has what was asked for; it has not where two wishes exclude each other.
fn holds(story: &Scenario, key: &str, value: &str) -> bool {
    match key {
        "version" => story.version.id() == value,
        "size" => story.size.id() == value,
        "key_exchange" => story.key_exchange.id() == value,
        "cipher_suite" => story.cipher_suite.is_some_and(|suite| suite.id() == value),
        _ => true,
    }
}

/// Puts a value where a key with dots says; `None` where that is too deep, or in something that is no table.
fn put(table: &mut Table, key: &str, value: &str) -> Option<()> {
    let mut parts: Vec<&str> = key.split('.').collect();
    let last = parts.pop()?;
    if parts.len() >= MAX_DEPTH {
        return None;
    }
    let mut inside = table;
    for part in parts {
        let entry = inside
            .entry(part)
            .or_insert_with(|| Value::Table(Table::new()));
        inside = entry.as_table_mut()?;
    }
    let is_text = matches!(inside.get(last), Some(Value::String(_)));
    inside.insert(last.to_owned(), read(value, is_text));
    Some(())
}

/// A value as TOML writes it, or else a string; always a string where there was one.
fn read(value: &str, is_text: bool) -> Value {
    let string = || Value::String(value.to_owned());
    if is_text {
        return string();
    }
    let read: Option<Table> = toml::from_str(&format!("value = {value}")).ok();
    let read = read.filter(|table| table.len() == 1);
    let read = read.and_then(|mut table| table.remove("value"));
    // `1.3` is a version and no fraction: scenario files know none.
    read.filter(|value| !value.is_float())
        .unwrap_or_else(string)
}
