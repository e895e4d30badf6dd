//! The other flows of TLS 1.3 with GnuTLS over loopback, as its client and as its server: clients that prove who they are,
//! sessions that go on by ticket, and early data.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{fs, net::TcpListener};

use padlock_core::Drbg;
use padlock_tests::{
    cell::{held, machine_time},
    clients,
    gnutls::{self, Cell},
    live::{Live, accept, connect},
    openssl::Peer,
    scratch,
    tls13::{assert_in_key_log, assert_went, has_message, messages},
};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input},
    extension::SignatureSchemeCode as Scheme,
    handshake::{CipherSuite, HandshakeType as T},
    ledger::ValueKind,
    party::Whose,
    resumption::{EarlyData, Resumed, ServerResumption, SessionCache, TicketKey},
    server::{ClientAuthentication, Demand, Identity, Server, ServerConfig},
    x509::{Issued, KeyKind},
};

const EARLY: &str = "before you answer\n";
const SUITES: [CipherSuite; 2] = [
    CipherSuite::TLS_AES_128_GCM_SHA256,
    CipherSuite::TLS_AES_256_GCM_SHA384,
];

/// What a client may have to prove itself with.
const PROOFS: [(KeyKind, Scheme); 3] = [
    (KeyKind::Ed25519, Scheme::ED25519),
    (KeyKind::Ec, Scheme::ECDSA_SECP256R1_SHA256),
    (KeyKind::Rsa, Scheme::RSA_PSS_RSAE_SHA256),
];

/// A connection for each suite; none where GnuTLS is not here.
fn cells(name: &str) -> Vec<Cell> {
    if !gnutls::is_here() {
        return vec![];
    }
    let base = Cell::new(scratch(env!("CARGO_TARGET_TMPDIR"), name));
    let by_suite = SUITES.iter().map(|suite| Cell {
        suite: *suite,
        ..base.clone()
    });
    by_suite.collect()
}

/// Our client with GnuTLS's server, which says its words again.
fn visit(cell: &Cell, config: &ClientConfig, port: u16, seed: u64) -> Live {
    let client = Client::new(config.clone(), Drbg::new(seed));
    let mut client = Live::start(Endpoint::Client(Box::new(client)), connect(port));
    client.until(|live| live.established);
    assert_eq!(client.failed, None);
    client.put(Input::Say(b"attack at dawn\n".to_vec()));
    client.until(|live| live.heard.ends_with(b"\n"));
    assert_eq!(String::from_utf8_lossy(&client.heard), "attack at dawn\n");
    assert_in_key_log(&cell.key_log(), &client.endpoint);
    client.put(Input::Close);
    client
}

/// Our server with GnuTLS's client, which comes for the first or the next time.
fn receive(config: &ServerConfig, listener: &TcpListener, seed: u64) -> Live {
    let server = Server::new(config.clone(), Drbg::new(seed));
    let server = Endpoint::Server(Box::new(server));
    let stream = accept(listener.try_clone().unwrap());
    let mut server = Live::start(server, stream);
    server.until(|live| live.established);
    assert_eq!(server.failed, None);
    server
}

/// They talk, and both know the same secrets.
fn talk(cell: &Cell, server: &mut Live, client: &mut Peer) {
    client.type_line("attack at dawn");
    server.until(|live| live.heard.ends_with(b"\n"));
    assert_eq!(String::from_utf8_lossy(&server.heard), "attack at dawn\n");
    server.put(Input::Say(b"dawn it is\n".to_vec()));
    assert_eq!(client.line_after("dawn"), " it is");
    assert_in_key_log(&cell.key_log(), &server.endpoint);
    server.put(Input::Close);
    assert!(server.closed);
}

/// Who the client is.
fn identity(issued: &Issued) -> Identity {
    Identity {
        certificate_list: issued.chain.clone(),
        private_key: issued.private_key.clone(),
    }
}

