//! Messages dropped, doubled, swapped and put where they do not belong (RFC 8446 section 4 and appendix A), and messages
//! that go on where keys change (section 5.1).

use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field as F,
    error::Check as C,
    message_name::MessageName as M,
    party::Party::{self, Client, Server},
    record::ContentType,
    state::State,
};

use crate::{
    cell::Cell,
    flight::Flight,
    row::{Expected, Row, refused, row, unexpected, unopened},
};

/// The handshake behind the hellos.
pub const UNDER_KEYS: &[(Party, M)] = &[
    (Server, M::EncryptedExtensions),
    (Server, M::Certificate),
    (Server, M::CertificateVerify),
    (Server, M::Finished),
    (Client, M::Finished),
];

/// Messages that neither end expects before the other's Finished.
const STRAYS: &[(&str, &[u8])] = &[
    ("HelloRequest", &[0, 0, 0, 0]),
    ("ServerHello", &[2, 0, 0, 0]),
    ("NewSessionTicket", &[4, 0, 0, 0]),
    ("EndOfEarlyData", &[5, 0, 0, 0]),
    ("ServerKeyExchange", &[12, 0, 0, 0]),
    ("ServerHelloDone", &[14, 0, 0, 0]),
    ("KeyUpdate", &[24, 0, 0, 1, 0]),
    ("message_hash", &[254, 0, 0, 0]),
    ("an unknown message", &[99, 0, 0, 0]),
];

/// `CertificateRequest` with one scheme.
const REQUEST: &[u8] = &[13, 0, 0, 11, 0, 0, 8, 0, 13, 0, 4, 0, 2, 8, 4];

pub fn rows(_: &Cell) -> Vec<Row> {
    let mut rows = Vec::new();
    for (from, message) in UNDER_KEYS.iter().copied() {
        rows.extend(strays(from, message));
        rows.extend(interleaved(from, message));
    }
    for message in [M::EncryptedExtensions, M::Certificate, M::CertificateVerify] {
        let at = |what: &str, change: fn(&mut Flight<'_>)| {
            row(
                format!("{}: {what}", message.id()),
                (Server, message, 0),
                change,
                unexpected(Client, F::HandshakeType),
            )
        };
        rows.push(at("left out", |f| f.remove()));
        rows.push(at("twice", |f| f.double()));
        rows.push(at("swapped with the next", |f| f.swap()));
    }
    rows.extend(requests());
    rows.extend(finished());
    rows
}

fn strays(from: Party, message: M) -> Vec<Row> {
    let to = from.peer();
    let named = |what: &str| format!("before {}'s {}: {what}", from.id(), message.id());
    let mut rows: Vec<Row> = STRAYS
        .iter()
        .map(|(name, stray)| {
            row(
                named(name),
                (from, message, 0),
                |f| f.insert(ContentType::Handshake, stray),
                unexpected(to, F::HandshakeType),
            )
        })
        .collect();
    rows.push(row(
        named("application data"),
        (from, message, 0),
        |f| f.insert(ContentType::ApplicationData, b"early"),
        unexpected(to, F::RecordType),
    ));
    rows.push(row(
        named("a message in the clear"),
        (from, message, 0),
        |f| f.insert_plain(ContentType::Handshake, &[0, 0, 0, 0]),
        unexpected(to, F::RecordType),
    ));
    rows
}

/// Other records between the parts of a message (section 5.1).
fn interleaved(from: Party, message: M) -> Vec<Row> {
    let at = |what: &str, change: fn(&mut Flight<'_>), check| {
        let name = format!("within {}'s {}: {what}", from.id(), message.id());
        let expected = refused(from.peer(), check, F::RecordType, A::UnexpectedMessage);
        let change = move |f: &mut Flight<'_>| {
            f.split(2);
            f.at += 1;
            change(f);
        };
        row(name, (from, message, 0), change, expected)
    };
    vec![
        at(
            "application data",
            |f| f.insert(ContentType::ApplicationData, b"early"),
            C::HandshakeBoundary,
        ),
        at(
            "a warning",
            |f| f.insert(ContentType::Alert, &[1, 90]),
            C::HandshakeBoundary,
        ),
        at(
            "ChangeCipherSpec",
            |f| f.insert_plain(ContentType::ChangeCipherSpec, &[1]),
            C::ExpectedMessage,
        ),
    ]
}

/// CertificateRequest anywhere but behind EncryptedExtensions.
fn requests() -> Vec<Row> {
    let places = UNDER_KEYS
        .iter()
        .filter(|(_, name)| *name != M::Certificate);
    let mut rows: Vec<Row> = places
        .map(|(from, message)| {
            row(
                format!(
                    "before {}'s {}: CertificateRequest",
                    from.id(),
                    message.id()
                ),
                (*from, *message, 0),
                |f| f.insert(ContentType::Handshake, REQUEST),
                unexpected(from.peer(), F::HandshakeType),
            )
        })
        .collect();
    rows.push(row(
        "before server's Certificate: CertificateRequest twice",
        (Server, M::Certificate, 0),
        |f| {
            f.insert(ContentType::Handshake, REQUEST);
            f.insert(ContentType::Handshake, REQUEST);
        },
        unexpected(Client, F::HandshakeType),
    ));
    rows
}

fn finished() -> Vec<Row> {
    let boundary = |by| {
        refused(
            by,
            C::HandshakeBoundary,
            F::HandshakeType,
            A::UnexpectedMessage,
        )
    };
    let mut rows = vec![];
    for from in [Client, Server] {
        let to = from.peer();
        let at = |what: &str, change: fn(&mut Flight<'_>), expected: Expected| {
            let name = format!("{}'s Finished: {what}", from.id());
            row(name, (from, M::Finished, 0), change, expected)
        };
        rows.extend([
            at(
                "left out",
                |f| f.remove(),
                Expected::Waits(to, State::WaitFinished),
            ),
            // The second is under keys that the first has put out of use.
            at("twice", |f| f.double(), unopened(to)),
            at(
                "another message in its record",
                |f| f.item().content.extend([24, 0, 0, 1, 0]),
                boundary(to),
            ),
            at(
                "the beginning of a message in its record",
                |f| f.item().content.push(24),
                boundary(to),
            ),
            at(
                "in the clear",
                |f| f.item().keys = None,
                unexpected(to, F::RecordType),
            ),
        ]);
    }
    rows.push(row(
        "server's CertificateVerify and Finished: left out",
        (Server, M::CertificateVerify, 0),
        |f| {
            f.items.truncate(f.at);
        },
        Expected::Waits(Client, State::WaitCv),
    ));
    rows
}
