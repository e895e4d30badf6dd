//! The key log that browsers and Wireshark share (draft-ietf-tls-keylogfile, section 2).

use std::{
    fs::{File, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
};

use padlock_tls::{
    endpoint::Endpoint,
    ledger::{Slot, ValueKind},
    party::Whose,
    tls13,
};

use crate::failure::Failure;

/// A key log, to which lines are added as connections come to have secrets.
#[derive(Debug)]
pub struct KeyLog {
    path: PathBuf,
    file: File,
}

impl KeyLog {
    /// Opens the log; what it holds already stays in it.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let opened = OpenOptions::new().create(true).append(true).open(path);
        match opened {
            Ok(file) => Ok(Self {
                path: path.to_owned(),
                file,
            }),
            Err(error) => Err(refused(path, error)),
        }
    }

    /// Adds a line.
    pub fn add(&mut self, line: &str) -> Result<(), Failure> {
        let written = self.file.write_all(line.as_bytes());
        written.map_err(|error| refused(&self.path, error))
    }
}

fn refused(path: &Path, error: std::io::Error) -> Failure {
    Failure::Write {
        path: path.to_owned(),
        error,
    }
}

/// `CLIENT_RANDOM <client_random> <master_secret>`, once the endpoint holds a master secret; from TLS 1.3 on a line for each of
/// its secrets.
pub fn secrets(endpoint: &Endpoint) -> Option<String> {
    let newest = |kind, of| {
        let (_, value) = endpoint.ledger().newest(Slot::new(kind, of))?;
        Some(hex(&value.bytes))
    };
    let random = newest(ValueKind::ClientRandom, Whose::Client)?;
    if endpoint.ledger().tls13().is_some() {
        let line = |(label, kind, of): &(&str, ValueKind, Whose)| {
            Some(format!("{label} {random} {}\n", newest(*kind, *of)?))
        };
        let logged = tls13::LOGGED_EARLY.iter().chain(tls13::LOGGED);
        let lines: String = logged.filter_map(line).collect();
        return (!lines.is_empty()).then_some(lines);
    }
    let secret = newest(ValueKind::MasterSecret, Whose::Both)?;
    Some(format!("CLIENT_RANDOM {random} {secret}\n"))
}

/// Lower-case hexadecimal.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
