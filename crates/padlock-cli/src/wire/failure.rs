//! Why a real connection cannot even be tried.

use std::{io, path::PathBuf};

use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::{handshake::CipherSuite, x509::CertificateError};

use super::wishes::{spoken_groups, spoken_suites};
use crate::{failure::LIKENESS, notation::printable};

/// Why a real connection cannot even be tried.
#[derive(Debug)]
pub enum WireFailure {
    /// There is no group of that name.
    UnknownGroup(String),
    /// There is no cipher suite of that name.
    UnknownSuite(String),
    /// A cipher suite that the engine does not speak.
    Suite(CipherSuite),
    /// A cipher suite of toy size.
    ToySuite(CipherSuite),
    /// A name that no application protocol can have, or one too many.
    Alpn(String),
    /// Not `IDENTITY:HEX`.
    Psk,
    /// An option that means something in TLS 1.3 alone.
    OnlyTls13(&'static str),
    /// Not `HOST:PORT`.
    Address(String),
    /// Nobody answers at the address.
    NoAnswer {
        /// The address.
        address: String,
        /// What the operating system says.
        error: io::Error,
    },
    /// The address cannot be listened at.
    Bind {
        /// The address.
        address: String,
        /// What the operating system says.
        error: io::Error,
    },
    /// A file without a private key.
    NoKey(PathBuf),
    /// A private key that needs a password.
    EncryptedKey(PathBuf),
    /// A private key that cannot be read.
    BadKey {
        /// Which.
        path: PathBuf,
        /// What is wrong with it.
        error: CertificateError,
    },
    /// The private key belongs to another certificate.
    KeyMismatch(PathBuf),
    /// The certificate for demonstration cannot be made.
    Demonstration(CertificateError),
    /// The operating system has no randomness.
    NoRandomness,
}

impl WireFailure {
    /// What to tell the person who asked.
    pub fn words(&self, text: &Text) -> String {
        let one = |label, name, value: &str| text.cli(label, &[(name, Arg::Text(value))]);
        let two = |label, (name, value): (_, &str), why: &dyn ToString| {
            let why = why.to_string();
            text.cli(label, &[(name, Arg::Text(value)), ("why", Arg::Text(&why))])
        };
        match self {
            Self::UnknownGroup(name) => unknown_group(text, name),
            Self::UnknownSuite(name) => unknown_suite(text, name),
            Self::Suite(suite) => suite_unspoken(text, *suite),
            Self::ToySuite(suite) => one(CliLabel::ToySuite, "name", suite.id()),
            Self::Alpn(name) => one(CliLabel::NoAlpn, "name", &printable(name.as_bytes())),
            Self::Psk => text.cli(CliLabel::NoPsk, &[]),
            Self::OnlyTls13(option) => one(CliLabel::OnlyTls13, "name", option),
            Self::Address(address) => one(
                CliLabel::NoAddress,
                "address",
                &printable(address.as_bytes()),
            ),
            Self::NoAnswer { address, error } => {
                let address = printable(address.as_bytes());
                two(CliLabel::NoAnswer, ("address", &address), error)
            }
            Self::Bind { address, error } => {
                let address = printable(address.as_bytes());
                two(CliLabel::CannotListen, ("address", &address), error)
            }
            Self::NoKey(path) => one(CliLabel::NoKey, "path", &path.to_string_lossy()),
            Self::EncryptedKey(path) => {
                one(CliLabel::EncryptedKey, "path", &path.to_string_lossy())
            }
            Self::BadKey { path, error } => {
                two(CliLabel::BadKey, ("path", &path.to_string_lossy()), error)
            }
            Self::KeyMismatch(path) => one(CliLabel::KeyMismatch, "path", &path.to_string_lossy()),
            Self::Demonstration(error) => one(CliLabel::NoDemonstration, "why", &error.to_string()),
            Self::NoRandomness => text.cli(CliLabel::NoRandomness, &[]),
        }
    }
}

fn unknown_group(text: &Text, name: &str) -> String {
    let shown = printable(name.as_bytes());
    let names: Vec<&str> = spoken_groups().iter().map(|group| group.id()).collect();
    let args = [
        ("name", Arg::Text(&shown)),
        ("names", Arg::Text(&names.join(", "))),
    ];
    text.cli(CliLabel::NoGroup, &args)
}

fn unknown_suite(text: &Text, name: &str) -> String {
    let shown = printable(name.as_bytes());
    let mut lines = vec![text.cli(CliLabel::UnknownSuite, &[("name", Arg::Text(&shown))])];
    let upper = name.to_ascii_uppercase();
    let closest = spoken_suites()
        .map(|suite| (strsim::jaro_winkler(&upper, suite.id()), suite))
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .max_by(|(a, _), (b, _)| a.total_cmp(b));
    if let Some((_, suite)) = closest {
        let args = [("name", Arg::Text(suite.id()))];
        lines.push(text.cli(CliLabel::DidYouMean, &args));
    }
    lines.push(known_suites(text));
    lines.join("\n")
}

fn suite_unspoken(text: &Text, suite: CipherSuite) -> String {
    let what = text.cli(CliLabel::NoSuite, &[("name", Arg::Text(suite.id()))]);
    format!("{what}\n{}", known_suites(text))
}

fn known_suites(text: &Text) -> String {
    let names: Vec<&str> = spoken_suites().map(|suite| suite.id()).collect();
    text.cli(
        CliLabel::KnownSuites,
        &[("names", Arg::Text(&names.join(", ")))],
    )
}
