//! The extensions that change the arithmetic, in every suite of every version: both ends agree on them, and whoever has
//! the premaster secret reads along.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::collections::VecDeque;

use padlock_core::Drbg;
use padlock_sim::{
    World,
    eavesdropper::{Capture, observe},
    keys,
    scenario::{self, Version},
};
use padlock_tls::{
    alert::AlertDescription,
    client::{Client, ClientConfig},
    codec::Codec,
    endpoint::{Endpoint, Input, Output},
    error::{Check, Error},
    extension::Extension,
    group,
    handshake::{Handshake, ServerHello},
    ledger::{Ledger, Op, Slot, ValueKind, closure},
    party::{Party, Whose},
    record::Record,
    resumption::{ClientResumption, ServerResumption},
    rules::Versions,
    server::{ClientAuthentication, Identity, Server, ServerConfig},
    session::Session,
    shape::Shape,
    shared::Shared,
    signature,
    suite::{SUITES, Suite},
    tls12::recipes,
};

/// One version with one suite.
#[derive(Clone, Copy)]
struct Cell {
    version: Version,
    row: &'static Suite,
}

fn cells() -> impl Iterator<Item = Cell> {
    let of = |version: Version| {
        let rows = SUITES.iter();
        let rows = rows.filter(move |row| row.since <= version.protocol());
        rows.map(move |row| Cell { version, row })
    };
    Version::TLS.iter().copied().flat_map(of)
}

/// A cell to which all the extensions apply.
fn in_blocks() -> Cell {
    let mut cells = cells().filter(|cell| cell.row.protection.is_block());
    cells.next().expect("there are block ciphers")
}

/// Who asks for the extensions, and who would answer.
#[derive(Clone, Copy)]
struct Wants {
    client: bool,
    server: bool,
}

const BOTH: Wants = Wants {
    client: true,
    server: true,
};

impl Cell {
    fn name(self) -> String {
        format!("{} {}", self.version.id(), self.row.code.id())
    }

    /// Both ends, with the keys and certificates of the story.
    fn ends(self, wants: Wants) -> (Endpoint, Endpoint) {
        let story = scenario::named("tls12-rsa").expect("in the catalogue");
        let story = story.with_version(self.version);
        let world = World::new(story.with_cipher_suite(self.row.code)).expect("it begins");
        let held = |party, kind, of| {
            let held = world.ledger(party).newest(Slot::new(kind, of));
            held.map(|(_, value)| value.bytes.clone())
        };
        let anchor = held(Party::Client, ValueKind::TrustAnchor, Whose::Client);
        let leaf = held(Party::Server, ValueKind::ServerCertificate, Whose::Server);
        let versions = Versions::only(self.version.protocol());
        let size = self.row.scale.size;
        let groups = group::curves(size);
        let client = ClientConfig {
            shape: Shape::default(),
            status_request: false,
            crls: vec![],
            versions: versions.clone(),
            cipher_suites: vec![self.row.code],
            groups: groups.clone(),
            signature_algorithms: signature::offer(size),
            extended_master_secret: wants.client,
            encrypt_then_mac: wants.client,
            application_protocols: protocols(wants.client, &["h2", "http/1.1"]),
            resumption: ClientResumption::default(),
            server_name: world.scenario().server_name.clone(),
            trust_anchors: anchor.into_iter().collect(),
            now: world.scenario().clock,
            identities: vec![],
        };
        let server = ServerConfig {
            shape: Shape::default(),
            stapled: None,
            versions,
            cipher_suites: vec![self.row.code],
            groups,
            extended_master_secret: wants.server,
            encrypt_then_mac: wants.server,
            application_protocols: protocols(wants.server, &["http/1.1", "h2"]),
            resumption: ServerResumption::default(),
            client_authentication: ClientAuthentication::default(),
            identities: vec![Identity {
                certificate_list: leaf.into_iter().collect(),
                private_key: keys::for_suite(self.row).expect("a key for every suite"),
            }],
        };
        (
            Endpoint::Client(Box::new(Client::new(client, Drbg::new(1)))),
            Endpoint::Server(Box::new(Server::new(server, Drbg::new(2)))),
        )
    }
}

fn protocols(wanted: bool, names: &[&str]) -> Vec<Vec<u8>> {
    let names = names.iter().filter(|_| wanted);
    names.map(|name| name.as_bytes().to_vec()).collect()
}

/// Both ends on one wire, and everything that crossed it.
struct Wire {
    client: Endpoint,
    server: Endpoint,
    under_way: VecDeque<(Party, Vec<u8>)>,
    captures: Shared<Capture>,
    heard: Vec<(Party, Vec<u8>)>,
    failed: Vec<(Party, Error)>,
}

