//! Live handshakes of TLS 1.3 with OpenSSL over loopback, as its client and as its server: every suite, group and signature
//! that both have, hellos that are asked for again, and versions that both ends must find.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{
    collections::BTreeSet,
    fs,
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::Command,
};

use padlock_core::{
    Drbg,
    nist::{EcPrivateKey, NamedCurve},
    signature::{Ed25519PrivateKey, PrivateKey},
};
use padlock_sim::keys;
use padlock_tests::{
    hex,
    live::{Live, accept},
    openssl::{self, Peer, openssl},
    scratch,
    tls13::{NAME, NOW, root_and_leaf},
};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input},
    extension::SignatureSchemeCode as Scheme,
    group,
    handshake::{CipherSuite, NamedGroup, tls13::KeyUpdateRequest},
    ledger::{Slot, ValueKind},
    party::{Size, Whose},
    record::ProtocolVersion,
    resumption::{ClientResumption, ServerResumption},
    rules::Versions,
    server::{ClientAuthentication, Identity, Server, ServerConfig},
    shape::Shape,
    tls13::{self, LOGGED, SUITES, transcript::Range},
    x509::write_private_key,
};

/// What one connection is about.
#[derive(Clone)]
struct Cell {
    versions: Versions,
    suites: Vec<CipherSuite>,
    /// This end's groups.
    groups: Vec<NamedGroup>,
    /// OpenSSL's groups.
    their_groups: Vec<NamedGroup>,
    scheme: Scheme,
    folder: PathBuf,
}

impl Cell {
    fn new(name: &str) -> Self {
        Self {
            versions: Versions::only(ProtocolVersion::TLS13),
            suites: vec![CipherSuite::TLS_AES_128_GCM_SHA256],
            groups: vec![NamedGroup::X25519],
            their_groups: vec![NamedGroup::X25519],
            scheme: Scheme::RSA_PSS_RSAE_SHA256,
            folder: scratch(env!("CARGO_TARGET_TMPDIR"), name),
        }
    }

    fn key(&self) -> PrivateKey {
        let rng = Drbg::new(1).fork("live_tls13");
        let ec = |curve, bits| {
            PrivateKey::Ec(EcPrivateKey::from_scalar(curve, &rng.clone().bits(bits)).unwrap())
        };
        match self.scheme {
            Scheme::ED25519 => PrivateKey::Ed25519(Ed25519PrivateKey::from_seed([7; 32])),
            Scheme::ECDSA_SECP256R1_SHA256 => ec(NamedCurve::Secp256r1, 255),
            Scheme::ECDSA_SECP384R1_SHA384 => ec(NamedCurve::Secp384r1, 383),
            _ => PrivateKey::Rsa(keys::server_key(Size::Full).unwrap()),
        }
    }

    /// The authority's certificate, and the server's.
    fn certificates(&self) -> (Vec<u8>, Vec<u8>) {
        root_and_leaf(&self.key())
    }

    fn client(&self) -> Endpoint {
        // One scheme for the handshake, and the one that the certificates have.
        let signature_algorithms = vec![self.scheme, Scheme::RSA_PKCS1_SHA256];
        let config = ClientConfig {
            shape: Shape::default(),
            status_request: false,
            crls: vec![],
            versions: self.versions.clone(),
            cipher_suites: self.suites.clone(),
            groups: self.groups.clone(),
            signature_algorithms,
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![b"h2".to_vec(), b"http/1.1".to_vec()],
            resumption: ClientResumption::default(),
            server_name: NAME.to_owned(),
            trust_anchors: vec![self.certificates().0],
            now: NOW,
            identities: vec![],
        };
        Endpoint::Client(Box::new(Client::new(config, Drbg::new(1))))
    }

    fn server(&self) -> Endpoint {
        let config = ServerConfig {
            shape: Shape::default(),
            stapled: None,
            versions: self.versions.clone(),
            cipher_suites: self.suites.clone(),
            groups: self.groups.clone(),
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![b"http/1.1".to_vec(), b"h2".to_vec()],
            resumption: ServerResumption::default(),
            client_authentication: ClientAuthentication::default(),
            identities: vec![Identity {
                certificate_list: vec![self.certificates().1],
                private_key: self.key(),
            }],
        };
        Endpoint::Server(Box::new(Server::new(config, Drbg::new(2))))
    }

    fn command(&self, program: &str) -> Command {
        let suites = self
            .suites
            .iter()
            .filter(|code| tls13::suite(**code).is_some());
        let suites: Vec<&str> = suites.map(|code| code.id()).collect();
        let groups: Vec<&str> = self.their_groups.iter().map(|name| theirs(*name)).collect();
        let mut command = openssl(&[program, "-ciphersuites", &suites.join(":")]);
        command.args(["-groups", &groups.join(":")]);
        command.arg("-keylogfile").arg(self.key_log());
        command
    }

