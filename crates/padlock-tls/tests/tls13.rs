//! TLS 1.3 between two endpoints: every suite and group, hellos that are asked for again, keys that change, versions that
//! differ.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use padlock_core::{
    Drbg, Nat, Working,
    ec::EcGroup,
    rsa::RsaPrivateKey,
    signature::{EcToyPrivateKey, Ed25519PrivateKey, PrivateKey},
};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input, Output},
    error::Check,
    group,
    handshake::{CipherSuite, NamedGroup, tls13::KeyUpdateRequest},
    ledger::{Op, Slot, ValueKind},
    message_name::MessageName,
    party::{Size, Whose},
    record::ProtocolVersion,
    rules::Versions,
    server::{Identity, Server, ServerConfig},
    signature,
    state::{self, State},
    tls13::{SUITES, transcript::Range},
    x509::{
        Authority, CertificateScheme, Name, Purpose, Role, Schemes, Signer, Template, UnixTime,
        Validity,
    },
};

const NAME: &str = "padlock.example";
const NOW: UnixTime = UnixTime(1_774_000_000);

/// The authority's key, the server's, and how the authority signs.
fn keys(size: Size) -> (PrivateKey, PrivateKey, CertificateScheme) {
    let off = &mut Working::off();
    match size {
        Size::Toy => {
            let (p, q, e) = (Nat::from(257), Nat::from(263), Nat::from(17));
            let authority = RsaPrivateKey::from_primes(&p, &q, &e, off).expect("primes");
            let own = EcToyPrivateKey::from_scalar(&EcGroup::toy(), &Nat::from(7), off);
            (
                PrivateKey::Rsa(authority),
                PrivateKey::EcToy(own.expect("a scalar")),
                CertificateScheme::ToyRsaToyHash,
            )
        }
        Size::Full => {
            let key = |seed| PrivateKey::Ed25519(Ed25519PrivateKey::from_seed([seed; 32]));
            (key(1), key(2), CertificateScheme::Ed25519)
        }
    }
}

/// What both ends bring; a test changes it before they begin.
fn configs(size: Size) -> (ClientConfig, ServerConfig) {
    let (authority, private_key, scheme) = keys(size);
    let validity = Validity {
        not_before: UnixTime(NOW.0 - 1000),
        not_after: UnixTime(NOW.0 + 1000),
    };
    let schemes = match size {
        Size::Toy => Schemes::TOY,
        Size::Full => Schemes::FULL,
    };
    let template = |name: &str, role, key: &PrivateKey| Template {
        common_name: name.to_owned(),
        names: vec![Name::Dns(NAME.to_owned())],
        public_key: key.public(),
        validity,
        serial_number: 17,
        role,
        permitted_names: vec![],
        excluded_names: vec![],
    };
    let root = template("CA", Role::Authority { path_len: None }, &authority);
    let key = authority;
    let authority = Authority::root(&root, Signer { key, scheme }, schemes).expect("issues");
    let leaf = template(NAME, Role::Leaf(Purpose::Server), &private_key);
    let leaf = authority.certify(&leaf, schemes);
    let suites = SUITES.iter().filter(|row| row.size == size);
    let cipher_suites: Vec<CipherSuite> = suites.map(|row| row.code).collect();
    let versions = Versions::only(ProtocolVersion::TLS13);
    let client = ClientConfig {
        versions: versions.clone(),
        groups: group::named_groups(size),
        signature_algorithms: signature::offer(size),
        cipher_suites: cipher_suites.clone(),
        extended_master_secret: true,
        encrypt_then_mac: true,
        application_protocols: vec![b"h2".to_vec()],
        server_name: NAME.to_owned(),
        trust_anchors: vec![authority.certificate().to_vec()],
        now: NOW,
    };
    let server = ServerConfig {
        versions,
        cipher_suites,
        groups: group::named_groups(size),
        extended_master_secret: true,
        encrypt_then_mac: true,
        application_protocols: vec![b"h2".to_vec()],
        identities: vec![Identity {
            certificate_list: vec![leaf.expect("issues")],
            private_key,
        }],
    };
    (client, server)
}

/// Both ends, and everything that they put out, in order.
struct Pair {
    client: Endpoint,
    server: Endpoint,
    outputs: Vec<Output>,
}

impl Pair {
    fn new((client, server): (ClientConfig, ServerConfig)) -> Self {
        let rng = Drbg::new(1);
        Self {
            client: Endpoint::Client(Box::new(Client::new(client, rng.fork("client")))),
            server: Endpoint::Server(Box::new(Server::new(server, rng.fork("server")))),
            outputs: vec![],
        }
    }

