//! The engine's two ends, wired together.

use padlock_core::Drbg;
use padlock_sim::{
    World, keys,
    scenario::{self, Version},
};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input, Output},
    group,
    handshake::CipherSuite,
    ledger::{Ledger, Slot, ValueKind},
    party::{Party, Size, Whose},
    record::ProtocolVersion,
    resumption::{ClientResumption, ServerResumption},
    rules::Versions,
    server::{ClientAuthentication, Identity, Server, ServerConfig},
    shape::Shape,
    signature,
    state::State,
    suite,
};

/// Both ends' configuration for one suite.
pub struct Engine {
    pub client: ClientConfig,
    pub server: ServerConfig,
}

impl Engine {
    /// The keys and certificates of the stories, in TLS 1.2.
    pub fn new(code: CipherSuite) -> Self {
        Self::of(Version::Tls12, code)
    }

    /// The same in another version up to TLS 1.2.
    pub fn of(version: Version, code: CipherSuite) -> Self {
        let scenario = scenario::named("tls12-rsa")
            .expect("the story is in the catalogue")
            .with_version(version)
            .with_cipher_suite(code);
        let world = World::new(scenario).expect("the story begins");
        let held = |party, kind, of| {
            let held = world.ledger(party).newest(Slot::new(kind, of));
            let (_, value) = held.expect("the party holds its certificates");
            value.bytes.clone()
        };
        let row = suite::suite(code).expect("the engine has the suite");
        let versions = Versions::only(version.protocol());
        let client = ClientConfig {
            shape: Shape::default(),
            status_request: false,
            crls: vec![],
            versions: versions.clone(),
            cipher_suites: vec![code],
            groups: group::curves(Size::Full),
            signature_algorithms: signature::offer(Size::Full),
            extended_master_secret: true,
            encrypt_then_mac: false,
            application_protocols: vec![],
            resumption: ClientResumption::default(),
            server_name: world.scenario().server_name.clone(),
            trust_anchors: vec![held(Party::Client, ValueKind::TrustAnchor, Whose::Client)],
            now: world.scenario().clock,
            identities: vec![],
        };
        let server = ServerConfig {
            shape: Shape::default(),
            stapled: None,
            versions,
            cipher_suites: vec![code],
            groups: group::curves(Size::Full),
            extended_master_secret: true,
            encrypt_then_mac: false,
            application_protocols: vec![],
            resumption: ServerResumption::default(),
            client_authentication: ClientAuthentication::default(),
            identities: vec![Identity {
                certificate_list: vec![held(
                    Party::Server,
                    ValueKind::ServerCertificate,
                    Whose::Server,
                )],
                private_key: keys::for_suite(row).expect("the story's key is a key"),
            }],
        };
        Self { client, server }
    }

    /// The keys and certificates of the story with `code`, in TLS 1.3 with this suite.
    pub fn tls13(code: CipherSuite, suite: CipherSuite) -> Self {
        let mut own = Self::new(code);
        let versions = Versions::only(ProtocolVersion::TLS13);
        own.client.versions = versions.clone();
        own.server.versions = versions;
        own.client.cipher_suites = vec![suite];
        own.server.cipher_suites = vec![suite];
        own
    }

    /// One handshake, to the last Finished.
    pub fn handshake(&self, seed: u64) -> Pair {
        let rng = Drbg::new(seed);
        let client = Client::new(self.client.clone(), rng.fork("client"));
        let server = Server::new(self.server.clone(), rng.fork("server"));
        let mut server = Endpoint::Server(Box::new(server));
        let mut client = Endpoint::Client(Box::new(client));
        let mut to_client = tell(&mut server, Input::Start);
        let mut to_server = tell(&mut client, Input::Start);
        while !to_server.is_empty() || !to_client.is_empty() {
            to_client.extend(tell(
                &mut server,
                Input::Receive(std::mem::take(&mut to_server)),
            ));
            to_server.extend(tell(
                &mut client,
                Input::Receive(std::mem::take(&mut to_client)),
            ));
        }
        assert_eq!(client.state(), State::Connected, "{:?}", client.error());
        assert_eq!(server.state(), State::Connected, "{:?}", server.error());
        Pair { client, server }
    }
}

/// Two ends that are connected.
#[derive(Clone)]
pub struct Pair {
    client: Endpoint,
    server: Endpoint,
}

impl Pair {
    /// Writes out the working of every value that either end computed: what a person sees who opens them all.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn workings(&self) -> usize {
        let ledgers = [self.client.ledger(), self.server.ledger()];
        let rows = ledgers.iter().flat_map(|ledger| {
            let lines = ledger.lines();
            lines.map(|(id, _)| ledger.working(id).steps().len())
        });
        rows.sum()
    }

    /// Keeps everything once more that both ends have in their ledgers: what recording costs in a handshake.
    pub fn record_again(&self) -> [Ledger; 2] {
        [self.client.ledger(), self.server.ledger()].map(|ledger| {
            let mut again = Ledger::default();
            for (_, line) in ledger.lines() {
                again.add(line.value.clone(), line.op, line.inputs.clone());
            }
            again
        })
    }

    /// So many records of `data` from the client to the server.
    pub fn carry(mut self, records: u64, data: &[u8]) -> Self {
        for _ in 0..records {
            let record = tell(&mut self.client, Input::Say(data.to_vec()));
            let outputs = self.server.handle(Input::Receive(record));
            assert!(matches!(outputs.as_slice(), [Output::Deliver(_)]));
        }
        self
    }
}

/// What an end sends in answer; its decisions are the defaults.
fn tell(endpoint: &mut Endpoint, input: Input) -> Vec<u8> {
    let mut sent = Vec::new();
    let mut outputs = endpoint.handle(input);
    while !outputs.is_empty() {
        let mut next = Vec::new();
        for output in outputs {
            match output {
                Output::Send { record, .. } => sent.extend(record),
                Output::Decide(decision) => {
                    next.extend(endpoint.handle(Input::Choose(decision.default)));
                }
                _ => {}
            }
        }
        outputs = next;
    }
    sent
}
