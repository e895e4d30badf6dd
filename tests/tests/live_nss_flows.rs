//! The other flows with NSS over loopback, as its client and as its server: clients that prove who they are, and sessions
//! that go on by id and by ticket; one suite in every version.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{fs, net::TcpListener, path::PathBuf, process::Command};

use padlock_core::Drbg;
use padlock_sim::scenario::Version;
use padlock_tests::{
    cell::{Cell, Choice, cells, held, machine_time},
    clients,
    live::{Live, accept, connect, free_port},
    nss,
    openssl::{self, Peer},
    scratch,
    table::{Flow, Ours, Table},
};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input},
    group,
    handshake::CipherSuite,
    ledger::ValueKind,
    party::{Size, Whose},
    resumption::{Resumed, ServerResumption, SessionCache, TicketKey},
    server::{ClientAuthentication, Demand, Identity, Server, ServerConfig},
    x509::{Issued, KeyKind, Pem, write_private_key},
};

/// In every version, the suite that most would take.
const SUITE: CipherSuite = CipherSuite::TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA;

/// The table of a test of this name, and a cell for every version.
fn table(test: &str, ours: Ours) -> (Table, Vec<Cell>) {
    let mut table = Table::new(env!("CARGO_TARGET_TMPDIR"), test, "NSS");
    // OpenSSL writes the certificates' files.
    if !nss::is_here() || !openssl::is_here() {
        return (table, vec![]);
    }
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), test);
    let at = (machine_time(), folder.as_path());
    let code = format!(":{:04X}", SUITE.0);
    let mut played = cells(&mut table, ours, Choice::Sample, at, |_, _| {
        Some(code.clone())
    });
    played.retain(|cell| cell.row.code == SUITE);
    assert_eq!(played.len(), Version::TLS.len());
    (table, played)
}

fn command(cell: &Cell, program: &str, database: &str) -> Command {
    let mut command = Command::new(program);
    command.args(["-d", database, "-V", nss::range(cell.version), "-G"]);
    command
}

/// `selfserv` with what more it is told, and its port.
fn server(cell: &Cell, database: &str, more: &[&str]) -> (Peer, u16) {
    let port = free_port();
    let mut command = command(cell, "selfserv", database);
    command.args(["-n", "leaf", "-H", "1", "-v", "-p", &port.to_string()]);
    command.args(["-c", &cell.cipher]);
    let server = Peer::start({
        command.args(more);
        command
    });
    let _ = server.line_after("selfserv: About to call accept");
    (server, port)
}

/// `tstclnt` on its way to this port.
fn client(cell: &Cell, database: &str, port: u16, more: &[&str]) -> Peer {
    let mut command = command(cell, "tstclnt", database);
    let port = port.to_string();
    command.args(["-h", "127.0.0.1", "-p", &port, "-a", cell.server_name()]);
    command.args(more);
    Peer::start(command)
}

fn our_client(config: &ClientConfig, seed: u64) -> Endpoint {
    Endpoint::Client(Box::new(Client::new(config.clone(), Drbg::new(seed))))
}

fn our_server(config: &ServerConfig, seed: u64) -> Endpoint {
    Endpoint::Server(Box::new(Server::new(config.clone(), Drbg::new(seed))))
}

/// Who the client is: a leaf under its root's intermediate.
fn identity(cell: &Cell) -> Issued {
    clients::chain(KeyKind::Ec, cell.clock(), None)
}

/// The client's private key, and its chain.
fn files(cell: &Cell, issued: &Issued) -> (PathBuf, PathBuf) {
    let key = cell.folder.join("client.key");
    fs::write(&key, write_private_key(&issued.private_key).unwrap()).unwrap();
    let chain = cell.folder.join("client.pem");
    let blocks = issued.chain.iter();
    let blocks = blocks.map(|der| Pem::Certificate.write(der).unwrap());
    fs::write(&chain, blocks.collect::<String>()).unwrap();
    (key, chain)
}

/// It answers with a page that repeats what it was told, and closes.
fn ask_for_a_page(client: &mut Live) {
    client.until(|live| live.established);
    assert_eq!(client.failed, None);
    client.put(Input::Say(b"attack at dawn\r\n\r\n".to_vec()));
    client.until(|live| live.closed);
    let heard = String::from_utf8_lossy(&client.heard);
    assert!(heard.contains("attack at dawn"), "{heard}");
}

#[test]
fn our_client_proves_itself_to_nss_s_server() {
    let (mut table, cells) = table("nss-auth-client", Ours::Client);
    let flow = Flow::ClientAuthentication;
    for cell in cells {
        table.play(flow, Ours::Client, cell.version, cell.row, || {
            prove_to_server(&cell);
        });
    }
}

fn prove_to_server(cell: &Cell) {
    let issued = identity(cell);
    let anchor = issued.trust_anchors.first().unwrap();
    let anchor = openssl::certificate(&cell.folder, "clients", anchor);
    let (_server, port) = server(cell, &nss::asking(cell, &anchor), &["-r", "-r"]);
    let mut config = cell.client_config(&group::curves(Size::Full));
    config.identities = vec![Identity {
        certificate_list: issued.chain.clone(),
        private_key: issued.private_key,
    }];
    let mut client = Live::start(our_client(&config, 1), connect(port));
    ask_for_a_page(&mut client);
    let kind = ValueKind::ClientCertificate;
    let shown = held(&client.endpoint, kind, Whose::Client);
    assert_eq!(Some(&shown), issued.chain.first());
}

