//! TLS 1.3 live with OpenSSL over loopback, beyond the plain handshake: clients that prove who they are, in the handshake and after
//! it, stapled OCSP responses, cookies, padded records, and hellos that say nothing.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::Command,
};

use padlock_core::{
    Drbg,
    signature::{Ed25519PrivateKey, PrivateKey},
};
use padlock_tests::{
    cell::machine_time,
    clients, hex,
    live::{Live, accept},
    openssl::{self, Peer, openssl},
    scratch,
};
use padlock_tls::{
    alert::AlertDescription,
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input},
    error::Check,
    group,
    handshake::{CipherSuite, NamedGroup},
    ledger::{Slot, ValueKind},
    party::{Size, Whose},
    record::ProtocolVersion,
    resumption::{ClientResumption, ServerResumption},
    rules::Versions,
    server::{ClientAuthentication, Demand, Identity, Server, ServerConfig},
    shape::{Cookies, Shape},
    signature,
    tls13::{LOGGED, transcript::Range},
    x509::{
        CertificateFault, CertificateScheme, Hierarchy, Issued, KeyKind, Name, Pem, Purpose,
        Schemes, Signer, write_private_key,
    },
};

const NAME: &str = "padlock.example";
const SUITES: [CipherSuite; 2] = [
    CipherSuite::TLS_AES_128_GCM_SHA256,
    CipherSuite::TLS_AES_256_GCM_SHA384,
];

/// Two ends, of which one is OpenSSL's.
struct Cell {
    client: ClientConfig,
    server: ServerConfig,
    /// What stands behind the server.
    issued: Issued,
    folder: PathBuf,
}

impl Cell {
    /// A client with a key of this kind and perhaps a faulty certificate, and a server that does not ask for it yet.
    fn new(kind: KeyKind, fault: Option<CertificateFault>, name: &str) -> Self {
        Self::with_server(kind, fault, None, name)
    }

    fn with_server(
        kind: KeyKind,
        client_fault: Option<CertificateFault>,
        server_fault: Option<CertificateFault>,
        name: &str,
    ) -> Self {
        // OpenSSL holds responses against the machine's clock.
        let now = machine_time();
        let signer = |kind, scheme| Signer {
            key: clients::key(kind),
            scheme,
        };
        let hierarchy = Hierarchy {
            root: signer(KeyKind::Ec, CertificateScheme::EcdsaSha256),
            intermediate: signer(KeyKind::Rsa, CertificateScheme::RsaPkcs1Sha256),
            leaf: clients::key(KeyKind::Rsa),
            name: Name::parse(NAME),
            purpose: Purpose::Server,
            now,
            schemes: Schemes::FULL,
        };
        let issued = hierarchy.issue(server_fault).unwrap();
        let of_client = clients::chain(kind, now, client_fault);
        let versions = Versions::only(ProtocolVersion::TLS13);
        let groups = group::curves(Size::Full);
        let client = ClientConfig {
            versions: versions.clone(),
            cipher_suites: vec![SUITES[0]],
            groups: groups.clone(),
            signature_algorithms: signature::offer(Size::Full),
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![],
            status_request: false,
            resumption: ClientResumption::default(),
            server_name: NAME.to_owned(),
            trust_anchors: issued.trust_anchors.clone(),
            now,
            identities: vec![Identity {
                certificate_list: of_client.chain,
                private_key: of_client.private_key,
            }],
            shape: Shape::default(),
        };
        let server = ServerConfig {
            versions,
            cipher_suites: vec![SUITES[0]],
            groups,
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![],
            resumption: ServerResumption::default(),
            identities: vec![Identity {
                certificate_list: issued.chain.clone(),
                private_key: issued.private_key.clone(),
            }],
            stapled: None,
            client_authentication: ClientAuthentication {
                demand: Demand::Nothing,
                trust_anchors: of_client.trust_anchors,
                now,
            },
            shape: Shape::default(),
        };
        Self {
            client,
            server,
            issued,
            folder: scratch(env!("CARGO_TARGET_TMPDIR"), name),
        }
    }

    fn pem(&self, name: &str, ders: &[Vec<u8>]) -> PathBuf {
        let path = self.folder.join(name);
        let blocks = ders.iter().map(|der| Pem::Certificate.write(der).unwrap());
        fs::write(&path, blocks.collect::<String>()).unwrap();
        path
    }

    /// The files of an identity, as options.
    fn present(&self, command: &mut Command, identity: &Identity) {
        let key = self.folder.join("key.pem");
        fs::write(&key, write_private_key(&identity.private_key).unwrap()).unwrap();
        let leaf = self.pem("leaf.pem", &identity.certificate_list[..1]);
        let above = self.pem("above.pem", &identity.certificate_list[1..]);
        command.arg("-key").arg(key).arg("-cert").arg(leaf);
        command.arg("-cert_chain").arg(above);
    }

