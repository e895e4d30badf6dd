//! Pre-shared keys of TLS 1.3 with OpenSSL over loopback, as its client and as its server: tickets, keys that were agreed on
//! elsewhere, early data.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

mod cell;

use std::{fs, net::TcpStream};

use padlock_core::Drbg;
use padlock_tests::{
    live::Live,
    openssl,
    tls13::{assert_went, has_message},
};
use padlock_tls::{
    client::Client,
    endpoint::{Endpoint, Input},
    handshake::{CipherSuite, HandshakeType as T, NamedGroup},
    ledger::ValueKind,
    resumption::{EarlyData, ExternalPsk, PskMode, Resumed},
};

use cell::Cell;

const EARLY: &[u8] = b"before you answer\n";

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
