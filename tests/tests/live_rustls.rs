//! TLS 1.3 with rustls in the same process, as its client and as its server: every suite, group and signature that both
//! have, X25519MLKEM768 among them, hellos that are asked for again, keys that change, and the secrets of both.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{
    io::{Read, Write},
    sync::{Arc, Mutex},
    time::Duration,
};

use padlock_core::Drbg;
use padlock_tests::{
    hex,
    tls13::{NAME, NOW, SCHEMES, ends, generation, suites},
};
use padlock_tls::{
    client::{Client, ClientConfig as OurClient},
    endpoint::{Endpoint, Input, Output},
    extension::SignatureSchemeCode as Scheme,
    handshake::{CipherSuite, NamedGroup, tls13::KeyUpdateRequest},
    ledger::{Slot, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    server::{Server, ServerConfig as OurServer},
    state::State,
    tls13::LOGGED,
    x509::write_private_key,
};
use rustls::{
    ClientConfig, ClientConnection, Connection, KeyLog, ProtocolVersion, RootCertStore,
    ServerConfig, ServerConnection,
    crypto::{CryptoProvider, WebPkiSupportedAlgorithms, aws_lc_rs},
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime, pem::PemObject as _},
    time_provider::TimeProvider,
    version::TLS13,
};

/// What one connection is about.
#[derive(Clone)]
struct Cell {
    suite: CipherSuite,
    groups: Vec<NamedGroup>,
    /// rustls's groups.
    their_groups: Vec<NamedGroup>,
    scheme: Scheme,
}

/// A clock that stands.
#[derive(Debug)]
struct Clock;

impl TimeProvider for Clock {
    fn current_time(&self) -> Option<UnixTime> {
        Some(UnixTime::since_unix_epoch(Duration::from_secs(NOW.0)))
    }
}

/// rustls's secrets, as a key log has them.
#[derive(Debug, Default)]
struct Log(Mutex<Vec<String>>);

impl KeyLog for Log {
    fn log(&self, label: &str, client_random: &[u8], secret: &[u8]) {
        let line = format!("{label} {} {}", hex(client_random), hex(secret));
        self.0.lock().unwrap().push(line);
    }
}

impl Cell {
    fn new() -> Self {
        Self {
            suite: CipherSuite::TLS_AES_128_GCM_SHA256,
            groups: vec![NamedGroup::X25519],
            their_groups: vec![NamedGroup::X25519],
            scheme: Scheme::ED25519,
        }
    }

    /// Our ends; of each connection one is played by rustls.
    fn ends(&self) -> (OurClient, OurServer) {
        let (mut client, server) = ends(self.suite, &self.groups, self.scheme, None);
        // What the certificates are signed with.
        client
            .signature_algorithms
            .extend([Scheme::RSA_PKCS1_SHA256, Scheme::ECDSA_SECP256R1_SHA256]);
        client.signature_algorithms.dedup();
        (client, server)
    }

    /// rustls with this suite, these groups and this signature only.
    fn provider(&self) -> Arc<CryptoProvider> {
        let mut provider = aws_lc_rs::default_provider();
        let suites = &mut provider.cipher_suites;
        suites.retain(|suite| u16::from(suite.suite()) == self.suite.0);
        assert_eq!(suites.len(), 1, "rustls has {}", self.suite.id());
        let all = aws_lc_rs::ALL_KX_GROUPS.iter().copied();
        let groups = self.their_groups.iter().map(|group| {
            let mut all = all.clone();
            all.find(|own| u16::from(own.name()) == group.0).unwrap()
        });
        provider.kx_groups = groups.collect();
        let known = provider.signature_verification_algorithms;
        let mapping = known.mapping.iter().copied();
        let mapping: Vec<_> = mapping
            .filter(|(scheme, _)| u16::from(*scheme) == self.scheme.0)
            .collect();
        assert_eq!(mapping.len(), 1, "rustls has {}", self.scheme.id());
        provider.signature_verification_algorithms = WebPkiSupportedAlgorithms {
            all: known.all,
            mapping: mapping.leak(),
        };
        Arc::new(provider)
    }

    fn their_client(&self, log: &Arc<Log>) -> Connection {
        let mut roots = RootCertStore::empty();
        for anchor in self.ends().0.trust_anchors {
            roots.add(CertificateDer::from(anchor)).unwrap();
        }
        let mut config = ClientConfig::builder_with_details(self.provider(), Arc::new(Clock))
            .with_protocol_versions(&[&TLS13])
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = vec![b"h2".to_vec()];
        config.key_log = log.clone();
        let name = ServerName::try_from(NAME).unwrap();
        Connection::Client(ClientConnection::new(Arc::new(config), name).unwrap())
    }

