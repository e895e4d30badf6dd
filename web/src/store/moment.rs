//! A moment as an address: `scenario=tls12-rsa&size=toy&seed=1&do=5,c:hello,1,factor`.
//!
//! `do` lists the commands: a number steps that often, `c:` and `s:` let an end say something, `cx` and `sx`
//! close, `factor` and `leak` are the eavesdropper's.

use padlock_sim::{Command, HardOp, Timeline};
use padlock_tls::{
    ledger::{Slot, ValueKind},
    party::{Party, Size, Whose},
};

use super::{AppState, catalogue};

/// What is needed to come back to a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The scenario's id.
    pub scenario: String,
    /// Toy or full.
    pub size: Size,
    /// The seed.
    pub seed: u64,
    /// The commands in the address's own short form.
    pub commands: Vec<String>,
}

/// More steps than any story has.
const MOST_STEPS: usize = 2_000;
/// The scenario of an address that names none.
const FIRST: &str = "tls12-rsa";

impl Moment {
    /// The moment that a state is at.
    pub fn of(state: &AppState) -> Self {
        let scenario = state.world().scenario();
        let mut commands = Vec::new();
        let mut steps = 0_usize;
        for command in state.timeline.commands() {
            if command == Command::Step {
                steps += 1;
                continue;
            }
            if steps > 0 {
                commands.push(std::mem::take(&mut steps).to_string());
            }
            commands.extend(short(&command));
        }
        if steps > 0 {
            commands.push(steps.to_string());
        }
        Self {
            scenario: scenario.id.clone(),
            size: scenario.size,
            seed: scenario.seed,
            commands,
        }
    }

    /// The address.
    pub fn write(&self) -> String {
        let mut address = format!(
            "scenario={}&size={}&seed={}",
            self.scenario,
            self.size.id(),
            self.seed
        );
        if !self.commands.is_empty() {
            address.push_str("&do=");
            address.push_str(&self.commands.join(","));
        }
        address
    }

    /// Reads an address; also the first part of it that made no sense.
    pub fn read(fragment: &str) -> (Self, Option<String>) {
        let mut moment = Self {
            scenario: FIRST.to_owned(),
            size: Size::Toy,
            seed: 1,
            commands: Vec::new(),
        };
        let mut bad = None;
        for part in fragment.split('&').filter(|part| !part.is_empty()) {
            if !moment.take(part) {
                bad.get_or_insert_with(|| part.chars().take(40).collect());
            }
        }
        (moment, bad)
    }

    /// Carries the commands out.
    ///
    /// # Errors
    /// The first command that made no sense or was refused; the ones after it are left out.
    pub fn replay(&self, timeline: &mut Timeline) -> Result<(), String> {
        for part in &self.commands {
            if let Ok(steps) = part.parse::<usize>() {
                let wanted = steps.min(MOST_STEPS);
                for _ in 0..wanted {
                    timeline.apply(Command::Step).map_err(|_| part.clone())?;
                }
                continue;
            }
            let command = long(part).ok_or_else(|| part.clone())?;
            timeline.apply(command).map_err(|_| part.clone())?;
        }
        Ok(())
    }

    fn take(&mut self, part: &str) -> bool {
        let Some((name, value)) = part.split_once('=') else {
            return false;
        };
        match name {
            "scenario" => {
                let known = catalogue::named(value).is_some();
                if known {
                    self.scenario = value.to_owned();
                }
                known
            }
            "size" => Size::ALL
                .iter()
                .find(|size| size.id() == value)
                .map(|size| self.size = *size)
                .is_some(),
            "seed" => value.parse().map(|seed| self.seed = seed).is_ok(),
            "do" => {
                self.commands = value
                    .split(',')
                    .filter(|part| !part.is_empty())
                    .map(str::to_owned)
                    .collect();
                true
            }
            _ => false,
        }
    }
}

/// What hands the server's private key to the eavesdropper.
pub const fn leak_server_key() -> Command {
    Command::Leak(Slot::new(ValueKind::RsaPrivateExponent, Whose::Server))
}

fn short(command: &Command) -> Option<String> {
    match command {
        Command::Say { by, text } => Some(format!("{}:{}", letter(*by), percent_encode(text))),
        Command::Close { by } => Some(format!("{}x", letter(*by))),
        Command::Crack(op) => Some(op.id().to_owned()),
        Command::Leak(_) => Some("leak".to_owned()),
        Command::Step | Command::Alter { .. } => None,
    }
}

fn long(part: &str) -> Option<Command> {
    match part {
        "factor" => Some(Command::Crack(HardOp::Factor)),
        "logarithm" => Some(Command::Crack(HardOp::Logarithm)),
        "leak" => Some(leak_server_key()),
        "cx" => Some(Command::Close { by: Party::Client }),
        "sx" => Some(Command::Close { by: Party::Server }),
        _ => {
            let (who, words) = part.split_once(':')?;
            let by = [Party::Client, Party::Server]
                .into_iter()
                .find(|party| letter(*party) == who)?;
            Some(Command::Say {
                by,
                text: percent_decode(words)?,
            })
        }
    }
}

const fn letter(party: Party) -> &'static str {
    match party {
        Party::Client => "c",
        Party::Server => "s",
    }
}

/// Percent-encodes what would end a part of the address.
fn percent_encode(words: &str) -> String {
    words
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// Undoes [`percent_encode`]; `None` for what is no percent-encoded UTF-8.
fn percent_decode(words: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(words.len());
    let mut rest = words.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = after.get(2..)?;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}
