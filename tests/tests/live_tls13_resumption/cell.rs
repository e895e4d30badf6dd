//! Our configurations, OpenSSL's commands, and one connection between them.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::Command,
};

use padlock_core::{Drbg, signature::PrivateKey};
use padlock_sim::keys;
use padlock_tests::{
    live::{Live, accept},
    openssl::{self, Peer, openssl},
    scratch,
    tls13::{self, NAME, NOW, root_and_leaf},
};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input},
    extension::SignatureSchemeCode as Scheme,
    handshake::{CipherSuite, NamedGroup},
    party::Size,
    record::ProtocolVersion,
    resumption::{
        ClientPsk, ClientResumption, ServerPsk, ServerResumption, SessionCache, TicketKey,
    },
    rules::Versions,
    server::{ClientAuthentication, Identity, Server, ServerConfig},
    shape::Shape,
    x509::write_private_key,
};

/// Our end's part of one connection after another, and OpenSSL's.
pub struct Cell {
    pub client: ClientConfig,
    pub server: ServerConfig,
    pub suite: CipherSuite,
    /// What OpenSSL is told besides.
    options: Vec<String>,
    pub folder: PathBuf,
}

impl Cell {
    pub fn new(name: &str, suite: CipherSuite) -> Self {
        let versions = Versions::only(ProtocolVersion::TLS13);
        let (anchor, leaf) = root_and_leaf(&key());
        let client = ClientConfig {
            shape: Shape::default(),
            status_request: false,
            crls: vec![],
            versions: versions.clone(),
            cipher_suites: vec![suite],
            groups: vec![NamedGroup::X25519, NamedGroup::SECP384R1],
            signature_algorithms: vec![Scheme::RSA_PSS_RSAE_SHA256, Scheme::RSA_PKCS1_SHA256],
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![b"h2".to_vec()],
            resumption: ClientResumption {
                tickets: true,
                session: None,
                psk: ClientPsk::default(),
            },
            server_name: NAME.to_owned(),
            trust_anchors: vec![anchor],
            now: NOW,
            identities: vec![],
        };
        let server = ServerConfig {
            shape: Shape::default(),
            stapled: None,
            versions,
            cipher_suites: vec![suite],
            groups: vec![NamedGroup::X25519],
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![b"h2".to_vec()],
            resumption: ServerResumption {
                sessions: Some(SessionCache::new(8)),
                ticket_keys: vec![TicketKey::draw(&Drbg::new(3))],
                lifetime: 3600,
                now: NOW,
                psk: ServerPsk::default(),
            },
            client_authentication: ClientAuthentication::default(),
            identities: vec![Identity {
                certificate_list: vec![leaf],
                private_key: key(),
            }],
        };
        Self {
            client,
            server,
            suite,
            options: vec![],
            folder: scratch(env!("CARGO_TARGET_TMPDIR"), name),
        }
    }

    pub fn options(&mut self, options: &[&str]) {
        let options = options.iter().map(|option| (*option).to_owned());
        self.options.extend(options);
    }

    fn key_log(&self) -> PathBuf {
        self.folder.join("openssl.keys")
    }

    fn command(&self, program: &str) -> Command {
        let mut command = openssl(&[program, "-tls1_3", "-ciphersuites", self.suite.id()]);
        command.arg("-keylogfile").arg(self.key_log());
        command.args(["-alpn", "h2"]).args(&self.options);
        command
    }

    pub fn start_server(&self) -> (Peer, String) {
        let key_file = self.folder.join("leaf.key");
        fs::write(&key_file, write_private_key(&key()).unwrap()).unwrap();
        let leaf = &self.server.identities[0].certificate_list[0];
        let certificate = openssl::certificate(&self.folder, "leaf", leaf);
        let mut command = self.command("s_server");
        command.args(["-accept", "127.0.0.1:0"]);
        command.arg("-key").arg(key_file);
        command.arg("-cert").arg(certificate);
        let server = Peer::start(command);
        let address = server.line_after("ACCEPT ");
        (server, address)
    }

    /// Our client with OpenSSL's server, whose words come after ours.
    pub fn visit(&self, server: &mut Peer, address: &str, seed: u64) -> Live {
        let client = Client::new(self.client.clone(), Drbg::new(seed));
        let client = Endpoint::Client(Box::new(client));
        let mut client = Live::start(client, TcpStream::connect(address).unwrap());
        client.until(|live| live.established);
        assert_eq!(client.failed, None);
        client.put(Input::Say(b"attack at dawn\n".to_vec()));
        assert_eq!(server.line_after("attack"), " at dawn");
        server.type_line("dawn it is");
        client.until(|live| live.heard.ends_with(b"\n"));
        assert_eq!(client.heard, b"dawn it is\n");
        self.assert_in_key_log(&client.endpoint);
        client.put(Input::Close);
        client
    }

    /// Our server with OpenSSL's client; the cache goes on to the next connection.
    pub fn receive(&mut self, options: &[&str], seed: u64) -> (Live, Peer) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let anchor = &self.client.trust_anchors[0];
        let anchor = openssl::certificate(&self.folder, "anchor", anchor);
        let mut command = self.command("s_client");
        command.args(["-connect", &address, "-servername", NAME]);
        command.args(["-verify_return_error", "-attime", &NOW.0.to_string()]);
        command.arg("-CAfile").arg(anchor).args(options);
        let mut client = Peer::start(command);
        let server = Server::new(self.server.clone(), Drbg::new(seed));
        let server = Endpoint::Server(Box::new(server));
        let mut server = Live::start(server, accept(listener));
        server.until(|live| live.established);
        assert_eq!(server.failed, None);
        client.type_line("attack at dawn");
        server.until(|live| live.heard.ends_with(b"\n"));
        assert_eq!(server.heard, b"attack at dawn\n");
        server.put(Input::Say(b"dawn it is\n".to_vec()));
        self.assert_in_key_log(&server.endpoint);
        let sessions = self.server.resumption.sessions.as_mut();
        sessions.unwrap().settle(&server.endpoint);
        (server, client)
    }

    pub fn assert_in_key_log(&self, endpoint: &Endpoint) {
        tls13::assert_in_key_log(&self.key_log(), endpoint);
    }
}

fn key() -> PrivateKey {
    PrivateKey::Rsa(keys::server_key(Size::Full).unwrap())
}
