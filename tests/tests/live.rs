//! Live handshakes with OpenSSL over loopback, as its client and as its server.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::mpsc::channel,
    thread,
};

use padlock_core::{Drbg, Nat, Working, rsa::RsaPrivateKey};
use padlock_sim::World;
use padlock_tests::{
    beginning, hex,
    live::{Live, PATIENCE},
    openssl::{self, Peer, openssl},
    scratch, value,
};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input},
    handshake::CipherSuite,
    ledger::{Slot, ValueKind},
    party::{Party, Size, Whose},
    server::{Server, ServerConfig},
    suite::SUITES,
};

/// OpenSSL's name of a suite, or none where it does not offer it any more (3DES, RC4).
fn openssl_name(suite: CipherSuite) -> Option<&'static str> {
    Some(match suite {
        CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA => "AES128-SHA",
        CipherSuite::TLS_RSA_WITH_AES_256_CBC_SHA => "AES256-SHA",
        CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA256 => "AES128-SHA256",
        CipherSuite::TLS_RSA_WITH_AES_256_CBC_SHA256 => "AES256-SHA256",
        CipherSuite::TLS_RSA_WITH_AES_128_GCM_SHA256 => "AES128-GCM-SHA256",
        CipherSuite::TLS_RSA_WITH_AES_256_GCM_SHA384 => "AES256-GCM-SHA384",
        CipherSuite::TLS_RSA_WITH_AES_128_CCM => "AES128-CCM",
        CipherSuite::TLS_RSA_WITH_AES_256_CCM => "AES256-CCM",
        CipherSuite::TLS_RSA_WITH_AES_128_CCM_8 => "AES128-CCM8",
        CipherSuite::TLS_RSA_WITH_NULL_SHA256 => "NULL-SHA256",
        CipherSuite::TLS_RSA_WITH_NULL_SHA => "NULL-SHA",
        CipherSuite::TLS_RSA_WITH_NULL_MD5 => "NULL-MD5",
        _ => return None,
    })
}

/// Every full-size suite, by how OpenSSL asks for it; those that it does not offer are named.
///
/// OpenSSL 3 takes RSA key transport only when asked to.
fn suites() -> Vec<(CipherSuite, String)> {
    let full = SUITES.iter().filter(|row| row.scale.size == Size::Full);
    full.filter_map(|row| match openssl_name(row.code) {
        Some(name) => Some((row.code, format!("{name}:@SECLEVEL=0"))),
        None => {
            println!("{}: not offered by the peer", row.code.id());
            None
        }
    })
    .collect()
}

/// The keys and certificates of the scenario, as values and as files.
struct Identity {
    world: World,
    folder: PathBuf,
}

impl Identity {
    fn make(name: &str) -> Option<Self> {
        if !openssl::is_here() {
            return None;
        }
        let folder = scratch(env!("CARGO_TARGET_TMPDIR"), name);
        Some(Self {
            world: beginning(Size::Full, 1),
            folder,
        })
    }

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

    fn private_key(&self) -> RsaPrivateKey {
        let [p, q, e] = [
            ValueKind::RsaPrimeP,
            ValueKind::RsaPrimeQ,
            ValueKind::RsaPublicExponent,
        ]
        .map(|kind| Nat::from_be_bytes(&value(&self.world, Party::Server, kind, Whose::Server)));
        RsaPrivateKey::from_primes(&p, &q, &e, &mut Working::off()).unwrap()
    }

    fn client(&self, suite: CipherSuite) -> Endpoint {
        let scenario = self.world.scenario();
        let config = ClientConfig {
            cipher_suites: vec![suite],
            server_name: scenario.server_name.clone(),
            trust_anchors: vec![self.trust_anchor()],
            now: scenario.clock,
        };
        Endpoint::Client(Box::new(Client::new(config, Drbg::new(1))))
    }

    fn server(&self, suite: CipherSuite) -> Endpoint {
        let config = ServerConfig {
            cipher_suites: vec![suite],
            certificate_list: vec![self.certificate()],
            private_key: self.private_key(),
        };
        Endpoint::Server(Box::new(Server::new(config, Drbg::new(2))))
    }

    fn key_log(&self) -> PathBuf {
        self.folder.join("openssl.keys")
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

#[test]
fn our_client_talks_to_openssl_s_server_in_every_suite() {
    let Some(identity) = Identity::make("live-client") else {
        return;
    };
    for (suite, cipher) in suites() {
        talk_to_server(&identity, suite, &cipher);
        println!("{}: passed", suite.id());
    }
}

fn talk_to_server(identity: &Identity, suite: CipherSuite, cipher: &str) {
    let key = identity.private_key();
    let key = openssl::private_key(&identity.folder, &key.p, &key.q, &key.e);
    let certificate = openssl::certificate(&identity.folder, "leaf", &identity.certificate());
    let mut command = openssl(&[
        "s_server",
        "-accept",
        "127.0.0.1:0",
        "-tls1_2",
        "-rev",
        "-cipher",
        cipher,
    ]);
    command.arg("-key").arg(key).arg("-cert").arg(certificate);
    command.arg("-keylogfile").arg(identity.key_log());
    let server = Peer::start(command);
    let address = server.line_after("ACCEPT ");

    let mut client = Live::start(identity.client(suite), TcpStream::connect(address).unwrap());
    client.until(|live| live.established);
    assert_eq!(client.failed, None);
    client.put(Input::Say(b"attack at dawn\n".to_vec()));
    // With -rev, the server says each line backwards.
    client.until(|live| live.heard.ends_with(b"\n"));
    assert_eq!(String::from_utf8_lossy(&client.heard), "nwad ta kcatta\n");
    assert_in_key_log(&identity.key_log(), &client.endpoint);
    client.put(Input::Close);
    assert!(client.closed);
}

#[test]
fn our_server_talks_to_openssl_s_client_in_every_suite() {
    let Some(identity) = Identity::make("live-server") else {
        return;
    };
    for (suite, cipher) in suites() {
        talk_to_client(&identity, suite, &cipher);
        println!("{}: passed", suite.id());
    }
}

fn talk_to_client(identity: &Identity, suite: CipherSuite, cipher: &str) {
    let anchor = openssl::certificate(&identity.folder, "anchor", &identity.trust_anchor());
    let scenario = identity.world.scenario();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let mut command = openssl(&[
        "s_client", "-quiet", "-tls1_2", "-cipher", cipher, "-connect", &address,
    ]);
    command.args([
        "-servername",
        &scenario.server_name,
        "-verify_hostname",
        &scenario.server_name,
    ]);
    command.args([
        "-verify_return_error",
        "-attime",
        &scenario.clock.0.to_string(),
    ]);
    command
        .arg("-CAfile")
        .arg(anchor)
        .arg("-keylogfile")
        .arg(identity.key_log());
    let mut client = Peer::start(command);

    let (sender, accepted) = channel();
    thread::spawn(move || sender.send(listener.accept()));
    let (stream, _) = accepted.recv_timeout(PATIENCE).unwrap().unwrap();
    let mut server = Live::start(identity.server(suite), stream);
    server.until(|live| live.established);
    assert_eq!(server.failed, None);
    client.type_line("attack at dawn");
    server.until(|live| live.heard.ends_with(b"\n"));
    assert_eq!(String::from_utf8_lossy(&server.heard), "attack at dawn\n");
    server.put(Input::Say(b"dawn it is\n".to_vec()));
    assert_eq!(client.line_after("dawn"), " it is");
    assert_in_key_log(&identity.key_log(), &server.endpoint);
    server.put(Input::Close);
    assert!(server.closed);
}
