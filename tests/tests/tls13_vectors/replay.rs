//! The traces of RFC 8448 played again, once by our client and once by our server: each is given what its original drew and signed,
//! and must say the same, byte for byte.

use padlock_core::Drbg;
use padlock_tests::hex;
use padlock_tls::{
    client::{self, Client, ClientConfig},
    codec::Codec,
    endpoint::{Choice, DecisionKind, Endpoint, Input, Output},
    extension::Extension,
    handshake::{
        CipherSuite, ClientHello, Handshake, NamedGroup, ServerHello, SessionId, tls13::Message,
    },
    ledger::{Op, Slot, ValueKind},
    party::{Party, Whose},
    record::ProtocolVersion,
    resumption::{
        ClientPsk, ClientResumption, EarlyData, Resumed, ServerPsk, ServerResumption, SessionCache,
        StoredSession,
    },
    rules::Versions,
    server::{self, ClientAuthentication, Demand, Server, ServerConfig},
    shape::Shape,
    state::State,
    tls13::connection::Connection,
    x509::UnixTime,
};
use serde_json::Value;

use super::{bytes, read};

/// The full handshakes. Section 4 goes on with a ticket of section 3.
const SECTIONS: [&str; 4] = ["3", "5", "6", "7"];
/// When they are played, in seconds since 1970.
const NOW: UnixTime = UnixTime(1_500_000_000);

/// Whether a record is under the keys of early data.
fn is_early(trace: &Value) -> bool {
    trace["epoch"] == "client_early_traffic"
}

/// The section of this number.
fn section<'a>(traces: &'a Value, number: &str) -> &'a Value {
    let mut sections = traces["sections"].as_array().unwrap().iter();
    sections
        .find(|section| section["rfc8448_section"] == *number)
        .unwrap()
}

/// The records of one end.
fn records<'a>(section: &'a Value, from: &'a str) -> impl Iterator<Item = &'a Value> {
    let records = section["records"].as_array().unwrap().iter();
    records.filter(move |record| record["from"] == from)
}

/// The handshake messages of one end.
fn messages<'a>(section: &'a Value, from: &'a str) -> impl Iterator<Item = Vec<u8>> {
    let messages = section["messages"].as_array().unwrap().iter();
    let messages = messages.filter(move |message| message["from"] == from);
    messages.map(|message| bytes(&message["hex"]))
}

fn client_hellos(section: &Value) -> Vec<ClientHello> {
    let hello = |bytes: Vec<u8>| match Handshake::from_bytes(&bytes) {
        Ok(Handshake::ClientHello(hello)) => Some(hello),
        _ => None,
    };
    messages(section, "client").filter_map(hello).collect()
}

fn server_hellos(section: &Value) -> Vec<ServerHello> {
    let hello = |bytes: Vec<u8>| match Handshake::from_bytes(&bytes) {
        Ok(Handshake::ServerHello(hello)) => Some(hello),
        _ => None,
    };
    messages(section, "server").filter_map(hello).collect()
}

/// What an end says under keys, but for Finished, and for what comes after it.
fn under_keys(section: &Value, from: &str) -> (Vec<Message>, Vec<Message>) {
    let said: Vec<Message> = messages(section, from)
        .filter(|bytes| !matches!(bytes[0], 1 | 2))
        .map(|bytes| Message::from_bytes(&bytes).unwrap())
        .collect();
    let is_finished = |message: &Message| matches!(message, Message::Finished(_));
    let at = said.iter().position(is_finished).unwrap();
    (said[..at].to_vec(), said[at + 1..].to_vec())
}

fn group(section: &Value) -> NamedGroup {
    match section["keys"]["ephemeral"]["group"].as_str() {
        Some("x25519") => NamedGroup::X25519,
        _ => NamedGroup::SECP256R1,
    }
}

/// Several messages a record, as the traces have them.
fn shape() -> Shape {
    Shape {
        joined: true,
        ..Shape::default()
    }
}

