//! Scenarios: who meets whom, with what, and what they say. Written in TOML, the same for page and command line.

mod catalogue;
mod file;
#[cfg(test)]
mod tests;

pub use catalogue::{catalogue, named};
pub use file::{ScenarioError, ScenarioProblem};
use padlock_core::closed_enum;

use padlock_tls::{
    handshake::{CipherSuite, KeyExchangeAlgorithm},
    party::{Party, Size},
    record::ProtocolVersion,
    suite::{SUITES, Suite, suite},
    x509::UnixTime,
};

closed_enum! {
    /// What both ends speak.
    pub enum Version {
        /// RFC 2246.
        Tls10 = "1.0",
        /// RFC 4346.
        Tls11 = "1.1",
        /// RFC 5246.
        Tls12 = "1.2",
        /// No TLS: the idea that it grew from.
        Hybrid = "hybrid",
    }
}

impl Version {
    /// The versions of TLS, oldest first.
    pub const TLS: &'static [Self] = &[Self::Tls10, Self::Tls11, Self::Tls12];

    /// As it is on the wire.
    #[must_use]
    pub const fn protocol(self) -> ProtocolVersion {
        match self {
            Self::Tls10 => ProtocolVersion::TLS10,
            Self::Tls11 => ProtocolVersion::TLS11,
            Self::Tls12 => ProtocolVersion::TLS12,
            Self::Hybrid => ProtocolVersion::HYBRID,
        }
    }
}

closed_enum! {
    /// How the ends come to share a secret.
    pub enum KeyExchange {
        /// RSA key transport (RFC 5246 section 7.4.7.1).
        Rsa = "rsa",
        /// Diffie-Hellman in a finite field, signed (RFC 5246 section 7.4.3).
        Dhe = "dhe",
        /// Diffie-Hellman in a finite field, with nobody's signature (RFC 5246 section 7.4.3).
        DhAnon = "dh_anon",
        /// Diffie-Hellman on an elliptic curve, signed (RFC 8422).
        Ecdhe = "ecdhe",
    }
}

impl KeyExchange {
    /// As suites name it.
    #[must_use]
    pub const fn algorithm(self) -> KeyExchangeAlgorithm {
        match self {
            Self::Rsa => KeyExchangeAlgorithm::Rsa,
            Self::Dhe => KeyExchangeAlgorithm::Dhe,
            Self::DhAnon => KeyExchangeAlgorithm::DhAnon,
            Self::Ecdhe => KeyExchangeAlgorithm::Ecdhe,
        }
    }

    /// The one that a suite uses.
    #[must_use]
    pub const fn of(row: &Suite) -> Self {
        match row.key_exchange {
            KeyExchangeAlgorithm::Rsa => Self::Rsa,
            KeyExchangeAlgorithm::Dhe => Self::Dhe,
            KeyExchangeAlgorithm::DhAnon => Self::DhAnon,
            KeyExchangeAlgorithm::Ecdhe => Self::Ecdhe,
        }
    }
}

/// A story to be played: everything that is fixed before the first message.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Scenario {
    /// Its name in lists, links and on the command line.
    pub id: String,
    /// Its title, where the file gives one; the catalogue's own are titled by id.
    pub title: Option<String>,
    /// Toy or full.
    pub size: Size,
    /// What every random draw starts from.
    pub seed: u64,
    /// The version.
    pub version: Version,
    /// The key exchange.
    pub key_exchange: KeyExchange,
    /// The suite that both ends offer; without one, the first of the size.
    pub cipher_suite: Option<CipherSuite>,
    /// The name that the client asks for, and that the server's certificate carries.
    pub server_name: String,
    /// The time on every clock.
    pub clock: UnixTime,
    /// What is said when the handshake is complete, in order.
    pub script: Vec<Line>,
}

/// One line of the script.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Line {
    /// Whose turn it is.
    pub by: Party,
    /// What it does.
    pub act: Act,
}

/// What a party does on its turn.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Act {
    /// Sends this text as application data.
    Say(String),
    /// Sends close_notify.
    Close,
}

impl Scenario {
    /// The same story in another size.
    #[must_use]
    pub fn with_size(mut self, size: Size) -> Self {
        if size != self.size {
            self.cipher_suite = None;
        }
        self.size = size;
        self
    }

    /// The same story with another suite, in that suite's size and with its key exchange; as it is for a suite that the
    /// engine does not speak.
    #[must_use]
    pub fn with_cipher_suite(mut self, cipher_suite: CipherSuite) -> Self {
        if let Some(row) = suite(cipher_suite) {
            self.size = row.scale.size;
            self.key_exchange = KeyExchange::of(row);
            self.cipher_suite = Some(cipher_suite);
        }
        self
    }

    /// The same story from another seed.
    #[must_use]
    pub const fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// The same story in another version, with that version's default suite where its own came later.
    #[must_use]
    pub fn with_version(mut self, version: Version) -> Self {
        self.version = version;
        self.cipher_suite = self
            .cipher_suite
            .filter(|code| suite(*code).is_some_and(|row| row.since <= version.protocol()));
        self
    }

    /// The suites that both ends offer.
    #[must_use]
    pub fn cipher_suites(&self) -> Vec<CipherSuite> {
        let default = SUITES
            .iter()
            .filter(|row| row.scale.size == self.size)
            .filter(|row| row.since <= self.version.protocol())
            .find(|row| row.key_exchange == self.key_exchange.algorithm())
            .map(|row| row.code);
        self.cipher_suite.or(default).into_iter().collect()
    }
}
