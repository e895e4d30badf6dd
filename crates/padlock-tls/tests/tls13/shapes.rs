//! What an end makes of its freedom: padding, records that messages share, cookies, GREASE, the looks of TLS 1.2.

use padlock_core::Drbg;
use padlock_tls::{
    alert::AlertDescription,
    client::ClientConfig,
    codec::{Codec, Field},
    endpoint::{Endpoint, Input, Output},
    error::Check,
    extension::{
        Extension, ExtensionType,
        tls13::{KeyShareEntry, Tls13Extension},
    },
    handshake::{
        CipherSuite, ClientHello, CompressionMethod, Handshake, NamedGroup, Random, ServerHello,
        tls13::{EncryptedExtensions, Message},
    },
    ledger::{Op, ValueKind},
    message_name::MessageName,
    party::Size,
    record::ProtocolVersion,
    server::{Scripted, Server, ServerConfig},
    shape::{Cookies, Shape},
    state::State,
};

use super::{Pair, configs};

/// The lengths of what an end has put into its records under keys.
fn inner_lengths(end: &Endpoint) -> Vec<usize> {
    let lines = end.ledger().lines();
    let own = lines.filter(|(_, line)| line.op == Op::AppendType);
    own.map(|(_, line)| line.value.bytes.len()).collect()
}

#[test]
fn padding_makes_every_record_a_multiple_and_is_taken_off_again() {
    for size in [Size::Toy, Size::Full] {
        for padding in [16, 100, 4096] {
            let (mut client, mut server) = configs(size);
            client.shape.padding = padding;
            server.shape.padding = padding;
            let mut pair = Pair::new((client, server)).shake(5000);
            pair.assert_connected();
            pair.say(true, b"attack at dawn");
            pair.say(false, b"dawn it is");
            for end in [&pair.client, &pair.server] {
                let lengths = inner_lengths(end);
                assert!(lengths.len() >= 2, "{lengths:?}");
                let padding = usize::from(padding);
                assert!(lengths.iter().all(|length| length % padding == 0));
            }
        }
    }
}

#[test]
fn a_record_that_is_full_already_has_no_room_for_padding() {
    let (mut client, server) = configs(Size::Full);
    client.shape.padding = 5000;
    let mut pair = Pair::new((client, server)).shake(5000);
    let wire = pair.tell(false, Input::Say(vec![7; (1 << 14) + 1]));
    pair.tell(true, Input::Receive(wire));
    let lengths = inner_lengths(&pair.client);
    // Room for all content and its type; the byte that is left over is padded.
    assert_eq!(lengths[lengths.len() - 2..], [(1 << 14) + 1, 5000]);
    pair.assert_connected();
}

#[test]
fn messages_of_a_flight_may_share_a_record() {
    for joined in [false, true] {
        let (client, mut server) = configs(Size::Full);
        server.shape.joined = joined;
        let pair = Pair::new((client, server)).shake(1000);
        pair.assert_connected();
        // Four messages, from EncryptedExtensions to Finished.
        let records = inner_lengths(&pair.server).len();
        assert_eq!(records, if joined { 1 } else { 4 });
    }
}

fn hellos(pair: &Pair) -> Vec<ClientHello> {
    let hello = |output: &Output| match output {
        Output::Send { record, .. } => match Handshake::from_bytes(record.get(5..)?) {
            Ok(Handshake::ClientHello(hello)) => Some(hello),
            _ => None,
        },
        _ => None,
    };
    pair.outputs.iter().filter_map(hello).collect()
}

fn cookie(hello: &ClientHello) -> Option<&Vec<u8>> {
    let mut extensions = hello.extensions.iter().flatten();
    extensions.find_map(|extension| match extension {
        Extension::Tls13(Tls13Extension::Cookie(cookie)) => Some(cookie),
        _ => None,
    })
}

