//! Those who are attacked: the story's client and server, in connections of their own, each with fresh randomness.
//!
//! What they hold, nobody outside of this file looks at: she sees the records that they send, and how long an answer takes.
//!
//! **Time** is counted in calls of the primitives, one for each block that is decrypted and one for each block that the
//! MAC's hash takes in. A server that finds the padding wrong and stops there (`leaky_padding`) needs the first part only;
//! all others compute a MAC over as much as the record could hold, whatever the padding says (RFC 5246 section 6.2.3.2).

use std::rc::Rc;

use padlock_core::{Drbg, signature::PublicKey};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Choice, Endpoint, Input, Output},
    error::Check,
    ledger::Ledger,
    party::Party,
    protection::Protection,
    record::RECORD_HEADER_LEN,
    server::{Server, ServerConfig},
    state::State,
    x509::{KeyKind, Request},
};

use crate::{
    flaw::Flaws,
    scenario::{Act, Scenario},
    world::{self, Refused, World},
};

/// The ends of a story, ready for as many connections as she likes.
#[derive(Clone, Debug)]
pub(super) struct Target {
    scenario: Rc<Scenario>,
    client: ClientConfig,
    server: ServerConfig,
    rng: Drbg,
    connections: u64,
    calls: u64,
}

/// A connection between client and server, in which she holds everything that is said behind the handshake.
#[derive(Clone, Debug)]
pub(super) struct Connection {
    client: Endpoint,
    server: Endpoint,
    /// The newest record of the client's.
    last: Vec<u8>,
}

/// What comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// The records.
    pub records: Vec<Vec<u8>>,
    /// How long it took.
    pub time: u64,
}

impl Target {
    /// # Errors
    /// [`Refused::NothingToCrack`] where the story has no such ends.
    pub fn new(world: &World) -> Result<Self, Refused> {
        let scenario = world.scenario();
        let configured = world::configurations(scenario);
        let (client, server) = configured.map_err(|_| Refused::NothingToCrack)?;
        Ok(Self {
            client,
            server,
            rng: Drbg::new(scenario.seed).fork("attack"),
            connections: 0,
            calls: 0,
            scenario: Rc::new(scenario.clone()),
        })
    }

    /// How often one of them has done something for her.
    pub const fn calls(&self) -> u64 {
        self.calls
    }

    /// Randomness of her own.
    pub fn rng(&self) -> Drbg {
        self.rng.fork(&format!("eavesdropper/{}", self.calls))
    }

    /// A new connection, handshake done; `None` where it fails.
    pub fn connect(&mut self) -> Option<Connection> {
        let rng = self.next_rng();
        let client = Client::new(self.client.clone(), rng.fork("client"));
        let mut connection = Connection {
            client: Endpoint::Client(Box::new(client)),
            server: self.new_server(&rng),
            last: vec![],
        };
        self.tell(&mut connection.server, Input::Start);
        let mut from_client = self.tell(&mut connection.client, Input::Start).sent;
        while !from_client.is_empty() {
            let mut from_server = Vec::new();
            for record in from_client {
                connection.last.clone_from(&record);
                from_server.extend(
                    self.tell(&mut connection.server, Input::Receive(record))
                        .sent,
                );
            }
            from_client = Vec::new();
            for record in from_server {
                from_client.extend(
                    self.tell(&mut connection.client, Input::Receive(record))
                        .sent,
                );
            }
        }
        let ends = [&connection.client, &connection.server];
        let is_open = ends.iter().all(|end| end.state() == State::Connected);
        is_open.then_some(connection)
    }

    /// A server that has answered a ClientHello.
    pub fn answering(&mut self, hello: &[u8]) -> Endpoint {
        let rng = self.next_rng();
        let mut server = self.new_server(&rng);
        self.tell(&mut server, Input::Start);
        self.tell(&mut server, Input::Receive(hello.to_vec()));
        server
    }

    /// What a server answers to a record of hers.
    pub fn ask(&mut self, server: &mut Endpoint, record: Vec<u8>) -> Answer {
        self.calls += 1;
        let length = record.len().saturating_sub(RECORD_HEADER_LEN);
        let told = self.tell(server, Input::Receive(record));
        let stops_early = self.scenario.server.leaky_padding;
        let time = match told.failed {
            Some(Check::RecordPadding) if stops_early => decryption(server.ledger(), length),
            _ => decryption(server.ledger(), length) + mac(server.ledger(), length),
        };
        Answer {
            records: told.sent,
            time,
        }
    }

    /// What the server of a connection answers to a record of hers.
    pub fn ask_server(&mut self, connection: &mut Connection, record: Vec<u8>) -> Answer {
        self.ask(&mut connection.server, record)
    }

