//! Sessions that go on, with OpenSSL over loopback, as its client and as its server: by id and by ticket, in every version
//! and suite. That a session goes on is read off both ends: OpenSSL says that it is reused, and the transcript that
//! Finished covers has no certificate in it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{
    net::{TcpListener, TcpStream},
    path::PathBuf,
};

use padlock_core::Drbg;
use padlock_tests::{
    cell::{self, assert_in_key_log, story_time},
    live::{Live, accept},
    openssl::{self, Peer, openssl},
    scratch,
    table::{Flow, Ours, Table},
};
use padlock_tls::{
    client::Client,
    endpoint::{Endpoint, Input},
    group,
    handshake::HandshakeType as T,
    ledger::ValueKind,
    party::Size,
    resumption::{
        ClientResumption, Resumed, ServerResumption, SessionCache, StoredSession, TicketKey,
    },
    server::Server,
};

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
struct Cell<'a> {
    of: &'a cell::Cell,
    tickets: Tickets,
}

/// Plays every version and suite that OpenSSL has too, with every way to go on.
fn for_every_cell(test: &str, ours: Ours, go_on: impl Fn(&Cell)) {
    let mut table = Table::new(env!("CARGO_TARGET_TMPDIR"), test, "OpenSSL");
    if !openssl::is_here() {
        return;
    }
    let offered = openssl::offered();
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), test);
    let at = (story_time(), folder.as_path());
    let cells = cell::cells(&mut table, ours, cell::Choice::All, at, |_, row| {
        offered.get(row.code.id()).cloned()
    });
    cell::assert_every_key_exchange(&cells, &[]);
    for of in &cells {
        for tickets in Tickets::ALL {
            let cell = Cell { of, tickets };
            table.play(tickets.flow(), ours, of.version, of.row, || go_on(&cell));
        }
    }
}

impl Cell<'_> {
    fn name(&self) -> String {
        let (version, suite) = (self.of.version.id(), self.of.row.code.id());
        format!("{version} {suite}, tickets: {:?}", self.tickets)
    }

    fn client(&self, session: Option<StoredSession>, seed: u64) -> Endpoint {
        let mut config = self.of.client_config(&group::curves(Size::Full));
        config.resumption = ClientResumption {
            tickets: self.tickets.client(),
            session,
            ..ClientResumption::default()
        };
        Endpoint::Client(Box::new(Client::new(config, Drbg::new(seed))))
    }

    fn server(&self, sessions: &SessionCache, seed: u64) -> Endpoint {
        let mut config = self.of.server_config(&group::curves(Size::Full));
        let key = TicketKey::draw(&Drbg::new(3));
        config.resumption = ServerResumption {
            sessions: Some(sessions.clone()),
            ticket_keys: self.tickets.server().then_some(key).into_iter().collect(),
            lifetime: 3600,
            now: self.of.clock(),
            ..ServerResumption::default()
        };
        Endpoint::Server(Box::new(Server::new(config, Drbg::new(seed))))
    }

    /// OpenSSL's part, with what both of its programs take.
    fn command(&self, program: &str, tickets: bool) -> std::process::Command {
        let version = openssl::version(self.of.version);
        let mut command = openssl(&[program, version, "-cipher", &self.of.cipher]);
        command.arg("-keylogfile").arg(self.key_log());
        if !tickets {
            command.arg("-no_ticket");
        }
        command
    }

    fn key_log(&self) -> PathBuf {
        self.of.folder.join("openssl.keys")
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
        let shown = resumed.is_none() && !self.of.is_anonymous();
        assert_eq!(has_certificate, shown, "{}", self.name());
        assert_in_key_log(&self.key_log(), endpoint);
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
    for_every_cell("resumption-client", Ours::Client, go_on_with_its_sessions);
}

fn go_on_with_its_sessions(cell: &Cell) {
    let mut command = cell.command("s_server", cell.tickets.server());
    command.args(["-accept", "127.0.0.1:0"]);
    if cell.of.is_anonymous() {
        command.arg("-nocert");
    } else {
        let (key, certificate) = cell.of.identity_files();
        command.arg("-key").arg(key).arg("-cert").arg(certificate);
    }
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
    for_every_cell("resumption-server", Ours::Server, let_it_go_on);
}

fn let_it_go_on(cell: &Cell) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let file = cell.of.folder.join("session.pem");
    let mut sessions = SessionCache::new(8);
    for seed in 1..4 {
        let resumed = (seed > 1).then(|| cell.tickets.resumed());
        let mut command = cell.command("s_client", cell.tickets.client());
        command.args(["-connect", &address, "-servername"]);
        command.arg(cell.of.server_name());
        if !cell.of.is_anonymous() {
            command.args(["-verify_return_error", "-attime"]);
            command.arg(cell.of.clock().0.to_string());
            command.arg("-CAfile").arg(cell.of.trust_anchor_file());
        }
        command.arg("-sess_out").arg(&file);
        if resumed.is_some() {
            command.arg("-sess_in").arg(&file);
        }
        let mut client = Peer::start(command);
        let stream = accept(listener.try_clone().unwrap());
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