    fn key_log(&self) -> PathBuf {
        self.folder.join("openssl.keys")
    }

    /// Our client with OpenSSL's server.
    fn talk_to_server(&self, options: &[&str]) -> Live {
        let key = self.folder.join("leaf.key");
        fs::write(&key, write_private_key(&self.key()).unwrap()).unwrap();
        let certificate = openssl::certificate(&self.folder, "leaf", &self.certificates().1);
        let mut command = self.command("s_server");
        command.args(["-accept", "127.0.0.1:0", "-rev", "-alpn", "http/1.1"]);
        command
            .args(options)
            .arg("-key")
            .arg(key)
            .arg("-cert")
            .arg(certificate);
        let server = Peer::start(command);
        let address = server.line_after("ACCEPT ");
        let mut client = Live::start(self.client(), TcpStream::connect(address).unwrap());
        client.until(|live| live.established);
        assert_eq!(client.failed, None);
        for request in [KeyUpdateRequest::NotRequested, KeyUpdateRequest::Requested] {
            client.put(Input::Say(b"attack at dawn\n".to_vec()));
            // With -rev, the server says each line backwards.
            client.until(|live| live.heard.ends_with(b"\n"));
            assert_eq!(String::from_utf8_lossy(&client.heard), "nwad ta kcatta\n");
            client.heard.clear();
            if client.endpoint.ledger().tls13().is_some() {
                client.update_keys(request);
            }
        }
        client.put(Input::Say(b"new keys\n".to_vec()));
        client.until(|live| live.heard.ends_with(b"\n"));
        assert_eq!(String::from_utf8_lossy(&client.heard), "syek wen\n");
        assert_eq!(
            client.endpoint.application_protocol(),
            Some(&b"http/1.1"[..])
        );
        self.assert_in_key_log(&client.endpoint);
        client.put(Input::Close);
        assert!(client.closed);
        client
    }

    /// Our server with OpenSSL's client.
    fn talk_to_client(&self, options: &[&str]) -> Live {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let anchor = openssl::certificate(&self.folder, "anchor", &self.certificates().0);
        let mut command = self.command("s_client");
        command.args(["-quiet", "-connect", &address, "-alpn", "h2,http/1.1"]);
        command.args(["-servername", NAME, "-verify_return_error"]);
        command.args(["-verify_hostname", NAME, "-attime", &NOW.0.to_string()]);
        command.args(options).arg("-CAfile").arg(anchor);
        let mut client = Peer::start(command);
        let mut server = Live::start(self.server(), accept(listener));
        server.until(|live| live.established);
        assert_eq!(server.failed, None);
        for request in [KeyUpdateRequest::NotRequested, KeyUpdateRequest::Requested] {
            server.heard.clear();
            client.type_line("attack at dawn");
            server.until(|live| live.heard.ends_with(b"\n"));
            assert_eq!(String::from_utf8_lossy(&server.heard), "attack at dawn\n");
            server.put(Input::Say(b"dawn it is\n".to_vec()));
            assert_eq!(client.line_after("dawn"), " it is");
            if server.endpoint.ledger().tls13().is_some() {
                server.update_keys(request);
            }
        }
        assert_eq!(
            server.endpoint.application_protocol(),
            Some(&b"http/1.1"[..])
        );
        self.assert_in_key_log(&server.endpoint);
        server.put(Input::Close);
        assert!(server.closed);
        server
    }

    /// Every secret that OpenSSL logs is in this end's ledger; of TLS 1.3 it logs at least five.
    fn assert_in_key_log(&self, endpoint: &Endpoint) {
        let log = fs::read_to_string(self.key_log()).unwrap().to_lowercase();
        let Some(_) = endpoint.ledger().tls13() else {
            return;
        };
        let newest = |kind, of| {
            let slot = Slot::new(kind, of);
            hex(&endpoint.ledger().newest(slot).unwrap().1.bytes)
        };
        let random = newest(ValueKind::ClientRandom, Whose::Client);
        for (label, kind, of) in LOGGED {
            let line = format!("{label} {random} {}", newest(*kind, *of)).to_lowercase();
            assert!(
                log.contains(&line),
                "{line} is not in OpenSSL's key log:\n{log}"
            );
        }
    }
}

/// OpenSSL's name of a group.
fn theirs(group: NamedGroup) -> &'static str {
    match group {
        NamedGroup::X25519 => "X25519",
        NamedGroup::SECP256R1 => "P-256",
        NamedGroup::SECP384R1 => "P-384",
        named => named.id(),
    }
}

fn suites() -> Vec<CipherSuite> {
    let full = SUITES.iter().filter(|row| row.size == Size::Full);
    full.map(|row| row.code).collect()
}

