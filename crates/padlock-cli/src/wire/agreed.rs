//! What the two ends of a connection agreed on.

use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::{
    endpoint::Endpoint,
    handshake::CipherSuite,
    ledger::{Slot, ValueKind},
    party::Whose,
    x509::ParsedCertificate,
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
    /// Whom the client's certificate is about, if it showed one.
    client: Option<String>,
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
            protocol: endpoint.application_protocol().map(printable),
            client: client(endpoint),
        })
    }

    /// {version, cipher_suite, key_exchange, resumed, alpn, client}.
    pub fn json(&self) -> Value {
        json!({
            "version": self.version.id(),
            "cipher_suite": self.cipher_suite.id(),
            "key_exchange": self.key_exchange,
            "resumed": self.resumed,
            "alpn": self.protocol,
            "client": self.client,
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
        let more = [
            (CliLabel::AgreedProtocol, &self.protocol),
            (CliLabel::AgreedClient, &self.client),
        ];
        more.into_iter()
            .fold(what, |what, (label, name)| match name {
                Some(name) => {
                    let args = [("what", Arg::Text(&what)), ("name", Arg::Text(name))];
                    text.cli(label, &args)
                }
                None => what,
            })
    }
}

/// The subject of the certificate that the client has shown.
fn client(endpoint: &Endpoint) -> Option<String> {
    let shown = Slot::new(ValueKind::ClientCertificate, Whose::Client);
    let (_, shown) = endpoint.ledger().newest(shown)?;
    let certificate = ParsedCertificate::parse(&shown.bytes).ok()?;
    Some(printable(certificate.subject.as_bytes()))
}
