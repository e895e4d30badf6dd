//! Sessions that go on, with OpenSSL over loopback, as its client and as its server: by id and by ticket, in every version
//! and key exchange. That a session goes on is read off both ends: OpenSSL says that it is reused, and the transcript that
//! Finished covers has no certificate in it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::PathBuf,
    sync::mpsc::channel,
    thread,
};

use padlock_core::Drbg;
use padlock_sim::{
    World, keys,
    scenario::{self, Version},
};
use padlock_tests::{
    hex,
    live::{Live, PATIENCE},
    openssl::{self, Peer, openssl},
    scratch,
    table::{Flow, Ours, Table},
    value,
};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input},
    group,
    handshake::{CipherSuite, HandshakeType as T},
    ledger::{Slot, ValueKind},
    party::{Party, Size, Whose},
    resumption::{
        ClientPsk, ClientResumption, Resumed, ServerPsk, ServerResumption, SessionCache,
        StoredSession, TicketKey,
    },
    rules::Versions,
    server::{ClientAuthentication, Identity, Server, ServerConfig},
    signature,
    suite::suite,
    x509::write_private_key,
};

/// One suite for each key exchange, and one for each kind of record that TLS 1.2 adds.
const SUITES: [(CipherSuite, &str); 6] = [
    (CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA, "AES128-SHA"),
    (
        CipherSuite::TLS_DHE_RSA_WITH_AES_128_CBC_SHA,
        "DHE-RSA-AES128-SHA",
    ),
    (
        CipherSuite::TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
        "ECDHE-RSA-AES256-SHA",
    ),
    (
        CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
        "ECDHE-ECDSA-AES128-SHA",
    ),
    (
        CipherSuite::TLS_RSA_WITH_AES_256_GCM_SHA384,
        "AES256-GCM-SHA384",
    ),
    (
        CipherSuite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        "ECDHE-RSA-CHACHA20-POLY1305",
    ),
];

/// Who has tickets.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Tickets {
    Both,
    ClientAlone,
    ServerAlone,
}

impl Tickets {
    const ALL: [Self; 3] = [Self::Both, Self::ClientAlone, Self::ServerAlone];

    fn resumed(self) -> Resumed {
        match self {
            Self::Both => Resumed::Ticket,
            _ => Resumed::SessionId,
        }
    }

    fn flow(self) -> Flow {
        match self {
            Self::Both => Flow::ByTicket,
            _ => Flow::ById,
        }
    }

    fn client(self) -> bool {
        self != Self::ServerAlone
    }

    fn server(self) -> bool {
        self != Self::ClientAlone
    }
}

/// One version with one suite, and who has tickets.
struct Cell {
    version: Version,
    cipher_suite: CipherSuite,
    cipher: String,
    tickets: Tickets,
    world: World,
    folder: PathBuf,
}

fn cells(name: &str) -> Vec<Cell> {
    if !openssl::is_here() {
        return vec![];
    }
    let mut cells = Vec::new();
    for version in Version::TLS.iter().copied() {
        for (code, cipher) in SUITES {
            if suite(code).unwrap().since > version.protocol() {
                continue;
            }
            for tickets in Tickets::ALL {
                let story = scenario::named("tls12-rsa").unwrap();
                let story = story.with_version(version).with_cipher_suite(code);
                cells.push(Cell {
                    version,
                    cipher_suite: code,
                    cipher: format!("{cipher}:@SECLEVEL=0"),
                    tickets,
                    world: World::new(story).unwrap(),
                    folder: scratch(env!("CARGO_TARGET_TMPDIR"), name),
                });
            }
        }
    }
    assert!(cells.len() >= 40, "{} only", cells.len());
    cells
}

impl Cell {
    fn name(&self) -> String {
        let (version, suite) = (self.version.id(), self.cipher_suite.id());
        format!("{version} {suite}, tickets: {:?}", self.tickets)
    }

    fn held(&self, party: Party, kind: ValueKind) -> Vec<u8> {
        value(&self.world, party, kind, party.into())
    }