/// The groups of both; OpenSSL 3.0 has no hybrids yet.
fn groups() -> Vec<NamedGroup> {
    let groups = group::named_groups(Size::Full).into_iter();
    groups
        .filter(|name| *name != NamedGroup::X25519MLKEM768)
        .collect()
}

const SCHEMES: &[Scheme] = &[
    Scheme::ED25519,
    Scheme::ECDSA_SECP256R1_SHA256,
    Scheme::ECDSA_SECP384R1_SHA384,
    Scheme::RSA_PSS_RSAE_SHA256,
    Scheme::RSA_PSS_RSAE_SHA384,
    Scheme::RSA_PSS_RSAE_SHA512,
];

/// Every suite, then every group, then every signature.
fn cells(name: &str) -> Vec<Cell> {
    if !openssl::is_here() {
        return vec![];
    }
    let base = Cell::new(name);
    let by_suite = suites().into_iter().map(|suite| Cell {
        suites: vec![suite],
        ..base.clone()
    });
    let by_group = groups().into_iter().map(|group| Cell {
        groups: vec![group],
        their_groups: vec![group],
        ..base.clone()
    });
    let by_scheme = SCHEMES.iter().map(|scheme| Cell {
        scheme: *scheme,
        ..base.clone()
    });
    let all: Vec<Cell> = by_suite.chain(by_group).chain(by_scheme).collect();
    let named: BTreeSet<(CipherSuite, NamedGroup, Scheme)> = all
        .iter()
        .map(|cell| (cell.suites[0], cell.groups[0], cell.scheme))
        .collect();
    // One combination is in all three lists.
    assert_eq!(named.len() + 2, all.len());
    all
}

fn say(cell: &Cell) {
    let (suite, group) = (cell.suites[0].id(), cell.groups[0].id());
    println!("{suite} {group} {}", cell.scheme.id());
}

#[test]
fn our_client_talks_tls_1_3_to_openssl_s_server() {
    for cell in cells("live13-client") {
        say(&cell);
        cell.talk_to_server(&["-tls1_3"]);
        println!("    passed");
    }
}

#[test]
fn our_server_talks_tls_1_3_to_openssl_s_client() {
    for cell in cells("live13-server") {
        say(&cell);
        // One scheme for the handshake, and the one that the certificates have.
        let schemes = format!("{}:rsa_pkcs1_sha256", cell.scheme.id());
        cell.talk_to_client(&["-tls1_3", "-sigalgs", &schemes]);
        println!("    passed");
    }
}

/// The names of the transcripts that this end has hashed.
fn ranges(endpoint: &Endpoint) -> Vec<String> {
    let lines = endpoint.ledger().lines();
    let messages = lines.filter(|(_, line)| line.value.slot.kind == ValueKind::HandshakeMessages);
    let ranges = messages.filter_map(|(_, line)| Range::of(&line.value.bytes));
    ranges.map(|range| range.to_string()).collect()
}

#[test]
fn a_share_in_another_group_is_asked_for_both_ways() {
    if !openssl::is_here() {
        return;
    }
    let mut cell = Cell::new("live13-retry");
    // Our client sends a share in the first group, which OpenSSL's server does not have.
    cell.groups = vec![NamedGroup::X25519, NamedGroup::SECP384R1];
    cell.their_groups = vec![NamedGroup::SECP384R1];
    let client = cell.talk_to_server(&["-tls1_3"]);
    let name = "ClientHello1..ServerHello".to_owned();
    assert_eq!(ranges(&client.endpoint).first(), Some(&name));
    // OpenSSL's client sends a share in its first group, which our server does not have.
    cell.groups = vec![NamedGroup::SECP384R1];
    cell.their_groups = vec![NamedGroup::X25519, NamedGroup::SECP384R1];
    let server = cell.talk_to_client(&["-tls1_3"]);
    assert_eq!(ranges(&server.endpoint).first(), Some(&name));
}

#[test]
fn an_older_peer_is_met_in_its_newest_version() {
    if !openssl::is_here() {
        return;
    }
    let older = [ProtocolVersion::TLS12, ProtocolVersion::TLS13];
    let mut cell = Cell::new("live13-older");
    cell.versions = older.into_iter().collect();
    let suite = CipherSuite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256;
    cell.suites.push(suite);
    let agreed = |live: &Live| live.endpoint.ledger().agreed().map(|agreed| agreed.version);
    let options = ["-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256"];
    let client = cell.talk_to_server(&options);
    assert_eq!(agreed(&client), Some(ProtocolVersion::TLS12));
    let server = cell.talk_to_client(&options);
    assert_eq!(agreed(&server), Some(ProtocolVersion::TLS12));
}
