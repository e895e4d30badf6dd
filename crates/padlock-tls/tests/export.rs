//! Suites for export: spoken by whoever is told to, and by nobody else; and clients that take what they should not.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "common/configs.rs"]
mod configs;
#[path = "common/toy.rs"]
mod toy;

use padlock_core::{Drbg, Nat, dh::DhGroup};
use padlock_tls::{
    alert::AlertDescription,
    client::{Client, ClientConfig},
    codec::Field,
    endpoint::{Input, Output},
    error::{Check, Error},
    export::{ExportKeys, Laxity},
    handshake::CipherSuite,
    ledger::{Slot, ValueKind},
    party::{Size, Whose},
    record::ProtocolVersion,
    server::Server,
    state::State,
};

use self::{
    configs::configs,
    toy::{issued, key},
};

const STRICT: Laxity = Laxity {
    takes_ephemeral_rsa_keys: false,
    takes_any_group: false,
};
const LAX: Laxity = Laxity {
    takes_ephemeral_rsa_keys: true,
    takes_any_group: true,
};

/// What the client asks for, and what the server is made to read.
const RSA: [CipherSuite; 2] = [
    CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH,
    CipherSuite::TOY_RSA_EXPORT_WITH_SAES_CBC_TOYHASH,
];
const DHE: [CipherSuite; 2] = [
    CipherSuite::TOY_DHE_RSA_WITH_SAES_CBC_TOYHASH,
    CipherSuite::TOY_DHE_RSA_EXPORT_WITH_SAES_CBC_TOYHASH,
];

fn export_keys() -> ExportKeys {
    ExportKeys {
        key: key(61, 53),
        field: DhGroup::new(&Nat::from(11), &Nat::from(2)).expect("a group"),
    }
}

/// A client that asks for one suite, and a server whose configuration has both.
fn pair(
    [asked, read]: [CipherSuite; 2],
    version: ProtocolVersion,
    laxity: Laxity,
) -> (Client, Server) {
    let issued = issued(key(269, 271));
    let (client, server) = configs(Size::Toy, version, vec![asked, read], issued);
    let client = ClientConfig {
        cipher_suites: vec![asked],
        ..client
    };
    let rng = Drbg::new(1);
    (
        Client::new(client, rng.fork("client")).lax(laxity),
        Server::new(server, rng.fork("server")),
    )
}

/// What an end sends, its decisions answered as an autopilot does.
fn tell(handle: &mut dyn FnMut(Input) -> Vec<Output>, input: Input) -> Vec<u8> {
    let mut wire = vec![];
    let mut inputs = vec![input];
    while let Some(input) = inputs.pop() {
        for output in handle(input) {
            match output {
                Output::Send { record, .. } => wire.extend(record),
                Output::Decide(decision) => inputs.push(Input::Choose(decision.default)),
                _ => {}
            }
        }
    }
    wire
}

/// The same bytes with one suite in place of the other.
fn with(mut wire: Vec<u8>, old: CipherSuite, new: CipherSuite) -> Vec<u8> {
    let (old, new) = (old.0.to_be_bytes(), new.0.to_be_bytes());
    let at = wire.windows(2).position(|two| two == old);
    let at = at.expect("the suite is there");
    wire.splice(at..at + 2, new);
    wire
}

/// Both hellos edited: the server reads `read`, the client is told `asked`. Gives the server's first flight.
fn downgraded(suites: [CipherSuite; 2], client: &mut Client, server: &mut Server) -> Vec<u8> {
    let [asked, read] = suites;
    tell(&mut |input| server.handle(input), Input::Start);
    let hello = tell(&mut |input| client.handle(input), Input::Start);
    let hello = with(hello, asked, read);
    let mut flight = tell(&mut |input| server.handle(input), Input::Receive(hello));
    if server.error().is_none() {
        flight = with(flight, read, asked);
    }
    let second = tell(
        &mut |input| client.handle(input),
        Input::Receive(flight.clone()),
    );
    tell(&mut |input| server.handle(input), Input::Receive(second));
    flight
}

fn exporting(suites: [CipherSuite; 2], laxity: Laxity) -> (Client, Server) {
    let (mut client, server) = pair(suites, ProtocolVersion::TLS10, laxity);
    let mut server = server.exporting(export_keys());
    downgraded(suites, &mut client, &mut server);
    (client, server)
}

fn refused(error: Option<&Error>) -> Option<(Check, AlertDescription, Option<Field>)> {
    error.map(|error| {
        (
            error.check,
            error.alert,
            error.field.map(|(field, _)| field),
        )
    })
}

