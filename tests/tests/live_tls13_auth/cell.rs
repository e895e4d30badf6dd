//! Two ends of TLS 1.3, of which one is OpenSSL's.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::Command,
};

use padlock_core::Drbg;
use padlock_tests::{
    cell::machine_time,
    clients, hex,
    live::{Live, accept},
    openssl::{Peer, openssl},
    scratch,
};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input},
    group,
    handshake::CipherSuite,
    ledger::{Slot, ValueKind},
    party::{Size, Whose},
    record::ProtocolVersion,
    resumption::{ClientResumption, ServerResumption},
    rules::Versions,
    server::{ClientAuthentication, Demand, Identity, Server, ServerConfig},
    shape::Shape,
    signature,
    tls13::{LOGGED, transcript::Range},
    x509::{
        CertificateFault, CertificateScheme, Hierarchy, Issued, KeyKind, Name, Pem, Purpose,
        Schemes, Signer, write_private_key,
    },
};
pub const NAME: &str = "padlock.example";
pub const SUITES: [CipherSuite; 2] = [
    CipherSuite::TLS_AES_128_GCM_SHA256,
    CipherSuite::TLS_AES_256_GCM_SHA384,
];

/// Two ends, of which one is OpenSSL's.
pub struct Cell {
    pub client: ClientConfig,
    pub server: ServerConfig,
    /// What stands behind the server.
    pub issued: Issued,
    pub folder: PathBuf,
}

impl Cell {
    /// A client with a key of this kind and perhaps a faulty certificate, and a server that does not ask for it yet.
    pub fn new(kind: KeyKind, fault: Option<CertificateFault>, name: &str) -> Self {
        Self::with_server(kind, fault, None, name)
    }

    pub fn with_server(
        kind: KeyKind,
        client_fault: Option<CertificateFault>,
        server_fault: Option<CertificateFault>,
        name: &str,
    ) -> Self {
        // OpenSSL holds responses against the machine's clock.
        let now = machine_time();
        let signer = |kind, scheme| Signer {
            key: clients::key(kind),
            scheme,
        };
        let hierarchy = Hierarchy {
            root_name: Hierarchy::ROOT_NAME.to_owned(),
            root: signer(KeyKind::Ec, CertificateScheme::EcdsaSha256),
            intermediate: signer(KeyKind::Rsa, CertificateScheme::RsaPkcs1Sha256),
            leaf: clients::key(KeyKind::Rsa),
            name: Name::parse(NAME),
            purpose: Purpose::Server,
            now,
            schemes: Schemes::FULL,
        };
        let issued = hierarchy.issue(server_fault).unwrap();
        let of_client = clients::chain(kind, now, client_fault);
        let versions = Versions::only(ProtocolVersion::TLS13);
        let groups = group::curves(Size::Full);
        let client = ClientConfig {
            versions: versions.clone(),
            cipher_suites: vec![SUITES[0]],
            groups: groups.clone(),
            signature_algorithms: signature::offer(Size::Full),
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![],
            status_request: false,
            crls: vec![],
            resumption: ClientResumption::default(),
            server_name: NAME.to_owned(),
            trust_anchors: issued.trust_anchors.clone(),
            now,
            identities: vec![Identity {
                certificate_list: of_client.chain,
                private_key: of_client.private_key,
            }],
            shape: Shape::default(),
        };
        let server = ServerConfig {
            versions,
            cipher_suites: vec![SUITES[0]],
            groups,
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![],
            resumption: ServerResumption::default(),
            identities: vec![Identity {
                certificate_list: issued.chain.clone(),
                private_key: issued.private_key.clone(),
            }],
            stapled: None,
            client_authentication: ClientAuthentication {
                demand: Demand::Nothing,
                trust_anchors: of_client.trust_anchors,
                now,
            },
            shape: Shape::default(),
        };
        Self {
            client,
            server,
            issued,
            folder: scratch(env!("CARGO_TARGET_TMPDIR"), name),
        }
    }

    pub fn pem(&self, name: &str, ders: &[Vec<u8>]) -> PathBuf {
        let path = self.folder.join(name);
        let blocks = ders.iter().map(|der| Pem::Certificate.write(der).unwrap());
        fs::write(&path, blocks.collect::<String>()).unwrap();
        path
    }

    /// The files of an identity, as options.
    pub fn present(&self, command: &mut Command, identity: &Identity) {
        let key = self.folder.join("key.pem");
        fs::write(&key, write_private_key(&identity.private_key).unwrap()).unwrap();
        let leaf = self.pem("leaf.pem", &identity.certificate_list[..1]);
        let above = self.pem("above.pem", &identity.certificate_list[1..]);
        command.arg("-key").arg(key).arg("-cert").arg(leaf);
        command.arg("-cert_chain").arg(above);
    }

