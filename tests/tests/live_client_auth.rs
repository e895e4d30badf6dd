//! Clients that prove who they are, live with OpenSSL over loopback: every version and suite, RSA, ECDSA
//! and Ed25519 keys; and those who cannot.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    sync::mpsc::channel,
    thread,
};

use padlock_core::Drbg;
use padlock_sim::scenario::Version;
use padlock_tests::{
    clients, hex,
    live::{Live, PATIENCE},
    openssl::{self, Peer, openssl},
    scratch,
    table::{Flow, Ours, Table},
};
use padlock_tls::{
    alert::AlertDescription,
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input},
    error::Check,
    ledger::{Slot, ValueKind},
    party::{Size, Whose},
    server::{Identity, Server, ServerConfig},
    suite::{Authentication, SUITES, Suite},
    x509::{CertificateFault, KeyKind, Pem, write_private_key},
};

/// One version with one suite and one kind of key.
struct Cell {
    version: Version,
    row: &'static Suite,
    kind: KeyKind,
    /// What OpenSSL calls the suite.
    cipher: String,
    client: ClientConfig,
    server: ServerConfig,
    folder: PathBuf,
}

/// Every suite with a certificate that OpenSSL has too.
fn suites(version: Version) -> Vec<(&'static Suite, String)> {
    let offered = openssl::offered();
    let rows = SUITES.iter().filter(|row| row.scale.size == Size::Full);
    let rows = rows.filter(|row| row.since <= version.protocol());
    let rows = rows.filter(|row| row.authentication != Authentication::Anonymous);
    rows.filter_map(|row| Some((row, offered.get(row.code.id())?.clone())))
        .collect()
}

fn cell(version: Version, kind: KeyKind, fault: Option<CertificateFault>, name: &str) -> Cell {
    let (row, cipher) = suites(version).remove(0);
    Cell::new(version, row, &cipher, kind, fault, name)
}

impl Cell {
    fn new(
        version: Version,
        row: &'static Suite,
        cipher: &str,
        kind: KeyKind,
        fault: Option<CertificateFault>,
        name: &str,
    ) -> Self {
        let (client, server) = clients::configs(version, row, kind, fault);
        Self {
            version,
            row,
            kind,
            cipher: cipher.to_owned(),
            client,
            server,
            folder: scratch(env!("CARGO_TARGET_TMPDIR"), name),
        }
    }

    fn name(&self) -> String {
        let (version, suite) = (self.version.id(), self.row.code.id());
        format!("{version} {suite} {}", self.kind.id())
    }

    fn key_log(&self) -> PathBuf {
        self.folder.join("openssl.keys")
    }

    fn command(&self, program: &str) -> Command {
        let version = openssl::version(self.version);
        let mut command = openssl(&[program, version, "-cipher", &self.cipher]);
        command.arg("-keylogfile").arg(self.key_log());
        command.arg("-attime").arg(self.client.now.0.to_string());
        command
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
        command.arg("-key").arg(key).arg("-cert").arg(leaf);
        if identity.certificate_list.len() > 1 {
            let above = self.pem("above.pem", &identity.certificate_list[1..]);
            command.arg("-cert_chain").arg(above);
        }
    }

    /// `openssl s_server` that insists on a certificate, and our client connected to it.
    fn call(&self) -> (Peer, Live) {
        let mut command = self.command("s_server");
        command.args(["-accept", "127.0.0.1:0", "-rev", "-Verify", "3"]);
        let anchors = &self.server.client_authentication.trust_anchors;
        let anchors = self.pem("anchors.pem", anchors);
        command
            .arg("-verify_return_error")
            .arg("-CAfile")
            .arg(anchors);
        self.present(&mut command, &self.server.identities[0]);
        let server = Peer::start(command);
        let stream = TcpStream::connect(server.line_after("ACCEPT ")).unwrap();
        let client = Client::new(self.client.clone(), Drbg::new(1));
        let live = Live::start(Endpoint::Client(Box::new(client)), stream);
        (server, live)
    }

    /// `openssl s_client`, with a certificate where it has one, connected to our server.
    fn answer(&self) -> (Peer, Live) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let mut command = self.command("s_client");
        command.args(["-quiet", "-connect", &address, "-verify_return_error"]);
        command.args(["-servername", &self.client.server_name]);
        let anchors = self.pem("anchors.pem", &self.client.trust_anchors);
        command.arg("-CAfile").arg(anchors);
        if let Some(identity) = self.client.identities.first() {
            self.present(&mut command, identity);
        }
        let client = Peer::start(command);
        let (sender, accepted) = channel();
        thread::spawn(move || sender.send(listener.accept()));
        let (stream, _) = accepted.recv_timeout(PATIENCE).unwrap().unwrap();
        let server = Server::new(self.server.clone(), Drbg::new(2));
        let live = Live::start(Endpoint::Server(Box::new(server)), stream);
        (client, live)
    }
}