    fn client(&self, session: Option<StoredSession>, seed: u64) -> Endpoint {
        let scenario = self.world.scenario();
        let config = ClientConfig {
            status_request: false,
            versions: Versions::only(self.version.protocol()),
            cipher_suites: vec![self.cipher_suite],
            groups: group::curves(Size::Full),
            signature_algorithms: signature::offer(Size::Full),
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![],
            resumption: ClientResumption {
                tickets: self.tickets.client(),
                session,
                psk: ClientPsk::default(),
            },
            server_name: scenario.server_name.clone(),
            trust_anchors: vec![self.held(Party::Client, ValueKind::TrustAnchor)],
            now: scenario.clock,
            identities: vec![],
        };
        Endpoint::Client(Box::new(Client::new(config, Drbg::new(seed))))
    }

    fn server(&self, sessions: &SessionCache, seed: u64) -> Endpoint {
        let row = suite(self.cipher_suite).unwrap();
        let key = TicketKey::draw(&Drbg::new(3));
        let config = ServerConfig {
            stapled: None,
            versions: Versions::only(self.version.protocol()),
            cipher_suites: vec![self.cipher_suite],
            groups: group::curves(Size::Full),
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![],
            resumption: ServerResumption {
                sessions: Some(sessions.clone()),
                ticket_keys: if self.tickets.server() {
                    vec![key]
                } else {
                    vec![]
                },
                lifetime: 3600,
                now: self.world.scenario().clock,
                psk: ServerPsk::default(),
            },
            client_authentication: ClientAuthentication::default(),
            identities: vec![Identity {
                certificate_list: vec![self.held(Party::Server, ValueKind::ServerCertificate)],
                private_key: keys::for_suite(row).unwrap(),
            }],
        };
        Endpoint::Server(Box::new(Server::new(config, Drbg::new(seed))))
    }

    /// OpenSSL's part, with what both of its programs take.
    fn command(&self, program: &str, tickets: bool) -> std::process::Command {
        let version = openssl::version(self.version);
        let mut command = openssl(&[program, version, "-cipher", &self.cipher]);
        command.arg("-keylogfile").arg(self.key_log());
        if !tickets {
            command.arg("-no_ticket");
        }
        command
    }

    fn key_log(&self) -> PathBuf {
        self.folder.join("openssl.keys")
    }

    /// Asserts that the connection went on with a session, or did not, and that both ends have its secrets.
    fn assert_went(&self, endpoint: &Endpoint, resumed: Option<Resumed>) {
        assert_eq!(endpoint.resumed(), resumed, "{}", self.name());
        let messages = transcript(endpoint);
        let abbreviated = messages == [T::ClientHello, T::ServerHello, T::Finished];
        assert_eq!(
            abbreviated,
            resumed.is_some(),
            "{}: {messages:?}",
            self.name()
        );
        let has_certificate = messages.contains(&T::Certificate);
        assert_eq!(has_certificate, resumed.is_none(), "{}", self.name());
        let newest = |kind, of| {
            let (_, value) = endpoint.ledger().newest(Slot::new(kind, of)).unwrap();
            hex(&value.bytes)
        };
        let random = newest(ValueKind::ClientRandom, Whose::Client);
        let secret = newest(ValueKind::MasterSecret, Whose::Both);
        let log = fs::read_to_string(self.key_log()).unwrap().to_lowercase();
        let line = format!("client_random {random} {secret}");
        assert!(
            log.contains(&line),
            "{}: {line} is not in {log}",
            self.name()
        );
    }
}

/// The types of the handshake messages that the last Finished covers.
fn transcript(endpoint: &Endpoint) -> Vec<T> {
    let lines = endpoint.ledger().lines().map(|(_, line)| &line.value);
    let joined = lines.filter(|value| value.slot.kind == ValueKind::HandshakeMessages);
    let mut rest = joined
        .map(|value| value.bytes.as_slice())
        .max_by_key(|bytes| bytes.len());
    let mut types = Vec::new();
    while let Some([msg_type, a, b, c, body @ ..]) = rest {
        types.push(T::from_code(*msg_type));
        rest = Some(&body[u32::from_be_bytes([0, *a, *b, *c]) as usize..]);
    }
    types
}

#[test]
fn our_client_goes_on_with_sessions_of_openssl_s_server() {
    let mut table = Table::new(env!("CARGO_TARGET_TMPDIR"), "resumption-client", "OpenSSL");
    for cell in cells("live-resumption-client") {
        let row = suite(cell.cipher_suite).unwrap();
        table.play(cell.tickets.flow(), Ours::Client, cell.version, row, || {
            go_on_with_its_sessions(&cell);
        });
    }
}

