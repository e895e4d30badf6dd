//! One suite with one group and one signature, and two honest ends for them.

use padlock_core::Drbg;
use padlock_tests::tls13::ends;
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::Endpoint,
    extension::SignatureSchemeCode as Scheme,
    handshake::{CipherSuite, NamedGroup},
    record::ProtocolVersion,
    server::{Server, ServerConfig},
};

/// What a connection is about.
#[derive(Clone)]
pub struct Cell {
    pub suite: CipherSuite,
    pub group: NamedGroup,
    pub scheme: Scheme,
    pub client: ClientConfig,
    pub server: ServerConfig,
    kind: &'static str,
}

/// The toy, and in full size every suite, every kind of curve and of signature.
const CELLS: &[(CipherSuite, NamedGroup, Scheme)] = &[
    (
        CipherSuite::TOY_SAES_AEAD_TOYHASH,
        NamedGroup::TOY_CURVE,
        Scheme::TOY_ECDSA_TOY_HASH,
    ),
    (
        CipherSuite::TLS_AES_128_GCM_SHA256,
        NamedGroup::X25519,
        Scheme::ED25519,
    ),
    (
        CipherSuite::TLS_AES_256_GCM_SHA384,
        NamedGroup::SECP256R1,
        Scheme::ECDSA_SECP256R1_SHA256,
    ),
    (
        CipherSuite::TLS_CHACHA20_POLY1305_SHA256,
        NamedGroup::X25519MLKEM768,
        Scheme::ED25519,
    ),
    (
        CipherSuite::TLS_AES_128_CCM_SHA256,
        NamedGroup::X25519,
        Scheme::RSA_PSS_RSAE_SHA256,
    ),
];

pub fn cells() -> Vec<Cell> {
    let cells = CELLS.iter();
    cells
        .map(|(suite, group, scheme)| Cell::new(*suite, *group, *scheme))
        .collect()
}

/// The same, and one in a finite field.
pub fn cells_of_groups() -> Vec<Cell> {
    let field = Cell::new(
        CipherSuite::TLS_AES_128_GCM_SHA256,
        NamedGroup::FFDHE2048,
        Scheme::ED25519,
    );
    [cells(), vec![field]].concat()
}

/// Cells in which the client's first share is in a group that the server lacks, so that it asks for another.
pub fn retrying_cells() -> Vec<Cell> {
    let cells = cells().into_iter().take(3).map(|mut cell| {
        let other = match cell.group {
            NamedGroup::TOY_CURVE => NamedGroup::TOY_FIELD,
            _ => NamedGroup::SECP384R1,
        };
        cell.client.groups.insert(0, other);
        cell.kind = " retried";
        cell
    });
    cells.collect()
}

/// Cells in which both ends speak TLS 1.2 as well.
pub fn falling_cells() -> Vec<Cell> {
    let older = [
        CipherSuite::TOY_ECDHE_ECDSA_WITH_SAES_CBC_TOYHASH,
        CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    ];
    let cells = cells().into_iter().step_by(2).take(2).zip(older);
    let cells = cells.map(|(mut cell, older)| {
        let versions = [ProtocolVersion::TLS12, ProtocolVersion::TLS13];
        cell.client.versions = versions.into_iter().collect();
        cell.server.versions = cell.client.versions.clone();
        cell.client.cipher_suites.push(older);
        cell.server.cipher_suites.push(older);
        cell.kind = " or TLS 1.2";
        cell
    });
    cells.collect()
}

impl Cell {
    fn new(suite: CipherSuite, group: NamedGroup, scheme: Scheme) -> Self {
        let (client, server) = ends(suite, &[group], scheme, None);
        Self {
            suite,
            group,
            scheme,
            client,
            server,
            kind: "",
        }
    }

    pub fn client(&self, seed: u64) -> Endpoint {
        let rng = Drbg::new(seed).fork("client");
        Endpoint::Client(Box::new(Client::new(self.client.clone(), rng)))
    }

    pub fn server(&self, seed: u64) -> Endpoint {
        let rng = Drbg::new(seed).fork("server");
        Endpoint::Server(Box::new(Server::new(self.server.clone(), rng)))
    }

    pub fn is_toy(&self) -> bool {
        self.suite == CipherSuite::TOY_SAES_AEAD_TOYHASH
    }

    pub fn name(&self) -> String {
        let (suite, group) = (self.suite.id(), self.group.id());
        format!("{suite} {group} {}{}", self.scheme.id(), self.kind)
    }
}
