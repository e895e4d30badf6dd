//! What an end makes of the freedom that TLS 1.3 leaves it: OpenSSL takes all of it.

use crate::cell::*;
use padlock_tests::{
    live::Live,
    openssl::{self},
};
use padlock_tls::{
    handshake::NamedGroup,
    ledger::ValueKind,
    party::Whose,
    server::Demand,
    shape::{Cookies, Shape},
    x509::KeyKind,
};

#[test]
fn our_client_shows_openssl_s_server_its_cookie_again() {
    if !openssl::is_here() {
        return;
    }
    let mut cell = Cell::new(KeyKind::Ec, None, "live13-cookie-client");
    // A server that keeps nothing in mind, not even that there was a hello, takes no ChangeCipherSpec before the next.
    cell.client.shape.compatible = false;
    // Asked for the cookie alone, and for a share as well.
    for theirs in ["X25519", "P-384"] {
        cell.client.groups = vec![NamedGroup::X25519, NamedGroup::SECP384R1];
        let options = ["-stateless", "-no_middlebox", "-groups", theirs];
        let (mut server, mut client) = cell.call(&options);
        talk_to_server(&mut server, &mut client);
        let first = ranges(&client).into_iter().next();
        assert_eq!(first.as_deref(), Some("ClientHello1..ServerHello"));
        cell.assert_in_key_log(&client);
    }
}

#[test]
fn openssl_s_client_shows_our_server_its_cookie_again() {
    if !openssl::is_here() {
        return;
    }
    let mut cell = Cell::new(KeyKind::Ec, None, "live13-cookie-server");
    for (cookies, again) in [(Cookies::Always, true), (Cookies::Never, false)] {
        cell.server.shape.cookies = cookies;
        let (mut client, mut server) = cell.answer(&["-quiet"]);
        talk_to_client(&mut client, &mut server);
        let first = ranges(&server).into_iter().next();
        let name = if again {
            "ClientHello1..ServerHello"
        } else {
            "ClientHello..ServerHello"
        };
        assert_eq!(first.as_deref(), Some(name));
        cell.assert_in_key_log(&server);
    }
}

/// Whether every record of one end, or of the other, holds a multiple of so many bytes.
fn is_padded(live: &Live, of: Whose, padding: usize) -> bool {
    let lines = live.endpoint.ledger().lines();
    let held = lines.filter(|(_, line)| line.value.slot.kind == ValueKind::OpenedRecord);
    let mut held = held.filter(|(_, line)| line.value.slot.of == of).peekable();
    assert!(held.peek().is_some());
    held.all(|(_, line)| line.value.bytes.len() % padding == 0)
}

#[test]
fn records_are_padded_both_ways() {
    if !openssl::is_here() {
        return;
    }
    let mut cell = Cell::new(KeyKind::Ec, None, "live13-padding");
    cell.client.shape.padding = 512;
    cell.server.shape.padding = 512;
    let (mut server, mut client) = cell.call(&["-record_padding", "256"]);
    talk_to_server(&mut server, &mut client);
    cell.assert_in_key_log(&client);
    assert!(is_padded(&client, Whose::Client, 512));
    assert!(is_padded(&client, Whose::Server, 256));
    let (mut client, mut server) = cell.answer(&["-quiet", "-record_padding", "256"]);
    talk_to_client(&mut client, &mut server);
    cell.assert_in_key_log(&server);
    assert!(is_padded(&server, Whose::Server, 512));
    assert!(is_padded(&server, Whose::Client, 256));
}

#[test]
fn openssl_passes_over_what_means_nothing_and_takes_records_that_messages_share() {
    if !openssl::is_here() {
        return;
    }
    let mut cell = Cell::new(KeyKind::Ec, None, "live13-grease");
    let shape = Shape {
        grease: true,
        joined: true,
        post_handshake_auth: true,
        ..Shape::default()
    };
    cell.client.shape = shape.clone();
    cell.server.shape = shape;
    cell.server.client_authentication.demand = Demand::Required;
    for theirs in ["X25519", "P-384"] {
        cell.client.groups = vec![NamedGroup::X25519, NamedGroup::SECP384R1];
        let (mut server, mut client) = cell.call(&["-groups", theirs, "-Verify", "3"]);
        talk_to_server(&mut server, &mut client);
        server.type_line("c");
        client.until(|live| late_proofs(live) == 1);
        talk_to_server(&mut server, &mut client);
        cell.assert_proven(&client);
    }
    // s_server prints the protocols, of which one is no text: what it prints cannot be read any more.
    cell.client.application_protocols = vec![b"http/1.1".to_vec()];
    let (_server, mut client) = cell.call(&["-alpn", "http/1.1"]);
    client.until(|live| live.established);
    let agreed = client.endpoint.application_protocol();
    assert_eq!(agreed, Some(&b"http/1.1"[..]));
    let (mut client, mut server) = cell.answer(&["-quiet", "-enable_pha"]);
    talk_to_client(&mut client, &mut server);
    server.established = false;
    server.ask_for_certificate();
    talk_to_client(&mut client, &mut server);
    cell.assert_proven(&server);
}

#[test]
fn openssl_does_without_the_looks_of_tls_1_2() {
    if !openssl::is_here() {
        return;
    }
    let mut cell = Cell::new(KeyKind::Ec, None, "live13-looks");
    cell.client.shape.compatible = false;
    let (mut server, mut client) = cell.call(&[]);
    talk_to_server(&mut server, &mut client);
    cell.assert_in_key_log(&client);
    let (mut client, mut server) = cell.answer(&["-quiet", "-no_middlebox"]);
    talk_to_client(&mut client, &mut server);
    cell.assert_in_key_log(&server);
}