    /// Makes the client say these words; she keeps the records.
    pub fn client_says(&mut self, connection: &mut Connection, words: &[u8]) -> Vec<Vec<u8>> {
        self.calls += 1;
        let told = self.tell(&mut connection.client, Input::Say(words.to_vec()));
        if let Some(last) = told.sent.last() {
            connection.last.clone_from(last);
        }
        told.sent
    }

    /// The same with the secret that the client brings along in every connection, between words of hers.
    pub fn client_says_secret(
        &mut self,
        connection: &mut Connection,
        before: &[u8],
        after: &[u8],
    ) -> Vec<Vec<u8>> {
        let secret = self.first_words(Party::Client).unwrap_or_default();
        self.client_says(connection, &[before, &secret, after].concat())
    }

    /// What the server says first to anyone who calls; she calls herself.
    pub fn greeting(&mut self) -> Option<Vec<u8>> {
        self.calls += 1;
        let mut connection = self.connect()?;
        let words = self.first_words(Party::Server)?;
        let told = self.tell(&mut connection.server, Input::Say(words));
        let mut heard = Vec::new();
        for record in told.sent {
            heard.extend(
                self.tell(&mut connection.client, Input::Receive(record))
                    .heard,
            );
        }
        Some(heard)
    }

    /// What the authority certifies for one who has shown that a name and a key are hers: the DER, signed.
    pub fn certify(&mut self, name: &str, key: &PublicKey) -> Option<Vec<u8>> {
        self.calls += 1;
        let (authority, validity) = world::authority(&self.scenario).ok()?;
        let drawn = self
            .rng
            .fork(&format!("serial_number/{}", self.calls))
            .bytes(8);
        let drawn = <[u8; 8]>::try_from(drawn).ok()?;
        let request = Request {
            common_name: name.to_owned(),
            dns_names: vec![name.to_owned()],
            public_key: key.clone(),
            validity,
            // Always eight bytes long, and positive (RFC 5280 section 4.1.2.2).
            serial_number: u64::from_be_bytes(drawn) >> 2 | 1 << 62,
            is_ca: false,
        };
        authority.issue(&request).ok()
    }

    /// The kind of key that the server has.
    pub fn key_kind(&self) -> Option<KeyKind> {
        let identity = self.server.identities.first()?;
        Some(identity.key_kind(self.scenario.size))
    }

    fn first_words(&self, by: Party) -> Option<Vec<u8>> {
        let mut script = self.scenario.script.iter().filter(|line| line.by == by);
        script.find_map(|line| match &line.act {
            Act::Say(words) => Some(words.clone().into_bytes()),
            Act::Close | Act::Connect => None,
        })
    }

    fn next_rng(&mut self) -> Drbg {
        self.connections += 1;
        self.rng.fork(&format!("connection/{}", self.connections))
    }

    fn new_server(&self, rng: &Drbg) -> Endpoint {
        let server = Server::new(self.server.clone(), rng.fork("server"));
        Endpoint::Server(Box::new(server))
    }

    /// Tells an end something; it decides as in the story.
    fn tell(&self, end: &mut Endpoint, input: Input) -> Told {
        let flaws = Flaws::of(&self.scenario);
        let takes_any = self.scenario.client.accepts_any_certificate;
        let mut told = Told::default();
        let mut inputs = vec![input];
        while let Some(input) = inputs.pop() {
            for output in flaws.handle(end, input) {
                match output {
                    Output::Decide(decision) => {
                        inputs.push(Input::Choose(match decision.default {
                            Choice::Certificate(_) if takes_any => Choice::Certificate(true),
                            default => default,
                        }));
                    }
                    Output::Send { record, .. } => told.sent.push(record),
                    Output::Deliver(words) => told.heard.extend(words),
                    Output::Failed(error) => told.failed = Some(error.check),
                    _ => {}
                }
            }
        }
        told
    }
}

impl Connection {
    /// The newest record that the client sent.
    pub fn last(&self) -> &[u8] {
        &self.last
    }
}

/// What followed from something that an end was told.
#[derive(Default)]
struct Told {
    sent: Vec<Vec<u8>>,
    heard: Vec<u8>,
    failed: Option<Check>,
}

/// The time of decrypting so many bytes.
fn decryption(ledger: &Ledger, length: usize) -> u64 {
    match ledger.suite().map(|suite| suite.protection) {
        Some(Protection::Block { cipher, .. }) => number(length.div_ceil(cipher.block_len())),
        _ => number(length),
    }
}

/// The time of an HMAC over so many bytes: two hashes, the key's block in front of each (RFC 2104 section 2).
fn mac(ledger: &Ledger, length: usize) -> u64 {
    match ledger.suite().map(|suite| suite.protection) {
        Some(Protection::Block { mac, .. } | Protection::Stream { mac, .. }) => {
            let blocks = |bytes: usize| 1 + bytes.div_ceil(mac.block_len());
            number(blocks(length) + blocks(mac.output_len()))
        }
        _ => 0,
    }
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
