//! The traces of RFC 8448 played again by our client.

use padlock_core::Drbg;
use padlock_tests::hex;
use padlock_tls::{
    client::{Client, ClientConfig, Scripted},
    codec::Codec,
    endpoint::{Choice, Endpoint, Input, Output},
    extension::Extension,
    handshake::{CipherSuite, Handshake, NamedGroup},
    ledger::{Op, Slot, ValueKind},
    party::{Party, Whose},
    record::ProtocolVersion,
    resumption::{ClientPsk, ClientResumption, EarlyData, Resumed, StoredSession},
    rules::Versions,
    state::State,
    tls13::connection::Connection,
    x509::UnixTime,
};
use serde_json::Value;

use super::{bytes, read};

/// The records of one end, and what it said.
fn records<'a>(section: &'a Value, from: &'a str) -> impl Iterator<Item = &'a Value> {
    let records = section["records"].as_array().unwrap().iter();
    records.filter(move |record| record["from"] == from)
}

/// Whether a record is under the keys of early data.
fn is_early(trace: &Value) -> bool {
    trace["epoch"] == "client_early_traffic"
}

/// Plays the client of a trace with its own hello and private value, and gives what it sent, record by record; `session` is
/// that of an earlier trace.
fn play_client(section: &Value, session: Option<StoredSession>) -> (Vec<Vec<u8>>, Endpoint) {
    let first = records(section, "client").next().unwrap();
    let Handshake::ClientHello(hello) = Handshake::from_bytes(&bytes(&first["plaintext"])).unwrap()
    else {
        unreachable!("the first message is a ClientHello");
    };
    let extensions = || hello.extensions.iter().flatten();
    let groups = extensions().find_map(|extension| match extension {
        Extension::SupportedGroups(groups) => Some(groups.clone()),
        _ => None,
    });
    let signature_algorithms = extensions().find_map(|extension| match extension {
        Extension::SignatureAlgorithms(schemes) => Some(schemes.clone()),
        _ => None,
    });
    let mut early = records(section, "client").filter(|trace| is_early(trace));
    let early_data = early.next().map(|trace| bytes(&trace["plaintext"]));
    let early_data = early_data.unwrap_or_default();
    let config = ClientConfig {
        status_request: false,
        versions: Versions::only(ProtocolVersion::TLS13),
        cipher_suites: hello.cipher_suites.clone(),
        groups: groups.unwrap(),
        signature_algorithms: signature_algorithms.unwrap(),
        extended_master_secret: false,
        encrypt_then_mac: false,
        application_protocols: vec![],
        resumption: ClientResumption {
            tickets: false,
            session,
            psk: ClientPsk {
                early_data,
                ..ClientPsk::default()
            },
        },
        server_name: "server".to_owned(),
        trust_anchors: vec![],
        now: UnixTime(1_500_000_000),
        identities: vec![],
    };
    let scripted = Scripted {
        hello,
        group: NamedGroup::X25519,
        private: bytes(&section["keys"]["ephemeral"]["client_private"]),
    };
    let client = Client::scripted(config, Drbg::new(1), scripted);
    let mut client = Endpoint::Client(Box::new(client));
    let mut sent = vec![];
    let mut take = |client: &mut Endpoint, input: Input| {
        let mut outputs = client.handle(input);
        while !outputs.is_empty() {
            match outputs.remove(0) {
                Output::Send { record, .. } => sent.push(record),
                // The trace's certificate is its own authority; nobody believes it but its reader.
                Output::Decide(_) => {
                    outputs.extend(client.handle(Input::Choose(Choice::Certificate(true))));
                }
                Output::Failed(error) => unreachable!("{error}"),
                _ => {}
            }
        }
    };
    take(&mut client, Input::Start);
    for trace in section["records"].as_array().unwrap() {
        let content = bytes(&trace["plaintext"]);
        match (trace["from"].as_str(), trace["inner_type"].as_u64()) {
            (Some("server"), _) if client.state() != State::Closed => {
                take(&mut client, Input::Receive(bytes(&trace["record"])));
            }
            (Some("client"), Some(23)) if !is_early(trace) => {
                take(&mut client, Input::Say(content))
            }
            (Some("client"), Some(21)) => take(&mut client, Input::Close),
            _ => {}
        }
    }
    assert_eq!(client.state(), State::Closed);
    (sent, client)
}

/// The section of this number, and what its client sends.
fn section<'a>(traces: &'a Value, number: &str) -> (&'a Value, Vec<String>) {
    let mut sections = traces["sections"].as_array().unwrap().iter();
    let section = sections
        .find(|section| section["rfc8448_section"] == *number)
        .unwrap();
    let expected = records(section, "client")
        .map(|trace| trace["record"].as_str().unwrap().to_lowercase())
        .collect();
    (section, expected)
}

fn hexes(sent: &[Vec<u8>]) -> Vec<String> {
    sent.iter().map(|raw| hex(raw)).collect()
}

#[test]
fn a_client_sends_the_records_of_rfc_8448_byte_for_byte() {
    let Some(traces) = read("rfc8448.json") else {
        return;
    };
    for number in ["3", "7"] {
        let (section, expected) = section(&traces, number);
        let (sent, _) = play_client(section, None);
        assert_eq!(hexes(&sent), expected, "section {number}");
    }
}

#[test]
fn a_client_goes_on_with_the_ticket_of_section_3_as_section_4_does() {
    let Some(traces) = read("rfc8448.json") else {
        return;
    };
    let (first, _) = section(&traces, "3");
    let (_, client) = play_client(first, None);
    let session = client.session_to_keep().unwrap();
    let (resumed, expected) = section(&traces, "4");
    let psk = bytes(&resumed["secrets"]["psk"]);
    assert_eq!(session.state.master_secret, psk);
    let (sent, client) = play_client(resumed, Some(session));
    assert_eq!(client.resumed(), Some(Resumed::Ticket));
    assert_eq!(client.early_data(), Some(EarlyData::Accepted));
    assert_eq!(hexes(&sent), expected);
}

#[test]
fn the_binder_of_section_4_follows_from_its_key_and_its_hello() {
    let Some(traces) = read("rfc8448.json") else {
        return;
    };
    let (section, _) = section(&traces, "4");
    let hello = bytes(&records(section, "client").next().unwrap()["plaintext"]);
    let published = &section["secrets"];
    let mut connection = Connection::new(Party::Client, Drbg::new(1));
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