#[test]
fn a_cookie_goes_along_alone_or_not_at_all() {
    for (cookies, has_group, again, has_cookie) in [
        (Cookies::Never, true, false, false),
        (Cookies::Never, false, true, false),
        (Cookies::Along, true, false, false),
        (Cookies::Along, false, true, true),
        (Cookies::Always, true, true, true),
        (Cookies::Always, false, true, true),
    ] {
        let (client, mut server) = configs(Size::Full);
        server.shape.cookies = cookies;
        if !has_group {
            server.groups = vec![NamedGroup::SECP384R1];
        }
        let mut pair = Pair::new((client, server)).shake(1000);
        pair.assert_connected();
        pair.say(true, b"here I am");
        let hellos = hellos(&pair);
        assert_eq!(hellos.len() == 2, again, "{cookies:?} {has_group}");
        let last = hellos.last().expect("is said");
        assert_eq!(cookie(last).is_some(), has_cookie);
        // Where only the cookie was asked for, nothing else changes.
        if has_group && again {
            let mut first = hellos[0].clone();
            let extensions = first.extensions.as_mut().expect("has some");
            let cookie = cookie(last).expect("has one").clone();
            extensions.push(Extension::Tls13(Tls13Extension::Cookie(cookie)));
            assert_eq!(first, *last);
        }
    }
}

#[test]
fn a_second_hello_with_another_share_than_its_first_is_refused() {
    let (client, mut server) = configs(Size::Full);
    server.shape.cookies = Cookies::Always;
    let mut pair = Pair::new((client, server));
    pair.tell(true, Input::Start);
    let hello = pair.tell(false, Input::Start);
    let request = pair.tell(true, Input::Receive(hello));
    let mut second = pair.tell(false, Input::Receive(request));
    let share = [0, 51, 0, 38, 0, 36, 0, 29, 0, 32];
    let place = second.windows(10).position(|bytes| bytes == share);
    second[place.expect("is there") + 10] ^= 1;
    pair.tell(true, Input::Receive(second));
    let refused = pair.server.error().map(|error| error.check);
    assert_eq!(refused, Some(Check::KeyShare));
}

fn greasy() -> (ClientConfig, ServerConfig) {
    let (mut client, mut server) = configs(Size::Full);
    client.shape.grease = true;
    server.shape.grease = true;
    (client, server)
}

/// What means nothing in a hello: suite, version, group and share, and two extensions.
fn grease(hello: &ClientHello) -> (CipherSuite, ProtocolVersion, NamedGroup, [ExtensionType; 2]) {
    let extensions = hello.extensions.as_ref().expect("has some");
    let (mut version, mut group, mut share) = (None, None, None);
    for extension in extensions {
        match extension {
            Extension::SupportedGroups(groups) => group = groups.first().copied(),
            Extension::Tls13(Tls13Extension::SupportedVersions(versions)) => {
                version = versions.first().copied();
            }
            Extension::Tls13(Tls13Extension::ClientShares(shares)) => {
                share = shares.first().map(|share| share.group);
            }
            _ => {}
        }
    }
    assert_eq!(group, share);
    let ends = [extensions.first(), extensions.last()];
    let ends = ends.map(|end| end.expect("has some").extension_type());
    let suite = hello.cipher_suites[0];
    (
        suite,
        version.expect("is named"),
        group.expect("is named"),
        ends,
    )
}

