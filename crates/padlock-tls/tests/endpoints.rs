//! Two endpoints, and everything that can come between them: bytes in any portions, decisions, nonsense.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "common/configs.rs"]
mod configs;
#[path = "common/toy.rs"]
mod toy;

use padlock_core::Drbg;
use padlock_tls::{
    alert::AlertDescription,
    client::{self, Client, ClientConfig},
    codec::Codec,
    endpoint::{Choice, Decision, DecisionKind, Endpoint, Input, Output},
    error::{Blame, Check},
    handshake::{CipherSuite, KeyExchangeAlgorithm},
    message_name::MessageName,
    party::{Party, Size},
    record::{ContentType, ProtocolVersion, Record},
    server::{self, Asked, Server},
    state::{self, State},
};
use proptest::prelude::*;

use self::{
    configs::{NAME, configs},
    toy::{issued, key},
};

/// A client that asks for `name`, and the server `padlock.example`, at toy size.
fn pair(seed: u64, name: &str) -> (Endpoint, Endpoint) {
    let suites = vec![CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH];
    let issued = issued(key(61, 53));
    let (client, server) = configs(Size::Toy, ProtocolVersion::TLS12, suites, issued);
    let client = ClientConfig {
        server_name: name.to_owned(),
        ..client
    };
    let rng = Drbg::new(seed);
    (
        Endpoint::Client(Box::new(Client::new(client, rng.fork("client")))),
        Endpoint::Server(Box::new(Server::new(server, rng.fork("server")))),
    )
}

/// What an endpoint put out, its decisions answered by `decide`.
struct Heard {
    wire: Vec<u8>,
    outputs: Vec<Output>,
}

fn tell(endpoint: &mut Endpoint, input: Input, decide: &dyn Fn(&Decision) -> Choice) -> Heard {
    let mut heard = Heard {
        wire: vec![],
        outputs: vec![],
    };
    let mut inputs = vec![input];
    while let Some(input) = inputs.pop() {
        for output in endpoint.handle(input) {
            match &output {
                Output::Send { record, .. } => heard.wire.extend(record),
                Output::Decide(decision) => inputs.push(Input::Choose(decide(decision))),
                _ => {}
            }
            heard.outputs.push(output);
        }
    }
    heard
}

fn autopilot(decision: &Decision) -> Choice {
    decision.default.clone()
}

/// Runs a connection in portions of at most `portion` bytes until the wire is silent.
fn run(
    client: &mut Endpoint,
    server: &mut Endpoint,
    portion: usize,
    decide: &dyn Fn(&Decision) -> Choice,
) -> Vec<Output> {
    let mut outputs = tell(server, Input::Start, decide).outputs;
    let first = tell(client, Input::Start, decide);
    outputs.extend(first.outputs);
    let mut to_server = first.wire;
    loop {
        let mut to_client = vec![];
        for part in to_server.chunks(portion) {
            let heard = tell(server, Input::Receive(part.to_vec()), decide);
            to_client.extend(heard.wire);
            outputs.extend(heard.outputs);
        }
        to_server = vec![];
        for part in to_client.chunks(portion) {
            let heard = tell(client, Input::Receive(part.to_vec()), decide);
            to_server.extend(heard.wire);
            outputs.extend(heard.outputs);
        }
        if to_server.is_empty() {
            return outputs;
        }
    }
}

#[test]
fn a_stream_in_any_portions_leads_to_the_same_place() {
    let (mut client, mut server) = pair(1, NAME);
    run(&mut client, &mut server, usize::MAX, &autopilot);
    assert_eq!(
        (client.state(), server.state()),
        (State::Connected, State::Connected)
    );
    for portion in [1, 2, 3, 7, 64] {
        let (mut other_client, mut other_server) = pair(1, NAME);
        run(&mut other_client, &mut other_server, portion, &autopilot);
        assert_eq!(other_client, client, "{portion} bytes at a time");
        assert_eq!(other_server, server, "{portion} bytes at a time");
    }
}

#[test]
fn a_chosen_premaster_secret_is_the_one_that_is_used() {
    let (mut client, mut server) = pair(1, NAME);
    let choose_65 = |decision: &Decision| match decision.kind {
        DecisionKind::PreMasterSecret => Choice::PreMasterSecret(vec![0, 65]),
        _ => decision.default.clone(),
    };
    let outputs = run(&mut client, &mut server, 1000, &choose_65);
    assert_eq!(
        (client.state(), server.state()),
        (State::Connected, State::Connected)
    );
    // 65^17 mod 3233 = 2790 = 0x0ae6: the text-books' example, on the wire.
    let sent = outputs.iter().find_map(|output| match output {
        Output::Send {
            record,
            message: MessageName::ClientKeyExchange,
            ..
        } => Some(record.clone()),
        _ => None,
    });
    assert!(sent.is_some_and(|record| record.ends_with(&[0x00, 0x02, 0x0a, 0xe6])));
}

#[test]
fn a_premaster_secret_that_does_not_fit_is_refused_and_can_be_chosen_again() {
    let (mut client, mut server) = pair(1, NAME);
    let too_big = |decision: &Decision| match decision.kind {
        DecisionKind::PreMasterSecret => Choice::PreMasterSecret(vec![0xff, 0xff]),
        _ => decision.default.clone(),
    };
    let outputs = run(&mut client, &mut server, 1000, &too_big);
    let refused = outputs.iter().find_map(|output| match output {
        Output::Refused(error) => Some((error.blame, error.check)),
        _ => None,
    });
    assert_eq!(refused, Some((Blame::ApiMisuse, Check::PreMasterSecret)));
    assert_eq!(client.state(), State::ChoosePreMasterSecret);
    let heard = tell(
        &mut client,
        Input::Choose(Choice::PreMasterSecret(vec![0, 65])),
        &autopilot,
    );
    assert!(!heard.wire.is_empty());
}

