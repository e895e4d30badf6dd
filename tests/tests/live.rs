//! Live handshakes with OpenSSL over loopback, as its client and as its server: every version with every suite that both
//! have.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::Command,
};

use padlock_tests::{
    cell::{Cell, Choice, assert_every_key_exchange, assert_in_key_log, cells, story_time},
    live::{Live, accept},
    openssl::{self, Peer, openssl},
    scratch,
    table::{Flow, Ours, Table},
};
use padlock_tls::{
    endpoint::{Endpoint, Input},
    group,
    handshake::NamedGroup,
    party::Size,
};

/// The table of a test of this name, and every cell that OpenSSL has.
fn table(test: &str, ours: Ours) -> (Table, Vec<Cell>) {
    let mut table = Table::new(env!("CARGO_TARGET_TMPDIR"), test, "OpenSSL");
    if !openssl::is_here() {
        return (table, vec![]);
    }
    let offered = openssl::offered();
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), test);
    let cells = cells(
        &mut table,
        ours,
        Choice::All,
        (story_time(), &folder),
        |_, row| offered.get(row.code.id()).cloned(),
    );
    assert_every_key_exchange(&cells, &[]);
    (table, cells)
}

fn key_log(cell: &Cell) -> PathBuf {
    cell.folder.join("openssl.keys")
}

fn command(cell: &Cell, program: &str) -> Command {
    let mut command = openssl(&[
        program,
        openssl::version(cell.version),
        "-cipher",
        &cell.cipher,
    ]);
    command.arg("-keylogfile").arg(key_log(cell));
    command
}

/// OpenSSL offers and answers every extension that it can, and so do these ends.
fn assert_extended(cell: &Cell, endpoint: &Endpoint) {
    let session = endpoint.ledger().session().unwrap();
    assert!(session.extended_master_secret, "{}", cell.cipher);
    let pads = cell.row.protection.is_block();
    assert_eq!(session.encrypt_then_mac, pads, "{}", cell.cipher);
    let protocol = endpoint.application_protocol();
    assert_eq!(protocol, Some(&b"http/1.1"[..]), "{}", cell.cipher);
}

#[test]
fn our_client_talks_to_openssl_s_server_in_every_version_and_suite() {
    let (mut table, cells) = table("live-client", Ours::Client);
    for cell in cells {
        table.play(Flow::Full, Ours::Client, cell.version, cell.row, || {
            talk_to_server(&cell, &group::curves(Size::Full));
        });
    }
}

#[test]
fn our_client_talks_to_openssl_s_server_on_every_curve() {
    let (_, cells) = table("live-client-curves", Ours::Client);
    for cell in cells.iter().filter(|cell| is_on_curve(cell)).take(1) {
        for curve in group::curves(Size::Full) {
            talk_to_server(cell, &[curve]);
            println!("{}: passed", curve.id());
        }
    }
}

fn is_on_curve(cell: &Cell) -> bool {
    cell.row.code.id().starts_with("TLS_ECDHE_RSA")
}

fn talk_to_server(cell: &Cell, groups: &[NamedGroup]) {
    let mut command = command(cell, "s_server");
    command.args(["-accept", "127.0.0.1:0", "-rev", "-alpn", "http/1.1"]);
    if cell.is_anonymous() {
        command.arg("-nocert");
    } else {
        let (key, certificate) = cell.identity_files();
        command.arg("-key").arg(key).arg("-cert").arg(certificate);
    }
    let server = Peer::start(command);
    let address = server.line_after("ACCEPT ");

    let mut client = Live::start(cell.client(groups), TcpStream::connect(address).unwrap());
    client.until(|live| live.established);
    assert_eq!(client.failed, None);
    client.put(Input::Say(b"attack at dawn\n".to_vec()));
    // With -rev, the server says each line backwards.
    client.until(|live| live.heard.ends_with(b"\n"));
    assert_eq!(String::from_utf8_lossy(&client.heard), "nwad ta kcatta\n");
    assert_in_key_log(&key_log(cell), &client.endpoint);
    assert_extended(cell, &client.endpoint);
    client.put(Input::Close);
    assert!(client.closed);
}

#[test]
fn our_server_talks_to_openssl_s_client_in_every_version_and_suite() {
    let (mut table, cells) = table("live-server", Ours::Server);
    for cell in cells {
        table.play(Flow::Full, Ours::Server, cell.version, cell.row, || {
            talk_to_client(&cell, &group::curves(Size::Full));
        });
    }
}

#[test]
fn our_server_talks_to_openssl_s_client_on_every_curve() {
    let (_, cells) = table("live-server-curves", Ours::Server);
    for cell in cells.iter().filter(|cell| is_on_curve(cell)).take(1) {
        for curve in group::curves(Size::Full) {
            talk_to_client(cell, &[curve]);
            println!("{}: passed", curve.id());
        }
    }
}

fn talk_to_client(cell: &Cell, groups: &[NamedGroup]) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let mut command = command(cell, "s_client");
    command.args(["-quiet", "-connect", &address, "-alpn", "h2,http/1.1"]);
    command.args(["-servername", cell.server_name()]);
    if !cell.is_anonymous() {
        command.args(["-verify_return_error", "-verify_hostname"]);
        command.args([cell.server_name(), "-attime"]);
        command.arg(cell.clock().0.to_string());
        command.arg("-CAfile").arg(cell.trust_anchor_file());
    }
    let mut client = Peer::start(command);

    let mut server = Live::start(cell.server(groups), accept(listener));
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
