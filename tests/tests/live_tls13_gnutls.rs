//! Live handshakes of TLS 1.3 with GnuTLS over loopback, as its client and as its server: every suite, group and signature
//! that both have, hellos that are asked for again, keys that change, and the secrets of both.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{fs, net::TcpListener, path::PathBuf, process::Command};

use padlock_core::Drbg;
use padlock_tests::{
    gnutls,
    live::{Live, accept, connect, free_port},
    openssl::{self, Peer},
    scratch,
    tls13::{NAME, SCHEMES, assert_in_key_log, ends_today, generation, suites},
};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input},
    extension::SignatureSchemeCode as Scheme,
    group,
    handshake::{CipherSuite, NamedGroup, tls13::KeyUpdateRequest},
    ledger::{Slot, ValueKind},
    party::{Party, Size, Whose},
    server::{Server, ServerConfig},
    tls13::transcript::Range,
    x509::write_private_key,
};

/// What one connection is about.
#[derive(Clone)]
struct Cell {
    suite: CipherSuite,
    groups: Vec<NamedGroup>,
    /// GnuTLS's groups.
    their_groups: Vec<NamedGroup>,
    scheme: Scheme,
    folder: PathBuf,
}

impl Cell {
    fn new(name: &str) -> Self {
        Self {
            suite: CipherSuite::TLS_AES_128_GCM_SHA256,
            groups: vec![NamedGroup::X25519],
            their_groups: vec![NamedGroup::X25519],
            scheme: Scheme::ED25519,
            folder: scratch(env!("CARGO_TARGET_TMPDIR"), name),
        }
    }

    fn ends(&self) -> (ClientConfig, ServerConfig) {
        let (mut client, server) = ends_today(self.suite, &self.groups, self.scheme);
        // What the certificates are signed with.
        for scheme in [Scheme::RSA_PKCS1_SHA256, Scheme::ECDSA_SECP256R1_SHA256] {
            if scheme != self.scheme {
                client.signature_algorithms.push(scheme);
            }
        }
        (client, server)
    }

    fn key_log(&self) -> PathBuf {
        self.folder.join("gnutls.keys")
    }

    /// `program`, which speaks TLS 1.3 with this suite, these groups and this signature.
    fn command(&self, program: &str) -> Command {
        let mut priority = vec!["NONE", "VERS-TLS1.3", "AEAD", "CTYPE-X509", "COMP-NULL"];
        priority.extend(["ECDHE-RSA", "ECDHE-ECDSA", "DHE-RSA"]);
        priority.push(cipher(self.suite));
        priority.extend(self.their_groups.iter().map(|name| theirs(*name)));
        priority.extend([signature(self.scheme), "SIGN-RSA-SHA256"]);
        let mut command = Command::new(program);
        command.args(["--priority", &priority.join(":+")]);
        command.env("SSLKEYLOGFILE", self.key_log());
        command
    }

    /// Our client with GnuTLS's server, which says everything again.
    fn talk_to_server(&self) -> Live {
        let (client, server) = self.ends();
        let identity = &server.identities[0];
        let key = self.folder.join("leaf.key");
        fs::write(&key, write_private_key(&identity.private_key).unwrap()).unwrap();
        let chain = identity.certificate_list.iter().zip(["leaf", "authority"]);
        let chain = chain.map(|(der, name)| openssl::certificate(&self.folder, name, der));
        let chain: Vec<String> = chain
            .map(|file| fs::read_to_string(file).unwrap())
            .collect();
        let certificates = self.folder.join("chain.pem");
        fs::write(&certificates, chain.concat()).unwrap();
        let port = free_port();
        let mut command = self.command("gnutls-serv");
        command.args(["--echo", "--nodb", "--disable-client-cert"]);
        command.args(["--alpn", "h2", "--port", &port.to_string()]);
        command.arg("--x509keyfile").arg(key);
        command.arg("--x509certfile").arg(certificates);
        let server = Peer::start(command);
        let _ = server.line_after("Echo Server listening on");
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
        self.assert_agreed(&client.endpoint);
        client.put(Input::Close);
        assert!(client.closed);
        client
    }