/// The client was asked, has shown this chain and signed so.
fn assert_proved(endpoint: &Endpoint, issued: &Issued, scheme: Scheme) {
    assert!(has_message(endpoint, T::CertificateRequest));
    for kind in [T::Certificate, T::CertificateVerify] {
        let messages = messages(endpoint);
        let of_kind = messages.iter().filter(|(had, _)| *had == kind);
        assert_eq!(of_kind.count(), 2, "both ends say {}", kind.id());
    }
    let shown = held(endpoint, ValueKind::ClientCertificate, Whose::Client);
    assert_eq!(shown, issued.chain[0]);
    let signed = held(endpoint, ValueKind::SignatureAlgorithm, Whose::Client);
    assert_eq!(signed, scheme.0.to_be_bytes());
}

/// How many certificates GnuTLS says that a chain has.
fn count(issued: &Issued) -> String {
    format!("{} certificates.", issued.chain.len())
}

#[test]
fn our_client_proves_itself_to_gnutls_s_server() {
    for cell in cells("live13-gnutls-auth-client") {
        for (kind, scheme) in PROOFS {
            let cell = Cell {
                scheme,
                ..cell.clone()
            };
            let issued = clients::chain(kind, machine_time(), None);
            let (mut config, server) = cell.ends();
            let (server, port) = cell.server(&server.identities[0], |command| {
                let anchors = gnutls::pem(&cell.folder, "clients.pem", &issued.trust_anchors);
                command.args(["--nodb", "--require-client-cert", "--verify-client-cert"]);
                command.arg("--x509cafile").arg(anchors);
            });
            config.identities = vec![identity(&issued)];
            let client = visit(&cell, &config, port, 1);
            assert_proved(&client.endpoint, &issued, scheme);
            let said = server.line_after("- Got a certificate list of ");
            assert_eq!(said, count(&issued));
            let said = server.line_after("- Client Signature: ").to_uppercase();
            assert_eq!(format!("SIGN-{said}"), gnutls::signature(scheme));
        }
    }
}

#[test]
fn gnutls_s_client_proves_itself_to_our_server() {
    for cell in cells("live13-gnutls-auth-server") {
        for (kind, scheme) in PROOFS {
            let cell = Cell {
                scheme,
                ..cell.clone()
            };
            let issued = clients::chain(kind, machine_time(), None);
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let port = listener.local_addr().unwrap().port();
            let (client, mut config) = cell.ends();
            let mut client = cell.client(&client.trust_anchors, port, |command| {
                cell.present(command, &identity(&issued));
            });
            config.client_authentication = ClientAuthentication {
                demand: Demand::Required,
                trust_anchors: issued.trust_anchors.clone(),
                now: machine_time(),
            };
            let mut server = receive(&config, &listener, 2);
            assert_proved(&server.endpoint, &issued, scheme);
            let said = client.line_after("- Successfully sent ");
            assert_eq!(said, "2 certificate(s) to server.");
            talk(&cell, &mut server, &mut client);
        }
    }
}

#[test]
fn our_client_goes_on_by_tickets_of_gnutls_s_server() {
    for cell in cells("live13-gnutls-tickets-client") {
        let (mut config, server) = cell.ends();
        let (server, port) = cell.server(&server.identities[0], |command| {
            command.arg("--disable-client-cert");
        });
        config.resumption.tickets = true;
        for seed in 1..4 {
            let resumed = (seed > 1).then_some(Resumed::Ticket);
            let client = visit(&cell, &config, port, seed);
            assert_went(&client.endpoint, resumed);
            if resumed.is_some() {
                assert_eq!(server.line_after("*** This is a resumed session"), "");
            }
            config.resumption.session = client.endpoint.session_to_keep();
            assert!(config.resumption.session.is_some());
        }
    }
}

