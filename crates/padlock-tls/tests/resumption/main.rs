//! Two endpoints that have met before: by session id and by ticket, in every version, at toy size.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod ends;

use padlock_core::Drbg;
use padlock_tls::{
    alert::AlertDescription,
    client::Client,
    codec::Field,
    endpoint::{Endpoint, Input, Output},
    error::Check,
    ledger::{Op, Slot, ValueKind},
    message_name::MessageName as M,
    party::{Party, Whose},
    record::ProtocolVersion,
    resumption::{Resumed, ServerResumption, SessionCache, TicketKey},
    rules::VERSIONS,
    server::{Demand, Server},
    state::{self, State},
    x509::UnixTime,
};

use crate::ends::{Ends, Met, NOW, OTHER, ends};

fn versions() -> Vec<ProtocolVersion> {
    VERSIONS.iter().map(|rules| rules.version).collect()
}

/// RFC 5246 section 7.3, figure 2; RFC 5077 section 3.1.
const ABBREVIATED: [(Party, M); 8] = [
    (Party::Client, M::ClientHello),
    (Party::Server, M::ServerHello),
    (Party::Server, M::ChangeCipherSpec),
    (Party::Server, M::Finished),
    (Party::Client, M::ChangeCipherSpec),
    (Party::Client, M::Finished),
    (Party::Client, M::ApplicationData),
    (Party::Server, M::ApplicationData),
];

#[test]
fn a_session_goes_on_by_its_id_as_often_as_one_likes() {
    for version in versions() {
        let mut ends = ends(version);
        ends.meet(1).assert_connected(None);
        let first = ends.session().clone();
        assert_eq!(first.session_id.0.len(), 32);
        assert!(first.ticket.is_empty());
        for seed in 2..5 {
            let met = ends.meet(seed);
            met.assert_connected(Some(Resumed::SessionId));
            assert_eq!(met.messages, ABBREVIATED);
            assert_eq!(ends.session(), &first);
        }
    }
}

#[test]
fn a_session_goes_on_by_ticket_with_a_server_that_remembers_nothing() {
    for version in versions() {
        let mut ends = ends(version);
        ends.client.resumption.tickets = true;
        let met = ends.meet(1);
        met.assert_connected(None);
        let at = met
            .messages
            .iter()
            .position(|(_, name)| *name == M::NewSessionTicket);
        let behind = at.and_then(|at| met.messages.get(at + 1));
        assert_eq!(behind, Some(&(Party::Server, M::ChangeCipherSpec)));
        assert!(!ends.session().ticket.is_empty());
        assert!(ends.session().session_id.0.is_empty());
        ends.server.resumption.sessions = None;
        for seed in 2..5 {
            let met = ends.meet(seed);
            met.assert_connected(Some(Resumed::Ticket));
            assert_eq!(met.messages, ABBREVIATED);
        }
    }
}

#[test]
fn a_ticket_under_an_old_key_is_taken_and_renewed() {
    let mut ends = ends(ProtocolVersion::TLS12);
    ends.client.resumption.tickets = true;
    ends.meet(1).assert_connected(None);
    let old = ends.session().clone();
    let newer = TicketKey::draw(&Drbg::new(10));
    ends.server.resumption.ticket_keys.insert(0, newer.clone());
    let met = ends.meet(2);
    met.assert_connected(Some(Resumed::Ticket));
    let expected = (Party::Server, M::NewSessionTicket);
    assert_eq!(met.messages[2], expected);
    assert!(ends.session().ticket.starts_with(&newer.key_name));
    assert_eq!(ends.session().state, old.state);
    ends.server.resumption.ticket_keys.truncate(1);
    ends.meet(3).assert_connected(Some(Resumed::Ticket));
}

