//! rustls's two ends, wired together, with the engine's keys and certificates.

use std::{
    io::{Read as _, Write as _},
    sync::Arc,
    time::{Duration, Instant},
};

use padlock_tls::{handshake::CipherSuite, x509::write_private_key};
use rustls::{
    ClientConfig, ClientConnection, ConnectionCommon, RootCertStore, ServerConfig,
    ServerConnection, SupportedCipherSuite,
    crypto::{CryptoProvider, ring},
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime, pem::PemObject as _},
    time_provider::TimeProvider,
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
        let version = suite.version();
        let mut client = ClientConfig::builder_with_details(provider.clone(), clock.clone())
            .with_protocol_versions(&[version])
            .expect("the suite is of this version")
            .with_root_certificates(roots)
            .with_no_client_auth();
        client.resumption = rustls::client::Resumption::disabled();
        let identity = engine.server.identities.first()?;
        let key = write_private_key(&identity.private_key).expect("a key of full size");
        let key = PrivateKeyDer::from_pem_slice(key.as_bytes()).expect("rustls reads the key");
        let list = identity.certificate_list.iter().cloned();
        let list = list.map(CertificateDer::from).collect();
        let mut server = ServerConfig::builder_with_details(provider, clock)
            .with_protocol_versions(&[version])
            .expect("the suite is of this version")
            .with_no_client_auth()
            .with_single_cert(list, key)
            .expect("rustls takes the certificate");
        server.send_tls13_tickets = 0;
        server.session_storage = Arc::new(rustls::server::NoServerSessionStorage {});
        let name = ServerName::try_from(engine.client.server_name.clone());
        Some(Self {
            client: Arc::new(client),
            server: Arc::new(server),
            name: name.expect("the story's server has a DNS name"),
        })
    }

    /// One handshake, to the last Finished.
    pub fn handshake(&self) -> (ClientConnection, ServerConnection) {
        let client = ClientConnection::new(self.client.clone(), self.name.clone());
        let mut client = client.expect("rustls takes the configuration");
        let server = ServerConnection::new(self.server.clone());
        let mut server = server.expect("rustls takes the configuration");
        while client.is_handshaking() || server.is_handshaking() || client.wants_write() {
            carry(&mut client, &mut server);
            carry(&mut server, &mut client);
        }
        (client, server)
    }

    /// So many records of `data` from the client to the server; the time that they take.
    pub fn carry(&self, records: u64, data: &[u8]) -> Duration {
        let (mut client, mut server) = self.handshake();
        let mut heard = vec![0; data.len()];
        let start = Instant::now();
        for _ in 0..records {
            client.writer().write_all(data).expect("there is room");
            carry(&mut client, &mut server);
            let read = server.reader().read_exact(&mut heard);
            read.expect("all of it has come");
        }
        start.elapsed()
    }
}

/// What one end has to send, to the other.
fn carry<A, B>(from: &mut ConnectionCommon<A>, to: &mut ConnectionCommon<B>) {
    let mut bytes = Vec::new();
    while from.wants_write() {
        from.write_tls(&mut bytes).expect("memory takes it");
    }
    let mut bytes = bytes.as_slice();
    while !bytes.is_empty() {
        to.read_tls(&mut bytes).expect("memory gives it");
        to.process_new_packets().expect("the peer is honest");
    }
}
