//! After the handshake: tickets, keys that change, and what has no place any more (RFC 8446 section 4.6).

use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field as F,
    error::Check as C,
    message_name::MessageName as M,
    party::Party::{self, Client, Server},
    record::ContentType,
};

use crate::{
    cell::Cell,
    flight::Flight,
    row::{Expected, Row, refused, row, undecodable, unexpected, unopened},
};

/// What nobody expects after the handshake.
const STRAYS: &[(&str, &[u8])] = &[
    ("HelloRequest", &[0, 0, 0, 0]),
    ("ClientHello", &[1, 0, 0, 0]),
    ("ServerHello", &[2, 0, 0, 0]),
    ("EndOfEarlyData", &[5, 0, 0, 0]),
    ("EncryptedExtensions", &[8, 0, 0, 2, 0, 0]),
    ("Certificate", &[11, 0, 0, 4, 0, 0, 0, 0]),
    (
        "CertificateRequest",
        &[13, 0, 0, 11, 0, 0, 8, 0, 13, 0, 4, 0, 2, 8, 4],
    ),
    ("CertificateVerify", &[15, 0, 0, 4, 8, 4, 0, 0]),
    ("Finished", &[20, 0, 0, 2, 0, 0]),
    ("message_hash", &[254, 0, 0, 0]),
    ("an unknown message", &[99, 0, 0, 0]),
];

pub fn rows(_: &Cell) -> Vec<Row> {
    let mut rows = Vec::new();
    for from in [Client, Server] {
        let place = (from, M::ApplicationData, 0);
        let to = from.peer();
        for (name, stray) in STRAYS {
            rows.push(row(
                format!("after the handshake, from the {}: {name}", from.id()),
                place,
                |f| f.insert(ContentType::Handshake, stray),
                unexpected(to, F::HandshakeType),
            ));
        }
        let plain: [(&str, ContentType, &'static [u8], Expected); 3] = [
            (
                "an alert in the clear",
                ContentType::Alert,
                &[2, 40],
                unexpected(to, F::RecordType),
            ),
            (
                "a message in the clear",
                ContentType::Handshake,
                &[0, 0, 0, 0],
                unexpected(to, F::RecordType),
            ),
            (
                "application data in the clear",
                ContentType::ApplicationData,
                b"attack at dawn, if the tag is right",
                unopened(to),
            ),
        ];
        for (name, kind, content, expected) in plain {
            rows.push(row(
                format!("after the handshake, from the {}: {name}", from.id()),
                place,
                move |f| f.insert_plain(kind, content),
                expected,
            ));
        }
        rows.extend(key_updates(from));
    }
    rows.push(row(
        "after the handshake, from the client: NewSessionTicket",
        (Client, M::ApplicationData, 0),
        |f| f.insert(ContentType::Handshake, &[4, 0, 0, 0]),
        unexpected(Server, F::HandshakeType),
    ));
    rows.extend(tickets());
    rows
}

fn key_updates(from: Party) -> Vec<Row> {
    let to = from.peer();
    let at = |what: &str, change: fn(&mut Flight<'_>), expected: Expected| {
        let name = format!("{}'s KeyUpdate: {what}", from.id());
        row(name, (from, M::KeyUpdate, 0), change, expected)
    };
    let illegal = || refused(to, C::Decode, F::RequestUpdate, A::IllegalParameter);
    let boundary = || {
        refused(
            to,
            C::HandshakeBoundary,
            F::HandshakeType,
            A::UnexpectedMessage,
        )
    };
    vec![
        at(
            "a request_update of 2",
            |f| f.body(|body| body[0] = 2),
            illegal(),
        ),
        at(
            "a request_update of 255",
            |f| f.body(|body| body[0] = 255),
            illegal(),
        ),
        at(
            "empty",
            |f| f.body(Vec::clear),
            undecodable(to, F::RequestUpdate),
        ),
        at(
            "two bytes",
            |f| f.body(|body| body.push(0)),
            undecodable(to, F::Handshake),
        ),
        at(
            "another message in its record",
            |f| f.item().content.extend([24, 0, 0, 1, 0]),
            boundary(),
        ),
        at(
            "the beginning of a message in its record",
            |f| f.item().content.push(24),
            boundary(),
        ),
        at("twice under the same keys", |f| f.double(), unopened(to)),
        // What follows is under keys that the other end does not expect yet.
        at("left out", |f| f.remove(), unopened(to)),
        at(
            "application data within it",
            |f| {
                f.split(4);
                f.at += 1;
                f.insert(ContentType::ApplicationData, b"attack");
            },
            refused(
                to,
                C::HandshakeBoundary,
                F::RecordType,
                A::UnexpectedMessage,
            ),
        ),
    ]
}

/// Tickets that are none: lifetime, age_add, nonce, ticket, extensions (section 4.6.1).
fn tickets() -> Vec<Row> {
    let at = |what: &str, body: &'static [u8], expected| {
        row(
            format!("NewSessionTicket: {what}"),
            (Server, M::ApplicationData, 0),
            move |f| {
                let length = u8::try_from(body.len()).unwrap();
                f.insert(ContentType::Handshake, &[&[4, 0, 0, length], body].concat());
            },
            expected,
        )
    };
    vec![
        at("empty", &[], undecodable(Client, F::TicketLifetime)),
        at(
            "only a lifetime",
            &[0, 0, 0, 9],
            undecodable(Client, F::TicketAgeAdd),
        ),
        at(
            "a ticket of no bytes",
            &[0, 0, 0, 9, 1, 2, 3, 4, 1, 7, 0, 0, 0, 0],
            undecodable(Client, F::TicketLength),
        ),
        at(
            "a nonce longer than the message",
            &[0, 0, 0, 9, 1, 2, 3, 4, 9, 7, 0, 1, 5, 0, 0],
            undecodable(Client, F::TicketNonce),
        ),
        at(
            "no block of extensions",
            &[0, 0, 0, 9, 1, 2, 3, 4, 1, 7, 0, 1, 5],
            undecodable(Client, F::ExtensionsLength),
        ),
        at(
            "early_data of three bytes",
            &[
                0, 0, 0, 9, 1, 2, 3, 4, 1, 7, 0, 1, 5, 0, 7, 0, 42, 0, 3, 0, 0, 1,
            ],
            undecodable(Client, F::MaxEarlyDataSize),
        ),
        at(
            "the same extension twice",
            &[
                0, 0, 0, 9, 1, 2, 3, 4, 1, 7, 0, 1, 5, 0, 8, 9, 9, 0, 0, 9, 9, 0, 0,
            ],
            refused(Client, C::Decode, F::Extensions, A::IllegalParameter),
        ),
        at(
            "a byte too many",
            &[0, 0, 0, 9, 1, 2, 3, 4, 1, 7, 0, 1, 5, 0, 0, 0],
            undecodable(Client, F::Handshake),
        ),
    ]
}