#[test]
fn both_ledgers_say_that_the_master_secret_is_from_an_earlier_session() {
    let op = |end: &Endpoint| {
        let slot = Slot::new(ValueKind::MasterSecret, Whose::Both);
        let (id, _) = end.ledger().newest(slot).unwrap();
        end.ledger().line(id).unwrap().op
    };
    let mut by_id = ends(ProtocolVersion::TLS12);
    let met = by_id.meet(1);
    assert_eq!(op(&met.client), Op::PrfExtendedMasterSecret);
    let met = by_id.meet(2);
    assert_eq!(
        (op(&met.client), op(&met.server)),
        (Op::Resumed, Op::Resumed)
    );
    let slot = Slot::new(ValueKind::PreMasterSecret, Whose::Client);
    assert!(met.client.ledger().newest(slot).is_none());
    let mut by_ticket = ends(ProtocolVersion::TLS12);
    by_ticket.client.resumption.tickets = true;
    by_ticket.meet(1);
    let met = by_ticket.meet(2);
    assert_eq!(
        (op(&met.client), op(&met.server)),
        (Op::Resumed, Op::ReadState)
    );
}

/// A session of a first connection, something that changes, and a second connection: a full handshake.
fn falls_back(change: impl Fn(&mut Ends)) {
    for version in versions() {
        for tickets in [false, true] {
            let mut ends = ends(version);
            ends.client.resumption.tickets = tickets;
            ends.meet(1).assert_connected(None);
            change(&mut ends);
            ends.meet(2).assert_connected(None);
        }
    }
}

#[test]
fn what_cannot_be_resumed_leads_to_a_full_handshake() {
    // From now on the server asks who the client is, and the session does not say.
    falls_back(|ends| ends.server.client_authentication.demand = Demand::Requested);
    // The server has forgotten it.
    falls_back(|ends| {
        ends.server.resumption.sessions = Some(SessionCache::new(1));
        ends.server.resumption.ticket_keys = vec![TicketKey::draw(&Drbg::new(11))];
    });
    falls_back(|ends| ends.server.resumption = ServerResumption::default());
    // It is too old.
    falls_back(|ends| ends.server.resumption.now = UnixTime(NOW.0 + 3600));
    // The suite is no longer spoken, by either end.
    falls_back(|ends| ends.server.cipher_suites = vec![OTHER]);
    falls_back(|ends| ends.client.cipher_suites = vec![OTHER]);
    // The client wants another name (RFC 6066 section 3).
    falls_back(|ends| ends.client.server_name = "other.example".to_owned());
    // One end no longer makes the master secret in that way (RFC 7627 section 5.3).
    falls_back(|ends| ends.client.extended_master_secret = false);
    falls_back(|ends| ends.server.extended_master_secret = false);
}

#[test]
fn a_session_without_extended_master_secret_is_begun_anew_by_ends_that_know_better() {
    for version in versions() {
        let mut ends = ends(version);
        ends.client.extended_master_secret = false;
        ends.meet(1).assert_connected(None);
        ends.meet(2).assert_connected(Some(Resumed::SessionId));
        ends.client.extended_master_secret = true;
        ends.meet(3).assert_connected(None);
        ends.meet(4).assert_connected(Some(Resumed::SessionId));
    }
}

#[test]
fn no_changed_byte_of_a_ticket_is_taken_and_none_does_harm() {
    let mut ends = ends(ProtocolVersion::TLS12);
    ends.client.resumption.tickets = true;
    ends.meet(1).assert_connected(None);
    let session = ends.session().clone();
    for at in 0..session.ticket.len() {
        let mut changed = session.clone();
        changed.ticket[at] ^= 1;
        ends.client.resumption.session = Some(changed);
        ends.meet(2).assert_connected(None);
    }
}

