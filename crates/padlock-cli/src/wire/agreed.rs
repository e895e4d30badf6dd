//! What the two ends of a connection agreed on.

use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::{
    endpoint::Endpoint,
    handshake::{CipherSuite, NamedGroup},
    ledger::{Slot, ValueKind},
    party::Whose,
    resumption::{EarlyData, PskMode, Resumed},
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
    /// How an earlier session was found again, where one goes on.
    pub resumed: Option<Resumed>,
    /// What is spoken inside, if that was agreed on.
    protocol: Option<String>,
    /// What became of the early data, where there was some.
    early_data: Option<EarlyData>,
    /// Whom the client's certificate is about, if it showed one.
    pub client: Option<String>,
}

impl Agreed {
    /// What this end agreed to, once there is a cipher suite.
    pub fn of(endpoint: &Endpoint) -> Option<Self> {
        if let Some(suite) = endpoint.ledger().tls13() {
            return Some(Self {
                version: Version::Tls13,
                cipher_suite: suite.code,
                key_exchange: match (group(endpoint), endpoint.resumed()) {
                    (Some(group), _) => group.id(),
                    (None, resumed) => resumed.map(|_| PskMode::PskKe.id())?,
                },
                resumed: endpoint.resumed(),
                client: client(endpoint),
                protocol: endpoint.application_protocol().map(printable),
                early_data: endpoint.early_data(),
            });
        }
        let session = endpoint.ledger().session()?;
        Some(Self {
            version: Version::of(session.rules.version)?,
            cipher_suite: session.suite.code,
            key_exchange: session.suite.key_exchange.id(),
            resumed: endpoint.resumed(),
            protocol: endpoint.application_protocol().map(printable),
            early_data: None,
            client: client(endpoint),
        })
    }

    /// Whether the server took what the client said before it was answered: it is heard, however the connection ends.
    pub fn hears_early(&self) -> bool {
        self.early_data == Some(EarlyData::Accepted)
    }

    /// {version, cipher_suite, key_exchange, resumed, resumed_by, early_data, alpn, client}.
    pub fn json(&self) -> Value {
        json!({
            "version": self.version.id(),
            "cipher_suite": self.cipher_suite.id(),
            "key_exchange": self.key_exchange,
            "resumed": self.resumed.is_some(),
            "resumed_by": self.resumed.map(Resumed::id),
            "early_data": self.early_data.map(EarlyData::id),
            "alpn": self.protocol,
            "client": self.client,
        })
    }

    /// In one line.
    pub fn words(&self, text: &Text) -> String {
        let session = self.resumed.map_or("new", Resumed::id);
        let args = [
            ("version", Arg::Text(self.version.id())),
            ("suite", Arg::Text(self.cipher_suite.id())),
            ("exchange", Arg::Text(self.key_exchange)),
            ("session", Arg::Text(session)),
        ];
        let what = text.cli(CliLabel::Agreed, &args);
        let early_data = self.early_data.map(|outcome| outcome.id().to_owned());
        let more = [
            (CliLabel::AgreedEarlyData, &early_data),
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

/// The group whose shared secret is held: the secret's slot names it.
fn group(endpoint: &Endpoint) -> Option<NamedGroup> {
    let mut slots = endpoint.ledger().lines().map(|(_, line)| line.value.slot);
    let secret = slots.find(|slot| slot.kind == ValueKind::SharedSecret)?;
    u16::try_from(secret.number).ok().map(NamedGroup)
}
