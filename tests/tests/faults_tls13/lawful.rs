//! What must still hold: changes that RFC 8446 allows, after which everything is said and heard.

use padlock_core::Drbg;
use padlock_tls::{
    client::{Client as ClientEnd, Scripted},
    codec::Codec,
    endpoint::{Endpoint, Input, Output},
    extension::{
        Extension as E, ExtensionType as T, SignatureSchemeCode,
        tls13::{KeyShareEntry, Tls13Extension},
    },
    handshake::{CipherSuite, ClientHello, Handshake, NamedGroup},
    ledger::{Slot, ValueKind},
    message_name::MessageName as M,
    party::{
        Party::{self, Client, Server},
        Whose,
    },
    record::{ContentType, MAX_FRAGMENT, ProtocolVersion, Record},
};

use crate::{
    cell::Cell,
    flight::Flight,
    order::UNDER_KEYS,
    row::{Expected, Row, row},
};

fn lawful(name: &str, place: (Party, M, usize), change: impl Fn(&mut Flight<'_>) + 'static) -> Row {
    row(name, place, change, Expected::Completes)
}

pub fn rows(cell: &Cell) -> Vec<Row> {
    let first = (Client, M::ClientHello, 0);
    let mut rows = vec![lawful("nothing changes", first, |_| ())];
    for (version, name) in [
        (0x0300, "ClientHello's record of SSL 3.0"),
        (0x0303, "ClientHello's record of TLS 1.2"),
        (0x0304, "ClientHello's record of TLS 1.3"),
        (0xffff, "ClientHello's record of no version"),
    ] {
        // legacy_record_version "MUST be ignored for all purposes" (section 5.1).
        rows.push(lawful(name, first, move |f| {
            f.item().version = ProtocolVersion(version);
        }));
    }
    rows.push(lawful(
        "ServerHello's record of TLS 1.0",
        (Server, M::ServerHello, 0),
        |f| f.item().version = ProtocolVersion::TLS10,
    ));
    for (from, message) in [(Client, M::ClientHello), (Server, M::ServerHello)] {
        rows.extend(fragments(from, message));
    }
    for (from, message) in UNDER_KEYS.iter().copied() {
        rows.extend(fragments(from, message));
        rows.extend(paddings(from, message));
        let at = |what: &str, change: fn(&mut Flight<'_>)| {
            let name = format!("before {}'s {}: {what}", from.id(), message.id());
            lawful(&name, (from, message, 0), change)
        };
        rows.push(at("ChangeCipherSpec", ccs));
        rows.push(at("ChangeCipherSpec twice", |f| {
            ccs(f);
            ccs(f);
        }));
    }
    rows.push(lawful(
        "the server's messages in one record",
        (Server, M::EncryptedExtensions, 0),
        |f| {
            let rest = f.items.split_off(f.at + 1);
            for item in rest {
                f.item().content.extend(item.content);
            }
        },
    ));
    if !cell.is_toy() {
        for from in [Client, Server] {
            let name = format!("{}'s ChangeCipherSpec left out", from.id());
            rows.push(lawful(&name, (from, M::ChangeCipherSpec, 0), |f| {
                f.remove()
            }));
        }
    }
    rows.extend(afterwards());
    rows.extend(hellos(cell));
    rows
}

/// Where the server asks for another hello.
pub fn retried_rows(_: &Cell) -> Vec<Row> {
    let second = (Client, M::ClientHello, 1);
    vec![
        lawful("nothing changes", (Client, M::ClientHello, 0), |_| ()),
        lawful(
            "HelloRetryRequest in two records",
            (Server, M::HelloRetryRequest, 0),
            |f| f.split(7),
        ),
        lawful("ClientHello2 in two records", second, |f| f.split(70)),
        lawful("before ClientHello2: ChangeCipherSpec", second, ccs),
        lawful(
            "before HelloRetryRequest: ChangeCipherSpec",
            (Server, M::HelloRetryRequest, 0),
            ccs,
        ),
        lawful(
            "before ServerHello: ChangeCipherSpec",
            (Server, M::ServerHello, 0),
            ccs,
        ),
    ]
}

fn ccs(flight: &mut Flight<'_>) {
    flight.insert_plain(ContentType::ChangeCipherSpec, &[1]);
}

fn fragments(from: Party, message: M) -> Vec<Row> {
    let at = |what: &str, change: fn(&mut Flight<'_>)| {
        let name = format!("{}'s {}: {what}", from.id(), message.id());
        lawful(&name, (from, message, 0), change)
    };
    vec![
        at("in two records", |f| {
            let length = f.item().content.len();
            let lot = usize::from(f.rng.bytes(1)[0]);
            f.split(1 + lot % (length - 1));
        }),
        at("its first byte in a record of its own", |f| f.split(1)),
        at("every byte in a record of its own", |f| {
            for _ in 1..f.item().content.len().min(40) {
                f.split(1);
                f.at += 1;
            }
        }),
    ]
}

fn paddings(from: Party, message: M) -> Vec<Row> {
    let at = |what: &str, change: fn(&mut Flight<'_>)| {
        let name = format!("{}'s {}: {what}", from.id(), message.id());
        lawful(&name, (from, message, 0), change)
    };
    vec![
        at("a zero behind it", |f| f.item().padding = 1),
        at("300 zeros behind it", |f| f.item().padding = 300),
        at("as many zeros as there is room for", |f| {
            let length = f.item().content.len();
            f.item().padding = MAX_FRAGMENT - length;
        }),
    ]
}

fn afterwards() -> Vec<Row> {
    let mut rows = vec![];
    for from in [Client, Server] {
        let place = (from, M::ApplicationData, 0);
        let at = |what: &str, change: fn(&mut Flight<'_>)| {
            lawful(&format!("{}'s data: {what}", from.id()), place, change)
        };
        rows.push(at("a record of no bytes before", |f| {
            f.insert(ContentType::ApplicationData, &[]);
        }));
        rows.push(at("a record of zeros only before", |f| {
            f.insert(ContentType::ApplicationData, &[]);
            let at = f.at - 1;
            f.items[at].padding = 64;
        }));
        rows.push(at("with zeros behind it", |f| f.item().padding = 64));
        rows.push(at("in two records", |f| f.split(3)));
    }
    // Lifetime, age_add, nonce, ticket, extensions.
    let ticket = [4, 0, 0, 15, 0, 0, 0, 9, 1, 2, 3, 4, 1, 7, 0, 1, 5, 0, 0];
    rows.push(lawful(
        "before the server's data: a ticket",
        (Server, M::ApplicationData, 0),
        move |f| f.insert(ContentType::Handshake, &ticket),
    ));
    let unknown = [
        4, 0, 0, 19, 0, 0, 0, 9, 1, 2, 3, 4, 1, 7, 0, 1, 5, 0, 4, 0x1a, 0x1a, 0, 0,
    ];
    rows.push(lawful(
        "before the server's data: a ticket with an unknown extension",
        (Server, M::ApplicationData, 0),
        move |f| f.insert(ContentType::Handshake, &unknown),
    ));
    rows.push(lawful(
        "KeyUpdate that asks for none back",
        (Client, M::KeyUpdate, 0),
        |f| f.body(|body| body[0] = 0),
    ));
    rows.push(lawful(
        "KeyUpdate in two records",
        (Client, M::KeyUpdate, 0),
        |f| {
            f.split(4);
        },
    ));
    // "Any data received after a closure alert has been received MUST be ignored" (section 6.1).
    rows.push(lawful(
        "data behind close_notify",
        (Client, M::Alert, 0),
        |f| {
            f.append(ContentType::ApplicationData, b"too late");
        },
    ));
    rows
}

/// Hellos that another client might send: what the server does not know it passes over.
fn hellos(cell: &Cell) -> Vec<Row> {
    let client = |change: fn(&mut ClientHello)| scripted(cell, change);
    let at = |name: &str, change: fn(&mut ClientHello)| {
        let row = lawful(name, (Client, M::ClientHello, 0), |_| ());
        row.by(client(change))
    };
    vec![
        at("legacy_version of TLS 1.0", |hello| {
            hello.client_version = ProtocolVersion::TLS10;
        }),
        at("legacy_version of TLS 1.3", |hello| {
            hello.client_version = ProtocolVersion::TLS13;
        }),
        at("legacy_session_id of one byte", |hello| {
            hello.session_id.0 = vec![7];
        }),
        at("GREASE and other unknown suites", |hello| {
            hello.cipher_suites.insert(0, CipherSuite(0x1a1a));
            hello.cipher_suites.push(CipherSuite(0x00ff));
            hello.cipher_suites.push(CipherSuite(0x1305));
        }),
        at("an unknown extension, and GREASE", |hello| {
            let extensions = hello.extensions.get_or_insert_default();
            for kind in [0x1a1a, 0xcaca] {
                extensions.insert(0, unknown(kind, &[0, 1, 2]));
            }
        }),
        at("padding", |hello| {
            let extensions = hello.extensions.get_or_insert_default();
            extensions.push(unknown(T::PADDING.0, &[0; 200]));
        }),
        at("the extensions in reverse", |hello| {
            hello.extensions.get_or_insert_default().reverse();
        }),
        at("GREASE everywhere", |hello| {
            for extension in hello.extensions.iter_mut().flatten() {
                match extension {
                    E::SupportedGroups(groups) => groups.insert(0, NamedGroup(0x2a2a)),
                    E::SignatureAlgorithms(schemes) => {
                        schemes.insert(0, SignatureSchemeCode(0x3a3a));
                    }
                    E::Alpn(protocols) => protocols.insert(0, vec![0x4a, 0x4a]),
                    E::Tls13(Tls13Extension::SupportedVersions(versions)) => {
                        versions.insert(0, ProtocolVersion(0x5a5a));
                    }
                    E::Tls13(Tls13Extension::ClientShares(shares)) => shares.insert(
                        0,
                        KeyShareEntry {
                            group: NamedGroup(0x2a2a),
                            key_exchange: vec![0],
                        },
                    ),
                    _ => {}
                }
            }
        }),
        at("no server_name and no application protocol", |hello| {
            let extensions = hello.extensions.get_or_insert_default();
            extensions.retain(|own| ![T::SERVER_NAME, T::ALPN].contains(&own.extension_type()));
        }),
        at("other extensions of TLS 1.2 and 1.3", |hello| {
            let extensions = hello.extensions.get_or_insert_default();
            extensions.push(E::ExtendedMasterSecret);
            extensions.push(E::EncryptThenMac);
            extensions.push(E::SessionTicket(vec![]));
            extensions.push(E::EcPointFormats(vec![0]));
            extensions.push(unknown(T::POST_HANDSHAKE_AUTH.0, &[]));
            extensions.push(unknown(T::RECORD_SIZE_LIMIT.0, &[0x40, 1]));
        }),
    ]
}

fn unknown(kind: u16, data: &[u8]) -> E {
    E::Unknown {
        extension_type: T(kind),
        extension_data: data.to_vec(),
    }
}

/// A client that says the cell's hello with a change, and stands by it.
fn scripted(cell: &Cell, change: fn(&mut ClientHello)) -> Endpoint {
    let mut client = cell.client(1);
    let mut outputs = client.handle(Input::Start);
    while let [Output::Decide(decision)] = outputs.as_slice() {
        outputs = client.handle(Input::Choose(decision.default.clone()));
    }
    let sent = outputs.into_iter().find_map(|output| match output {
        Output::Send { record, .. } => Some(record),
        _ => None,
    });
    let record = Record::from_bytes(&sent.unwrap()).unwrap();
    let Ok(Handshake::ClientHello(mut hello)) = Handshake::from_bytes(&record.fragment) else {
        panic!("no hello");
    };
    change(&mut hello);
    let (kind, group) = (ValueKind::EphemeralPrivateKey, cell.group);
    let slot = Slot::of_record(kind, Whose::Client, group.0.into());
    let private = client.ledger().newest(slot).unwrap().1.bytes.clone();
    let scripted = Scripted {
        hellos: vec![hello],
        group,
        private,
        authentication: vec![],
    };
    let rng = Drbg::new(1).fork("client");
    let end = ClientEnd::scripted(cell.client.clone(), rng, scripted);
    Endpoint::Client(Box::new(end))
}
