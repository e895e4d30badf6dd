//! One version with one suite, to be tried with a peer that others wrote: our ends, their keys and certificates.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use padlock_core::{Drbg, signature::PrivateKey};
use padlock_sim::{
    World, keys,
    scenario::{Scenario, Version, named},
};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::Endpoint,
    handshake::{KeyExchangeAlgorithm, NamedGroup},
    ledger::{Slot, ValueKind},
    party::{Party, Size, Whose},
    protection::Protection,
    resumption::{ClientResumption, ServerResumption},
    rules::Versions,
    server::{ClientAuthentication, Identity, Server, ServerConfig},
    shape::Shape,
    signature,
    suite::{Authentication, SUITES, Suite},
    x509::{UnixTime, write_private_key},
};

use crate::{
    hex, openssl,
    table::{Flow, Ours, Outcome, Table},
    value,
};

/// One version with one suite.
#[derive(Debug)]
pub struct Cell {
    /// The version, and no other.
    pub version: Version,
    /// The suite, and no other.
    pub row: &'static Suite,
    /// What the peer calls the suite, or how it is told to use it.
    pub cipher: String,
    /// Where its files are.
    pub folder: PathBuf,
    world: World,
}

/// The time of the stories, for a peer that can be told the time.
///
/// # Panics
/// When the catalogue lacks the story.
#[must_use]
pub fn story_time() -> UnixTime {
    story().clock
}

/// The machine's time, for a peer that knows no other.
#[must_use]
pub fn machine_time() -> UnixTime {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    UnixTime(since.map_or(0, |since| since.as_secs()))
}

fn story() -> Scenario {
    match named("tls12-rsa") {
        Some(story) => story,
        None => panic!("the catalogue lacks tls12-rsa"),
    }
}

/// How many of the cells that a peer has are played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// All of them.
    All,
    /// The first of each kind: of a version, a key exchange, a certificate's key and a kind of record. All of them when
    /// `PADLOCK_SOAK` is set, as `cargo xtask soak` does.
    Sample,
}

/// The cells that the peer has too, all or a choice; those that it lacks are noted in the table.
///
/// # Panics
/// When a story cannot begin.
pub fn cells(
    table: &mut Table,
    ours: Ours,
    choice: Choice,
    (clock, folder): (UnixTime, &Path),
    offered: impl Fn(Version, &Suite) -> Option<String>,
) -> Vec<Cell> {
    let all = choice == Choice::All || env::var_os("PADLOCK_SOAK").is_some();
    let mut kinds = BTreeSet::new();
    let mut cells = Vec::new();
    let full = SUITES.iter().filter(|row| row.scale.size == Size::Full);
    for row in full {
        let versions = Version::TLS.iter().copied();
        for version in versions.filter(|version| row.since <= version.protocol()) {
            let Some(cipher) = offered(version, row) else {
                table.put(Flow::Full, ours, version, row, Outcome::NotOffered);
                continue;
            };
            if kinds.insert(kind(version, row)) || all {
                cells.push(Cell::new(version, row, cipher, clock, folder));
            }
        }
    }
    cells
}

/// What tells one kind of cell from another.
fn kind(version: Version, row: &Suite) -> (Version, KeyExchangeAlgorithm, Authentication, &str) {
    let record = match &row.protection {
        Protection::Stream { cipher: None, .. } => "null",
        Protection::Stream { .. } => "stream",
        // 3DES: another IV, another padding.
        Protection::Block { cipher, .. } if cipher.block_len() == 8 => "block of 8 bytes",
        Protection::Block { .. } => "block",
        Protection::Aead { aead, .. } => aead.id(),
    };
    (version, row.key_exchange, row.authentication, record)
}

/// A peer that has none of a kind would prove nothing.
///
/// # Panics
/// When a version has no cell of a key exchange, but for those that the peer is known to lack.
pub fn assert_every_key_exchange(cells: &[Cell], lacking: &[KeyExchangeAlgorithm]) {
    let exchanges = KeyExchangeAlgorithm::ALL.iter();
    for exchange in exchanges.filter(|exchange| !lacking.contains(exchange)) {
        for version in Version::TLS {
            let is_one =
                |cell: &Cell| cell.version == *version && cell.row.key_exchange == *exchange;
            assert!(
                cells.iter().any(is_one),
                "{} {}: the peer has none",
                version.id(),
                exchange.id()
            );
        }
    }
}

impl Cell {
    fn new(
        version: Version,
        row: &'static Suite,
        cipher: String,
        clock: UnixTime,
        folder: &Path,
    ) -> Self {
        let scenario = Scenario { clock, ..story() };
        let scenario = scenario.with_version(version).with_cipher_suite(row.code);
        let world = match World::new(scenario) {
            Ok(world) => world,
            Err(error) => panic!("{} {}: {error}", version.id(), row.code.id()),
        };
        Self {
            version,
            row,
            cipher,
            folder: folder.to_owned(),
            world,
        }
    }