/// Our server, which remembers or seals its sessions.
fn keep_sessions(config: &mut ServerConfig, sealed: bool) {
    config.resumption = ServerResumption {
        sessions: Some(SessionCache::new(8)),
        ticket_keys: match sealed {
            true => vec![TicketKey::draw(&Drbg::new(3))],
            false => vec![],
        },
        lifetime: 3600,
        now: machine_time(),
        ..ServerResumption::default()
    };
}

/// GnuTLS's client comes, hears its ticket, says goodbye, and comes again with it.
fn receive_twice(cell: &Cell, config: &mut ServerConfig, listener: &TcpListener) -> Live {
    let mut server = receive(config, listener, 1);
    assert_went(&server.endpoint, None);
    server.until(|live| live.closed);
    assert_in_key_log(&cell.key_log(), &server.endpoint);
    let sessions = config.resumption.sessions.as_mut();
    sessions.unwrap().settle(&server.endpoint);
    config.resumption.now = machine_time();
    let server = receive(config, listener, 2);
    assert_went(&server.endpoint, Some(Resumed::Ticket));
    server
}

#[test]
fn gnutls_s_client_goes_on_by_our_tickets() {
    for cell in cells("live13-gnutls-tickets-server") {
        for sealed in [true, false] {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let port = listener.local_addr().unwrap().port();
            let (client, mut config) = cell.ends();
            keep_sessions(&mut config, sealed);
            let mut client = cell.client(&client.trust_anchors, port, |command| {
                command.args(["--resume", "--waitresumption"]);
            });
            let mut server = receive_twice(&cell, &mut config, &listener);
            assert_eq!(client.line_after("*** This is a resumed session"), "");
            talk(&cell, &mut server, &mut client);
        }
    }
}

#[test]
fn our_client_s_early_data_is_read_by_gnutls_s_server() {
    for cell in cells("live13-gnutls-early-client") {
        let (mut config, server) = cell.ends();
        let (server, port) = cell.server(&server.identities[0], |command| {
            // It does not say early data again: what it says of its records is all there is to hear.
            command.args(["--disable-client-cert", "--debug", "5"]);
            command.args(["--earlydata", "--maxearlydata", "1000"]);
        });
        config.resumption.tickets = true;
        let client = visit(&cell, &config, port, 1);
        assert_eq!(client.endpoint.early_data(), None);
        config.resumption.session = client.endpoint.session_to_keep();
        config.resumption.psk.early_data = EARLY.into();
        let client = visit(&cell, &config, port, 2);
        assert_went(&client.endpoint, Some(Resumed::Ticket));
        assert_eq!(client.endpoint.early_data(), Some(EarlyData::Accepted));
        assert!(has_message(&client.endpoint, T::EndOfEarlyData));
        assert_eq!(server.rest_after(": early data acc"), "epted");
        let said = server.rest_after(": decrypted early data with length: ");
        assert_eq!(said, format!("{}, in epoch 1", EARLY.len()));
        let said = server.rest_after(": END OF EARLY DATA (5) was ");
        assert!(said.starts_with("received."), "{said}");
    }
}

#[test]
fn gnutls_s_client_s_early_data_is_heard() {
    for cell in cells("live13-gnutls-early-server") {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (client, mut config) = cell.ends();
        keep_sessions(&mut config, true);
        config.resumption.psk.max_early_data_size = 1000;
        let words = cell.folder.join("early.txt");
        fs::write(&words, EARLY).unwrap();
        let mut client = cell.client(&client.trust_anchors, port, |command| {
            command.args(["--resume", "--waitresumption"]);
            command.arg("--earlydata").arg(words);
        });
        let mut server = receive_twice(&cell, &mut config, &listener);
        assert_eq!(client.line_after("*** This is a resumed session"), "");
        assert_eq!(server.endpoint.early_data(), Some(EarlyData::Accepted));
        assert_eq!(String::from_utf8_lossy(&server.heard_early), EARLY);
        assert!(has_message(&server.endpoint, T::EndOfEarlyData));
        talk(&cell, &mut server, &mut client);
    }
}