#[test]
fn a_strict_client_refuses_a_key_that_its_suite_has_not() {
    let (client, server) = exporting(RSA, STRICT);
    let expected = (
        Check::ExpectedMessage,
        AlertDescription::UnexpectedMessage,
        Some(Field::HandshakeType),
    );
    assert_eq!(refused(client.error()), Some(expected));
    assert_eq!(
        server.error().map(|error| error.alert),
        Some(AlertDescription::UnexpectedMessage)
    );
}

#[test]
fn a_strict_client_refuses_a_group_that_is_too_small() {
    let (client, server) = exporting(DHE, STRICT);
    let expected = (
        Check::GroupSize,
        AlertDescription::InsufficientSecurity,
        Some(Field::DhP),
    );
    assert_eq!(refused(client.error()), Some(expected));
    assert_eq!(
        server.error().map(|error| error.alert),
        Some(AlertDescription::InsufficientSecurity)
    );
}

/// Without anyone who knows the secret, what was changed shows at Finished.
#[test]
fn a_lax_client_goes_on_with_what_is_short_until_finished() {
    for (suites, kind, short) in [
        (RSA, ValueKind::RsaModulus, 3233),
        (DHE, ValueKind::DhP, 11),
    ] {
        let (client, server) = exporting(suites, LAX);
        let held = client.ledger().newest(Slot::new(kind, Whose::Server));
        let held = held.map(|(_, value)| Nat::from_be_bytes(&value.bytes));
        assert_eq!(held, Some(Nat::from(short)));
        let secret = Slot::new(ValueKind::PreMasterSecret, Whose::Client);
        let secret = |ledger: &padlock_tls::ledger::Ledger| {
            ledger.newest(secret).map(|(_, value)| value.bytes.clone())
        };
        assert!(secret(client.ledger()).is_some());
        assert_eq!(secret(client.ledger()), secret(server.ledger()));
        assert_eq!(
            server.error().map(|error| error.check),
            Some(Check::VerifyData)
        );
    }
}

/// A signature is one of both randoms and the parameters: what is short must be the server's own.
#[test]
fn a_lax_client_still_checks_the_signature() {
    for suites in [RSA, DHE] {
        let [asked, read] = suites;
        let (mut client, server) = pair(suites, ProtocolVersion::TLS10, LAX);
        let mut server = server.exporting(export_keys());
        let flight = downgraded(suites, &mut client, &mut server);
        let (mut client, _) = pair([asked, read], ProtocolVersion::TLS10, LAX);
        tell(&mut |input| client.handle(input), Input::Start);
        // ServerHelloDone is nine bytes; the signature of three is right before it.
        let mut changed = flight;
        let at = changed.len() - 10;
        if let Some(byte) = changed.get_mut(at) {
            *byte ^= 1;
        }
        tell(&mut |input| client.handle(input), Input::Receive(changed));
        assert_eq!(
            refused(client.error()).map(|(check, alert, _)| (check, alert)),
            Some((Check::KeyExchangeSignature, AlertDescription::DecryptError)),
            "{}",
            asked.id()
        );
    }
}

#[test]
fn a_server_without_keys_for_export_or_behind_tls_1_0_has_no_such_suite() {
    for suites in [RSA, DHE] {
        let (mut client, mut server) = pair(suites, ProtocolVersion::TLS10, LAX);
        downgraded(suites, &mut client, &mut server);
        assert_eq!(
            server.error().map(|error| error.check),
            Some(Check::SharedCipherSuite)
        );
        for version in [ProtocolVersion::TLS11, ProtocolVersion::TLS12] {
            let (mut client, server) = pair(suites, version, LAX);
            let mut server = server.exporting(export_keys());
            downgraded(suites, &mut client, &mut server);
            assert_eq!(
                server.error().map(|error| error.check),
                Some(Check::SharedCipherSuite)
            );
        }
    }
}

#[test]
fn undisturbed_ends_have_nothing_short() {
    for [asked, read] in [RSA, DHE] {
        let (mut client, server) = pair([asked, read], ProtocolVersion::TLS10, LAX);
        let mut server = server.exporting(export_keys());
        tell(&mut |input| server.handle(input), Input::Start);
        let mut wire = tell(&mut |input| client.handle(input), Input::Start);
        while !wire.is_empty() {
            wire = tell(&mut |input| server.handle(input), Input::Receive(wire));
            wire = tell(&mut |input| client.handle(input), Input::Receive(wire));
        }
        assert_eq!(
            (client.state(), server.state()),
            (State::Connected, State::Connected)
        );
        assert!(!client.ledger().suite().expect("agreed").export);
    }
}