/// Both ends know the same secret, and the client's certificate and signature crossed the wire.
fn assert_proven(path: &Path, cell: &Cell, live: &Live) {
    let ledger = live.endpoint.ledger();
    let newest = |kind, of| ledger.newest(Slot::new(kind, of)).unwrap().1.bytes.clone();
    let random = newest(ValueKind::ClientRandom, Whose::Client);
    let secret = newest(ValueKind::MasterSecret, Whose::Both);
    let line = format!("client_random {} {}", hex(&random), hex(&secret));
    let log = fs::read_to_string(path).unwrap().to_lowercase();
    assert!(
        log.contains(&line),
        "{}: {line} is not in\n{log}",
        cell.name()
    );
    let leaf = &cell.client.identities[0].certificate_list[0];
    assert_eq!(newest(ValueKind::ClientCertificate, Whose::Client), *leaf);
    assert!(!newest(ValueKind::Signature, Whose::Client).is_empty());
}

/// Every cell in turn.
fn for_every_cell(name: &str, ours: Ours, check: impl Fn(&Cell)) {
    let mut table = Table::new(env!("CARGO_TARGET_TMPDIR"), name, "OpenSSL");
    if !openssl::is_here() {
        return;
    }
    let mut cells = 0;
    for version in Version::TLS.iter().copied() {
        let mut kinds = vec![KeyKind::Rsa, KeyKind::Ec];
        kinds.extend((version == Version::Tls12).then_some(KeyKind::Ed25519));
        for (row, cipher) in suites(version) {
            for kind in &kinds {
                let cell = Cell::new(version, row, &cipher, *kind, None, name);
                table.play(Flow::ClientAuthentication, ours, version, row, || {
                    check(&cell)
                });
                cells += 1;
            }
        }
    }
    // Three versions of twelve suites at the least, and two kinds of key.
    assert!(cells >= 72, "{cells}");
}

#[test]
fn our_client_proves_itself_to_openssl_s_server() {
    for_every_cell("live-auth-client", Ours::Client, |cell| {
        let (_server, mut client) = cell.call();
        client.until(|live| live.established);
        assert_eq!(client.failed, None);
        client.put(Input::Say(b"attack at dawn\n".to_vec()));
        client.until(|live| live.heard.ends_with(b"\n"));
        assert_eq!(String::from_utf8_lossy(&client.heard), "nwad ta kcatta\n");
        assert_proven(&cell.key_log(), cell, &client);
        client.put(Input::Close);
        assert!(client.closed);
    });
}

#[test]
fn openssl_s_client_proves_itself_to_our_server() {
    for_every_cell("live-auth-server", Ours::Server, |cell| {
        let (mut client, mut server) = cell.answer();
        server.until(|live| live.established);
        assert_eq!(server.failed, None);
        client.type_line("attack at dawn");
        server.until(|live| live.heard.ends_with(b"\n"));
        assert_eq!(String::from_utf8_lossy(&server.heard), "attack at dawn\n");
        server.put(Input::Say(b"dawn it is\n".to_vec()));
        assert_eq!(client.line_after("dawn"), " it is");
        assert_proven(&cell.key_log(), cell, &server);
        server.put(Input::Close);
        assert!(server.closed);
    });
}

#[test]
fn openssl_refuses_our_client_where_it_cannot_prove_itself() {
    if !openssl::is_here() {
        return;
    }
    for version in Version::TLS.iter().copied() {
        let mut absent = cell(version, KeyKind::Rsa, None, "live-auth-absent");
        absent.client.identities.clear();
        let expired = Some(CertificateFault::Expired);
        let expired = cell(version, KeyKind::Rsa, expired, "live-auth-expired");
        for (cell, alert) in [
            (absent, AlertDescription::HandshakeFailure),
            (expired, AlertDescription::CertificateExpired),
        ] {
            let (_server, mut client) = cell.call();
            client.until(|live| live.established);
            let error = client.failed.unwrap();
            assert_eq!((error.check, error.alert), (Check::AlertReceived, alert));
        }
    }
}

#[test]
fn our_server_refuses_openssl_s_client_where_it_cannot_prove_itself() {
    if !openssl::is_here() {
        return;
    }
    for version in Version::TLS.iter().copied() {
        let mut absent = cell(version, KeyKind::Ec, None, "live-auth-nothing");
        absent.client.identities.clear();
        let faulty = |fault| cell(version, KeyKind::Ec, Some(fault), "live-auth-faulty");
        // OpenSSL calls alerts by these names.
        for (cell, alert, said) in [
            (
                absent,
                AlertDescription::HandshakeFailure,
                "handshake failure",
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
            let (client, mut server) = cell.answer();
            server.until(|live| live.established);
            assert_eq!(server.failed.as_ref().map(|error| error.alert), Some(alert));
            drop(server);
            let (lines, _) = client.end();
            assert!(lines.join("\n").contains(said), "{said}: {lines:#?}");
        }
    }
}
