//! TLS 1.3 between two endpoints: every suite and group, hellos that are asked for again, keys that change, versions that
//! differ.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod authentication;
mod authentication_refused;
#[path = "../common/configs.rs"]
mod configs;
mod connections;
mod damaged;
mod decisions;
mod diagrams;
mod early_data;
mod hellos;
mod psk;
mod psk_refused;
mod shapes;

use padlock_core::{
    Drbg, Nat, Working,
    ec::EcGroup,
    rsa::RsaPrivateKey,
    signature::{EcToyPrivateKey, Ed25519PrivateKey, PrivateKey},
};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Choice, Endpoint, Input, Output},
    group,
    handshake::CipherSuite,
    ledger::{Slot, ValueKind},
    message_name::MessageName,
    party::{Size, Whose},
    record::ProtocolVersion,
    server::{Identity, Server, ServerConfig},
    signature,
    state::State,
    tls13::SUITES,
    x509::{
        Authority, CertificateScheme, Name, Purpose, Role, Schemes, Signer, Template, UnixTime,
        Validity,
    },
};

use self::configs::{NAME, NOW, VALIDITY, configs as plain_configs};

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
    let schemes = match size {
        Size::Toy => Schemes::TOY,
        Size::Full => Schemes::FULL,
    };
    let template = |name: &str, role, key: &PrivateKey| Template {
        common_name: name.to_owned(),
        names: vec![Name::Dns(NAME.to_owned())],
        public_key: key.public(),
        validity: VALIDITY,
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
    let identity = Identity {
        certificate_list: vec![leaf.expect("issues")],
        private_key,
    };
    let issued = (authority.certificate().to_vec(), identity);
    let (client, server) = plain_configs(size, ProtocolVersion::TLS13, cipher_suites, issued);
    let client = ClientConfig {
        groups: group::named_groups(size),
        extended_master_secret: true,
        encrypt_then_mac: true,
        application_protocols: vec![b"h2".to_vec()],
        ..client
    };
    let server = ServerConfig {
        groups: group::named_groups(size),
        extended_master_secret: true,
        encrypt_then_mac: true,
        application_protocols: vec![b"h2".to_vec()],
        ..server
    };
    (client, server)
}

/// Both ends, and everything that they put out, in order.
struct Pair {
    client: Endpoint,
    server: Endpoint,
    outputs: Vec<Output>,
    /// What someone picks by hand: for the server (true) or the client.
    by_hand: Vec<(bool, Choice)>,
}

impl Pair {
    fn new(configs: (ClientConfig, ServerConfig)) -> Self {
        Self::seeded(configs, 1)
    }

    fn seeded((client, server): (ClientConfig, ServerConfig), seed: u64) -> Self {
        let rng = Drbg::new(seed);
        Self {
            client: Endpoint::Client(Box::new(Client::new(client, rng.fork("client")))),
            server: Endpoint::Server(Box::new(Server::new(server, rng.fork("server")))),
            outputs: vec![],
            by_hand: vec![],
        }
    }

    /// The same, where someone picks this by hand: for the server (true) or the client.
    fn choosing(mut self, by_server: bool, choice: Choice) -> Self {
        self.by_hand.push((by_server, choice));
        self
    }

    /// What an endpoint sends after this input; its decisions are the autopilot's, unless they are made by hand.
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
                    let mut by_hand = self.by_hand.iter();
                    let picked =
                        by_hand.find(|(by, own)| *by == of_server && own.kind() == decision.kind);
                    let choice = picked.map_or(decision.default, |(_, own)| own.clone());
                    wire.extend(self.tell(of_server, Input::Choose(choice)));
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