#[test]
fn a_certificate_for_another_name_is_reported_and_refused_but_a_person_may_accept_it() {
    let (mut client, mut server) = pair(1, "elsewhere.example");
    run(&mut client, &mut server, 1000, &autopilot);
    let error = client.error().expect("refused");
    assert_eq!(
        (error.check, error.alert),
        (Check::CertificateAccepted, AlertDescription::BadCertificate)
    );
    assert_eq!(
        error.certificate_check.map(|check| check.id()),
        Some("name")
    );
    let told = server.error().expect("told");
    assert_eq!(
        (told.check, told.alert),
        (Check::AlertReceived, AlertDescription::BadCertificate)
    );

    let (mut client, mut server) = pair(1, "elsewhere.example");
    let accept = |decision: &Decision| match decision.kind {
        DecisionKind::Certificate => Choice::Certificate(true),
        _ => decision.default.clone(),
    };
    run(&mut client, &mut server, 1000, &accept);
    assert_eq!(
        (client.state(), server.state()),
        (State::Connected, State::Connected)
    );
    assert!(
        client
            .certificate_report()
            .is_some_and(|report| !report.accepted()),
        "accepted, and still not valid"
    );
}

#[test]
fn what_the_state_does_not_allow_is_refused_and_changes_nothing() {
    let (mut client, mut server) = pair(1, NAME);
    for input in [
        Input::Say(b"early".to_vec()),
        Input::Close,
        Input::Choose(Choice::Certificate(true)),
    ] {
        for endpoint in [&mut client, &mut server] {
            let before = endpoint.clone();
            let outputs = endpoint.handle(input.clone());
            assert!(
                matches!(outputs.as_slice(), [Output::Refused(_)]),
                "{outputs:?}"
            );
            assert_eq!(*endpoint, before);
        }
    }
}

#[test]
fn a_message_out_of_turn_is_unexpected() {
    let (_, mut server) = pair(1, NAME);
    tell(&mut server, Input::Start, &autopilot);
    let record = |content_type, fragment| {
        Record {
            content_type,
            version: ProtocolVersion::TLS12,
            fragment,
        }
        .to_bytes()
    };
    let out_of_turn = [
        record(ContentType::ChangeCipherSpec, vec![1]),
        record(ContentType::ApplicationData, b"early".to_vec()),
        record(ContentType::Handshake, vec![14, 0, 0, 0]),
    ];
    for bytes in out_of_turn {
        let mut fresh = server.clone();
        tell(&mut fresh, Input::Receive(bytes), &autopilot);
        let error = fresh.error().expect("refused");
        assert_eq!(
            (error.check, error.alert),
            (Check::ExpectedMessage, AlertDescription::UnexpectedMessage)
        );
    }
}

#[test]
fn the_state_machines_are_the_reviewed_ones() {
    let (client, server) = pair(1, NAME);
    let dot =
        state::dot("client", &client.transitions()) + &state::dot("server", &server.transitions());
    reviewed("tls12-rsa.dot", &dot);
    let clients = KeyExchangeAlgorithm::ALL.iter();
    let clients = clients.map(|exchange| state::dot(exchange.id(), client::transitions(*exchange)));
    reviewed("tls12-client.dot", &clients.collect::<String>());
    let servers = Asked::ALL.iter();
    let servers = servers.map(|asked| state::dot(asked.id(), server::transitions(*asked)));
    reviewed("tls12-server.dot", &servers.collect::<String>());
}

/// `UPDATE_GOLDEN=1 cargo test` writes the file, for review as text.
fn reviewed(name: &str, dot: &str) {
    let file = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        return std::fs::write(file, dot).expect("writable");
    }
    assert_eq!(dot, std::fs::read_to_string(file).expect("there"));
}

proptest! {
    #[test]
    fn no_bytes_make_an_endpoint_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), party in 0..2) {
        let (client, server) = pair(1, NAME);
        let mut endpoint = if party == 0 { client } else { server };
        tell(&mut endpoint, Input::Start, &autopilot);
        tell(&mut endpoint, Input::Receive(bytes), &autopilot);
        prop_assert!(endpoint.state() != State::Connected);
    }

    #[test]
    fn no_edit_of_a_flight_makes_an_endpoint_panic_or_connect_with_other_keys(
        at in any::<prop::sample::Index>(), xor in 1_u8.., flight in 0..4_u32,
    ) {
        let (mut client, mut server) = pair(2, NAME);
        tell(&mut server, Input::Start, &autopilot);
        let mut wire = tell(&mut client, Input::Start, &autopilot).wire;
        let mut to = Party::Server;
        for turn in 0..4 {
            if turn == flight && !wire.is_empty() {
                let at = at.index(wire.len());
                if let Some(byte) = wire.get_mut(at) {
                    *byte ^= xor;
                }
            }
            let endpoint = if to == Party::Server { &mut server } else { &mut client };
            wire = tell(endpoint, Input::Receive(wire), &autopilot).wire;
            to = to.peer();
        }
        if client.state() == State::Connected && server.state() == State::Connected {
            let secret = |endpoint: &Endpoint| endpoint.ledger().lines().map(|(_, line)| line.value.clone())
                .find(|value| value.slot.kind == padlock_tls::ledger::ValueKind::MasterSecret);
            prop_assert_eq!(secret(&client), secret(&server));
        }
    }
}