#[test]
fn a_server_passes_over_what_means_nothing() {
    for (size, again) in [(Size::Full, false), (Size::Full, true), (Size::Toy, false)] {
        let (mut client, mut server) = configs(size);
        client.shape.grease = true;
        if again {
            server.groups = vec![NamedGroup::SECP384R1];
        }
        let mut pair = Pair::new((client, server)).shake(1000);
        pair.assert_connected();
        pair.say(true, b"never mind");
        let hellos = hellos(&pair);
        let (suite, version, group, [first, last]) = grease(&hellos[0]);
        let ids = [suite.id(), version.id(), group.id(), first.id(), last.id()];
        assert_eq!(ids, ["GREASE"; 5]);
        assert_ne!(first, last);
        for extension in hellos[0].extensions.iter().flatten() {
            match extension {
                Extension::SignatureAlgorithms(schemes) => assert_eq!(schemes[0].id(), "GREASE"),
                Extension::Alpn(protocols) => {
                    assert_eq!(
                        (protocols[0].len(), protocols[1].as_slice()),
                        (2, &b"h2"[..])
                    );
                }
                _ => {}
            }
        }
        // Asked for another share, the client changes that alone.
        if let [first, second] = &mut hellos.clone()[..] {
            let is_share = |e: &Extension| e.extension_type() == ExtensionType::KEY_SHARE;
            let is_cookie = |e: &Extension| e.extension_type() == ExtensionType::COOKIE;
            let first = first.extensions.take().expect("has some");
            let mut second = second.extensions.take().expect("has some");
            second.retain(|extension| !is_cookie(extension));
            let changed = first.iter().zip(&second).filter(|(a, b)| a != b);
            assert!(changed.clone().all(|(a, b)| is_share(a) && is_share(b)));
            assert_eq!((first.len(), changed.count()), (second.len(), 1));
        }
    }
}

#[test]
fn a_client_passes_over_what_means_nothing_in_a_question() {
    let (mut client, mut server) = greasy();
    client.shape.post_handshake_auth = true;
    server.client_authentication.demand = padlock_tls::server::Demand::Requested;
    let mut pair = Pair::new((client, server)).shake(1000);
    pair.assert_connected();
    let outputs = pair.server.ask_for_certificate();
    let wire = pair.follow(true, outputs);
    pair.carry(false, wire, 1000);
    pair.assert_connected();
}

/// What a client says that means nothing, and what it makes of a server that takes it at its word.
fn taken_at_its_word(change: impl Fn(&ClientHello, &mut ServerHello, &mut Vec<Message>)) -> Check {
    let (client, server) = greasy();
    let mut pair = Pair::new((client.clone(), server.clone())).shake(1000);
    let said = hellos(&pair).remove(0);
    let (_, _, group, _) = grease(&said);
    assert_ne!(group, NamedGroup::X25519);
    // A server's hello to that client, as it would be in earnest.
    let share = KeyShareEntry {
        group: NamedGroup::X25519,
        key_exchange: vec![9; 32],
    };
    let mut hello = ServerHello {
        server_version: ProtocolVersion::TLS12,
        random: Random([7; 32]),
        session_id: said.session_id.clone(),
        cipher_suite: CipherSuite::TLS_AES_128_GCM_SHA256,
        compression_method: CompressionMethod::NULL,
        extensions: Some(vec![
            Extension::Tls13(Tls13Extension::SelectedVersion(ProtocolVersion::TLS13)),
            Extension::Tls13(Tls13Extension::ServerShare(share)),
        ]),
    };
    let mut flight = vec![];
    change(&said, &mut hello, &mut flight);
    let scripted = Scripted {
        flight,
        ..Scripted::default()
    };
    let is_hello = scripted.flight.is_empty();
    let rng = Drbg::new(1).fork("server");
    let server = Server::scripted(server, rng, scripted);
    let mut again = Pair::new((client, configs(Size::Full).1));
    again.server = Endpoint::Server(Box::new(server));
    match is_hello {
        true => {
            again.tell(false, Input::Start);
            let bytes = Handshake::ServerHello(hello).to_bytes();
            let length = u16::try_from(bytes.len()).expect("is short").to_be_bytes();
            let record = [&[22, 3, 3][..], &length, &bytes].concat();
            again.tell(false, Input::Receive(record));
        }
        false => again = again.shake(1000),
    }
    pair = again;
    pair.client.error().expect("refuses").check
}

