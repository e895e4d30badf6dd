//! The traces of RFC 8448 played again by our client.

use padlock_core::Drbg;
use padlock_tests::hex;
use padlock_tls::{
    client::{Client, ClientConfig, Scripted},
    codec::Codec,
    endpoint::{Choice, Endpoint, Input, Output},
    extension::Extension,
    handshake::{Handshake, NamedGroup},
    record::ProtocolVersion,
    resumption::ClientResumption,
    rules::Versions,
    shape::Shape,
    state::State,
    x509::UnixTime,
};
use serde_json::Value;

use super::{bytes, read};

/// The records of one end, and what it said.
fn records<'a>(section: &'a Value, from: &'a str) -> impl Iterator<Item = &'a Value> {
    let records = section["records"].as_array().unwrap().iter();
    records.filter(move |record| record["from"] == from)
}

/// Plays the client of a trace with its own hello and private value, and gives what it sent, record by record.
fn play_client(section: &Value) -> Vec<Vec<u8>> {
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
    let config = ClientConfig {
        shape: Shape::default(),
        status_request: false,
        versions: Versions::only(ProtocolVersion::TLS13),
        cipher_suites: hello.cipher_suites.clone(),
        groups: groups.unwrap(),
        signature_algorithms: signature_algorithms.unwrap(),
        extended_master_secret: false,
        encrypt_then_mac: false,
        application_protocols: vec![],
        resumption: ClientResumption::default(),
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
            (Some("client"), Some(23)) => take(&mut client, Input::Say(content)),
            (Some("client"), Some(21)) => take(&mut client, Input::Close),
            _ => {}
        }
    }
    assert_eq!(client.state(), State::Closed);
    sent
}

#[test]
fn a_client_sends_the_records_of_rfc_8448_byte_for_byte() {
    let Some(traces) = read("rfc8448.json") else {
        return;
    };
    for number in ["3", "7"] {
        let mut sections = traces["sections"].as_array().unwrap().iter();
        let section = sections
            .find(|section| section["rfc8448_section"] == *number)
            .unwrap();
        let sent: Vec<String> = play_client(section).iter().map(|raw| hex(raw)).collect();
        let expected: Vec<String> = records(section, "client")
            .map(|trace| trace["record"].as_str().unwrap().to_lowercase())
            .collect();
        assert_eq!(sent, expected, "section {number}");
    }
}