impl Wire {
    fn of(ends: (Endpoint, Endpoint)) -> Self {
        let (client, server) = ends;
        Self {
            client,
            server,
            under_way: VecDeque::new(),
            captures: Shared::new(),
            heard: vec![],
            failed: vec![],
        }
    }

    fn end(&mut self, party: Party) -> &mut Endpoint {
        match party {
            Party::Client => &mut self.client,
            Party::Server => &mut self.server,
        }
    }

    fn tell(&mut self, party: Party, input: Input) {
        for output in self.end(party).handle(input) {
            match output {
                Output::Send { record, .. } => {
                    self.captures.push(Capture {
                        from: party,
                        sent: record.clone(),
                        forwarded: None,
                        wire: padlock_sim::eavesdropper::Wire::default(),
                    });
                    self.under_way.push_back((party.peer(), record));
                }
                Output::Decide(decision) => self.tell(party, Input::Choose(decision.default)),
                Output::Deliver(data) | Output::DeliverEarly(data) => {
                    self.heard.push((party, data))
                }
                Output::Failed(error) => self.failed.push((party, error)),
                Output::Refused(error) => panic!("refused: {error}"),
                Output::Established
                | Output::EarlyData(_)
                | Output::Alerted(_)
                | Output::Closed => {}
            }
        }
    }

    fn settle(&mut self) {
        while let Some((to, record)) = self.under_way.pop_front() {
            self.tell(to, Input::Receive(record));
        }
    }

    /// A handshake, a line each way, and the close.
    fn play(cell: Cell, wants: Wants) -> Self {
        let mut wire = Self::of(cell.ends(wants));
        wire.tell(Party::Server, Input::Start);
        wire.tell(Party::Client, Input::Start);
        wire.settle();
        wire.tell(Party::Client, Input::Say(b"attack at dawn".to_vec()));
        wire.settle();
        wire.tell(Party::Server, Input::Say(b"dawn it is".to_vec()));
        wire.settle();
        wire.tell(Party::Client, Input::Close);
        wire.settle();
        wire
    }

    fn session(&self) -> Session {
        let sessions = [&self.client, &self.server].map(|end| end.ledger().agreed());
        let [client, server] = sessions;
        assert_eq!(client, server);
        let agreed = client.expect("they agree");
        agreed.session().expect("the engine speaks it")
    }
}

#[test]
fn both_ends_agree_on_the_extensions_in_every_suite_of_every_version() {
    for cell in cells() {
        let wire = Wire::play(cell, BOTH);
        assert_eq!(wire.failed, [], "{}", cell.name());
        let heard = [
            (Party::Server, b"attack at dawn".to_vec()),
            (Party::Client, b"dawn it is".to_vec()),
        ];
        assert_eq!(wire.heard, heard, "{}", cell.name());
        let session = wire.session();
        assert!(session.extended_master_secret, "{}", cell.name());
        let pads = cell.row.protection.is_block();
        assert_eq!(session.encrypt_then_mac, pads, "{}", cell.name());
        for end in [&wire.client, &wire.server] {
            let protocol = end.application_protocol();
            assert_eq!(protocol, Some(&b"http/1.1"[..]), "{}", cell.name());
        }
    }
}

#[test]
fn what_one_end_alone_wants_is_not_agreed() {
    for (client, server) in [(true, false), (false, true), (false, false)] {
        let wire = Wire::play(in_blocks(), Wants { client, server });
        assert_eq!(wire.failed, []);
        assert_eq!(wire.heard.len(), 2);
        let session = wire.session();
        assert!(!session.extended_master_secret && !session.encrypt_then_mac);
        for end in [&wire.client, &wire.server] {
            assert_eq!(end.application_protocol(), None);
        }
    }
}

#[test]
fn whoever_has_the_premaster_secret_reads_along() {
    for cell in cells() {
        let wire = Wire::play(cell, BOTH);
        let secret = Slot::new(ValueKind::PreMasterSecret, Whose::Client);
        let (_, secret) = wire.client.ledger().newest(secret).expect("the client's");
        let mut known = observe(&wire.captures).ledger;
        let recipes = recipes::of(known.session().expect("she saw the hellos"));
        known.add(secret.clone(), Op::Leaked, vec![]);
        closure(&mut known, &recipes);
        assert_eq!(made_by(&known), Some(Op::PrfExtendedMasterSecret));
        for text in ["attack at dawn", "dawn it is"] {
            let knows = known.lines().any(|(_, line)| {
                line.value.slot.kind == ValueKind::ApplicationData
                    && line.value.bytes == text.as_bytes()
            });
            assert!(knows, "{}: {text}", cell.name());
        }
    }
}

