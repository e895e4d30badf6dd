//! What the two ends of a connection agreed on.

use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::{endpoint::Endpoint, handshake::CipherSuite};
use serde_json::{Value, json};

use super::Version;

/// What was agreed.
#[derive(Clone, Copy, Debug)]
pub struct Agreed {
    /// The version.
    pub version: Version,
    /// The cipher suite.
    pub cipher_suite: CipherSuite,
    /// How the premaster secret came about.
    key_exchange: &'static str,
    /// Whether an earlier session goes on.
    resumed: bool,
}

impl Agreed {
    /// What this end agreed to, once there is a cipher suite.
    pub fn of(endpoint: &Endpoint) -> Option<Self> {
        let session = endpoint.ledger().session()?;
        Some(Self {
            version: Version::of(session.rules.version)?,
            cipher_suite: session.suite.code,
            key_exchange: session.suite.key_exchange.id(),
            // The engine resumes nothing so far.
            resumed: false,
        })
    }

    /// {version, cipher_suite, key_exchange, resumed}.
    pub fn json(&self) -> Value {
        json!({
            "version": self.version.id(),
            "cipher_suite": self.cipher_suite.id(),
            "key_exchange": self.key_exchange,
            "resumed": self.resumed,
        })
    }

    /// In one line.
    pub fn words(&self, text: &Text) -> String {
        let session = if self.resumed { "resumed" } else { "new" };
        let args = [
            ("version", Arg::Text(self.version.id())),
            ("suite", Arg::Text(self.cipher_suite.id())),
            ("exchange", Arg::Text(self.key_exchange)),
            ("session", Arg::Text(session)),
        ];
        text.cli(CliLabel::Agreed, &args)
    }
}