    /// What an endpoint sends after this input; its decisions are the autopilot's.
    fn tell(&mut self, to_server: bool, input: Input) -> Vec<u8> {
        let endpoint = if to_server {
            &mut self.server
        } else {
            &mut self.client
        };
        let outputs = endpoint.handle(input);
        self.follow(to_server, outputs)
    }

    fn follow(&mut self, of_server: bool, outputs: Vec<Output>) -> Vec<u8> {
        let mut wire = vec![];
        for output in outputs {
            self.outputs.push(output.clone());
            match output {
                Output::Send { record, .. } => wire.extend(record),
                Output::Decide(decision) => {
                    wire.extend(self.tell(of_server, Input::Choose(decision.default)));
                }
                _ => {}
            }
        }
        wire
    }

    /// Carries bytes to and fro, in portions, until the wire is silent.
    fn carry(&mut self, mut to_server: bool, mut wire: Vec<u8>, portion: usize) {
        while !wire.is_empty() {
            let parts: Vec<Vec<u8>> = wire.chunks(portion).map(<[u8]>::to_vec).collect();
            wire = parts
                .into_iter()
                .flat_map(|part| self.tell(to_server, Input::Receive(part)))
                .collect();
            to_server = !to_server;
        }
    }

    fn shake(mut self, portion: usize) -> Self {
        self.tell(true, Input::Start);
        let hello = self.tell(false, Input::Start);
        self.carry(true, hello, portion);
        self
    }

    fn say(&mut self, to_server: bool, words: &[u8]) {
        let wire = self.tell(!to_server, Input::Say(words.to_vec()));
        self.carry(to_server, wire, 1000);
        let heard = Output::Deliver(words.to_vec());
        assert_eq!(self.outputs.last(), Some(&heard));
    }

    fn sent(&self) -> Vec<MessageName> {
        let sent = self.outputs.iter().filter_map(|output| match output {
            Output::Send { message, .. } => Some(*message),
            _ => None,
        });
        sent.collect()
    }

    #[track_caller]
    fn assert_connected(&self) {
        let errors = (self.client.error(), self.server.error());
        assert_eq!(errors, (None, None));
        let states = (self.client.state(), self.server.state());
        assert_eq!(states, (State::Connected, State::Connected));
    }

    /// Both ends hold the same value in this slot.
    fn shared(&self, kind: ValueKind, of: Whose) -> Vec<u8> {
        let newest = |endpoint: &Endpoint| {
            let newest = endpoint.ledger().newest(Slot::new(kind, of));
            newest.expect("is held").1.bytes.clone()
        };
        let bytes = newest(&self.client);
        assert_eq!(newest(&self.server), bytes, "{}", kind.id());
        bytes
    }
}

#[test]
fn every_suite_and_group_connects_and_carries_data() {
    for size in [Size::Toy, Size::Full] {
        let suites = SUITES.iter().filter(|row| row.size == size);
        for code in suites.map(|row| row.code) {
            for group in group::named_groups(size) {
                println!("{} {}", code.id(), group.id());
                let (mut client, server) = configs(size);
                client.cipher_suites = vec![code];
                client.groups = vec![group];
                let mut pair = Pair::new((client, server)).shake(1000);
                pair.assert_connected();
                assert_eq!(pair.client.application_protocol(), Some(&b"h2"[..]));
                pair.say(true, b"attack at dawn");
                pair.say(false, b"dawn it is");
                for of in [Whose::Client, Whose::Server] {
                    pair.shared(ValueKind::HandshakeTrafficSecret, of);
                    pair.shared(ValueKind::ApplicationTrafficSecret, of);
                }
                pair.shared(ValueKind::ExporterMasterSecret, Whose::Both);
                pair.shared(ValueKind::ResumptionMasterSecret, Whose::Both);
            }
        }
    }
}

#[test]
fn a_stream_in_any_portions_leads_to_the_same_place() {
    let whole = Pair::new(configs(Size::Toy)).shake(usize::MAX);
    whole.assert_connected();
    for portion in [1, 2, 3, 7, 64] {
        let other = Pair::new(configs(Size::Toy)).shake(portion);
        assert_eq!(other.client, whole.client, "{portion} bytes at a time");
        assert_eq!(other.server, whole.server, "{portion} bytes at a time");
    }
}

#[test]
fn a_server_without_the_first_group_asks_for_another_hello() {
    let (client, mut server) = configs(Size::Full);
    server.groups = vec![NamedGroup::SECP384R1];
    let mut pair = Pair::new((client, server)).shake(1000);
    pair.assert_connected();
    let sent = pair.sent();
    let hellos = sent
        .iter()
        .filter(|name| **name == MessageName::ClientHello);
    assert_eq!(hellos.count(), 2);
    assert!(sent.contains(&MessageName::HelloRetryRequest));
    pair.say(true, b"twice");
    let lines = pair.client.ledger().lines();
    let ranges = lines.filter(|(_, line)| line.value.slot.kind == ValueKind::HandshakeMessages);
    let names: Vec<String> = ranges
        .filter_map(|(_, line)| Range::of(&line.value.bytes))
        .map(|range| range.to_string())
        .collect();
    assert_eq!(
        names,
        [
            "ClientHello1..ServerHello",
            "ClientHello1..Certificate",
            "ClientHello1..CertificateVerify",
            "ClientHello1..server Finished",
            "ClientHello1..client Finished",
        ]
    );
}

