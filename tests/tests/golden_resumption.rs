//! Abbreviated handshakes as text that a person can review, by session id and by ticket; in every version and suite their
//! messages are tiled by named fields.
//!
//! `INSTA_UPDATE=always cargo test -p padlock-tests --test golden_resumption` writes the texts anew; read the difference.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

use std::fmt::Write;

use padlock_core::Drbg;
use padlock_sim::{
    World, keys,
    scenario::{self, Version},
};
use padlock_tests::{hex, value};
use padlock_tls::{
    client::{Client, ClientConfig},
    codec::Field,
    dissect::{Context, Dissection, RecordShape, RecordView, Shown, dissect_record, shown},
    endpoint::{Endpoint, Input, Output},
    group,
    handshake::CipherSuite,
    ledger::ValueKind,
    message_name::MessageName,
    party::{Party, Size},
    resumption::{
        ClientPsk, ClientResumption, ServerPsk, ServerResumption, SessionCache, TicketKey,
    },
    rules::Versions,
    server::{ClientAuthentication, Identity, Server, ServerConfig},
    shape::Shape,
    signature,
    suite::{SUITES, suite},
};

/// Both ends, which meet again and again.
struct Ends {
    client: ClientConfig,
    server: ServerConfig,
}

/// A record on the wire.
struct Sent {
    from: Party,
    name: MessageName,
    record: Vec<u8>,
    context: Context,
}

fn ends(version: Version, code: CipherSuite, tickets: bool) -> Ends {
    let story = scenario::named("tls12-rsa").unwrap();
    let story = story.with_version(version).with_cipher_suite(code);
    let world = World::new(story).unwrap();
    let scenario = world.scenario();
    let held = |party: Party, kind| value(&world, party, kind, party.into());
    let versions = Versions::only(version.protocol());
    Ends {
        client: ClientConfig {
            shape: Shape::default(),
            status_request: false,
            crls: vec![],
            versions: versions.clone(),
            cipher_suites: vec![code],
            groups: group::curves(scenario.size),
            signature_algorithms: signature::offer(scenario.size),
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![],
            resumption: ClientResumption {
                tickets,
                session: None,
                psk: ClientPsk::default(),
            },
            server_name: scenario.server_name.clone(),
            trust_anchors: vec![held(Party::Client, ValueKind::TrustAnchor)],
            now: scenario.clock,
            identities: vec![],
        },
        server: ServerConfig {
            shape: Shape::default(),
            stapled: None,
            versions,
            cipher_suites: vec![code],
            groups: group::curves(scenario.size),
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![],
            resumption: ServerResumption {
                sessions: Some(SessionCache::new(4)),
                ticket_keys: vec![TicketKey::draw(&Drbg::new(5))],
                lifetime: 3600,
                now: scenario.clock,
                psk: ServerPsk::default(),
            },
            client_authentication: ClientAuthentication::default(),
            identities: vec![Identity {
                certificate_list: vec![held(Party::Server, ValueKind::ServerCertificate)],
                private_key: keys::for_suite(suite(code).unwrap()).unwrap(),
            }],
        },
    }
}

impl Ends {
    /// A handshake; what is to be remembered is.
    fn meet(&mut self, seed: u64) -> Vec<Sent> {
        let rng = Drbg::new(seed);
        let client = Client::new(self.client.clone(), rng.fork("client"));
        let server = Server::new(self.server.clone(), rng.fork("server"));
        let mut client = Endpoint::Client(Box::new(client));
        let mut server = Endpoint::Server(Box::new(server));
        let mut sent = Vec::new();
        assert!(tell(&mut server, Input::Start, &mut sent).is_empty());
        let mut flight = tell(&mut client, Input::Start, &mut sent);
        while !flight.is_empty() {
            flight = tell(&mut server, Input::Receive(flight), &mut sent);
            flight = tell(&mut client, Input::Receive(flight), &mut sent);
        }
        let sessions = self.server.resumption.sessions.as_mut().unwrap();
        sessions.settle(&server);
        self.client.resumption.session = client.session_to_keep();
        assert!(self.client.resumption.session.is_some());
        sent
    }
}

