//! Live handshakes with OpenSSL over loopback, as its client and as its server: every version with every suite that both
//! have.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{
    collections::BTreeMap,
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    sync::mpsc::channel,
    thread,
};

use padlock_core::{Drbg, signature::PrivateKey};
use padlock_sim::{
    World, keys,
    scenario::{self, Version},
};
use padlock_tests::{
    hex,
    live::{Live, PATIENCE},
    openssl::{self, Peer, openssl},
    scratch, value,
};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input},
    group,
    handshake::{KeyExchangeAlgorithm, NamedGroup},
    ledger::{Slot, ValueKind},
    party::{Party, Size, Whose},
    resumption::{ClientResumption, ServerResumption},
    rules::Versions,
    server::{ClientAuthentication, Identity, Server, ServerConfig},
    signature,
    suite::{Authentication, SUITES, Suite},
    x509::write_private_key,
};

/// One version with one suite.
struct Cell {
    version: Version,
    row: &'static Suite,
    /// What OpenSSL calls the suite.
    cipher: String,
    world: World,
    folder: PathBuf,
}

/// What OpenSSL offers, by the names of the registry.
fn offered() -> BTreeMap<String, String> {
    let mut command = openssl(&["ciphers", "-stdname", "ALL:COMPLEMENTOFALL:@SECLEVEL=0"]);
    let listed = String::from_utf8(command.output().unwrap().stdout).unwrap();
    let row = |line: &str| {
        let mut words = line.split_whitespace();
        let (standard, _, own) = (words.next()?, words.next()?, words.next()?);
        Some((standard.to_owned(), own.to_owned()))
    };
    listed.lines().filter_map(row).collect()
}

/// Every cell that OpenSSL has too, in a folder of this name; the others are named.
fn cells(name: &str) -> Vec<Cell> {
    if !openssl::is_here() {
        return vec![];
    }
    let offered = offered();
    let story = scenario::named("tls12-rsa").unwrap();
    let mut cells = Vec::new();
    for version in Version::TLS.iter().copied() {
        let full = SUITES.iter().filter(|row| row.scale.size == Size::Full);
        for row in full.filter(|row| row.since <= version.protocol()) {
            let Some(cipher) = offered.get(row.code.id()) else {
                println!(
                    "{} {}: not offered by the peer",
                    version.id(),
                    row.code.id()
                );
                continue;
            };
            let scenario = story
                .clone()
                .with_version(version)
                .with_cipher_suite(row.code);
            cells.push(Cell {
                version,
                row,
                cipher: format!("{cipher}:@SECLEVEL=0"),
                world: World::new(scenario).unwrap(),
                folder: scratch(env!("CARGO_TARGET_TMPDIR"), name),
            });
        }
    }
    // A peer that has none of a kind would prove nothing.
    for version in Version::TLS {
        for exchange in KeyExchangeAlgorithm::ALL {
            let is_one =
                |cell: &Cell| cell.version == *version && cell.row.key_exchange == *exchange;
            assert!(
                cells.iter().any(is_one),
                "{} {}: the peer has none",
                version.id(),
                exchange.id()
            );
        }
    }
    cells
}

impl Cell {
    fn trust_anchor(&self) -> Vec<u8> {
        value(
            &self.world,
            Party::Client,
            ValueKind::TrustAnchor,
            Whose::Client,
        )
    }

    fn certificate(&self) -> Vec<u8> {
        value(
            &self.world,
            Party::Server,
            ValueKind::ServerCertificate,
            Whose::Server,
        )
    }

    fn private_key(&self) -> PrivateKey {
        keys::for_suite(self.row).unwrap()
    }

    fn client(&self, groups: &[NamedGroup]) -> Endpoint {
        let scenario = self.world.scenario();
        let config = ClientConfig {
            versions: Versions::only(self.version.protocol()),
            cipher_suites: vec![self.row.code],
            groups: groups.to_vec(),
            signature_algorithms: signature::offer(Size::Full),
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![b"h2".to_vec(), b"http/1.1".to_vec()],
            resumption: ClientResumption::default(),
            server_name: scenario.server_name.clone(),
            trust_anchors: vec![self.trust_anchor()],
            now: scenario.clock,
            identities: vec![],
        };
        Endpoint::Client(Box::new(Client::new(config, Drbg::new(1))))
    }

    fn server(&self, groups: &[NamedGroup]) -> Endpoint {
        let config = ServerConfig {
            versions: Versions::only(self.version.protocol()),
            cipher_suites: vec![self.row.code],
            groups: groups.to_vec(),
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![b"http/1.1".to_vec(), b"h2".to_vec()],
            resumption: ServerResumption::default(),
            client_authentication: ClientAuthentication::default(),
            identities: vec![Identity {
                certificate_list: vec![self.certificate()],
                private_key: self.private_key(),
            }],
        };
        Endpoint::Server(Box::new(Server::new(config, Drbg::new(2))))
    }