fn client(section: &Value, session: Option<StoredSession>) -> Endpoint {
    let mut early = records(section, "client").filter(|trace| is_early(trace));
    let early_data = early.next().map(|trace| bytes(&trace["plaintext"]));
    let hellos = client_hellos(section);
    let extensions = || hellos[0].extensions.iter().flatten();
    let groups = extensions().find_map(|extension| match extension {
        Extension::SupportedGroups(groups) => Some(groups.clone()),
        _ => None,
    });
    let signature_algorithms = extensions().find_map(|extension| match extension {
        Extension::SignatureAlgorithms(schemes) => Some(schemes.clone()),
        _ => None,
    });
    let config = ClientConfig {
        shape: shape(),
        status_request: false,
        crls: vec![],
        versions: Versions::only(ProtocolVersion::TLS13),
        cipher_suites: hellos[0].cipher_suites.clone(),
        groups: groups.unwrap(),
        signature_algorithms: signature_algorithms.unwrap(),
        extended_master_secret: false,
        encrypt_then_mac: false,
        application_protocols: vec![],
        resumption: ClientResumption {
            session,
            psk: ClientPsk {
                early_data: early_data.unwrap_or_default(),
                ..ClientPsk::default()
            },
            ..ClientResumption::default()
        },
        server_name: "server".to_owned(),
        trust_anchors: vec![],
        now: NOW,
        identities: vec![],
    };
    let scripted = client::Scripted {
        hellos,
        group: group(section),
        private: bytes(&section["keys"]["ephemeral"]["client_private"]),
        authentication: under_keys(section, "client").0,
    };
    let client = Client::scripted(config, Drbg::new(1), scripted);
    Endpoint::Client(Box::new(client))
}

fn server(section: &Value, session: Option<StoredSession>) -> Endpoint {
    let (flight, afterwards) = under_keys(section, "server");
    let is_request = |message: &Message| matches!(message, Message::CertificateRequest(_));
    let mut sessions = SessionCache::new(1);
    if let Some(StoredSession { state, ticket, .. }) = session {
        sessions.insert(SessionId(ticket), state);
    }
    let config = ServerConfig {
        shape: shape(),
        stapled: None,
        versions: Versions::only(ProtocolVersion::TLS13),
        cipher_suites: vec![super::CODE],
        groups: vec![group(section)],
        extended_master_secret: false,
        encrypt_then_mac: false,
        application_protocols: vec![],
        resumption: ServerResumption {
            sessions: Some(sessions),
            lifetime: 3600,
            now: NOW,
            psk: ServerPsk {
                tickets: 0,
                max_early_data_size: 1024,
                ..ServerPsk::default()
            },
            ..ServerResumption::default()
        },
        client_authentication: ClientAuthentication {
            demand: match flight.iter().any(is_request) {
                true => Demand::Requested,
                false => Demand::Nothing,
            },
            ..ClientAuthentication::default()
        },
        identities: vec![],
    };
    let mut hellos = server_hellos(section);
    let private = bytes(&section["keys"]["ephemeral"]["server_private"]);
    let scripted = server::Scripted {
        hello: hellos.pop().map(|hello| (hello, private)),
        hello_retry_request: hellos.pop(),
        flight,
        afterwards,
    };
    let server = Server::scripted(config, Drbg::new(1), scripted);
    Endpoint::Server(Box::new(server))
}

/// What an end sends after this input, record by record.
fn tell(end: &mut Endpoint, input: Input, sent: &mut Vec<Vec<u8>>) {
    let mut outputs = end.handle(input);
    while !outputs.is_empty() {
        match outputs.remove(0) {
            Output::Send { record, .. } => sent.push(record),
            Output::Decide(decision) => {
                let choice = match decision.kind {
                    // The trace's certificate is its own authority; nobody believes it but its reader.
                    DecisionKind::Certificate => Choice::Certificate(true),
                    _ => decision.default,
                };
                outputs.extend(end.handle(Input::Choose(choice)));
            }
            Output::Failed(error) => unreachable!("{error}"),
            Output::Refused(error) => unreachable!("{error}"),
            _ => {}
        }
    }
}

