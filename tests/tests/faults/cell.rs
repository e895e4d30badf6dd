//! One version with one suite, and two honest ends for it.

use padlock_core::{Drbg, signature::PrivateKey};
use padlock_sim::{
    World, keys,
    scenario::{self, Version},
};
use padlock_tests::{clients, value};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::Endpoint,
    group,
    handshake::{CipherSuite, KeyExchangeAlgorithm, NamedGroup},
    ledger::ValueKind,
    party::{Party, Size, Whose},
    resumption::{ClientResumption, ServerResumption},
    rules::{Versions, rules},
    server::{ClientAuthentication, Demand, Identity, Server, ServerConfig},
    session::Session,
    shape::Shape,
    signature,
    suite::{Authentication, Suite, suite},
    x509::{CertificateFault, KeyKind},
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
    cells_where(|_| true)
}

fn cells_where(wanted: impl Fn(&Suite) -> bool) -> Vec<Cell> {
    let mut cells = Vec::new();
    for version in Version::TLS.iter().copied() {
        let rows = SUITES.iter().map(|code| suite(*code).unwrap());
        let rows = rows.filter(|row| row.since <= version.protocol() && wanted(row));
        // Below TLS 1.2 the toys stand for what takes long and is the same there.
        let rows = rows.filter(|row| version == Version::Tls12 || is_swift(row, version));
        cells.extend(rows.map(|row| Cell::new(version, row)));
    }
    cells
}

/// Cells in which the server insists on a certificate of the client: the toys, and one of full size.
pub fn asking_cells() -> Vec<Cell> {
    let full = CipherSuite::TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA;
    let cells = cells_where(|row| {
        let proves = row.authentication != Authentication::Anonymous;
        proves && (row.scale.size == Size::Toy || row.code == full)
    });
    cells.into_iter().map(|cell| cell.asking(None)).collect()
}

/// TLS 1.2 with this suite.
pub fn cell(code: CipherSuite) -> Cell {
    Cell::new(Version::Tls12, suite(code).unwrap())
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
            shape: Shape::default(),
            status_request: false,
            crls: vec![],
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
            identities: vec![],
        };
        let server = ServerConfig {
            shape: Shape::default(),
            stapled: None,
            versions,
            cipher_suites: vec![row.code],
            groups,
            extended_master_secret: false,
            encrypt_then_mac: false,
            application_protocols: vec![],
            resumption: ServerResumption::default(),
            client_authentication: ClientAuthentication::default(),
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

    /// The same with a client who can prove who it is, by a chain with one fault or none, and a server that insists on it.
    pub fn asking(mut self, fault: Option<CertificateFault>) -> Self {
        let kind = KeyKind::of(&self.private_key().public(), !self.is_full());
        let now = self.client.now;
        let issued = clients::chain(kind, now, fault);
        self.client.identities = vec![Identity {
            certificate_list: issued.chain,
            private_key: issued.private_key,
        }];
        self.server.client_authentication = ClientAuthentication {
            demand: Demand::Required,
            trust_anchors: issued.trust_anchors,
            now,
        };
        self
    }

    /// Whether the server asks who the client is.
    pub fn asks(&self) -> bool {
        self.server.client_authentication.demand != Demand::Nothing
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