    fn command(&self, program: &str, anchors: &[Vec<u8>]) -> Command {
        let mut command = openssl(&[program, "-tls1_3", "-verify_return_error"]);
        command.arg("-keylogfile").arg(self.folder.join("keys"));
        command.arg("-CAfile").arg(self.pem("anchors.pem", anchors));
        command
    }

    /// Our client, connected to `openssl s_server`.
    fn call(&self, options: &[&str]) -> (Peer, Live) {
        let anchors = &self.server.client_authentication.trust_anchors;
        let mut command = self.command("s_server", anchors);
        command.args(["-accept", "127.0.0.1:0"]).args(options);
        self.present(&mut command, &self.server.identities[0]);
        let server = Peer::start(command);
        let stream = TcpStream::connect(server.line_after("ACCEPT ")).unwrap();
        let client = Client::new(self.client.clone(), Drbg::new(1));
        let live = Live::start(Endpoint::Client(Box::new(client)), stream);
        (server, live)
    }

    /// `openssl s_client`, connected to our server.
    fn answer(&self, options: &[&str]) -> (Peer, Live) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let mut command = self.command("s_client", &self.client.trust_anchors);
        command.args(["-connect", &address, "-servername", NAME]);
        command.args(options);
        if let Some(identity) = self.client.identities.first() {
            self.present(&mut command, identity);
        }
        let client = Peer::start(command);
        let server = Server::new(self.server.clone(), Drbg::new(2));
        let live = Live::start(Endpoint::Server(Box::new(server)), accept(listener));
        (client, live)
    }

    /// What the issuer says of the server's certificate, as a file.
    fn response(&self) -> String {
        let path = self.folder.join("server.ocsp");
        fs::write(&path, self.issued.ocsp.as_ref().unwrap()).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Both ends hold the same secrets, and the client's certificate and signature crossed the wire.
    fn assert_proven(&self, live: &Live) {
        self.assert_in_key_log(live);
        let newest = |kind| {
            let slot = Slot::new(kind, Whose::Client);
            live.endpoint.ledger().newest(slot).unwrap().1.bytes.clone()
        };
        let leaf = &self.client.identities[0].certificate_list[0];
        assert_eq!(newest(ValueKind::ClientCertificate), *leaf);
        assert!(!newest(ValueKind::Signature).is_empty());
    }

    /// Every secret that is logged is in OpenSSL's key log.
    fn assert_in_key_log(&self, live: &Live) {
        let log = fs::read_to_string(self.folder.join("keys")).unwrap();
        let log = log.to_lowercase();
        let newest = |kind, of| {
            let newest = live.endpoint.ledger().newest(Slot::new(kind, of));
            hex(&newest.unwrap().1.bytes)
        };
        let random = newest(ValueKind::ClientRandom, Whose::Client);
        for (label, kind, of) in LOGGED {
            let line = format!("{label} {random} {}", newest(*kind, *of)).to_lowercase();
            assert!(log.contains(&line), "{line} is not in\n{log}");
        }
    }
}

/// What our client and `s_server` say to each other.
fn talk_to_server(server: &mut Peer, client: &mut Live) {
    client.until(|live| live.established);
    assert_eq!(client.failed, None);
    client.put(Input::Say(b"attack at dawn\n".to_vec()));
    assert_eq!(server.line_after("attack"), " at dawn");
    client.heard.clear();
    server.type_line("dawn it is");
    client.until(|live| live.heard.ends_with(b"\n"));
    assert_eq!(String::from_utf8_lossy(&client.heard), "dawn it is\n");
}

/// What our server and `s_client` say to each other.
fn talk_to_client(client: &mut Peer, server: &mut Live) {
    server.until(|live| live.established);
    assert_eq!(server.failed, None);
    server.heard.clear();
    client.type_line("attack at dawn");
    server.until(|live| live.heard.ends_with(b"\n"));
    assert_eq!(String::from_utf8_lossy(&server.heard), "attack at dawn\n");
    server.put(Input::Say(b"dawn it is\n".to_vec()));
    assert_eq!(client.line_after("dawn"), " it is");
}

/// The names of the transcripts that this end has hashed.
fn ranges(live: &Live) -> Vec<String> {
    let lines = live.endpoint.ledger().lines();
    let messages = lines.filter(|(_, line)| line.value.slot.kind == ValueKind::HandshakeMessages);
    let ranges = messages.filter_map(|(_, line)| Range::of(&line.value.bytes));
    ranges.map(|range| range.to_string()).collect()
}

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

/// How often the client has proved who it is after the handshake.
fn late_proofs(live: &Live) -> usize {
    let late = "..client Finished + CertificateVerify";
    let ranges = ranges(live).into_iter();
    ranges.filter(|range| range.ends_with(late)).count()
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