#[test]
fn a_client_refuses_a_server_that_takes_it_at_its_word() {
    let suite = taken_at_its_word(|said, hello, _| hello.cipher_suite = grease(said).0);
    assert_eq!(suite, Check::CipherSuiteOffered);
    let version = taken_at_its_word(|said, hello, _| {
        let version = Tls13Extension::SelectedVersion(grease(said).1);
        let extensions = hello.extensions.as_mut().expect("has some");
        extensions[0] = Extension::Tls13(version);
    });
    assert_eq!(version, Check::LegacyFields);
    let group = taken_at_its_word(|said, hello, _| {
        let share = KeyShareEntry {
            group: grease(said).2,
            key_exchange: vec![0],
        };
        let extensions = hello.extensions.as_mut().expect("has some");
        extensions[1] = Extension::Tls13(Tls13Extension::ServerShare(share));
    });
    assert_eq!(group, Check::KeyShare);
    let asked_for = taken_at_its_word(|said, hello, _| {
        hello.random = Random::HELLO_RETRY_REQUEST;
        let group = Tls13Extension::SelectedGroup(grease(said).2);
        let extensions = hello.extensions.as_mut().expect("has some");
        extensions[1] = Extension::Tls13(group);
    });
    assert_eq!(asked_for, Check::KeyShare);
    let in_hello = taken_at_its_word(|said, hello, _| {
        let extensions = hello.extensions.as_mut().expect("has some");
        extensions.push(Extension::Unknown {
            extension_type: grease(said).3[0],
            extension_data: vec![],
        });
    });
    assert_eq!(in_hello, Check::ExtensionOffered);
    let under_keys = taken_at_its_word(|said, _, flight| {
        let extensions = vec![Extension::Unknown {
            extension_type: grease(said).3[1],
            extension_data: vec![],
        }];
        let extensions = EncryptedExtensions { extensions };
        flight.push(Message::EncryptedExtensions(extensions));
    });
    assert_eq!(under_keys, Check::ExtensionOffered);
}

#[test]
fn an_answer_that_belongs_elsewhere_is_refused_though_it_was_offered() {
    let (mut client, server) = configs(Size::Full);
    client.status_request = true;
    let extensions = vec![Extension::StatusRequest(None)];
    let scripted = Scripted {
        flight: vec![Message::EncryptedExtensions(EncryptedExtensions {
            extensions,
        })],
        ..Scripted::default()
    };
    let mut pair = Pair::new((client, server.clone()));
    let server = Server::scripted(server, Drbg::new(1), scripted);
    pair.server = Endpoint::Server(Box::new(server));
    let pair = pair.shake(1000);
    let error = pair.client.error().expect("refuses");
    assert_eq!(error.check, Check::ExtensionAllowed);
    assert_eq!(error.alert, AlertDescription::IllegalParameter);
    assert_eq!(error.field, Some((Field::ExtensionType, 0)));
}

#[test]
fn looking_like_tls_1_2_is_the_client_s_choice() {
    for compatible in [true, false] {
        let (mut client, server) = configs(Size::Full);
        client.shape = Shape {
            compatible,
            ..Shape::default()
        };
        let pair = Pair::new((client, server)).shake(1000);
        pair.assert_connected();
        assert_eq!(hellos(&pair)[0].session_id.0.is_empty(), !compatible);
        let sent = pair.sent();
        let changes = sent
            .iter()
            .filter(|name| **name == MessageName::ChangeCipherSpec);
        assert_eq!(changes.count(), if compatible { 2 } else { 0 });
    }
}

#[test]
fn a_change_cipher_spec_behind_the_handshake_is_unexpected() {
    for to_server in [true, false] {
        let mut pair = Pair::new(configs(Size::Full)).shake(1000);
        pair.assert_connected();
        pair.tell(to_server, Input::Receive(vec![20, 3, 3, 0, 1, 1]));
        let end = if to_server {
            &pair.server
        } else {
            &pair.client
        };
        assert_eq!(end.state(), State::Failed);
        let error = end.error().expect("refuses");
        assert_eq!(error.check, Check::ExpectedMessage);
        let lines = end.ledger().lines();
        let opened = lines.filter(|(_, line)| line.value.slot.kind == ValueKind::OpenedRecord);
        assert!(opened.count() > 0);
    }
}
