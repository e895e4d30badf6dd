//! TLS 1.3 live with OpenSSL over loopback, beyond the plain handshake: clients that prove who they are, in the handshake and after
//! it, stapled OCSP responses, cookies, padded records, and hellos that say nothing.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]
mod cell;
mod shapes;

use cell::*;
use padlock_core::signature::{Ed25519PrivateKey, PrivateKey};
use padlock_tests::openssl;
use padlock_tls::{
    alert::AlertDescription,
    endpoint::Input,
    error::Check,
    server::Demand,
    x509::{CertificateFault, KeyKind},
};

/// Every kind of key with every hash.
fn proving(name: &str) -> Vec<Cell> {
    if !openssl::is_here() {
        return vec![];
    }
    let mut cells = vec![];
    for suite in SUITES {
        for kind in [KeyKind::Rsa, KeyKind::Ec, KeyKind::Ed25519] {
            let mut cell = Cell::new(kind, None, name);
            cell.client.cipher_suites = vec![suite];
            cell.server.cipher_suites = vec![suite];
            cells.push(cell);
        }
    }
    assert_eq!(cells.len(), 6);
    cells
}

#[test]
fn our_client_proves_itself_to_openssl_s_server() {
    for cell in proving("live13-auth-client") {
        let (mut server, mut client) = cell.call(&["-Verify", "3"]);
        talk_to_server(&mut server, &mut client);
        cell.assert_proven(&client);
        let name = "ClientHello..client CertificateVerify".to_owned();
        assert!(ranges(&client).contains(&name));
        client.put(Input::Close);
        assert!(client.closed);
    }
}

#[test]
fn openssl_s_client_proves_itself_to_our_server() {
    for mut cell in proving("live13-auth-server") {
        cell.server.client_authentication.demand = Demand::Required;
        let (mut client, mut server) = cell.answer(&["-quiet"]);
        talk_to_client(&mut client, &mut server);
        cell.assert_proven(&server);
        let report = server.endpoint.certificate_report().unwrap();
        assert!(report.accepted(), "{report:#?}");
        server.put(Input::Close);
        assert!(server.closed);
    }
}

#[test]
fn a_client_without_a_certificate_is_let_in_where_it_may() {
    if !openssl::is_here() {
        return;
    }
    let mut cell = Cell::new(KeyKind::Ec, None, "live13-auth-none");
    cell.client.identities.clear();
    cell.server.client_authentication.demand = Demand::Requested;
    let (mut server, mut client) = cell.call(&["-verify", "3"]);
    talk_to_server(&mut server, &mut client);
    let (mut client, mut server) = cell.answer(&["-quiet"]);
    talk_to_client(&mut client, &mut server);
    assert_eq!(server.endpoint.certificate_report(), None);
}

#[test]
fn openssl_refuses_our_client_where_it_cannot_prove_itself() {
    if !openssl::is_here() {
        return;
    }
    let mut absent = Cell::new(KeyKind::Rsa, None, "live13-auth-absent");
    absent.client.identities.clear();
    let expired = Some(CertificateFault::Expired);
    let expired = Cell::new(KeyKind::Rsa, expired, "live13-auth-expired");
    let mut forged = Cell::new(KeyKind::Ed25519, None, "live13-auth-forged");
    let another = Ed25519PrivateKey::from_seed([8; 32]);
    forged.client.identities[0].private_key = PrivateKey::Ed25519(another);
    for (cell, alert) in [
        (absent, AlertDescription::CertificateRequired),
        (expired, AlertDescription::CertificateExpired),
        (forged, AlertDescription::DecryptError),
    ] {
        let (_server, mut client) = cell.call(&["-Verify", "3"]);
        // In TLS 1.3 a client is through before it is judged.
        client.until(|live| live.closed);
        assert!(client.established);
        let error = client.failed.unwrap();
        assert_eq!((error.check, error.alert), (Check::AlertReceived, alert));
    }
}