#[test]
fn a_connection_that_ends_in_a_fatal_alert_takes_its_session_along() {
    let mut ends = ends(ProtocolVersion::TLS12);
    ends.meet(1).assert_connected(None);
    let session = ends.session().clone();
    let mut met = ends.meet(2);
    met.assert_connected(Some(Resumed::SessionId));
    // Bytes that are no record under the keys.
    met.tell(Party::Server, Input::Receive(vec![23, 3, 3, 0, 1, 0]));
    assert_eq!(met.server.state(), State::Failed);
    let cache = ends.server.resumption.sessions.as_mut().unwrap();
    cache.settle(&met.server);
    assert_eq!(cache.find(&session.session_id), None);
    assert_eq!(met.client.session_to_keep(), None);
}

#[test]
fn a_client_that_forgot_the_extended_master_secret_is_turned_away() {
    for tickets in [false, true] {
        let mut ends = ends(ProtocolVersion::TLS12);
        ends.client.resumption.tickets = tickets;
        ends.meet(1).assert_connected(None);
        // A client that lies to itself about the session offers it, and not the extension.
        let mut session = ends.session().clone();
        session.state.extended_master_secret = false;
        ends.client.resumption.session = Some(session);
        ends.client.extended_master_secret = false;
        let met = ends.meet(2);
        let error = met.server.error().expect("refused");
        assert_eq!(
            (error.check, error.alert),
            (
                Check::ResumedMasterSecret,
                AlertDescription::HandshakeFailure
            )
        );
    }
}

/// What an end sends on `input`, decisions answered with their default.
fn sent(mut end: impl FnMut(Input) -> Vec<Output>, input: Input) -> Vec<u8> {
    let mut inputs = vec![input];
    let mut wire = vec![];
    while let Some(input) = inputs.pop() {
        for output in end(input) {
            match output {
                Output::Send { record, .. } => wire.extend(record),
                Output::Decide(decision) => inputs.push(Input::Choose(decision.default)),
                _ => {}
            }
        }
    }
    wire
}

#[test]
fn a_server_that_goes_on_in_another_version_is_refused() {
    for version in versions() {
        let mut ends = ends(version);
        ends.meet(1).assert_connected(None);
        ends.client.versions = versions().into_iter().collect();
        let rng = Drbg::new(2);
        let mut client = Client::new(ends.client.clone(), rng.fork("client"));
        let mut server = Server::new(ends.server.clone(), rng.fork("server"));
        server.handle(Input::Start);
        let hello = sent(|input| client.handle(input), Input::Start);
        let mut flight = sent(|input| server.handle(input), Input::Receive(hello));
        // Behind the headers of record and message.
        let own = u16::from_be_bytes([flight[9], flight[10]]);
        assert_eq!(own, version.0);
        let other = versions().into_iter().find(|other| *other != version);
        flight[9..11].copy_from_slice(&other.unwrap().0.to_be_bytes());
        client.handle(Input::Receive(flight));
        let error = client.error().expect("refused");
        let field = error.field.map(|(field, _)| field);
        assert_eq!(
            (error.check, field, error.alert),
            (
                Check::ResumedSession,
                Some(Field::ServerVersion),
                AlertDescription::IllegalParameter
            )
        );
    }
}

#[test]
fn the_state_machines_of_resumption_are_the_reviewed_ones() {
    let mut ends = ends(ProtocolVersion::TLS12);
    ends.client.resumption.tickets = true;
    let mut dot = String::new();
    let mut add = |name: &str, met: &Met| {
        dot += &state::dot(&format!("client_{name}"), &met.client.transitions());
        dot += &state::dot(&format!("server_{name}"), &met.server.transitions());
    };
    add("full_with_ticket", &ends.meet(1));
    add("abbreviated", &ends.meet(2));
    let newer = TicketKey::draw(&Drbg::new(10));
    ends.server.resumption.ticket_keys.insert(0, newer);
    add("abbreviated_with_ticket", &ends.meet(3));
    let file = format!("{}/tests/golden/resumption.dot", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        return std::fs::write(file, dot).expect("writable");
    }
    assert_eq!(dot, std::fs::read_to_string(file).expect("there"));
}