fn go_on_with_its_sessions(cell: &Cell) {
    let key = cell.folder.join("leaf.key");
    let private_key = keys::for_suite(suite(cell.cipher_suite).unwrap()).unwrap();
    fs::write(&key, write_private_key(&private_key).unwrap()).unwrap();
    let leaf = cell.held(Party::Server, ValueKind::ServerCertificate);
    let certificate = openssl::certificate(&cell.folder, "leaf", &leaf);
    let mut command = cell.command("s_server", cell.tickets.server());
    command.args(["-accept", "127.0.0.1:0"]);
    command.arg("-key").arg(key).arg("-cert").arg(certificate);
    let mut server = Peer::start(command);
    let address = server.line_after("ACCEPT ");
    let mut session = None;
    for seed in 1..4 {
        let resumed = session.is_some().then(|| cell.tickets.resumed());
        let stream = TcpStream::connect(&address).unwrap();
        let mut client = Live::start(cell.client(session, seed), stream);
        client.until(|live| live.established);
        assert_eq!(client.failed, None, "{}", cell.name());
        client.put(Input::Say(b"attack at dawn\n".to_vec()));
        if resumed.is_some() {
            let said = server.line_after("Reused session-id");
            assert_eq!(said, "", "{}", cell.name());
        }
        assert_eq!(server.line_after("attack"), " at dawn");
        server.type_line("dawn it is");
        client.until(|live| live.heard.ends_with(b"\n"));
        assert_eq!(client.heard, b"dawn it is\n");
        cell.assert_went(&client.endpoint, resumed);
        client.put(Input::Close);
        session = client.endpoint.session_to_keep();
        let kept = session.as_ref().unwrap();
        let by_ticket = cell.tickets == Tickets::Both;
        assert_eq!(!kept.ticket.is_empty(), by_ticket, "{}", cell.name());
    }
}

#[test]
fn our_server_lets_openssl_s_client_go_on_with_its_sessions() {
    let mut table = Table::new(env!("CARGO_TARGET_TMPDIR"), "resumption-server", "OpenSSL");
    for cell in cells("live-resumption-server") {
        let row = suite(cell.cipher_suite).unwrap();
        table.play(cell.tickets.flow(), Ours::Server, cell.version, row, || {
            let_it_go_on(&cell);
        });
    }
}

fn let_it_go_on(cell: &Cell) {
    let scenario = cell.world.scenario();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let anchor = cell.held(Party::Client, ValueKind::TrustAnchor);
    let anchor = openssl::certificate(&cell.folder, "anchor", &anchor);
    let file = cell.folder.join("session.pem");
    let mut sessions = SessionCache::new(8);
    for seed in 1..4 {
        let resumed = (seed > 1).then(|| cell.tickets.resumed());
        let mut command = cell.command("s_client", cell.tickets.client());
        command.args(["-connect", &address, "-servername", &scenario.server_name]);
        command.args(["-verify_return_error", "-attime"]);
        command.arg(scenario.clock.0.to_string());
        command.arg("-CAfile").arg(&anchor);
        command.arg("-sess_out").arg(&file);
        if resumed.is_some() {
            command.arg("-sess_in").arg(&file);
        }
        let mut client = Peer::start(command);
        let (sender, accepted) = channel();
        let waiting = listener.try_clone().unwrap();
        thread::spawn(move || sender.send(waiting.accept()));
        let (stream, _) = accepted.recv_timeout(PATIENCE).unwrap().unwrap();
        let mut server = Live::start(cell.server(&sessions, seed), stream);
        server.until(|live| live.established);
        assert_eq!(server.failed, None, "{}", cell.name());
        let said = client.line_after(match resumed {
            Some(_) => "Reused, ",
            None => "New, ",
        });
        assert!(said.contains("Cipher is"), "{}: {said}", cell.name());
        client.type_line("attack at dawn");
        server.until(|live| live.heard.ends_with(b"\n"));
        assert_eq!(server.heard, b"attack at dawn\n");
        server.put(Input::Say(b"dawn it is\n".to_vec()));
        assert_eq!(client.line_after("dawn"), " it is");
        cell.assert_went(&server.endpoint, resumed);
        sessions.settle(&server.endpoint);
        let expected = usize::from(cell.tickets != Tickets::Both);
        assert_eq!(sessions.len(), expected, "{}", cell.name());
        server.put(Input::Close);
    }
}