    /// Our server with GnuTLS's client.
    fn talk_to_client(&self) -> Live {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port().to_string();
        let (client, server) = self.ends();
        let anchor = openssl::certificate(&self.folder, "anchor", &client.trust_anchors[0]);
        let mut command = self.command("gnutls-cli");
        command.args(["127.0.0.1", "--port", &port, "--alpn", "h2"]);
        command.args(["--sni-hostname", NAME, "--verify-hostname", NAME]);
        // It shows a share in its first group only.
        command.arg("--single-key-share");
        command
            .arg("--inline-commands")
            .arg("--x509cafile")
            .arg(anchor);
        let mut client = Peer::start(command);
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
        self.assert_agreed(&server.endpoint);
        server.put(Input::Close);
        assert!(server.closed);
        server
    }

    fn assert_agreed(&self, endpoint: &Endpoint) {
        let suite = endpoint.ledger().tls13().unwrap();
        assert_eq!(suite.code, self.suite);
        assert_eq!(endpoint.application_protocol(), Some(&b"h2"[..]));
        let scheme = Slot::new(ValueKind::SignatureAlgorithm, Whose::Server);
        let scheme = endpoint.ledger().newest(scheme).unwrap().1;
        assert_eq!(scheme.bytes, self.scheme.0.to_be_bytes());
        assert_in_key_log(&self.key_log(), endpoint);
    }
}

/// GnuTLS's name of a suite's cipher.
fn cipher(suite: CipherSuite) -> &'static str {
    match suite {
        CipherSuite::TLS_AES_128_GCM_SHA256 => "AES-128-GCM",
        CipherSuite::TLS_AES_256_GCM_SHA384 => "AES-256-GCM",
        CipherSuite::TLS_CHACHA20_POLY1305_SHA256 => "CHACHA20-POLY1305",
        _ => "AES-128-CCM",
    }
}

/// Its name of a group.
fn theirs(group: NamedGroup) -> &'static str {
    match group {
        NamedGroup::X25519 => "GROUP-X25519",
        NamedGroup::SECP256R1 => "GROUP-SECP256R1",
        NamedGroup::SECP384R1 => "GROUP-SECP384R1",
        NamedGroup::FFDHE2048 => "GROUP-FFDHE2048",
        _ => "GROUP-FFDHE3072",
    }
}

/// Its name of a signature.
fn signature(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::ED25519 => "SIGN-EDDSA-ED25519",
        Scheme::ECDSA_SECP256R1_SHA256 => "SIGN-ECDSA-SECP256R1-SHA256",
        Scheme::ECDSA_SECP384R1_SHA384 => "SIGN-ECDSA-SECP384R1-SHA384",
        Scheme::RSA_PSS_RSAE_SHA256 => "SIGN-RSA-PSS-RSAE-SHA256",
        Scheme::RSA_PSS_RSAE_SHA384 => "SIGN-RSA-PSS-RSAE-SHA384",
        _ => "SIGN-RSA-PSS-RSAE-SHA512",
    }
}

/// Every suite of both, then every group, then every signature; none where GnuTLS is not here.
fn cells(name: &str) -> Vec<Cell> {
    // OpenSSL writes the certificates' files.
    if !gnutls::is_here() || !openssl::is_here() {
        return vec![];
    }
    let base = Cell::new(name);
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
        cell.talk_to_server();
        println!("    passed");
    }
}

#[test]
fn our_server_talks_tls_1_3_to_gnutls_s_client() {
    for cell in cells("live13-gnutls-server") {
        say(&cell, Party::Server);
        cell.talk_to_client();
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
    if !gnutls::is_here() || !openssl::is_here() {
        return;
    }
    let mut cell = Cell::new("live13-gnutls-retry");
    for asked_for in [NamedGroup::SECP384R1, NamedGroup::FFDHE2048] {
        // The client shows a share in its first group, which the server does not have.
        cell.groups = vec![NamedGroup::X25519, asked_for];
        cell.their_groups = vec![asked_for];
        let client = cell.talk_to_server();
        assert_eq!(first_range(&client.endpoint), "ClientHello1..ServerHello");
        cell.groups = vec![asked_for];
        cell.their_groups = vec![NamedGroup::X25519, asked_for];
        let server = cell.talk_to_client();
        assert_eq!(first_range(&server.endpoint), "ClientHello1..ServerHello");
    }
}
