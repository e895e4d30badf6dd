//! Live handshakes of TLS 1.3 with GnuTLS over loopback, as its client and as its server: every suite, group and signature
//! that both have, hellos that are asked for again, keys that change, and the secrets of both.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::net::TcpListener;

use padlock_core::Drbg;
use padlock_tests::{
    gnutls::{self, Cell},
    live::{Live, accept, connect},
    scratch,
    tls13::{SCHEMES, assert_in_key_log, generation, suites},
};
use padlock_tls::{
    client::Client,
    endpoint::{Endpoint, Input},
    group,
    handshake::{NamedGroup, tls13::KeyUpdateRequest},
    ledger::{Slot, ValueKind},
    party::{Party, Size, Whose},
    server::Server,
    tls13::transcript::Range,
};

/// Our client with GnuTLS's server, which says everything again.
fn talk_to_server(cell: &Cell) -> Live {
    let (client, server) = cell.ends();
    let (_server, port) = cell.server(&server.identities[0], |command| {
        command.args(["--nodb", "--disable-client-cert"]);
    });
    let client = Client::new(client, Drbg::new(1));
    let mut client = Live::start(Endpoint::Client(Box::new(client)), connect(port));
    client.until(|live| live.established);
    assert_eq!(client.failed, None);
    for request in [
        None,
        Some(KeyUpdateRequest::NotRequested),
        Some(KeyUpdateRequest::Requested),
    ] {
        if let Some(request) = request {
            client.update_keys(request);
        }
        client.put(Input::Say(b"attack at dawn\n".to_vec()));
        client.until(|live| live.heard.ends_with(b"\n"));
        assert_eq!(String::from_utf8_lossy(&client.heard), "attack at dawn\n");
        client.heard.clear();
    }
    assert_eq!(generation(&client.endpoint, Whose::Client), 2);
    assert_eq!(generation(&client.endpoint, Whose::Server), 1);
    assert_agreed(cell, &client.endpoint);
    client.put(Input::Close);
    assert!(client.closed);
    client
}

/// Our server with GnuTLS's client.
fn talk_to_client(cell: &Cell) -> Live {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (client, server) = cell.ends();
    let mut client = cell.client(&client.trust_anchors, port, |command| {
        // It shows a share in its first group only.
        command.args(["--single-key-share", "--inline-commands"]);
    });
    let server = Server::new(server, Drbg::new(2));
    let mut server = Live::start(Endpoint::Server(Box::new(server)), accept(listener));
    server.until(|live| live.established);
    assert_eq!(server.failed, None);
    // GnuTLS changes its keys and asks for ours, then ours change by themselves.
    for round in 0..3 {
        match round {
            1 => {
                client.type_line("^rekey^");
                server.until(|live| generation(&live.endpoint, Whose::Client) == 1);
            }
            2 => server.update_keys(KeyUpdateRequest::NotRequested),
            _ => {}
        }
        client.type_line("attack at dawn");
        server.until(|live| live.heard.ends_with(b"\n"));
        assert_eq!(String::from_utf8_lossy(&server.heard), "attack at dawn\n");
        server.heard.clear();
        server.put(Input::Say(b"dawn it is\n".to_vec()));
        assert_eq!(client.line_after("dawn"), " it is");
    }
    assert_eq!(generation(&server.endpoint, Whose::Client), 1);
    assert_eq!(generation(&server.endpoint, Whose::Server), 2);
    assert_agreed(cell, &server.endpoint);
    server.put(Input::Close);
    assert!(server.closed);
    server
}

fn assert_agreed(cell: &Cell, endpoint: &Endpoint) {
    let suite = endpoint.ledger().tls13().unwrap();
    assert_eq!(suite.code, cell.suite);
    assert_eq!(endpoint.application_protocol(), Some(&b"h2"[..]));
    let scheme = Slot::new(ValueKind::SignatureAlgorithm, Whose::Server);
    let scheme = endpoint.ledger().newest(scheme).unwrap().1;
    assert_eq!(scheme.bytes, cell.scheme.0.to_be_bytes());
    assert_in_key_log(&cell.key_log(), endpoint);
}

fn new_cell(name: &str) -> Cell {
    Cell::new(scratch(env!("CARGO_TARGET_TMPDIR"), name))
}

/// Every suite of both, then every group, then every signature; none where GnuTLS is not here.
fn cells(name: &str) -> Vec<Cell> {
    if !gnutls::is_here() {
        return vec![];
    }
    let base = new_cell(name);
    let by_suite = suites().into_iter().map(|suite| Cell {
        suite,
        ..base.clone()
    });
    // This GnuTLS has no hybrids yet.
    let groups = group::named_groups(Size::Full).into_iter();
    let groups = groups.filter(|group| *group != NamedGroup::X25519MLKEM768);
    let by_group = groups.map(|group| Cell {
        groups: vec![group],
        their_groups: vec![group],
        ..base.clone()
    });
    let by_scheme = SCHEMES.iter().map(|scheme| Cell {
        scheme: *scheme,
        ..base.clone()
    });
    let cells: Vec<Cell> = by_suite.chain(by_group).chain(by_scheme).collect();
    assert_eq!(cells.len(), 4 + 5 + 6);
    cells
}

fn say(cell: &Cell, ours: Party) {
    let (suite, group) = (cell.suite.id(), cell.groups[0].id());
    println!("our {}: {suite} {group} {}", ours.id(), cell.scheme.id());
}

#[test]
fn our_client_talks_tls_1_3_to_gnutls_s_server() {
    for cell in cells("live13-gnutls-client") {
        say(&cell, Party::Client);
        talk_to_server(&cell);
        println!("    passed");
    }
}

#[test]
fn our_server_talks_tls_1_3_to_gnutls_s_client() {
    for cell in cells("live13-gnutls-server") {
        say(&cell, Party::Server);
        talk_to_client(&cell);
        println!("    passed");
    }
}

/// The name of the first transcript that this end has hashed.
fn first_range(endpoint: &Endpoint) -> String {
    let mut lines = endpoint.ledger().lines().map(|(_, line)| &line.value);
    let messages = lines.find(|value| value.slot.kind == ValueKind::HandshakeMessages);
    Range::of(&messages.unwrap().bytes).unwrap().to_string()
}

#[test]
fn a_share_in_another_group_is_asked_for_both_ways() {
    if !gnutls::is_here() {
        return;
    }
    let mut cell = new_cell("live13-gnutls-retry");
    for asked_for in [NamedGroup::SECP384R1, NamedGroup::FFDHE2048] {
        // The client shows a share in its first group, which the server does not have.
        cell.groups = vec![NamedGroup::X25519, asked_for];
        cell.their_groups = vec![asked_for];
        let client = talk_to_server(&cell);
        assert_eq!(first_range(&client.endpoint), "ClientHello1..ServerHello");
        cell.groups = vec![asked_for];
        cell.their_groups = vec![NamedGroup::X25519, asked_for];
        let server = talk_to_client(&cell);
        assert_eq!(first_range(&server.endpoint), "ClientHello1..ServerHello");
    }
}