#[test]
fn ends_without_a_common_group_part() {
    let (mut client, mut server) = configs(Size::Full);
    client.groups = vec![NamedGroup::X25519];
    server.groups = vec![NamedGroup::SECP256R1];
    let pair = Pair::new((client, server)).shake(1000);
    let failed = pair.server.error().map(|error| error.check);
    assert_eq!(failed, Some(Check::SharedGroup));
    let told = pair.client.error().map(|error| error.check);
    assert_eq!(told, Some(Check::AlertReceived));
}

#[test]
fn keys_change_on_both_sides_when_one_asks() {
    for size in [Size::Toy, Size::Full] {
        let mut pair = Pair::new(configs(size)).shake(1000);
        for (round, request) in [
            (1, KeyUpdateRequest::Requested),
            (2, KeyUpdateRequest::NotRequested),
        ] {
            let outputs = pair.client.update_keys(request);
            let wire = pair.follow(false, outputs);
            pair.carry(true, wire, 1000);
            pair.say(true, b"new keys");
            pair.say(false, b"also here");
            let newest = |of| {
                let kind = ValueKind::ApplicationTrafficSecret;
                let held = pair
                    .client
                    .ledger()
                    .newest(Slot::of_record(kind, of, round));
                held.is_some()
            };
            let answered = request == KeyUpdateRequest::Requested;
            assert_eq!(
                (newest(Whose::Client), newest(Whose::Server)),
                (true, answered)
            );
        }
        pair.assert_connected();
    }
}

#[test]
fn close_notify_closes_both_ends() {
    let mut pair = Pair::new(configs(Size::Toy)).shake(1000);
    let wire = pair.tell(true, Input::Close);
    pair.carry(false, wire, 1000);
    let states = (pair.client.state(), pair.server.state());
    assert_eq!(states, (State::Closed, State::Closed));
}

#[test]
fn every_range_of_versions_meets_in_the_newest_that_both_have() {
    let all = [
        ProtocolVersion::TLS10,
        ProtocolVersion::TLS11,
        ProtocolVersion::TLS12,
        ProtocolVersion::TLS13,
    ];
    let ranges = || (0..4).flat_map(|low| (low..4).map(move |high| low..=high));
    for (ours, theirs) in
        ranges().flat_map(|ours| ranges().map(move |theirs| (ours.clone(), theirs)))
    {
        let (mut client, mut server) = configs(Size::Toy);
        let older = CipherSuite::TOY_ECDHE_ECDSA_WITH_SAES_CBC_TOYHASH;
        client.cipher_suites.push(older);
        server.cipher_suites.push(older);
        client.versions = all[ours.clone()].iter().copied().collect();
        server.versions = all[theirs.clone()].iter().copied().collect();
        let common = (*ours.end()).min(*theirs.end());
        let meets = common >= *ours.start() && common >= *theirs.start();
        let pair = Pair::new((client, server)).shake(1000);
        let agreed = |endpoint: &Endpoint| match endpoint.ledger().tls13() {
            Some(_) => Some(ProtocolVersion::TLS13),
            None => endpoint.ledger().agreed().map(|agreed| agreed.version),
        };
        match meets {
            true => {
                pair.assert_connected();
                let both = (agreed(&pair.client), agreed(&pair.server));
                assert_eq!(
                    both,
                    (Some(all[common]), Some(all[common])),
                    "{ours:?} {theirs:?}"
                );
            }
            false => {
                assert!(pair.server.error().is_some() || pair.client.error().is_some());
                assert_ne!(pair.client.state(), State::Connected);
            }
        }
    }
}

#[test]
fn a_downgrade_by_someone_between_is_refused() {
    let (mut client, mut server) = configs(Size::Toy);
    let older = CipherSuite::TOY_ECDHE_ECDSA_WITH_SAES_CBC_TOYHASH;
    client.cipher_suites.push(older);
    server.cipher_suites.push(older);
    let both: Versions = [ProtocolVersion::TLS12, ProtocolVersion::TLS13]
        .into_iter()
        .collect();
    client.versions = both.clone();
    server.versions = both;
    let mut pair = Pair::new((client, server));
    pair.tell(true, Input::Start);
    let mut hello = pair.tell(false, Input::Start);
    // supported_versions becomes an extension that nobody knows.
    let versions = [0, 43, 0, 5, 4, 3, 4, 3, 3];
    let at = hello
        .windows(9)
        .position(|part| part == versions)
        .expect("is offered");
    hello[at + 1] = 143;
    pair.carry(true, hello, 1000);
    let refused = pair.client.error().map(|error| error.check);
    assert_eq!(refused, Some(Check::Downgrade));
}