fn tell(endpoint: &mut Endpoint, input: Input, sent: &mut Vec<Sent>) -> Vec<u8> {
    let mut wire = Vec::new();
    let mut inputs = vec![input];
    while let Some(input) = inputs.pop() {
        for output in endpoint.handle(input) {
            match output {
                Output::Send {
                    record,
                    message,
                    protected,
                } => {
                    wire.extend(&record);
                    let session = endpoint.ledger().session();
                    sent.push(Sent {
                        from: endpoint.party(),
                        name: message,
                        record,
                        context: Context {
                            protected,
                            cipher: session.map_or(RecordShape::NullCipher, RecordShape::of),
                            shape: session.map(|session| session.shape()).unwrap_or_default(),
                        },
                    });
                }
                Output::Decide(decision) => inputs.push(Input::Choose(decision.default)),
                Output::Failed(error) => panic!("{error}"),
                _ => {}
            }
        }
    }
    wire
}

impl Sent {
    fn dissected(&self) -> Dissection<RecordView> {
        dissect_record(&self.record, &self.context)
    }

    fn text(&self, text: &mut String) {
        let (from, name) = (self.from.id(), self.name.id());
        let length = self.record.len();
        writeln!(text, "\n=== {from} {name}, {length} bytes").unwrap();
        let dissection = self.dissected();
        let leaves: Vec<_> = dissection.leaves().collect();
        for span in &dissection.spans {
            let indent = "  ".repeat(span.depth.into());
            let field = span.field;
            let bytes = &self.record[span.bytes.clone()];
            if !leaves.iter().any(|leaf| std::ptr::eq(*leaf, span)) {
                writeln!(text, "{indent}{}", field.id()).unwrap();
                continue;
            }
            let says = match shown(field, bytes) {
                Shown::Number(number) => format!(" = {number}"),
                Shown::Text(words) => format!(" = {words:?}"),
                Shown::Code { id, .. } => format!(" = {id}"),
                Shown::Bytes => String::new(),
            };
            writeln!(text, "{indent}{}{says}", field.id()).unwrap();
            for (index, line) in bytes.chunks(24).enumerate() {
                let at = span.bytes.start + index * 24;
                writeln!(text, "{indent}  {at:04x}  {}", hex(line)).unwrap();
            }
        }
    }

    fn assert_tiled(&self) {
        let dissection = self.dissected();
        assert!(dissection.value.is_ok(), "{:?}", dissection.value);
        let mut at = 0;
        for leaf in dissection.leaves() {
            assert_eq!(leaf.bytes.start, at, "{:?}", leaf.field);
            assert_ne!(leaf.field, Field::Unparsed);
            at = leaf.bytes.end;
        }
        assert_eq!(at, self.record.len());
    }
}

/// A handshake that begins a session and the one that goes on with it.
fn golden(code: CipherSuite, tickets: bool) -> String {
    let mut ends = ends(Version::Tls12, code, tickets);
    let first = ends.meet(1);
    let mut text = String::new();
    for sent in first
        .iter()
        .filter(|sent| sent.name == MessageName::NewSessionTicket)
    {
        sent.text(&mut text);
    }
    for sent in ends.meet(2) {
        sent.text(&mut text);
    }
    text
}

#[test]
fn a_session_goes_on_by_id_in_toy_size() {
    let text = golden(CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH, false);
    insta::assert_snapshot!("resumption-id-toy", text);
}

#[test]
fn a_session_goes_on_by_ticket_in_toy_size() {
    let text = golden(CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH, true);
    insta::assert_snapshot!("resumption-ticket-toy", text);
}

#[test]
fn a_session_goes_on_by_ticket_in_full_size() {
    let text = golden(CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA, true);
    insta::assert_snapshot!("resumption-ticket-full", text);
}

#[test]
fn every_message_of_a_session_that_goes_on_is_tiled_by_named_fields() {
    let (mut abbreviated, mut tickets) = (0, 0);
    for version in Version::TLS.iter().copied() {
        let rows = SUITES.iter().filter(|row| row.since <= version.protocol());
        // The key exchange takes no part in it: the toys stand for the others.
        for row in rows.filter(|row| row.scale.size == Size::Toy || version == Version::Tls12) {
            for by_ticket in [false, true] {
                let mut ends = ends(version, row.code, by_ticket);
                let first = ends.meet(1);
                let second = ends.meet(2);
                let names: Vec<_> = second.iter().map(|sent| sent.name).collect();
                assert!(!names.contains(&MessageName::Certificate), "{names:?}");
                assert_eq!(names.len(), 6, "{names:?}");
                abbreviated += 1;
                for sent in first.iter().chain(&second) {
                    sent.assert_tiled();
                    tickets += usize::from(sent.name == MessageName::NewSessionTicket);
                }
            }
        }
    }
    println!("{abbreviated} abbreviated handshakes, {tickets} tickets");
    assert!(abbreviated > 80 && tickets > 40);
}