#[test]
fn where_she_changes_a_message_the_two_ends_hash_different_ones() {
    let mut wire = Wire::play(in_blocks(), BOTH);
    let hashed = |captures: &Shared<Capture>| {
        let seen = observe(captures).ledger;
        let messages = seen.lines().filter(|(_, line)| {
            line.value.slot == Slot::new(ValueKind::HandshakeMessages, Whose::Both)
        });
        messages.count()
    };
    assert_eq!(hashed(&wire.captures), 1);
    let hello = wire.captures.get_mut(0).expect("ClientHello");
    let mut changed = hello.sent.clone();
    // A byte of the random, behind headers and version.
    *changed.get_mut(20).expect("it is long enough") ^= 1;
    hello.forwarded = Some(changed);
    assert_eq!(hashed(&wire.captures), 2);
}

/// How the master secret came to be.
fn made_by(ledger: &Ledger) -> Option<Op> {
    let (id, _) = ledger.newest(Slot::new(ValueKind::MasterSecret, Whose::Both))?;
    ledger.line(id).map(|line| line.op)
}

/// What the client makes of a ServerHello that `change` has changed.
fn answered(cell: Cell, wants: Wants, change: impl Fn(&mut ServerHello)) -> Option<Check> {
    let mut wire = Wire::of(cell.ends(wants));
    wire.tell(Party::Server, Input::Start);
    wire.tell(Party::Client, Input::Start);
    let (_, hello) = wire.under_way.pop_front().expect("ClientHello");
    wire.tell(Party::Server, Input::Receive(hello));
    let (_, answer) = wire.under_way.pop_front().expect("ServerHello");
    let mut record = Record::from_bytes(&answer).expect("a record");
    let Ok(Handshake::ServerHello(mut hello)) = Handshake::from_bytes(&record.fragment) else {
        panic!("no ServerHello");
    };
    change(&mut hello);
    record.fragment = Handshake::ServerHello(hello).to_bytes();
    wire.tell(Party::Client, Input::Receive(record.to_bytes()));
    wire.failed.first().map(|(_, error)| error.check)
}

fn with(extension: Extension) -> impl Fn(&mut ServerHello) {
    move |hello| {
        let extensions = hello.extensions.get_or_insert_default();
        extensions.push(extension.clone());
    }
}

#[test]
fn a_server_that_answers_what_was_not_offered_is_refused() {
    let silent = Wants {
        client: false,
        server: false,
    };
    let cell = in_blocks();
    assert_eq!(answered(cell, silent, |_| {}), None);
    for extension in [
        Extension::ExtendedMasterSecret,
        Extension::EncryptThenMac,
        Extension::Alpn(protocols(true, &["h2"])),
    ] {
        let refused = answered(cell, silent, with(extension));
        assert_eq!(refused, Some(Check::ExtensionOffered));
    }
}

#[test]
fn a_server_that_answers_other_than_one_offered_protocol_is_refused() {
    let asks = Wants {
        client: true,
        server: false,
    };
    for (names, expected) in [
        (&["h2"][..], None),
        (&["h3"], Some(Check::ApplicationProtocolOffered)),
        (&["h2", "h2"], Some(Check::ApplicationProtocolOffered)),
    ] {
        let answer = Extension::Alpn(protocols(true, names));
        assert_eq!(answered(in_blocks(), asks, with(answer)), expected);
    }
}

#[test]
fn a_server_that_speaks_none_of_the_offered_protocols_says_so() {
    let (client, mut server) = in_blocks().ends(BOTH);
    let _ = server.handle(Input::Start);
    let mut wire = Wire::of((client, server));
    wire.tell(Party::Client, Input::Start);
    let (_, hello) = wire.under_way.pop_front().expect("ClientHello");
    let mut record = Record::from_bytes(&hello).expect("a record");
    let Ok(Handshake::ClientHello(mut hello)) = Handshake::from_bytes(&record.fragment) else {
        panic!("no ClientHello");
    };
    for extension in hello.extensions.iter_mut().flatten() {
        if let Extension::Alpn(names) = extension {
            *names = protocols(true, &["h3"]);
        }
    }
    record.fragment = Handshake::ClientHello(hello).to_bytes();
    wire.tell(Party::Server, Input::Receive(record.to_bytes()));
    let (_, error) = wire.failed.first().expect("it is refused");
    assert_eq!(error.check, Check::SharedApplicationProtocol);
    assert_eq!(error.alert, AlertDescription::NoApplicationProtocol);
}

#[test]
fn a_server_that_answers_encrypt_then_mac_without_a_block_cipher_is_refused() {
    for cell in cells() {
        let protection = &cell.row.protection;
        if !protection.is_block() {
            let refused = answered(cell, BOTH, with(Extension::EncryptThenMac));
            let expected = (!protection.is_readable()).then_some(Check::EncryptThenMac);
            assert_eq!(refused, expected, "{}", cell.name());
        }
    }
}