    fn key_log(&self) -> PathBuf {
        self.folder.join("openssl.keys")
    }

    fn is_anonymous(&self) -> bool {
        self.row.authentication == Authentication::Anonymous
    }

    fn command(&self, program: &str) -> Command {
        let mut command = openssl(&[
            program,
            openssl::version(self.version),
            "-cipher",
            &self.cipher,
        ]);
        command.arg("-keylogfile").arg(self.key_log());
        command
    }
}

/// The line that the endpoint's ledger would write into a key log.
fn key_log_line(endpoint: &Endpoint) -> String {
    let newest = |kind, of| {
        let (_, value) = endpoint.ledger().newest(Slot::new(kind, of)).unwrap();
        hex(&value.bytes)
    };
    let random = newest(ValueKind::ClientRandom, Whose::Client);
    let secret = newest(ValueKind::MasterSecret, Whose::Both);
    format!("CLIENT_RANDOM {random} {secret}")
}

fn assert_in_key_log(path: &Path, endpoint: &Endpoint) {
    let log = fs::read_to_string(path).unwrap().to_lowercase();
    let line = key_log_line(endpoint).to_lowercase();
    assert!(
        log.contains(&line),
        "{line} is not in OpenSSL's key log:\n{log}"
    );
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
    for cell in cells("live-client") {
        println!("{} {}", cell.version.id(), cell.row.code.id());
        talk_to_server(&cell, &group::curves(Size::Full));
        println!("    passed");
    }
}

#[test]
fn our_client_talks_to_openssl_s_server_on_every_curve() {
    let cells = cells("live-client-curves");
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
    let mut command = cell.command("s_server");
    command.args(["-accept", "127.0.0.1:0", "-rev", "-alpn", "http/1.1"]);
    if cell.is_anonymous() {
        command.arg("-nocert");
    } else {
        let key = cell.folder.join("leaf.key");
        fs::write(&key, write_private_key(&cell.private_key()).unwrap()).unwrap();
        let certificate = openssl::certificate(&cell.folder, "leaf", &cell.certificate());
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
    assert_in_key_log(&cell.key_log(), &client.endpoint);
    assert_extended(cell, &client.endpoint);
    client.put(Input::Close);
    assert!(client.closed);
}

#[test]
fn our_server_talks_to_openssl_s_client_in_every_version_and_suite() {
    for cell in cells("live-server") {
        println!("{} {}", cell.version.id(), cell.row.code.id());
        talk_to_client(&cell, &group::curves(Size::Full));
        println!("    passed");
    }
}

#[test]
fn our_server_talks_to_openssl_s_client_on_every_curve() {
    let cells = cells("live-server-curves");
    for cell in cells.iter().filter(|cell| is_on_curve(cell)).take(1) {
        for curve in group::curves(Size::Full) {
            talk_to_client(cell, &[curve]);
            println!("{}: passed", curve.id());
        }
    }
}

fn talk_to_client(cell: &Cell, groups: &[NamedGroup]) {
    let scenario = cell.world.scenario();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let mut command = cell.command("s_client");
    command.args(["-quiet", "-connect", &address, "-alpn", "h2,http/1.1"]);
    command.args(["-servername", &scenario.server_name]);
    if !cell.is_anonymous() {
        let anchor = openssl::certificate(&cell.folder, "anchor", &cell.trust_anchor());
        command.args(["-verify_return_error", "-verify_hostname"]);
        command.args([&scenario.server_name, "-attime"]);
        command.arg(scenario.clock.0.to_string());
        command.arg("-CAfile").arg(anchor);
    }
    let mut client = Peer::start(command);

    let (sender, accepted) = channel();
    thread::spawn(move || sender.send(listener.accept()));
    let (stream, _) = accepted.recv_timeout(PATIENCE).unwrap().unwrap();
    let mut server = Live::start(cell.server(groups), stream);
    server.until(|live| live.established);
    assert_eq!(server.failed, None);
    client.type_line("attack at dawn");
    server.until(|live| live.heard.ends_with(b"\n"));
    assert_eq!(String::from_utf8_lossy(&server.heard), "attack at dawn\n");
    server.put(Input::Say(b"dawn it is\n".to_vec()));
    assert_eq!(client.line_after("dawn"), " it is");
    assert_in_key_log(&cell.key_log(), &server.endpoint);
    assert_extended(cell, &server.endpoint);
    server.put(Input::Close);
    assert!(server.closed);
}
