//! Scenarios: who meets whom, with what, and what they say. Written in TOML, the same for page and command line.

mod catalogue;
#[cfg(feature = "all-suites")]
mod defence;
mod file;
mod group;
mod index;
#[cfg(feature = "all-suites")]
mod plan;
#[cfg(feature = "schema")]
pub(crate) mod schema;
#[cfg(feature = "all-suites")]
mod setting;
mod suites;
#[cfg(test)]
mod tests;
#[cfg(feature = "all-suites")]
mod variation;

pub use catalogue::{catalogue, named, text};
pub use file::{ScenarioError, ScenarioProblem};
pub use group::{Group, Level};
pub use index::{Entry, INDEX};
use padlock_core::closed_enum;
#[cfg(feature = "all-suites")]
pub use plan::{Deed, Hex, Planned, Which};
#[cfg(feature = "schema")]
pub use schema::schema;
#[cfg(feature = "all-suites")]
pub use setting::{ClientSetting, GroupName, ServerSetting, SuiteName, Watch};
use suites::Choice;
#[cfg(feature = "all-suites")]
pub use variation::{MAX_KEYS, Variation};

#[cfg(feature = "all-suites")]
use crate::world::Role;
use padlock_tls::{
    handshake::{CipherSuite, KeyExchangeAlgorithm},
    party::{Party, Size},
    record::ProtocolVersion,
    suite::Suite,
    x509::UnixTime,
};

closed_enum! {
    /// What both ends speak.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub enum Version {
        /// RFC 2246.
        Tls10 = "1.0",
        /// RFC 4346.
        Tls11 = "1.1",
        /// RFC 5246.
        Tls12 = "1.2",
        /// RFC 8446.
        Tls13 = "1.3",
        /// No TLS: the idea that it grew from.
        Hybrid = "hybrid",
    }
}

impl Version {
    /// The versions of TLS whose suites name a key exchange, oldest first.
    pub const TLS: &'static [Self] = &[Self::Tls10, Self::Tls11, Self::Tls12];

    /// As it is on the wire.
    #[must_use]
    pub const fn protocol(self) -> ProtocolVersion {
        match self {
            Self::Tls10 => ProtocolVersion::TLS10,
            Self::Tls11 => ProtocolVersion::TLS11,
            Self::Tls12 => ProtocolVersion::TLS12,
            Self::Tls13 => ProtocolVersion::TLS13,
            Self::Hybrid => ProtocolVersion::HYBRID,
        }
    }
}

closed_enum! {
    /// How the ends come to share a secret.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// The sizes that it can be played in.
    #[cfg(feature = "all-suites")]
    pub sizes: Vec<Size>,
    /// Among what it is told.
    pub group: Group,
    /// What to look at.
    #[cfg(feature = "all-suites")]
    pub watch: Watch,
    /// The same story with its defence on, where there is one.
    #[cfg(feature = "all-suites")]
    pub defence: Option<Box<Scenario>>,
    /// What the eavesdropper does on autopilot, in order.
    #[cfg(feature = "all-suites")]
    pub plan: Vec<Planned>,
    /// The roles that a person plays from the beginning.
    #[cfg(feature = "all-suites")]
    pub by_hand: Vec<Role>,
    /// What the client brings along beyond the rest.
    #[cfg(feature = "all-suites")]
    pub client: ClientSetting,
    /// What the server brings along beyond the rest.
    #[cfg(feature = "all-suites")]
    pub server: ServerSetting,
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
    /// Opens another connection; the client alone does.
    #[cfg(feature = "all-suites")]
    Connect,
}

impl Scenario {
    /// The same story in another size.
    #[must_use]
    pub fn with_size(mut self, size: Size) -> Self {
        if size != self.size {
            self.cipher_suite = None;
        }
        self.size = size;
        #[cfg(feature = "all-suites")]
        if let Some(defence) = self.defence.take() {
            self.defence = Some(Box::new(defence.with_size(size)));
        }
        self
    }

    /// The story with its defence on, where it has one.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn defended(&self) -> Option<Self> {
        self.defence.as_deref().cloned()
    }

    /// The same story with another suite, in that suite's size, with its key exchange and in a version that has it; as it is
    /// for a suite that the engine does not speak.
    #[must_use]
    pub fn with_cipher_suite(mut self, cipher_suite: CipherSuite) -> Self {
        let others = Version::TLS.iter().rev().copied();
        let versions = [self.version].into_iter().chain(others);
        let versions = versions.chain([Version::Tls13]);
        let mut found = versions.filter_map(|version| {
            let choice = Choice::of(version, cipher_suite)?;
            Some((version, choice))
        });
        if let Some((version, choice)) = found.next() {
            self.version = version;
            self.size = choice.size;
            self.key_exchange = choice.key_exchange(self.key_exchange);
            self.cipher_suite = Some(choice.code);
        }
        self
    }

    /// The same story from another seed.
    #[must_use]
    pub fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        #[cfg(feature = "all-suites")]
        if let Some(defence) = &mut self.defence {
            defence.seed = seed;
        }
        self
    }

    /// The same story in another version, with that version's default suite and key exchange where it does not have the
    /// story's own.
    #[must_use]
    pub fn with_version(mut self, version: Version) -> Self {
        self.version = version;
        self.cipher_suite = self
            .cipher_suite
            .filter(|code| Choice::of(version, *code).is_some());
        let mut all = Choice::all(version).into_iter();
        if !all.any(|choice| choice.has(self.key_exchange)) {
            let first = Choice::all(version).into_iter().next();
            self.key_exchange = first.map_or(self.key_exchange, |choice| {
                choice.key_exchange(self.key_exchange)
            });
        }
        self
    }

    /// The suites that the story can be played with in its version and size, best first.
    #[must_use]
    pub fn fitting_cipher_suites(&self) -> Vec<CipherSuite> {
        let all = Choice::all(self.version).into_iter();
        let fitting = all.filter(|choice| choice.size == self.size);
        fitting.map(|choice| choice.code).collect()
    }

    /// The suites that both ends offer.
    #[must_use]
    pub fn cipher_suites(&self) -> Vec<CipherSuite> {
        let default = Choice::all(self.version)
            .into_iter()
            .filter(|choice| choice.size == self.size)
            .find(|choice| choice.has(self.key_exchange))
            .map(|choice| choice.code);
        self.cipher_suite.or(default).into_iter().collect()
    }
}
