//! Pre-shared keys of TLS 1.3 with OpenSSL over loopback, as its client and as its server: tickets, keys that were agreed on
//! elsewhere, early data.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::Command,
};

use padlock_core::{Drbg, signature::PrivateKey};
use padlock_sim::keys;
use padlock_tests::{
    hex,
    live::{Live, accept},
    openssl::{self, Peer, openssl},
    scratch,
};
use padlock_tls::{
    client::{Client, ClientConfig},
    codec::{Codec, Reader, U24},
    endpoint::{Endpoint, Input},
    extension::{ExtensionType, SignatureSchemeCode as Scheme},
    handshake::{CipherSuite, Handshake, HandshakeType as T, NamedGroup},
    ledger::{Slot, ValueKind},
    party::{Size, Whose},
    record::ProtocolVersion,
    resumption::{
        ClientPsk, ClientResumption, EarlyData, ExternalPsk, PskMode, Resumed, ServerPsk,
        ServerResumption, SessionCache, TicketKey,
    },
    rules::Versions,
    server::{ClientAuthentication, Identity, Server, ServerConfig},
    shape::Shape,
    tls13::{LOGGED, LOGGED_EARLY},
    x509::{
        Authority, CertificateScheme, Name, Purpose, Role, Schemes, Signer, Template, UnixTime,
        Validity, write_private_key,
    },
};

const NAME: &str = "padlock.example";
const NOW: UnixTime = UnixTime(1_774_000_000);
const EARLY: &[u8] = b"before you answer\n";

/// Our end's part of one connection after another, and OpenSSL's.
struct Cell {
    client: ClientConfig,
    server: ServerConfig,
    suite: CipherSuite,
    /// What OpenSSL is told besides.
    options: Vec<String>,
    folder: PathBuf,
}

