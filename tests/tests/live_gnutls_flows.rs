//! The other flows with GnuTLS over loopback, as its client and as its server: clients that prove who they are, and sessions
//! that go on, by id and by ticket; one suite in every version.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{fs, net::TcpListener, path::PathBuf, process::Command};

use padlock_core::Drbg;
use padlock_sim::scenario::Version;
use padlock_tests::{
    cell::{Cell, Choice, assert_in_key_log, cells, held, machine_time},
    clients, gnutls, hex,
    live::{Live, accept, connect, free_port},
    openssl::{self, Peer},
    scratch,
    table::{Flow, Ours, Table},
};
use padlock_tls::{
    client::Client,
    endpoint::{Endpoint, Input},
    group,
    handshake::CipherSuite,
    ledger::ValueKind,
    party::{Size, Whose},
    resumption::{Resumed, ServerPsk, ServerResumption, SessionCache, TicketKey},
    server::{ClientAuthentication, Demand, Identity, Server},
    x509::{Issued, KeyKind, write_private_key},
};

/// In every version, the suite that most would take.
const SUITE: CipherSuite = CipherSuite::TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA;

/// The table of a test of this name, and a cell for every version.
fn table(test: &str, ours: Ours) -> (Table, Vec<Cell>) {
    let mut table = Table::new(env!("CARGO_TARGET_TMPDIR"), test, "GnuTLS");
    // OpenSSL writes the certificates' files.
    if !gnutls::is_here() || !openssl::is_here() {
        return (table, vec![]);
    }
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), test);
    let at = (machine_time(), folder.as_path());
    let mut played = cells(&mut table, ours, Choice::Sample, at, |version, row| {
        Some(gnutls::priority(version, row))
    });
    played.retain(|cell| cell.row.code == SUITE);
    assert_eq!(played.len(), Version::TLS.len());
    (table, played)
}

fn command(cell: &Cell, program: &str) -> Command {
    let mut command = Command::new(program);
    command.env("SSLKEYLOGFILE", key_log(cell));
    command.args(["--priority", &cell.cipher]);
    command
}

fn key_log(cell: &Cell) -> PathBuf {
    cell.folder.join("gnutls.keys")
}

/// `gnutls-serv`, its port, and what more it is told.
fn server(cell: &Cell, more: impl FnOnce(&mut Command)) -> (Peer, u16) {
    let port = free_port();
    let mut command = command(cell, "gnutls-serv");
    command.args(["--echo", "--port", &port.to_string()]);
    let (key, certificate) = cell.identity_files();
    command.arg("--x509keyfile").arg(key);
    command.arg("--x509certfile").arg(certificate);
    more(&mut command);
    let server = Peer::start(command);
    let _ = server.line_after("Echo Server listening on");
    (server, port)
}

/// `gnutls-cli` on its way to this port.
fn client(cell: &Cell, port: u16, more: impl FnOnce(&mut Command)) -> Peer {
    let mut command = command(cell, "gnutls-cli");
    command.args(["127.0.0.1", "--port", &port.to_string()]);
    command.args(["--sni-hostname", cell.server_name()]);
    command.args(["--verify-hostname", cell.server_name()]);
    command.arg("--x509cafile").arg(cell.trust_anchor_file());
    more(&mut command);
    Peer::start(command)
}

/// Who the client is.
fn identity(cell: &Cell) -> Issued {
    clients::chain(KeyKind::Ec, cell.clock(), None)
}

/// What the client says comes back, in a connection whose secrets the peer has logged too.
fn assert_echoes(cell: &Cell, client: &mut Live) {
    client.until(|live| live.established);
    assert_eq!(client.failed, None);
    client.put(Input::Say(b"attack at dawn\n".to_vec()));
    client.until(|live| live.heard.ends_with(b"\n"));
    assert_eq!(String::from_utf8_lossy(&client.heard), "attack at dawn\n");
    assert_logged(cell, &client.endpoint);
}

/// The peer has logged the secret; that of a session that goes on when it began, under the random of that time.
fn assert_logged(cell: &Cell, endpoint: &Endpoint) {
    if endpoint.resumed().is_none() {
        return assert_in_key_log(&key_log(cell), endpoint);
    }
    let secret = hex(&held(endpoint, ValueKind::MasterSecret, Whose::Both));
    let log = fs::read_to_string(key_log(cell)).unwrap().to_lowercase();
    assert!(log.contains(&secret), "{secret} is not in {log}");
}

#[test]
fn our_client_proves_itself_to_gnutls_s_server() {
    let (mut table, cells) = table("gnutls-auth-client", Ours::Client);
    let flow = Flow::ClientAuthentication;
    for cell in cells {
        table.play(flow, Ours::Client, cell.version, cell.row, || {
            prove_to_server(&cell);
        });
    }
}

fn prove_to_server(cell: &Cell) {
    let issued = identity(cell);
    let (_server, port) = server(cell, |command| {
        let anchors = gnutls::pem(&cell.folder, "clients.pem", &issued.trust_anchors);
        command.args(["--nodb", "--require-client-cert", "--verify-client-cert"]);
        command.arg("--x509cafile").arg(anchors);
    });
    let mut config = cell.client_config(&group::curves(Size::Full));
    config.identities = vec![Identity {
        certificate_list: issued.chain.clone(),
        private_key: issued.private_key,
    }];
    let endpoint = Endpoint::Client(Box::new(Client::new(config, Drbg::new(1))));
    let mut client = Live::start(endpoint, connect(port));
    assert_echoes(cell, &mut client);
    let shown = held(
        &client.endpoint,
        ValueKind::ClientCertificate,
        Whose::Client,
    );
    assert_eq!(Some(&shown), issued.chain.first());
    client.put(Input::Close);
}