#[test]
fn the_ledger_s_derivations_are_the_diagram_of_rfc_8446_section_7_1() {
    let pair = Pair::new(configs(Size::Toy)).shake(1000);
    let ledger = pair.client.ledger();
    let mut arrows = vec![];
    for (_, line) in ledger.lines() {
        if !matches!(line.op, Op::HkdfExtract | Op::DeriveSecret) {
            continue;
        }
        for input in &line.inputs {
            let from = ledger.line(*input).expect("an input").value.clone();
            let range = ledger.line(*input).and_then(|line| {
                let messages = ledger.line(*line.inputs.first()?)?;
                (messages.value.slot.kind == ValueKind::HandshakeMessages)
                    .then(|| Range::of(&messages.value.bytes))?
            });
            let from = match range {
                Some(range) => range.to_string(),
                None => from.slot.kind.id().to_owned(),
            };
            let to = line.value.slot;
            arrows.push(format!("{from} -> {} of {}", to.kind.id(), to.of.id()));
        }
    }
    assert_eq!(
        arrows,
        [
            "early_secret -> handshake_salt of both",
            "handshake_salt -> handshake_secret of both",
            "shared_secret -> handshake_secret of both",
            "handshake_secret -> master_salt of both",
            "master_salt -> tls13_master_secret of both",
            "handshake_secret -> handshake_traffic_secret of client",
            "ClientHello..ServerHello -> handshake_traffic_secret of client",
            "handshake_secret -> handshake_traffic_secret of server",
            "ClientHello..ServerHello -> handshake_traffic_secret of server",
            "tls13_master_secret -> application_traffic_secret of client",
            "ClientHello..server Finished -> application_traffic_secret of client",
            "tls13_master_secret -> application_traffic_secret of server",
            "ClientHello..server Finished -> application_traffic_secret of server",
            "tls13_master_secret -> exporter_master_secret of both",
            "ClientHello..server Finished -> exporter_master_secret of both",
            "tls13_master_secret -> resumption_master_secret of both",
            "ClientHello..client Finished -> resumption_master_secret of both",
        ]
    );
}

#[test]
fn every_changed_byte_of_a_handshake_is_noticed() {
    let (_, hello) = {
        let mut pair = Pair::new(configs(Size::Full));
        pair.tell(true, Input::Start);
        let hello = pair.tell(false, Input::Start);
        (pair, hello)
    };
    // What is in no transcript: type and version of the first record.
    for at in 5..hello.len() {
        let mut pair = Pair::new(configs(Size::Full));
        pair.tell(true, Input::Start);
        let mut changed = pair.tell(false, Input::Start);
        changed[at] ^= 1;
        pair.carry(true, changed, 5000);
        assert_ne!(pair.client.state(), State::Connected, "byte {at}");
        assert_ne!(pair.server.state(), State::Connected, "byte {at}");
    }
}

#[test]
fn the_diagrams_of_both_ends_are_those_of_appendix_a() {
    let pair = Pair::new(configs(Size::Toy));
    let (client, server) = (pair.client.transitions(), pair.server.transitions());
    let drawn = state::dot("client", client) + &state::dot("server", server);
    assert_eq!(
        drawn,
        "\
digraph client {
    wait_sh -> wait_sh [label=\"HelloRetryRequest\"];
    wait_sh -> wait_ee [label=\"ServerHello\"];
    wait_ee -> wait_cert_cr [label=\"EncryptedExtensions\"];
    wait_cert_cr -> wait_cert [label=\"CertificateRequest\"];
    wait_cert_cr -> wait_cv [label=\"Certificate\"];
    wait_cert -> wait_cv [label=\"Certificate\"];
    wait_cv -> wait_finished [label=\"CertificateVerify\"];
    wait_finished -> connected [label=\"Finished\"];
    connected -> connected [label=\"NewSessionTicket\"];
    connected -> connected [label=\"KeyUpdate\"];
    connected -> connected [label=\"ApplicationData\"];
}
digraph server {
    expect_client_hello -> recvd_ch [label=\"ClientHello\"];
    recvd_ch -> expect_client_hello [label=\"HelloRetryRequest\"];
    recvd_ch -> wait_finished [label=\"ServerHello\"];
    wait_finished -> connected [label=\"Finished\"];
    connected -> connected [label=\"KeyUpdate\"];
    connected -> connected [label=\"ApplicationData\"];
}
"
    );
}
