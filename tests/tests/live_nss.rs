//! Live handshakes with NSS over loopback, as its client and as its server: every version with a suite of each kind
//! that both have.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{net::TcpListener, process::Command};

use padlock_tests::{
    cell::{Cell, Choice, assert_every_key_exchange, cells, machine_time},
    live::{Live, accept, connect, free_port},
    nss,
    openssl::{self, Peer},
    scratch,
    table::{Flow, Ours, Table},
};
use padlock_tls::{
    endpoint::{Endpoint, Input},
    group,
    handshake::KeyExchangeAlgorithm,
    party::Size,
};

/// The table of a test of this name, and every cell that NSS has.
fn table(test: &str, ours: Ours) -> (Table, Vec<Cell>) {
    let mut table = Table::new(env!("CARGO_TARGET_TMPDIR"), test, "NSS");
    // OpenSSL writes the certificates' files.
    if !nss::is_here() || !openssl::is_here() {
        return (table, vec![]);
    }
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), test);
    let cells = cells(
        &mut table,
        ours,
        Choice::Sample,
        (machine_time(), &folder),
        |_, row| nss::cipher(row),
    );
    assert_every_key_exchange(&cells, &[KeyExchangeAlgorithm::DhAnon]);
    (table, cells)
}

fn command(cell: &Cell, program: &str, database: &str) -> Command {
    let mut command = Command::new(program);
    command.args(["-d", database, "-V", nss::range(cell.version)]);
    // -G: the extended master secret.
    command.args(["-c", &cell.cipher, "-G"]);
    command
}

/// NSS has no encrypt-then-MAC.
fn assert_extended(cell: &Cell, endpoint: &Endpoint) {
    let session = endpoint.ledger().session().unwrap();
    assert!(session.extended_master_secret, "{}", cell.row.code.id());
    assert!(!session.encrypt_then_mac, "{}", cell.row.code.id());
}

#[test]
fn our_client_talks_to_nss_s_server_in_every_version_and_kind_of_suite() {
    let (mut table, cells) = table("nss-client", Ours::Client);
    for cell in cells {
        table.play(Flow::Full, Ours::Client, cell.version, cell.row, || {
            talk_to_server(&cell);
        });
    }
}

fn talk_to_server(cell: &Cell) {
    let port = free_port();
    let mut command = command(cell, "selfserv", &nss::identity(cell));
    let nickname = match cell.row.authentication.id() {
        "ecdsa" => "-e",
        _ => "-n",
    };
    // -H: Diffie-Hellman too; -Q: http/1.1 by ALPN; -x: what to export.
    command.args([nickname, "leaf", "-H", "1", "-Q", "-p", &port.to_string()]);
    command.args(["-v", "-x", &nss::export_option()]);
    let server = Peer::start(command);
    let _ = server.line_after("selfserv: About to call accept");

    let groups = group::curves(Size::Full);
    let mut client = Live::start(cell.client(&groups), connect(port));
    client.until(|live| live.established);
    assert_eq!(client.failed, None);
    assert_extended(cell, &client.endpoint);
    assert_eq!(
        client.endpoint.application_protocol(),
        Some(&b"http/1.1"[..])
    );
    client.put(Input::Say(b"attack at dawn\r\n\r\n".to_vec()));
    // It answers with a page that repeats what it was told, and closes.
    client.until(|live| live.closed);
    let heard = String::from_utf8_lossy(&client.heard);
    assert!(heard.contains("attack at dawn"), "{heard}");
    match nss::exported(|| server.line_after("")) {
        Some(exported) => assert_eq!(exported, nss::exports(cell, &client.endpoint)),
        None => assert_eq!(cell.row.prf.id(), "sha384"),
    }
}

#[test]
fn our_server_talks_to_nss_s_client_in_every_version_and_kind_of_suite() {
    let (mut table, cells) = table("nss-server", Ours::Server);
    for cell in cells {
        table.play(Flow::Full, Ours::Server, cell.version, cell.row, || {
            talk_to_client(&cell);
        });
    }
}

fn talk_to_client(cell: &Cell) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let mut command = command(cell, "tstclnt", &nss::trusting(cell));
    command.args(["-h", "127.0.0.1", "-p", &port, "-a", cell.server_name()]);
    let mut client = Peer::start(command);
    // It begins the handshake when it has something to say.
    client.type_line("attack at dawn");

    let groups = group::curves(Size::Full);
    let mut server = Live::start(cell.server(&groups), accept(listener));
    server.until(|live| live.established);
    assert_eq!(server.failed, None);
    assert_extended(cell, &server.endpoint);
    server.until(|live| live.heard.ends_with(b"\n"));
    assert_eq!(String::from_utf8_lossy(&server.heard), "attack at dawn\n");
    server.put(Input::Say(b"dawn it is\n".to_vec()));
    assert_eq!(client.line_after("dawn"), " it is");
    server.put(Input::Close);
    assert!(server.closed);
}