#[test]
fn gnutls_s_client_proves_itself_to_our_server() {
    let (mut table, cells) = table("gnutls-auth-server", Ours::Server);
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
    let key = cell.folder.join("client.key");
    fs::write(&key, write_private_key(&issued.private_key).unwrap()).unwrap();
    let mut client = client(cell, port, |command| {
        command.arg("--x509keyfile").arg(key);
        let chain = gnutls::pem(&cell.folder, "client.pem", &issued.chain);
        command.arg("--x509certfile").arg(chain);
    });
    let mut config = cell.server_config(&group::curves(Size::Full));
    config.client_authentication = ClientAuthentication {
        demand: Demand::Required,
        trust_anchors: issued.trust_anchors,
        now: cell.clock(),
    };
    let endpoint = Endpoint::Server(Box::new(Server::new(config, Drbg::new(2))));
    let mut server = Live::start(endpoint, accept(listener));
    server.until(|live| live.established);
    assert_eq!(server.failed, None);
    client.type_line("attack at dawn");
    server.until(|live| live.heard.ends_with(b"\n"));
    assert_in_key_log(&key_log(cell), &server.endpoint);
    let shown = held(
        &server.endpoint,
        ValueKind::ClientCertificate,
        Whose::Client,
    );
    assert_eq!(Some(&shown), issued.chain.first());
    server.put(Input::Close);
}

/// How sessions go on, and what GnuTLS is told for it.
const RESUMPTIONS: [(Flow, Resumed); 2] = [
    (Flow::ByTicket, Resumed::Ticket),
    (Flow::ById, Resumed::SessionId),
];

#[test]
fn our_client_goes_on_with_sessions_of_gnutls_s_server() {
    let (mut table, cells) = table("gnutls-resumption-client", Ours::Client);
    for cell in cells {
        for (flow, resumed) in RESUMPTIONS {
            table.play(flow, Ours::Client, cell.version, cell.row, || {
                go_on(&cell, resumed);
            });
        }
    }
}

fn go_on(cell: &Cell, resumed: Resumed) {
    let (_server, port) = server(cell, |command| {
        command.arg("--disable-client-cert");
        if resumed == Resumed::SessionId {
            command.arg("--noticket");
        }
    });
    let mut config = cell.client_config(&group::curves(Size::Full));
    config.resumption.tickets = resumed == Resumed::Ticket;
    for seed in 1..3 {
        let expected = config.resumption.session.is_some().then_some(resumed);
        let endpoint = Client::new(config.clone(), Drbg::new(seed));
        let endpoint = Endpoint::Client(Box::new(endpoint));
        let mut client = Live::start(endpoint, connect(port));
        assert_echoes(cell, &mut client);
        assert_eq!(client.endpoint.resumed(), expected, "{}", cell.cipher);
        client.put(Input::Close);
        config.resumption.session = client.endpoint.session_to_keep();
        assert!(config.resumption.session.is_some());
    }
}

#[test]
fn our_server_lets_gnutls_s_client_go_on_with_its_sessions() {
    let (mut table, cells) = table("gnutls-resumption-server", Ours::Server);
    for cell in cells {
        for (flow, resumed) in RESUMPTIONS {
            table.play(flow, Ours::Server, cell.version, cell.row, || {
                let_it_go_on(&cell, resumed);
            });
        }
    }
}

fn let_it_go_on(cell: &Cell, resumed: Resumed) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let mut client = client(cell, port, |command| {
        command.arg("--resume");
    });
    let mut config = cell.server_config(&group::curves(Size::Full));
    config.resumption = ServerResumption {
        sessions: Some(SessionCache::new(8)),
        ticket_keys: match resumed {
            Resumed::Ticket => vec![TicketKey::draw(&Drbg::new(3))],
            Resumed::SessionId | Resumed::ExternalPsk => vec![],
        },
        lifetime: 3600,
        now: cell.clock(),
        psk: ServerPsk::default(),
    };
    for seed in 1..3 {
        let endpoint = Server::new(config.clone(), Drbg::new(seed));
        let endpoint = Endpoint::Server(Box::new(endpoint));
        let waiting = listener.try_clone().unwrap();
        let mut server = Live::start(endpoint, accept(waiting));
        server.until(|live| live.established);
        assert_eq!(server.failed, None);
        let expected = (seed > 1).then_some(resumed);
        assert_eq!(server.endpoint.resumed(), expected, "{}", cell.cipher);
        assert_logged(cell, &server.endpoint);
        if expected.is_some() {
            let said = client.line_after("*** This is a resumed session");
            assert_eq!(said, "");
            client.type_line("attack at dawn");
            server.until(|live| live.heard.ends_with(b"\n"));
            server.put(Input::Close);
        } else {
            // It says goodbye, and comes again.
            server.until(|live| live.closed);
        }
        if let Some(cache) = &mut config.resumption.sessions {
            cache.settle(&server.endpoint);
        }
    }
}