#[test]
fn nss_s_client_proves_itself_to_our_server() {
    let (mut table, cells) = table("nss-auth-server", Ours::Server);
    let flow = Flow::ClientAuthentication;
    for cell in cells {
        table.play(flow, Ours::Server, cell.version, cell.row, || {
            be_shown_proof(&cell);
        });
    }
}

fn be_shown_proof(cell: &Cell) {
    let issued = identity(cell);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let database = nss::client(cell, files(cell, &issued));
    // -O: it picks the certificate before it says anything more.
    let mut client = client(
        cell,
        &database,
        port,
        &["-c", &cell.cipher, "-O", "-n", "leaf"],
    );
    client.type_line("attack at dawn");
    let mut config = cell.server_config(&group::curves(Size::Full));
    config.client_authentication = ClientAuthentication {
        demand: Demand::Required,
        trust_anchors: issued.trust_anchors,
        now: cell.clock(),
    };
    let mut server = Live::start(our_server(&config, 2), accept(listener));
    server.until(|live| live.established);
    assert_eq!(server.failed, None, "{:?}", client.printed());
    server.until(|live| live.heard.ends_with(b"\n"));
    let kind = ValueKind::ClientCertificate;
    let shown = held(&server.endpoint, kind, Whose::Client);
    assert_eq!(Some(&shown), issued.chain.first());
    server.put(Input::Close);
}

/// How sessions go on, and what NSS is told for it.
const RESUMPTIONS: [(Flow, Resumed, &[&str]); 2] = [
    (Flow::ByTicket, Resumed::Ticket, &["-u"]),
    (Flow::ById, Resumed::SessionId, &[]),
];

#[test]
fn our_client_goes_on_with_sessions_of_nss_s_server() {
    let (mut table, cells) = table("nss-resumption-client", Ours::Client);
    for cell in cells {
        for (flow, resumed, options) in RESUMPTIONS {
            table.play(flow, Ours::Client, cell.version, cell.row, || {
                go_on(&cell, resumed, options);
            });
        }
    }
}

fn go_on(cell: &Cell, resumed: Resumed, options: &[&str]) {
    let (_server, port) = server(cell, &nss::identity(cell), options);
    let mut config = cell.client_config(&group::curves(Size::Full));
    config.resumption.tickets = resumed == Resumed::Ticket;
    for seed in 1..3 {
        let expected = config.resumption.session.is_some().then_some(resumed);
        let mut client = Live::start(our_client(&config, seed), connect(port));
        ask_for_a_page(&mut client);
        assert_eq!(client.endpoint.resumed(), expected, "{}", cell.cipher);
        config.resumption.session = client.endpoint.session_to_keep();
        assert!(config.resumption.session.is_some());
    }
}

#[test]
fn nss_s_client_goes_on_with_sessions_of_our_server() {
    let (mut table, cells) = table("nss-resumption-server", Ours::Server);
    for cell in cells {
        for (flow, resumed, options) in RESUMPTIONS {
            table.play(flow, Ours::Server, cell.version, cell.row, || {
                let_it_go_on(&cell, resumed, options);
            });
        }
    }
}

/// How often the client connects.
const CONNECTIONS: u64 = 3;

fn let_it_go_on(cell: &Cell, resumed: Resumed, options: &[&str]) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let request = cell.folder.join("request.txt");
    fs::write(&request, "attack at dawn\n").unwrap();
    let (file, times) = (request.display().to_string(), CONNECTIONS.to_string());
    // Which suite is for the server to choose: `-c` and `-L` together end in the client's own bug.
    let again = ["-v", "-A", &file, "-L", &times];
    let more = [&again[..], options].concat();
    let client = client(cell, &nss::trusting(cell), port, &more);
    let mut sessions = SessionCache::new(8);
    let mut config = cell.server_config(&group::curves(Size::Full));
    for seed in 0..CONNECTIONS {
        config.resumption = ServerResumption {
            sessions: Some(sessions.clone()),
            ticket_keys: vec![TicketKey::draw(&Drbg::new(3))],
            lifetime: 3600,
            now: cell.clock(),
            ..ServerResumption::default()
        };
        let stream = accept(listener.try_clone().unwrap());
        let mut server = Live::start(our_server(&config, seed), stream);
        server.until(|live| live.heard.ends_with(b"\n"));
        assert_eq!(server.failed, None, "{:?}", client.printed());
        assert_eq!(String::from_utf8_lossy(&server.heard), "attack at dawn\n");
        let expected = (seed > 0).then_some(resumed);
        assert_eq!(server.endpoint.resumed(), expected, "{}", cell.cipher);
        // It counts over all connections: sessions found in its cache, and of them those that went by ticket.
        let _ = client.line_after(&format!("{seed} cache hits"));
        let by_ticket = if resumed == Resumed::Ticket { seed } else { 0 };
        let _ = client.line_after(&format!("{by_ticket} stateless resumes"));
        server.put(Input::Say(b"dawn it is\n".to_vec()));
        assert_eq!(client.line_after("dawn"), " it is");
        sessions.settle(&server.endpoint);
        server.put(Input::Close);
    }
}
