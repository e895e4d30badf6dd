//! Commands in the short form of an address.

use padlock_sim::{Command, HardOp};
use padlock_tls::{
    ledger::{Slot, ValueKind},
    party::{Party, Whose},
};

/// What hands the server's private key to the eavesdropper.
pub const fn leak_server_key() -> Command {
    Command::Leak(Slot::new(ValueKind::RsaPrivateExponent, Whose::Server))
}

/// A command, where it has a short form; steps are counted instead.
pub fn write(command: &Command) -> Option<String> {
    match command {
        Command::Say { by, text } => Some(format!("{}:{}", letter(*by), percent_encode(text))),
        Command::Close { by } => Some(format!("{}x", letter(*by))),
        Command::Crack(op) => Some(op.id().to_owned()),
        _ if *command == leak_server_key() => Some("leak".to_owned()),
        #[cfg(feature = "whole")]
        Command::Play { role, by_hand } => {
            let way = if *by_hand { PLAY } else { AUTO };
            Some(format!("{way}{}", role.id()))
        }
        _ => None,
    }
}

/// Puts a role into a person's hands.
pub const PLAY: &str = "play-";
/// Puts it back on autopilot.
pub const AUTO: &str = "auto-";

/// The command of a short form.
pub fn read(part: &str) -> Option<Command> {
    if let Some(op) = HardOp::ALL.iter().find(|op| op.id() == part) {
        return Some(Command::Crack(*op));
    }
    #[cfg(feature = "whole")]
    for (way, by_hand) in [(PLAY, true), (AUTO, false)] {
        let role = part.strip_prefix(way);
        let role = role.and_then(|id| padlock_sim::Role::ALL.iter().find(|role| role.id() == id));
        if let Some(role) = role {
            return Some(Command::Play {
                role: *role,
                by_hand,
            });
        }
    }
    match part {
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
