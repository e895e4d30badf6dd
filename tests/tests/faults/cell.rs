//! One version with one suite, and two honest ends for it.

use padlock_core::{Drbg, signature::PrivateKey};
use padlock_sim::{
    World, keys,
    scenario::{self, Version},
};
use padlock_tests::value;
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::Endpoint,
    group,
    handshake::{CipherSuite, KeyExchangeAlgorithm, NamedGroup},
    ledger::ValueKind,
    party::{Party, Size, Whose},
    resumption::{ClientResumption, ServerResumption},
    rules::{Versions, rules},
    server::{Identity, Server, ServerConfig},
    session::Session,
    signature,
    suite::{Authentication, Suite, suite},
};

/// One version with one suite.
#[derive(Clone)]
pub struct Cell {
    pub version: Version,
    pub row: &'static Suite,
    pub client: ClientConfig,
    pub server: ServerConfig,
}

/// The suites that faults are played with: every key exchange in both sizes, every kind of record.
const SUITES: &[CipherSuite] = &[
    CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH,
    CipherSuite::TOY_RSA_WITH_XOR_TOYHASH,
    CipherSuite::TOY_DHE_RSA_WITH_SAES_CBC_TOYHASH,
    CipherSuite::TOY_ECDHE_RSA_WITH_SAES_CBC_TOYHASH,
    CipherSuite::TOY_ECDHE_ECDSA_WITH_SAES_CBC_TOYHASH,
    CipherSuite::TOY_DH_ANON_WITH_SAES_CBC_TOYHASH,
    CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA,
    CipherSuite::TLS_RSA_WITH_RC4_128_SHA,
    CipherSuite::TLS_RSA_WITH_NULL_SHA,
    CipherSuite::TLS_DHE_RSA_WITH_AES_128_CBC_SHA,
    CipherSuite::TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
    CipherSuite::TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA,
    CipherSuite::TLS_DH_ANON_WITH_AES_128_CBC_SHA,
    CipherSuite::TLS_RSA_WITH_AES_128_GCM_SHA256,
    CipherSuite::TLS_DHE_RSA_WITH_AES_128_CCM,
    CipherSuite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8,
];

/// Every version with each of these suites that it has.
pub fn cells() -> Vec<Cell> {
    let mut cells = Vec::new();
    for version in Version::ALL.iter().copied() {
        let rows = SUITES.iter().map(|code| suite(*code).unwrap());
        let rows = rows.filter(|row| row.since <= version.protocol());
        // Below TLS 1.2 the toys stand for what takes long and is the same there.
        let rows = rows.filter(|row| version == Version::Tls12 || is_swift(row, version));
        cells.extend(rows.map(|row| Cell::new(version, row)));
    }
    cells
}

fn is_swift(row: &Suite, version: Version) -> bool {
    let is_curve = row.key_exchange == KeyExchangeAlgorithm::Ecdhe;
    row.scale.size == Size::Toy
        || row.key_exchange == KeyExchangeAlgorithm::Rsa
        || version == Version::Tls10 && is_curve
}

/// The size's first curve with RSA certificates, and P-256 with others, so that both kinds of curve are there.
fn curve_of(row: &Suite) -> NamedGroup {
    match (row.scale.size, row.authentication) {
        (Size::Full, Authentication::Ecdsa) => NamedGroup::SECP256R1,
        (size, _) => group::curves(size)[0],
    }
}

impl Cell {
    fn new(version: Version, row: &'static Suite) -> Self {
        let story = scenario::named("tls12-rsa").unwrap();
        let story = story.with_version(version).with_cipher_suite(row.code);
        let world = World::new(story).unwrap();
        let scenario = world.scenario();
        let held = |party, kind, of| value(&world, party, kind, of);
        let groups = vec![curve_of(row)];
        let versions = Versions::only(version.protocol());
        let anchor = held(Party::Client, ValueKind::TrustAnchor, Whose::Client);
        let leaf = held(Party::Server, ValueKind::ServerCertificate, Whose::Server);
        let client = ClientConfig {
            versions: versions.clone(),
            cipher_suites: vec![row.code],
            groups: groups.clone(),
            signature_algorithms: signature::offer(scenario.size),
            extended_master_secret: false,
            encrypt_then_mac: false,
            application_protocols: vec![],
            resumption: ClientResumption::default(),
            server_name: scenario.server_name.clone(),
            trust_anchors: vec![anchor],
            now: scenario.clock,
        };
        let server = ServerConfig {
            versions,
            cipher_suites: vec![row.code],
            groups,
            extended_master_secret: false,
            encrypt_then_mac: false,
            application_protocols: vec![],
            resumption: ServerResumption::default(),
            identities: vec![Identity {
                certificate_list: vec![leaf],
                private_key: keys::for_suite(row).unwrap(),
            }],
        };
        Self {
            version,
            row,
            client,
            server,
        }
    }

    pub fn curve(&self) -> NamedGroup {
        curve_of(self.row)
    }

    pub fn client(&self, seed: u64) -> Endpoint {
        let rng = Drbg::new(seed).fork("client");
        Endpoint::Client(Box::new(Client::new(self.client.clone(), rng)))
    }

    pub fn server(&self, seed: u64) -> Endpoint {
        let rng = Drbg::new(seed).fork("server");
        Endpoint::Server(Box::new(Server::new(self.server.clone(), rng)))
    }

    pub fn private_key(&self) -> PrivateKey {
        keys::for_suite(self.row).unwrap()
    }

    pub fn session(&self) -> Session {
        Session {
            rules: rules(self.version.protocol()).unwrap(),
            suite: self.row,
            extended_master_secret: false,
            encrypt_then_mac: false,
        }
    }

    pub fn name(&self) -> String {
        format!("{} {}", self.version.id(), self.row.code.id())
    }

    pub fn is_full(&self) -> bool {
        self.row.scale.size == Size::Full
    }

    pub fn is_transport(&self) -> bool {
        self.row.key_exchange == KeyExchangeAlgorithm::Rsa
    }

    pub fn is_curve(&self) -> bool {
        self.row.key_exchange == KeyExchangeAlgorithm::Ecdhe
    }

    /// Diffie-Hellman in a finite field.
    pub fn is_field(&self) -> bool {
        !self.is_transport() && !self.is_curve()
    }

    pub fn is_anonymous(&self) -> bool {
        self.row.authentication == Authentication::Anonymous
    }

    /// Whether the server signs its parameters.
    pub fn is_signed(&self) -> bool {
        !self.is_transport() && !self.is_anonymous()
    }

    pub fn names_signatures(&self) -> bool {
        self.session().rules.named_signatures
    }
}