impl Cell {
    fn new(name: &str, suite: CipherSuite) -> Self {
        let versions = Versions::only(ProtocolVersion::TLS13);
        let (anchor, leaf) = certificates();
        let client = ClientConfig {
            shape: Shape::default(),
            status_request: false,
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

    fn options(&mut self, options: &[&str]) {
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

    fn start_server(&self) -> (Peer, String) {
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
    fn visit(&self, server: &mut Peer, address: &str, seed: u64) -> Live {
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
    fn receive(&mut self, options: &[&str], seed: u64) -> (Live, Peer) {
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

    /// Every secret of this end's is in OpenSSL's log, those of early data where it was taken.
    fn assert_in_key_log(&self, endpoint: &Endpoint) {
        let log = fs::read_to_string(self.key_log()).unwrap().to_lowercase();
        let newest = |kind, of| endpoint.ledger().newest(Slot::new(kind, of));
        let random = newest(ValueKind::ClientRandom, Whose::Client).unwrap();
        let random = hex(&random.1.bytes);
        // A server that takes no early data has no secrets of it.
        let early: &[_] = match endpoint.early_data() {
            Some(EarlyData::Accepted) => LOGGED_EARLY,
            _ => &[],
        };
        for (label, kind, of) in LOGGED.iter().chain(early) {
            let (_, secret) = newest(*kind, *of).unwrap();
            let line = format!("{label} {random} {}", hex(&secret.bytes)).to_lowercase();
            assert!(log.contains(&line), "{line} is not in {log}");
        }
    }
}

fn key() -> PrivateKey {
    PrivateKey::Rsa(keys::server_key(Size::Full).unwrap())
}

/// The authority's certificate, and the server's.
fn certificates() -> (Vec<u8>, Vec<u8>) {
    let year = 365 * 24 * 3600;
    let template = |common_name: &str, role, key: &PrivateKey| Template {
        common_name: common_name.to_owned(),
        names: vec![Name::Dns(NAME.to_owned())],
        public_key: key.public(),
        validity: Validity {
            not_before: UnixTime(NOW.0 - year),
            not_after: UnixTime(NOW.0 + year),
        },
        serial_number: 17,
        role,
        permitted_names: vec![],
        excluded_names: vec![],
    };
    let of_authority = PrivateKey::Rsa(keys::authority_key(Size::Full).unwrap());
    let root = template("CA", Role::Authority { path_len: None }, &of_authority);
    let signer = Signer {
        key: of_authority,
        scheme: CertificateScheme::RsaPkcs1Sha256,
    };
    let authority = Authority::root(&root, signer, Schemes::FULL).unwrap();
    let leaf = template(NAME, Role::Leaf(Purpose::Server), &key());
    let leaf = authority.certify(&leaf, Schemes::FULL).unwrap();
    (authority.certificate().to_vec(), leaf)
}

/// The messages of the whole handshake, as this end has hashed them.
fn messages(endpoint: &Endpoint) -> Vec<(T, Vec<u8>)> {
    let lines = endpoint.ledger().lines().map(|(_, line)| &line.value);
    let joined = lines.filter(|value| value.slot.kind == ValueKind::HandshakeMessages);
    let longest = joined.max_by_key(|value| value.bytes.len()).unwrap();
    let mut r = Reader::new(&longest.bytes);
    let mut messages = vec![];
    while r.remaining() > 0 {
        let kind = T::read(&mut r).unwrap();
        let U24(length) = U24::read(&mut r).unwrap();
        let body = r.take(usize::try_from(length).unwrap()).unwrap().to_vec();
        messages.push((kind, body));
    }
    messages
}

/// The server took a pre-shared key and showed no certificate, or the other way round.
#[track_caller]
fn assert_went(endpoint: &Endpoint, resumed: Option<Resumed>) {
    assert_eq!(endpoint.resumed(), resumed);
    let messages = messages(endpoint);
    let has_certificate = messages.iter().any(|(kind, _)| *kind == T::Certificate);
    assert_eq!(has_certificate, resumed.is_none());
    let hello = messages.iter().rfind(|(kind, _)| *kind == T::ServerHello);
    let (_, body) = hello.unwrap();
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    let bytes = [&[2], &length[1..], body].concat();
    let Handshake::ServerHello(hello) = Handshake::from_bytes(&bytes).unwrap() else {
        unreachable!("it is one");
    };
    let mut kinds = hello.extensions.iter().flatten();
    let takes = kinds.any(|e| e.extension_type() == ExtensionType::PRE_SHARED_KEY);
    assert_eq!(takes, resumed.is_some());
}

fn has_message(endpoint: &Endpoint, wanted: T) -> bool {
    messages(endpoint).iter().any(|(kind, _)| *kind == wanted)
}

const SUITES: [CipherSuite; 2] = [
    CipherSuite::TLS_AES_128_GCM_SHA256,
    CipherSuite::TLS_AES_256_GCM_SHA384,
];

#[test]
fn our_client_goes_on_by_tickets_of_openssl_s_server() {
    if !openssl::is_here() {
        return;
    }
    for suite in SUITES {
        let mut cell = Cell::new("live13-tickets-client", suite);
        let (mut server, address) = cell.start_server();
        for seed in 1..4 {
            let resumed = (seed > 1).then_some(Resumed::Ticket);
            let client = cell.visit(&mut server, &address, seed);
            assert_went(&client.endpoint, resumed);
            cell.client.resumption.session = client.endpoint.session_to_keep();
            assert!(cell.client.resumption.session.is_some());
        }
        println!("{} resumed twice", suite.id());
    }
}

#[test]
fn our_client_goes_on_when_openssl_s_server_asks_for_another_hello() {
    if !openssl::is_here() {
        return;
    }
    let mut cell = Cell::new("live13-tickets-retry", SUITES[0]);
    cell.options(&["-groups", "P-384"]);
    let (mut server, address) = cell.start_server();
    for seed in 1..3 {
        let resumed = (seed > 1).then_some(Resumed::Ticket);
        let client = cell.visit(&mut server, &address, seed);
        assert!(has_message(&client.endpoint, T::MessageHash));
        assert_went(&client.endpoint, resumed);
        cell.client.resumption.session = client.endpoint.session_to_keep();
    }
}

#[test]
fn openssl_s_client_goes_on_by_our_tickets() {
    if !openssl::is_here() {
        return;
    }
    for suite in SUITES {
        for sealed in [true, false] {
            let mut cell = Cell::new("live13-tickets-server", suite);
            if !sealed {
                cell.server.resumption.ticket_keys = vec![];
            }
            let file = cell.folder.join("session.pem");
            let file = file.to_str().unwrap();
            for seed in 1..4 {
                let resumed = (seed > 1).then_some(Resumed::Ticket);
                let options = match seed {
                    1 => vec!["-sess_out", file],
                    _ => vec!["-sess_out", file, "-sess_in", file],
                };
                let (server, client) = cell.receive(&options, seed);
                assert_went(&server.endpoint, resumed);
                let said = client.line_after(match resumed {
                    Some(_) => "Reused, ",
                    None => "New, ",
                });
                assert!(said.contains("TLSv1.3"), "{said}");
                assert_eq!(client.line_after("dawn"), " it is");
            }
            println!("{}, sealed: {sealed}, resumed twice", suite.id());
        }
    }
}

#[test]
fn openssl_s_client_goes_on_without_a_key_exchange_and_after_another_hello() {
    if !openssl::is_here() {
        return;
    }
    let mut cell = Cell::new("live13-tickets-modes", SUITES[0]);
    cell.server.groups = vec![NamedGroup::SECP384R1];
    cell.options(&["-groups", "X25519:P-384", "-allow_no_dhe_kex"]);
    let file = cell.folder.join("session.pem");
    let file = file.to_str().unwrap().to_owned();
    let (server, client) = cell.receive(&["-sess_out", &file], 1);
    assert!(has_message(&server.endpoint, T::MessageHash));
    assert_eq!(client.line_after("dawn"), " it is");
    let (server, _client) = cell.receive(&["-sess_in", &file], 2);
    assert!(has_message(&server.endpoint, T::MessageHash));
    assert_went(&server.endpoint, Some(Resumed::Ticket));
    cell.server.resumption.psk.modes = vec![PskMode::PskKe];
    let (server, _client) = cell.receive(&["-sess_in", &file], 3);
    assert_went(&server.endpoint, Some(Resumed::Ticket));
    let mut lines = server.endpoint.ledger().lines();
    assert!(!lines.any(|(_, line)| line.value.slot.kind == ValueKind::SharedSecret));
}

/// A key under a name, and OpenSSL's options for it.
fn external(cell: &mut Cell) -> ExternalPsk {
    cell.options(&["-psk", &"5a".repeat(32), "-psk_identity", "door"]);
    ExternalPsk {
        identity: b"door".to_vec(),
        key: vec![0x5a; 32],
        cipher_suite: SUITES[0],
        max_early_data_size: 0,
    }
}

#[test]
fn an_external_key_is_known_to_both_ways() {
    if !openssl::is_here() {
        return;
    }
    let mut cell = Cell::new("live13-psk", SUITES[0]);
    let psk = external(&mut cell);
    cell.client.resumption.psk.external = vec![psk.clone()];
    let (mut server, address) = cell.start_server();
    let client = cell.visit(&mut server, &address, 1);
    assert_went(&client.endpoint, Some(Resumed::ExternalPsk));
    cell.server.resumption.psk.external = vec![psk];
    cell.server.identities = vec![];
    let (server, client) = cell.receive(&[], 2);
    assert_went(&server.endpoint, Some(Resumed::ExternalPsk));
    assert_eq!(client.line_after("dawn"), " it is");
}

#[test]
fn our_client_s_early_data_is_read_by_openssl_s_server_or_not() {
    if !openssl::is_here() {
        return;
    }
    for takes in [true, false] {
        let mut cell = Cell::new("live13-early-client", SUITES[0]);
        cell.options(&["-early_data"]);
        let (mut server, address) = cell.start_server();
        let client = cell.visit(&mut server, &address, 1);
        cell.client.resumption.session = client.endpoint.session_to_keep();
        cell.client.resumption.psk.early_data = EARLY.to_vec();
        if !takes {
            // The key stays, and the clocks part.
            let state = &mut cell.client.resumption.session.as_mut().unwrap().state;
            state.timestamp -= 60;
        }
        let client = Client::new(cell.client.clone(), Drbg::new(2));
        let client = Endpoint::Client(Box::new(client));
        let mut client = Live::start(client, TcpStream::connect(&address).unwrap());
        if takes {
            let heard = server.line_after("before you");
            assert_eq!(heard, " answer");
        }
        client.until(|live| live.established);
        client.put(Input::Say(b"attack at dawn\n".to_vec()));
        assert_eq!(server.line_after("attack"), " at dawn");
        let outcome = match takes {
            true => EarlyData::Accepted,
            false => EarlyData::Rejected,
        };
        assert_eq!(client.endpoint.early_data(), Some(outcome));
        assert_eq!(has_message(&client.endpoint, T::EndOfEarlyData), takes);
        assert_went(&client.endpoint, Some(Resumed::Ticket));
        cell.assert_in_key_log(&client.endpoint);
    }
}

#[test]
fn openssl_s_client_s_early_data_is_heard_or_passed_over() {
    if !openssl::is_here() {
        return;
    }
    for takes in [true, false] {
        let mut cell = Cell::new("live13-early-server", SUITES[0]);
        cell.server.resumption.psk.max_early_data_size = 1000;
        let session = cell.folder.join("session.pem");
        let session = session.to_str().unwrap().to_owned();
        let words = cell.folder.join("early.txt");
        fs::write(&words, EARLY).unwrap();
        let words = words.to_str().unwrap().to_owned();
        let (_server, client) = cell.receive(&["-sess_out", &session], 1);
        assert_eq!(client.line_after("dawn"), " it is");
        if !takes {
            cell.server.resumption.psk.max_early_data_size = 0;
        }
        let options = ["-sess_in", &session, "-early_data", &words];
        let (server, client) = cell.receive(&options, 2);
        let (outcome, said) = match takes {
            true => (EarlyData::Accepted, "accepted"),
            false => (EarlyData::Rejected, "rejected"),
        };
        assert_eq!(server.endpoint.early_data(), Some(outcome));
        let heard = if takes { EARLY } else { b"" };
        assert_eq!(server.heard_early, heard);
        assert_eq!(has_message(&server.endpoint, T::EndOfEarlyData), takes);
        assert_went(&server.endpoint, Some(Resumed::Ticket));
        assert_eq!(client.line_after("Early data was "), said);
        assert_eq!(client.line_after("dawn"), " it is");
    }
}