    pub fn command(&self, program: &str, anchors: &[Vec<u8>]) -> Command {
        let mut command = openssl(&[program, "-tls1_3", "-verify_return_error"]);
        command.arg("-keylogfile").arg(self.folder.join("keys"));
        command.arg("-CAfile").arg(self.pem("anchors.pem", anchors));
        command
    }

    /// Our client, connected to `openssl s_server`.
    pub fn call(&self, options: &[&str]) -> (Peer, Live) {
        let anchors = &self.server.client_authentication.trust_anchors;
        let mut command = self.command("s_server", anchors);
        command.args(["-accept", "127.0.0.1:0"]).args(options);
        self.present(&mut command, &self.server.identities[0]);
        let server = Peer::start(command);
        let stream = TcpStream::connect(server.line_after("ACCEPT ")).unwrap();
        let client = Client::new(self.client.clone(), Drbg::new(1));
        let live = Live::start(Endpoint::Client(Box::new(client)), stream);
        (server, live)
    }

    /// `openssl s_client`, connected to our server.
    pub fn answer(&self, options: &[&str]) -> (Peer, Live) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let mut command = self.command("s_client", &self.client.trust_anchors);
        command.args(["-connect", &address, "-servername", NAME]);
        command.args(options);
        if let Some(identity) = self.client.identities.first() {
            self.present(&mut command, identity);
        }
        let client = Peer::start(command);
        let server = Server::new(self.server.clone(), Drbg::new(2));
        let live = Live::start(Endpoint::Server(Box::new(server)), accept(listener));
        (client, live)
    }

    /// What the issuer says of the server's certificate, as a file.
    pub fn response(&self) -> String {
        let path = self.folder.join("server.ocsp");
        fs::write(&path, self.issued.ocsp.as_ref().unwrap()).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Both ends hold the same secrets, and the client's certificate and signature crossed the wire.
    pub fn assert_proven(&self, live: &Live) {
        self.assert_in_key_log(live);
        let newest = |kind| {
            let slot = Slot::new(kind, Whose::Client);
            live.endpoint.ledger().newest(slot).unwrap().1.bytes.clone()
        };
        let leaf = &self.client.identities[0].certificate_list[0];
        assert_eq!(newest(ValueKind::ClientCertificate), *leaf);
        assert!(!newest(ValueKind::Signature).is_empty());
    }

    /// Every secret that is logged is in OpenSSL's key log.
    pub fn assert_in_key_log(&self, live: &Live) {
        let log = fs::read_to_string(self.folder.join("keys")).unwrap();
        let log = log.to_lowercase();
        let newest = |kind, of| {
            let newest = live.endpoint.ledger().newest(Slot::new(kind, of));
            hex(&newest.unwrap().1.bytes)
        };
        let random = newest(ValueKind::ClientRandom, Whose::Client);
        for (label, kind, of) in LOGGED {
            let line = format!("{label} {random} {}", newest(*kind, *of)).to_lowercase();
            assert!(log.contains(&line), "{line} is not in\n{log}");
        }
    }
}

/// What our client and `s_server` say to each other.
pub fn talk_to_server(server: &mut Peer, client: &mut Live) {
    client.until(|live| live.established);
    assert_eq!(client.failed, None);
    client.put(Input::Say(b"attack at dawn\n".to_vec()));
    assert_eq!(server.line_after("attack"), " at dawn");
    client.heard.clear();
    server.type_line("dawn it is");
    client.until(|live| live.heard.ends_with(b"\n"));
    assert_eq!(String::from_utf8_lossy(&client.heard), "dawn it is\n");
}

/// What our server and `s_client` say to each other.
pub fn talk_to_client(client: &mut Peer, server: &mut Live) {
    server.until(|live| live.established);
    assert_eq!(server.failed, None);
    server.heard.clear();
    client.type_line("attack at dawn");
    server.until(|live| live.heard.ends_with(b"\n"));
    assert_eq!(String::from_utf8_lossy(&server.heard), "attack at dawn\n");
    server.put(Input::Say(b"dawn it is\n".to_vec()));
    assert_eq!(client.line_after("dawn"), " it is");
}

/// The names of the transcripts that this end has hashed.
pub fn ranges(live: &Live) -> Vec<String> {
    let lines = live.endpoint.ledger().lines();
    let messages = lines.filter(|(_, line)| line.value.slot.kind == ValueKind::HandshakeMessages);
    let ranges = messages.filter_map(|(_, line)| Range::of(&line.value.bytes));
    ranges.map(|range| range.to_string()).collect()
}

/// How often the client has proved who it is after the handshake.
pub fn late_proofs(live: &Live) -> usize {
    let late = "..client Finished + CertificateVerify";
    let ranges = ranges(live).into_iter();
    ranges.filter(|range| range.ends_with(late)).count()
}
