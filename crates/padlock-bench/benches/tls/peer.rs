//! rustls's two ends, wired together, with the engine's keys and certificates.

use std::{sync::Arc, time::Duration};

use padlock_tls::{handshake::CipherSuite, x509::write_private_key};
use rustls::{
    ClientConfig, ClientConnection, RootCertStore, ServerConfig, ServerConnection,
    SupportedCipherSuite,
    crypto::{CryptoProvider, ring},
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime, pem::PemObject as _},
    time_provider::TimeProvider,
    version::TLS12,
};

use crate::engine::Engine;

/// Both ends' configuration for one suite.
pub struct Peer {
    client: Arc<ClientConfig>,
    server: Arc<ServerConfig>,
    name: ServerName<'static>,
}

/// A clock that stands where the story's stands.
#[derive(Debug)]
struct Clock(u64);

impl TimeProvider for Clock {
    fn current_time(&self) -> Option<UnixTime> {
        Some(UnixTime::since_unix_epoch(Duration::from_secs(self.0)))
    }
}

impl Peer {
    /// The same suite, key and certificates as the engine's, full handshakes only; `None` for a suite that rustls does not
    /// offer.
    pub fn new(code: CipherSuite, engine: &Engine) -> Option<Self> {
        let of_code = |suite: &SupportedCipherSuite| u16::from(suite.suite()) == code.0;
        let suite = ring::ALL_CIPHER_SUITES.iter().copied().find(of_code)?;
        let provider = Arc::new(CryptoProvider {
            cipher_suites: vec![suite],
            ..ring::default_provider()
        });
        let clock = Arc::new(Clock(engine.client.now.0));
        let mut roots = RootCertStore::empty();
        for anchor in &engine.client.trust_anchors {
            let anchor = CertificateDer::from(anchor.clone());
            roots.add(anchor).expect("rustls reads the trust anchor");
        }
        let mut client = ClientConfig::builder_with_details(provider.clone(), clock.clone())
            .with_protocol_versions(&[&TLS12])
            .expect("the suite is TLS 1.2's")
            .with_root_certificates(roots)
            .with_no_client_auth();
        client.resumption = rustls::client::Resumption::disabled();
        let identity = engine.server.identities.first()?;
        let key = write_private_key(&identity.private_key).expect("a key of full size");
        let key = PrivateKeyDer::from_pem_slice(key.as_bytes()).expect("rustls reads the key");
        let list = identity.certificate_list.iter().cloned();
        let list = list.map(CertificateDer::from).collect();
        let mut server = ServerConfig::builder_with_details(provider, clock)
            .with_protocol_versions(&[&TLS12])
            .expect("the suite is TLS 1.2's")
            .with_no_client_auth()
            .with_single_cert(list, key)
            .expect("rustls takes the certificate");
        server.session_storage = Arc::new(rustls::server::NoServerSessionStorage {});
        let name = ServerName::try_from(engine.client.server_name.clone());
        Some(Self {
            client: Arc::new(client),
            server: Arc::new(server),
            name: name.expect("the story's server has a DNS name"),
        })
    }

    /// One handshake, to the last Finished.
    pub fn handshake(&self) {
        let client = ClientConnection::new(self.client.clone(), self.name.clone());
        let mut client = client.expect("rustls takes the configuration");
        let server = ServerConnection::new(self.server.clone());
        let mut server = server.expect("rustls takes the configuration");
        while client.is_handshaking() || server.is_handshaking() {
            let mut bytes = Vec::new();
            while client.wants_write() {
                client.write_tls(&mut bytes).expect("memory takes it");
            }
            while !bytes.is_empty() {
                let read = server.read_tls(&mut bytes.as_slice());
                bytes.drain(..read.expect("memory gives it"));
                server.process_new_packets().expect("the client is honest");
            }
            while server.wants_write() {
                server.write_tls(&mut bytes).expect("memory takes it");
            }
            while !bytes.is_empty() {
                let read = client.read_tls(&mut bytes.as_slice());
                bytes.drain(..read.expect("memory gives it"));
                client.process_new_packets().expect("the server is honest");
            }
        }
    }
}
