//! What the two ends of a connection agreed on.

use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::{
    endpoint::Endpoint,
    handshake::{CipherSuite, NamedGroup},
    ledger::ValueKind,
};
use serde_json::{Value, json};

use super::Version;
use crate::notation::printable;

/// What was agreed.
#[derive(Clone, Debug)]
pub struct Agreed {
    /// The version.
    pub version: Version,
    /// The cipher suite.
    pub cipher_suite: CipherSuite,
    /// How the premaster secret came about.
    key_exchange: &'static str,
    /// Whether an earlier session goes on.
    resumed: bool,
    /// What is spoken inside, if that was agreed on.
    protocol: Option<String>,
}

impl Agreed {
    /// What this end agreed to, once there is a cipher suite.
    pub fn of(endpoint: &Endpoint) -> Option<Self> {
        if let Some(suite) = endpoint.ledger().tls13() {
            return Some(Self {
                version: Version::Tls13,
                cipher_suite: suite.code,
                key_exchange: group(endpoint)?.id(),
                resumed: false,
                protocol: endpoint.application_protocol().map(printable),
            });
        }
        let session = endpoint.ledger().session()?;
        Some(Self {
            version: Version::of(session.rules.version)?,
            cipher_suite: session.suite.code,
            key_exchange: session.suite.key_exchange.id(),
            // The engine resumes nothing so far.
            resumed: false,
            protocol: endpoint.application_protocol().map(printable),
        })
    }

    /// {version, cipher_suite, key_exchange, resumed, alpn}.
    pub fn json(&self) -> Value {
        json!({
            "version": self.version.id(),
            "cipher_suite": self.cipher_suite.id(),
            "key_exchange": self.key_exchange,
            "resumed": self.resumed,
            "alpn": self.protocol,
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
        let what = text.cli(CliLabel::Agreed, &args);
        let Some(protocol) = &self.protocol else {
            return what;
        };
        let args = [("what", Arg::Text(&what)), ("name", Arg::Text(protocol))];
        text.cli(CliLabel::AgreedProtocol, &args)
    }
}

/// The group whose shared secret is held: the secret's slot names it.
fn group(endpoint: &Endpoint) -> Option<NamedGroup> {
    let mut slots = endpoint.ledger().lines().map(|(_, line)| line.value.slot);
    let secret = slots.find(|slot| slot.kind == ValueKind::SharedSecret)?;
    u16::try_from(secret.number).ok().map(NamedGroup)
}