    fn their_server(&self, log: &Arc<Log>) -> Connection {
        let identity = self.ends().1.identities.remove(0);
        let key = write_private_key(&identity.private_key).unwrap();
        let key = PrivateKeyDer::from_pem_slice(key.as_bytes()).unwrap();
        let list = identity.certificate_list.into_iter();
        let list = list.map(CertificateDer::from).collect();
        let mut config = ServerConfig::builder_with_details(self.provider(), Arc::new(Clock))
            .with_protocol_versions(&[&TLS13])
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(list, key)
            .unwrap();
        config.alpn_protocols = vec![b"h2".to_vec()];
        config.key_log = log.clone();
        Connection::Server(ServerConnection::new(Arc::new(config)).unwrap())
    }

    /// One of our ends with the other of rustls, connected.
    fn connect(&self, ours: Party) -> Pair {
        let log = Arc::new(Log::default());
        let (client, server) = self.ends();
        let (endpoint, theirs) = match ours {
            Party::Client => {
                let client = Client::new(client, Drbg::new(1));
                let endpoint = Endpoint::Client(Box::new(client));
                (endpoint, self.their_server(&log))
            }
            Party::Server => {
                let server = Server::new(server, Drbg::new(2));
                let endpoint = Endpoint::Server(Box::new(server));
                (endpoint, self.their_client(&log))
            }
        };
        let mut pair = Pair {
            ours: endpoint,
            theirs,
            log,
            heard: vec![],
            sent: vec![],
        };
        let hello = pair.tell(Input::Start);
        pair.carry(hello);
        assert_eq!(pair.ours.error(), None);
        assert_eq!(pair.ours.state(), State::Connected);
        assert!(!pair.theirs.is_handshaking());
        assert_eq!(
            pair.theirs.protocol_version(),
            Some(ProtocolVersion::TLSv1_3)
        );
        let suite = pair.theirs.negotiated_cipher_suite().unwrap().suite();
        assert_eq!(u16::from(suite), self.suite.0);
        assert_eq!(pair.theirs.alpn_protocol(), Some(&b"h2"[..]));
        assert_eq!(pair.ours.application_protocol(), Some(&b"h2"[..]));
        let scheme = Slot::new(ValueKind::SignatureAlgorithm, Whose::Server);
        let scheme = pair.ours.ledger().newest(scheme).unwrap().1;
        assert_eq!(scheme.bytes, self.scheme.0.to_be_bytes());
        pair
    }

    /// Data both ways, keys that change on either side's wish, and the same secrets at both ends.
    fn talk(&self, ours: Party) -> Pair {
        println!(
            "our {}: {} {} {}",
            ours.id(),
            self.suite.id(),
            self.groups[0].id(),
            self.scheme.id()
        );
        let mut pair = self.connect(ours);
        let group = pair.theirs.negotiated_key_exchange_group().unwrap();
        assert!(
            self.groups
                .iter()
                .any(|own| own.0 == u16::from(group.name()))
        );
        pair.say(b"attack at dawn");
        for request in [KeyUpdateRequest::NotRequested, KeyUpdateRequest::Requested] {
            let outputs = pair.ours.update_keys(request);
            let wire = pair.follow(outputs);
            pair.carry(wire);
            pair.say(b"new keys of ours");
        }
        pair.theirs.refresh_traffic_keys().unwrap();
        pair.say(b"new keys of theirs");
        // Ours changed twice and once more in answer; theirs once in answer and once by itself.
        let party = Whose::from(ours);
        assert_eq!(generation(&pair.ours, party), 3);
        assert_eq!(generation(&pair.ours, Whose::from(ours.peer())), 2);
        pair.assert_in_key_log();
        let close = pair.tell(Input::Close);
        pair.carry(close);
        assert_eq!(pair.ours.state(), State::Closed);
        pair
    }
}

/// Our end, rustls's, and what passed between them.
struct Pair {
    ours: Endpoint,
    theirs: Connection,
    log: Arc<Log>,
    heard: Vec<u8>,
    sent: Vec<MessageName>,
}

impl Pair {
    /// What our end sends after this; its decisions are the defaults.
    fn tell(&mut self, input: Input) -> Vec<u8> {
        let outputs = self.ours.handle(input);
        self.follow(outputs)
    }

    fn follow(&mut self, outputs: Vec<Output>) -> Vec<u8> {
        let mut wire = vec![];
        for output in outputs {
            match output {
                Output::Send {
                    record, message, ..
                } => {
                    self.sent.push(message);
                    wire.extend(record);
                }
                Output::Decide(decision) => {
                    wire.extend(self.tell(Input::Choose(decision.default)));
                }
                Output::Deliver(data) => self.heard.extend(data),
                _ => {}
            }
        }
        wire
    }

