//! Live handshakes with GnuTLS over loopback, as its client and as its server: every version with a suite of each
//! kind that both have.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{net::TcpListener, path::PathBuf, process::Command};

use padlock_tests::{
    cell::{Cell, Choice, assert_every_key_exchange, assert_in_key_log, cells, machine_time},
    gnutls,
    live::{Live, accept, connect, free_port},
    openssl::{self, Peer},
    scratch,
    table::{Flow, Ours, Table},
};
use padlock_tls::{
    endpoint::{Endpoint, Input},
    group,
    party::Size,
};

/// The table of a test of this name, and every cell that GnuTLS has.
fn table(test: &str, ours: Ours) -> (Table, Vec<Cell>) {
    let mut table = Table::new(env!("CARGO_TARGET_TMPDIR"), test, "GnuTLS");
    // OpenSSL writes the certificates' files.
    if !gnutls::is_here() || !openssl::is_here() {
        return (table, vec![]);
    }
    let suites = gnutls::suites();
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), test);
    let cells = cells(
        &mut table,
        ours,
        Choice::Sample,
        (machine_time(), &folder),
        |version, row| {
            let since = suites.get(&row.code.0)?;
            (since.as_str() <= gnutls::version(version)).then(|| gnutls::priority(version, row))
        },
    );
    assert_every_key_exchange(&cells, &[]);
    (table, cells)
}

fn key_log(cell: &Cell) -> PathBuf {
    cell.folder.join("gnutls.keys")
}

fn command(cell: &Cell, program: &str) -> Command {
    let mut command = Command::new(program);
    command.env("SSLKEYLOGFILE", key_log(cell));
    command.args(["--priority", &cell.cipher]);
    command
}

/// GnuTLS offers and answers these by itself, and so do these ends.
fn assert_extended(cell: &Cell, endpoint: &Endpoint) {
    let session = endpoint.ledger().session().unwrap();
    assert!(session.extended_master_secret, "{}", cell.cipher);
    let pads = cell.row.protection.is_block();
    assert_eq!(session.encrypt_then_mac, pads, "{}", cell.cipher);
    let protocol = endpoint.application_protocol();
    assert_eq!(protocol, Some(&b"http/1.1"[..]), "{}", cell.cipher);
}

#[test]
fn our_client_talks_to_gnutls_s_server_in_every_version_and_kind_of_suite() {
    let (mut table, cells) = table("gnutls-client", Ours::Client);
    for cell in cells {
        table.play(Flow::Full, Ours::Client, cell.version, cell.row, || {
            talk_to_server(&cell);
        });
    }
}

fn talk_to_server(cell: &Cell) {
    let port = free_port();
    let mut command = command(cell, "gnutls-serv");
    command.args(["--echo", "--nodb", "--disable-client-cert"]);
    command.args(["--alpn", "http/1.1", "--port", &port.to_string()]);
    if !cell.is_anonymous() {
        let (key, certificate) = cell.identity_files();
        command.arg("--x509keyfile").arg(key);
        command.arg("--x509certfile").arg(certificate);
    }
    let server = Peer::start(command);
    let _ = server.line_after("Echo Server listening on");

    let groups = group::curves(Size::Full);
    let mut client = Live::start(cell.client(&groups), connect(port));
    client.until(|live| live.established);
    assert_eq!(client.failed, None);
    client.put(Input::Say(b"attack at dawn\n".to_vec()));
    client.until(|live| live.heard.ends_with(b"\n"));
    assert_eq!(String::from_utf8_lossy(&client.heard), "attack at dawn\n");
    assert_in_key_log(&key_log(cell), &client.endpoint);
    assert_extended(cell, &client.endpoint);
    client.put(Input::Close);
    assert!(client.closed);
}

#[test]
fn our_server_talks_to_gnutls_s_client_in_every_version_and_kind_of_suite() {
    let (mut table, cells) = table("gnutls-server", Ours::Server);
    for cell in cells {
        table.play(Flow::Full, Ours::Server, cell.version, cell.row, || {
            talk_to_client(&cell);
        });
    }
}

fn talk_to_client(cell: &Cell) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let mut command = command(cell, "gnutls-cli");
    command.args(["127.0.0.1", "--port", &port]);
    command.args(["--alpn", "http/1.1", "--alpn", "h2"]);
    command.args(["--sni-hostname", cell.server_name()]);
    if !cell.is_anonymous() {
        command.args(["--verify-hostname", cell.server_name()]);
        command.arg("--x509cafile").arg(cell.trust_anchor_file());
    }
    let mut client = Peer::start(command);

    let groups = group::curves(Size::Full);
    let mut server = Live::start(cell.server(&groups), accept(listener));
    server.until(|live| live.established);
    assert_eq!(server.failed, None);
    client.type_line("attack at dawn");
    server.until(|live| live.heard.ends_with(b"\n"));
    assert_eq!(String::from_utf8_lossy(&server.heard), "attack at dawn\n");
    server.put(Input::Say(b"dawn it is\n".to_vec()));
    assert_eq!(client.line_after("dawn"), " it is");
    assert_in_key_log(&key_log(cell), &server.endpoint);
    assert_extended(cell, &server.endpoint);
    server.put(Input::Close);
    assert!(server.closed);
}
