//! A moment as an address: `scenario=tls12-rsa&size=toy&seed=1&do=5,c:hello,1,factor`.
//!
//! `do` lists the commands: a number steps that often, `c:` and `s:` let an end say something, `cx` and `sx` close, `factor`
//! and the like are the eavesdropper's, `play-client` puts a role into a person's hands and `auto-client` takes it back. Keys
//! other than these give the story's file other values. What does not fit into this form is a [link](padlock_sim::link).

use padlock_sim::{Command, Timeline};
use padlock_tls::party::Size;

use super::{AppState, catalogue, short_form};

/// What is needed to come back to a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The scenario's id.
    pub scenario: String,
    /// The text of a scenario file that is none of the catalogue's.
    pub file: Option<String>,
    /// What is different in it: keys and values, in order.
    pub keys: Vec<(String, String)>,
    /// What was done.
    pub commands: Vec<Command>,
}

/// More steps than any story has.
const MOST_STEPS: usize = 2_000;

/// The keys that the front page knows; others are read by the whole page.
#[cfg(not(feature = "whole"))]
const KEYS: &[&str] = &["size", "seed"];
#[cfg(feature = "whole")]
const KEYS: &[&str] = &["size", "seed", "version", "cipher_suite", "defended"];

/// The keys that only the whole page knows.
#[cfg(not(feature = "whole"))]
pub const WHOLE_KEYS: &[&str] = &["version", "cipher_suite", "defended"];

impl Default for Moment {
    fn default() -> Self {
        Self {
            scenario: catalogue::FIRST.to_owned(),
            file: None,
            keys: Vec::new(),
            commands: Vec::new(),
        }
    }
}

impl Moment {
    /// The moment that a state is at.
    pub fn of(state: &AppState) -> Self {
        Self {
            commands: state.timeline.commands(),
            ..state.story.clone()
        }
    }

    /// The address.
    pub fn write(&self) -> String {
        self.readable().or_else(|| self.link()).unwrap_or_default()
    }

    fn readable(&self) -> Option<String> {
        if self.file.is_some()
            || self
                .keys
                .iter()
                .any(|(key, _)| !KEYS.contains(&key.as_str()))
        {
            return None;
        }
        let mut address = format!("scenario={}", self.scenario);
        for (key, value) in &self.keys {
            address.push_str(&format!("&{key}={value}"));
        }
        let mut parts = Vec::new();
        let mut steps = 0_usize;
        for command in &self.commands {
            if *command == Command::Step {
                steps += 1;
                continue;
            }
            if steps > 0 {
                parts.push(std::mem::take(&mut steps).to_string());
            }
            parts.push(short_form::write(command)?);
        }
        if steps > 0 {
            parts.push(steps.to_string());
        }
        if !parts.is_empty() {
            address.push_str("&do=");
            address.push_str(&parts.join(","));
        }
        Some(address)
    }

    #[cfg(not(feature = "whole"))]
    fn link(&self) -> Option<String> {
        None
    }

    /// The value that a key is given.
    pub fn key(&self, name: &str) -> Option<&str> {
        let mut found = self.keys.iter().filter(|(key, _)| key == name);
        found.next().map(|(_, value)| value.as_str())
    }

    /// Gives a key another value.
    pub fn set(&mut self, name: &str, value: String) {
        match self.keys.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => *old = value,
            None => self.keys.push((name.to_owned(), value)),
        }
    }

    /// Lets a key have the value of the file again.
    #[cfg(feature = "whole")]
    pub fn unset(&mut self, name: &str) {
        self.keys.retain(|(key, _)| key != name);
    }

    /// Reads an address; also the first part of it that made no sense.
    pub fn read(fragment: &str) -> (Self, Option<String>) {
        let mut moment = Self::default();
        let mut bad = None;
        for part in fragment.split('&').filter(|part| !part.is_empty()) {
            if let Err(refused) = moment.take(part) {
                bad.get_or_insert_with(|| refused.chars().take(40).collect());
            }
        }
        (moment, bad)
    }

    /// Carries the commands out.
    ///
    /// # Errors
    /// The first command that was refused; the ones after it are left out.
    pub fn replay(&self, timeline: &mut Timeline) -> Result<(), String> {
        for command in &self.commands {
            let refused = |why: padlock_sim::Refused| {
                let short = short_form::write(command);
                short.unwrap_or_else(|| format!("{}: {}", command.id(), why.id()))
            };
            timeline.apply(command.clone()).map_err(refused)?;
        }
        Ok(())
    }

    /// Takes one part of an address, or says what of it made no sense.
    fn take(&mut self, part: &str) -> Result<(), String> {
        let refused = || part.to_owned();
        let (name, value) = part.split_once('=').ok_or_else(refused)?;
        match name {
            "scenario" if catalogue::named(value).is_some() => self.scenario = value.to_owned(),
            "do" => self.take_commands(value)?,
            key if KEYS.contains(&key) && fits(key, value) => self.set(key, value.to_owned()),
            _ => return Err(refused()),
        }
        Ok(())
    }

    fn take_commands(&mut self, list: &str) -> Result<(), String> {
        for part in list.split(',').filter(|part| !part.is_empty()) {
            match part.parse::<usize>() {
                Ok(steps) => {
                    let steps = steps.min(MOST_STEPS.saturating_sub(self.commands.len()));
                    let steps = std::iter::repeat_n(Command::Step, steps);
                    self.commands.extend(steps);
                }
                Err(_) => {
                    let command = short_form::read(part).ok_or_else(|| part.to_owned())?;
                    self.commands.push(command);
                }
            }
        }
        Ok(())
    }
}

/// Whether the two keys that every page knows have values that they may have; the others' are judged with the file.
fn fits(key: &str, value: &str) -> bool {
    match key {
        "size" => Size::ALL.iter().any(|size| size.id() == value),
        "seed" => value.parse::<u64>().is_ok(),
        _ => true,
    }
}