    /// Carries bytes to and fro until the wire is silent.
    fn carry(&mut self, mut to_them: Vec<u8>) {
        loop {
            let mut bytes = to_them.as_slice();
            while !bytes.is_empty() {
                self.theirs.read_tls(&mut bytes).unwrap();
                self.theirs.process_new_packets().unwrap();
            }
            let mut to_us = vec![];
            while self.theirs.wants_write() {
                self.theirs.write_tls(&mut to_us).unwrap();
            }
            if to_us.is_empty() {
                return;
            }
            to_them = self.tell(Input::Receive(to_us));
        }
    }

    /// Something from our end to theirs, and back.
    fn say(&mut self, words: &[u8]) {
        let wire = self.tell(Input::Say(words.to_vec()));
        self.carry(wire);
        let mut heard = vec![0; words.len()];
        self.theirs.reader().read_exact(&mut heard).unwrap();
        assert_eq!(heard, words);
        self.heard.clear();
        self.theirs.writer().write_all(words).unwrap();
        self.carry(vec![]);
        assert_eq!(self.heard, words);
    }

    /// Every secret that rustls logs is in our ledger, and the other way round.
    fn assert_in_key_log(&self) {
        let newest = |kind, of| {
            let newest = self.ours.ledger().newest(Slot::new(kind, of));
            hex(&newest.unwrap().1.bytes)
        };
        let random = newest(ValueKind::ClientRandom, Whose::Client);
        let own = LOGGED.iter();
        let mut own: Vec<String> = own
            .map(|(label, kind, of)| format!("{label} {random} {}", newest(*kind, *of)))
            .collect();
        let mut theirs = self.log.0.lock().unwrap().clone();
        own.sort();
        theirs.sort();
        assert_eq!(own, theirs);
    }

    fn hellos(&self) -> usize {
        let sent = self.sent.iter();
        sent.filter(|name| **name == MessageName::ClientHello)
            .count()
    }
}

/// Every suite of both, then every group, then every signature.
fn cells() -> Vec<Cell> {
    let base = Cell::new();
    let theirs = aws_lc_rs::ALL_CIPHER_SUITES.iter();
    let theirs: Vec<u16> = theirs.map(|suite| u16::from(suite.suite())).collect();
    let suites = suites().into_iter().filter(|code| theirs.contains(&code.0));
    let by_suite: Vec<Cell> = suites
        .map(|suite| Cell {
            suite,
            ..base.clone()
        })
        .collect();
    // rustls has no CCM.
    assert_eq!(by_suite.len(), 3);
    let groups = [
        NamedGroup::X25519,
        NamedGroup::SECP256R1,
        NamedGroup::SECP384R1,
        NamedGroup::X25519MLKEM768,
    ];
    let by_group = groups.into_iter().map(|group| Cell {
        groups: vec![group],
        their_groups: vec![group],
        ..base.clone()
    });
    let by_scheme = SCHEMES.iter().map(|scheme| Cell {
        scheme: *scheme,
        ..base.clone()
    });
    by_suite
        .into_iter()
        .chain(by_group)
        .chain(by_scheme)
        .collect()
}

#[test]
fn our_client_talks_to_rustls_s_server() {
    for cell in cells() {
        let pair = cell.talk(Party::Client);
        assert_eq!(pair.hellos(), 1);
    }
}

#[test]
fn our_server_talks_to_rustls_s_client() {
    for cell in cells() {
        let pair = cell.talk(Party::Server);
        assert!(!pair.sent.contains(&MessageName::HelloRetryRequest));
    }
}

#[test]
fn a_share_in_another_group_is_asked_for_both_ways() {
    let mut cell = Cell::new();
    for asked_for in [NamedGroup::SECP384R1, NamedGroup::X25519MLKEM768] {
        // The client sends a share in its first group, which the server does not have.
        cell.groups = vec![NamedGroup::X25519, asked_for];
        cell.their_groups = vec![asked_for];
        assert_eq!(cell.talk(Party::Client).hellos(), 2);
        cell.groups = vec![asked_for];
        cell.their_groups = vec![NamedGroup::X25519, asked_for];
        let sent = cell.talk(Party::Server).sent;
        assert!(sent.contains(&MessageName::HelloRetryRequest));
    }
}

/// rustls shows a share of X25519 beside the hybrid one that has it inside.
#[test]
fn the_second_of_two_shares_is_taken_where_the_first_will_not_do() {
    let mut cell = Cell::new();
    cell.their_groups = vec![NamedGroup::X25519MLKEM768, NamedGroup::X25519];
    let sent = cell.talk(Party::Server).sent;
    assert!(!sent.contains(&MessageName::HelloRetryRequest));
}