/// Plays one end of a trace with what the other one sent, and gives what it sends itself.
fn play(end: &mut Endpoint, section: &Value, own: &str) -> Vec<String> {
    let mut sent = vec![];
    tell(end, Input::Start, &mut sent);
    for trace in section["records"].as_array().unwrap() {
        let input = match trace["inner_type"].as_u64() {
            _ if trace["from"] != own => Input::Receive(bytes(&trace["record"])),
            // It is said with the hello.
            _ if is_early(trace) => continue,
            Some(23) => Input::Say(bytes(&trace["plaintext"])),
            Some(21) => Input::Close,
            _ => continue,
        };
        // Who is told that all is over says so in turn, and hears no more.
        if end.state() != State::Closed {
            tell(end, input, &mut sent);
        }
    }
    assert_eq!(end.state(), State::Closed);
    sent.iter().map(|raw| hex(raw)).collect()
}

/// What one end sends in the trace.
fn expected(section: &Value, own: &str) -> Vec<String> {
    let records = records(section, own);
    records
        .map(|trace| trace["record"].as_str().unwrap().to_lowercase())
        .collect()
}

#[test]
fn each_end_sends_the_records_of_rfc_8448_byte_for_byte() {
    let Some(traces) = read("rfc8448.json") else {
        return;
    };
    let mut equal = 0;
    for number in SECTIONS {
        let section = section(&traces, number);
        for (mut end, own) in [
            (client(section, None), "client"),
            (server(section, None), "server"),
        ] {
            let sent = play(&mut end, section, own);
            assert_eq!(
                sent,
                expected(section, own),
                "the {own} of section {number}"
            );
            equal += sent.len();
        }
    }
    println!("{equal} records are the same");
    assert_eq!(equal, 31);
}

#[test]
fn each_end_goes_on_with_the_ticket_of_section_3_as_section_4_does() {
    let Some(traces) = read("rfc8448.json") else {
        return;
    };
    let mut first = client(section(&traces, "3"), None);
    let _ = play(&mut first, section(&traces, "3"), "client");
    let session = first.session_to_keep();
    let section = section(&traces, "4");
    let psk = bytes(&section["secrets"]["psk"]);
    assert_eq!(session.as_ref().unwrap().state.master_secret, psk);
    let mut equal = 0;
    for (mut end, own) in [
        (client(section, session.clone()), "client"),
        (server(section, session.clone()), "server"),
    ] {
        let sent = play(&mut end, section, own);
        assert_eq!(sent, expected(section, own), "the {own} of section 4");
        assert_eq!(end.resumed(), Some(Resumed::Ticket));
        assert_eq!(end.early_data(), Some(EarlyData::Accepted));
        equal += sent.len();
    }
    println!("{equal} records are the same");
    assert_eq!(equal, 10);
}

#[test]
fn the_binder_of_section_4_follows_from_its_key_and_its_hello() {
    let Some(traces) = read("rfc8448.json") else {
        return;
    };
    let section = section(&traces, "4");
    let hello = bytes(&records(section, "client").next().unwrap()["plaintext"]);
    let published = &section["secrets"];
    let mut connection = Connection::new(Party::Client, Drbg::new(1), shape());
    let code = CipherSuite::TLS_AES_128_GCM_SHA256;
    connection.ledger.agree_on_tls13(code);
    let slot = Slot::new(ValueKind::PreSharedKey, Whose::Both);
    let psk = connection.hold(slot, bytes(&published["psk"]), Op::Resumed);
    // Two lengths and a binder of 32 bytes are not covered.
    let covered = hello[..hello.len() - 35].to_vec();
    let binder = connection.binder(psk, Resumed::Ticket, covered).unwrap();
    assert_eq!(binder, bytes(&published["binder"]));
    assert_eq!(hello[hello.len() - 32..], binder);
}