    /// What our client trusts.
    #[must_use]
    pub fn trust_anchor(&self) -> Vec<u8> {
        let kind = ValueKind::TrustAnchor;
        value(&self.world, Party::Client, kind, Whose::Client)
    }

    /// The server's certificate.
    #[must_use]
    pub fn certificate(&self) -> Vec<u8> {
        let kind = ValueKind::ServerCertificate;
        value(&self.world, Party::Server, kind, Whose::Server)
    }

    /// The server's private key.
    ///
    /// # Panics
    /// When the story's key is none.
    #[must_use]
    pub fn private_key(&self) -> PrivateKey {
        match keys::for_suite(self.row) {
            Ok(key) => key,
            Err(error) => panic!("{}: {error}", self.row.code.id()),
        }
    }

    /// The name that the client asks for.
    #[must_use]
    pub fn server_name(&self) -> &str {
        &self.world.scenario().server_name
    }

    /// The time on both clocks.
    #[must_use]
    pub fn clock(&self) -> UnixTime {
        self.world.scenario().clock
    }

    /// Whether no end has a certificate.
    #[must_use]
    pub fn is_anonymous(&self) -> bool {
        self.row.authentication == Authentication::Anonymous
    }

    /// The trust anchor as a PEM file.
    #[must_use]
    pub fn trust_anchor_file(&self) -> PathBuf {
        openssl::certificate(&self.folder, "anchor", &self.trust_anchor())
    }

    /// The server's private key and certificate as PEM files.
    ///
    /// # Panics
    /// When they cannot be written.
    #[must_use]
    pub fn identity_files(&self) -> (PathBuf, PathBuf) {
        let key = self.folder.join("leaf.key");
        let written = write_private_key(&self.private_key()).map(|pem| fs::write(&key, pem));
        assert!(matches!(written, Ok(Ok(()))), "the key cannot be written");
        let certificate = openssl::certificate(&self.folder, "leaf", &self.certificate());
        (key, certificate)
    }

    /// Our client: it offers every extension that the engine speaks.
    #[must_use]
    pub fn client(&self, groups: &[NamedGroup]) -> Endpoint {
        let config = self.client_config(groups);
        Endpoint::Client(Box::new(Client::new(config, Drbg::new(1))))
    }

    /// What our client brings.
    #[must_use]
    pub fn client_config(&self, groups: &[NamedGroup]) -> ClientConfig {
        ClientConfig {
            shape: Shape::default(),
            status_request: false,
            crls: vec![],
            versions: Versions::only(self.version.protocol()),
            cipher_suites: vec![self.row.code],
            groups: groups.to_vec(),
            signature_algorithms: signature::offer(Size::Full),
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![b"h2".to_vec(), b"http/1.1".to_vec()],
            resumption: ClientResumption::default(),
            server_name: self.server_name().to_owned(),
            trust_anchors: vec![self.trust_anchor()],
            now: self.clock(),
            identities: vec![],
        }
    }

    /// Our server: it answers every extension that the engine speaks.
    #[must_use]
    pub fn server(&self, groups: &[NamedGroup]) -> Endpoint {
        let config = self.server_config(groups);
        Endpoint::Server(Box::new(Server::new(config, Drbg::new(2))))
    }

    /// What our server brings.
    ///
    /// # Panics
    /// As [`private_key`](Self::private_key).
    #[must_use]
    pub fn server_config(&self, groups: &[NamedGroup]) -> ServerConfig {
        ServerConfig {
            shape: Shape::default(),
            stapled: None,
            versions: Versions::only(self.version.protocol()),
            cipher_suites: vec![self.row.code],
            groups: groups.to_vec(),
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![b"http/1.1".to_vec(), b"h2".to_vec()],
            resumption: ServerResumption::default(),
            client_authentication: ClientAuthentication::default(),
            identities: vec![Identity {
                certificate_list: vec![self.certificate()],
                private_key: self.private_key(),
            }],
        }
    }
}

/// The newest value of a kind in an endpoint's ledger.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn held(endpoint: &Endpoint, kind: ValueKind, of: Whose) -> Vec<u8> {
    match endpoint.ledger().newest(Slot::new(kind, of)) {
        Some((_, value)) => value.bytes.clone(),
        None => panic!("the endpoint holds no {}", kind.id()),
    }
}

/// Finds the line that the endpoint's ledger would write into a key log in the peer's.
///
/// # Panics
/// When it is not there.
pub fn assert_in_key_log(path: &Path, endpoint: &Endpoint) {
    let random = held(endpoint, ValueKind::ClientRandom, Whose::Client);
    let secret = held(endpoint, ValueKind::MasterSecret, Whose::Both);
    let line = format!("client_random {} {}", hex(&random), hex(&secret));
    let log = fs::read_to_string(path).unwrap_or_default().to_lowercase();
    assert!(
        log.contains(&line),
        "{line} is not in the peer's key log:\n{log}"
    );
}
