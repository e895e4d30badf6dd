//! Records under keys (RFC 8446 sections 5.1 to 5.4).

use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field as F,
    error::Check as C,
    message_name::MessageName as M,
    party::Party::{self, Client, Server},
    record::{ContentType, MAX_CIPHERTEXT, MAX_FRAGMENT, ProtocolVersion},
};

use crate::{
    cell::Cell,
    flight::{Flight, Item},
    row::{Expected, Row, refused, row, unexpected, unopened},
};

/// Most bytes behind the header of a protected record of TLS 1.3: 2^14 + 256.
const MAX_SEALED: usize = MAX_FRAGMENT + 256;

/// A record under each pair of keys, both ways.
pub const PLACES: &[(Party, M)] = &[
    (Server, M::EncryptedExtensions),
    (Server, M::Finished),
    (Client, M::Finished),
    (Client, M::ApplicationData),
    (Server, M::ApplicationData),
    (Client, M::KeyUpdate),
];

type Change = fn(&mut Flight<'_>);

pub fn rows(_: &Cell) -> Vec<Row> {
    let mut rows = Vec::new();
    for (from, message) in PLACES.iter().copied() {
        let to = from.peer();
        let overflow = || refused(to, C::RecordOverflow, F::RecordLength, A::RecordOverflow);
        let mut all: Vec<(&str, Change, Expected)> = vec![
            (
                "another version in its header",
                |f| wire(f, |b| b[2] ^= 1),
                unopened(to),
            ),
            (
                "a bit of its first byte",
                |f| wire(f, |b| b[5] ^= 1),
                unopened(to),
            ),
            (
                "a bit of its tag",
                |f| wire(f, |b| *b.last_mut().unwrap() ^= 1),
                unopened(to),
            ),
            (
                "cut by a byte",
                |f| wire(f, |b| resize(b, b.len() - 1)),
                unopened(to),
            ),
            (
                "a byte too many",
                |f| wire(f, |b| resize(b, b.len() + 1)),
                unopened(to),
            ),
            (
                "under the next number",
                |f| f.item().number = Some(99),
                unopened(to),
            ),
            (
                "more than 2^14 + 256 bytes",
                |f| wire(f, |b| resize(b, 5 + MAX_SEALED + 1)),
                overflow(),
            ),
            (
                "more than 2^14 bytes of content",
                |f| f.item().content.resize(MAX_FRAGMENT + 1, 0),
                overflow(),
            ),
            (
                "more than 2^14 bytes of content and zeros",
                |f| {
                    let length = f.item().content.len();
                    f.item().padding = MAX_FRAGMENT + 1 - length;
                },
                overflow(),
            ),
            (
                "a length that no record has",
                |f| {
                    wire(f, |bytes| {
                        let length = u16::try_from(MAX_CIPHERTEXT + 1).unwrap();
                        bytes[3..5].copy_from_slice(&length.to_be_bytes());
                    });
                },
                refused(to, C::Decode, F::RecordLength, A::RecordOverflow),
            ),
            (
                "an unknown type",
                |f| wire(f, |bytes| bytes[0] = 99),
                refused(to, C::Decode, F::RecordType, A::UnexpectedMessage),
            ),
            (
                "handshake as its type",
                |f| wire(f, |bytes| bytes[0] = 22),
                unexpected(to, F::RecordType),
            ),
            (
                "only zeros",
                |f| f.item().only_zeros = true,
                unexpected(to, F::InnerContentType),
            ),
            (
                "an unknown type inside",
                |f| f.item().content_type = ContentType::Unknown(99),
                unexpected(to, F::RecordType),
            ),
            (
                "ChangeCipherSpec inside",
                |f| f.insert(ContentType::ChangeCipherSpec, &[1]),
                unexpected(to, F::RecordType),
            ),
            (
                "a handshake record of no bytes before",
                |f| f.insert(ContentType::Handshake, &[]),
                unexpected(to, F::Fragment),
            ),
            (
                "a handshake record of zeros only before",
                |f| {
                    f.insert(ContentType::Handshake, &[]);
                    let at = f.at - 1;
                    f.items[at].padding = 40;
                },
                unexpected(to, F::Fragment),
            ),
            (
                "an alert of no bytes before",
                |f| f.insert(ContentType::Alert, &[]),
                unexpected(to, F::Fragment),
            ),
        ];
        all.extend(change_cipher_spec(to, message));
        for (name, change, expected) in all {
            let name = format!("{}'s {}: {name}", from.id(), message.id());
            rows.push(row(name, (from, message, 0), change, expected));
        }
    }
    rows.extend(short(Server, M::EncryptedExtensions));
    rows.extend(short(Client, M::ApplicationData));
    rows.extend(again());
    rows
}

/// ChangeCipherSpec that is not a single 1, or comes too late (section 5).
fn change_cipher_spec(to: Party, message: M) -> Vec<(&'static str, Change, Expected)> {
    let refused = || unexpected(to, F::RecordType);
    let mut all: Vec<(&'static str, Change, Expected)> = vec![
        ("ChangeCipherSpec of 2 before", |f| ccs(f, &[2]), refused()),
        (
            "ChangeCipherSpec of two bytes before",
            |f| ccs(f, &[1, 1]),
            refused(),
        ),
        (
            "ChangeCipherSpec of no bytes before",
            |f| ccs(f, &[]),
            refused(),
        ),
    ];
    if matches!(message, M::ApplicationData | M::KeyUpdate) {
        all.push((
            "ChangeCipherSpec before, too late",
            |f| ccs(f, &[1]),
            refused(),
        ));
    }
    all
}

fn ccs(flight: &mut Flight<'_>, content: &[u8]) {
    flight.insert_plain(ContentType::ChangeCipherSpec, content);
}

/// Records that have no room for a tag.
fn short(from: Party, message: M) -> Vec<Row> {
    let at = |what: &str, change: Change, expected| {
        let name = format!("{}'s {}: {what}", from.id(), message.id());
        row(name, (from, message, 0), change, expected)
    };
    let no_room = || refused(from.peer(), C::RecordLength, F::Fragment, A::BadRecordMac);
    vec![
        at("no bytes", |f| wire(f, |b| resize(b, 5)), no_room()),
        at("one byte", |f| wire(f, |b| resize(b, 6)), no_room()),
    ]
}

/// Records that were sent before.
fn again() -> Vec<Row> {
    let replay: Change = |f| {
        f.double();
        f.items[f.at + 1].number = Some(0);
    };
    [
        (Server, M::EncryptedExtensions),
        (Client, M::ApplicationData),
    ]
    .into_iter()
    .map(|(from, message)| {
        let name = format!("{}'s {}: played again", from.id(), message.id());
        row(name, (from, message, 0), replay, unopened(from.peer()))
    })
    .chain([row(
        "server's messages: one record lost",
        (Server, M::EncryptedExtensions, 0),
        |f| {
            let items: &mut Vec<Item> = f.items;
            for (item, number) in items[f.at..].iter_mut().zip(0..) {
                item.number = Some(number);
            }
            f.remove();
        },
        unopened(Client),
    )])
    .collect()
}

fn wire(flight: &mut Flight<'_>, change: fn(&mut Vec<u8>)) {
    flight.item().wire.push(change);
}

/// Another number of bytes; the length in the header follows.
fn resize(bytes: &mut Vec<u8>, length: usize) {
    bytes.resize(length, 0);
    let length = u16::try_from(length - 5).unwrap().to_be_bytes();
    bytes[3..5].copy_from_slice(&length);
    assert_eq!(bytes[1..3], ProtocolVersion::TLS12.0.to_be_bytes());
}