#[test]
fn our_server_refuses_openssl_s_client_where_it_cannot_prove_itself() {
    if !openssl::is_here() {
        return;
    }
    let mut absent = Cell::new(KeyKind::Ec, None, "live13-auth-nothing");
    absent.client.identities.clear();
    let faulty = |fault| Cell::new(KeyKind::Ec, Some(fault), "live13-auth-faulty");
    // OpenSSL calls alerts by these names.
    for (mut cell, alert, said) in [
        (
            absent,
            AlertDescription::CertificateRequired,
            "certificate required",
        ),
        (
            faulty(CertificateFault::Expired),
            AlertDescription::CertificateExpired,
            "certificate expired",
        ),
        (
            faulty(CertificateFault::UnknownCa),
            AlertDescription::UnknownCa,
            "unknown ca",
        ),
    ] {
        cell.server.client_authentication.demand = Demand::Required;
        let (client, mut server) = cell.answer(&["-quiet"]);
        server.until(|live| live.established);
        assert_eq!(server.failed.as_ref().map(|error| error.alert), Some(alert));
        drop(server);
        let (lines, _) = client.end();
        assert!(lines.join("\n").contains(said), "{said}: {lines:#?}");
    }
}

#[test]
fn openssl_s_server_asks_our_client_after_the_handshake() {
    if !openssl::is_here() {
        return;
    }
    for kind in [KeyKind::Rsa, KeyKind::Ec] {
        let mut cell = Cell::new(kind, None, "live13-late-client");
        cell.client.shape.post_handshake_auth = true;
        let (mut server, mut client) = cell.call(&["-verify", "3"]);
        talk_to_server(&mut server, &mut client);
        // s_server -verify asks in the handshake too; twice more, then.
        for times in 1..=2 {
            server.type_line("c");
            client.until(|live| late_proofs(live) == times);
            assert_eq!(client.failed, None);
            assert_eq!(server.line_after("depth=0 CN = "), "client.example");
            talk_to_server(&mut server, &mut client);
        }
        cell.assert_proven(&client);
    }
}

#[test]
fn our_server_asks_openssl_s_client_after_the_handshake() {
    if !openssl::is_here() {
        return;
    }
    for kind in [KeyKind::Rsa, KeyKind::Ed25519] {
        let cell = Cell::new(kind, None, "live13-late-server");
        let (mut client, mut server) = cell.answer(&["-quiet", "-enable_pha"]);
        talk_to_client(&mut client, &mut server);
        assert_eq!(server.endpoint.certificate_report(), None);
        for _ in 0..2 {
            server.established = false;
            server.ask_for_certificate();
            talk_to_client(&mut client, &mut server);
            let report = server.endpoint.certificate_report().unwrap();
            assert!(report.accepted(), "{report:#?}");
        }
        cell.assert_proven(&server);
        assert_eq!(late_proofs(&server), 2);
        server.put(Input::Close);
        assert!(server.closed);
    }
}

#[test]
fn our_client_takes_the_status_that_openssl_s_server_staples() {
    if !openssl::is_here() {
        return;
    }
    let mut cell = Cell::new(KeyKind::Ec, None, "live13-ocsp-client");
    cell.client.status_request = true;
    let response = cell.response();
    let (mut server, mut client) = cell.call(&["-status_file", &response]);
    talk_to_server(&mut server, &mut client);
    cell.assert_in_key_log(&client);
    let report = client.endpoint.stapled_report().unwrap();
    assert!(report.accepted(), "{report:#?}");
    let (mut server, mut client) = cell.call(&[]);
    talk_to_server(&mut server, &mut client);
    assert_eq!(client.endpoint.stapled_report(), None);
}

#[test]
fn our_client_refuses_a_revoked_certificate_of_openssl_s_server() {
    if !openssl::is_here() {
        return;
    }
    let revoked = Some(CertificateFault::Revoked);
    let mut cell = Cell::with_server(KeyKind::Ec, None, revoked, "live13-ocsp-revoked");
    cell.client.status_request = true;
    let response = cell.response();
    let (server, mut client) = cell.call(&["-status_file", &response]);
    client.until(|live| live.established);
    let error = client.failed.as_ref().unwrap();
    let expected = (Check::StapledStatus, AlertDescription::CertificateRevoked);
    assert_eq!((error.check, error.alert), expected);
    drop(client);
    while !server.line_after("").contains("alert certificate revoked") {}
}

#[test]
fn openssl_s_client_takes_the_status_that_our_server_staples() {
    if !openssl::is_here() {
        return;
    }
    let mut cell = Cell::new(KeyKind::Ec, None, "live13-ocsp-server");
    cell.server.stapled.clone_from(&cell.issued.ocsp);
    let (mut client, mut server) = cell.answer(&["-status"]);
    server.until(|live| live.established);
    let said = client.line_after("    OCSP Response Status: ");
    assert_eq!(said, "successful (0x0)");
    assert_eq!(client.line_after("    Cert Status: "), "good");
    talk_to_client(&mut client, &mut server);
    cell.assert_in_key_log(&server);
}
