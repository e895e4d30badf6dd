//! Records in the clear: their version, type and length.

use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field,
    error::Check,
    message_name::MessageName as M,
    party::Party::Client,
    record::{MAX_CIPHERTEXT, MAX_FRAGMENT},
};

use crate::{
    cell::Cell,
    order::messages,
    row::{Expected, Row, refused, row, undecodable},
    tamper::Tamper,
};

pub fn rows(cell: &Cell) -> Vec<Row> {
    let mut rows = Vec::new();
    for (from, name, ..) in messages(cell) {
        if name == M::Finished {
            continue;
        }
        let to = from.peer();
        let at = |what: &str, change: fn(&mut Tamper<'_>), expected: Expected| {
            row(
                format!("{} {}: {what}", from.id(), name.id()),
                from,
                name,
                change,
                expected,
            )
        };
        if !matches!(name, M::ClientHello | M::ServerHello) {
            // Behind the hellos the version is agreed (RFC 5246 section 6.2.1).
            rows.push(at(
                "a record of another version",
                |t| t.record()[2] = 0,
                refused(
                    to,
                    Check::RecordVersion,
                    Field::RecordVersion,
                    A::ProtocolVersion,
                ),
            ));
        }
        rows.push(at(
            "a record of an unknown type",
            |t| t.record()[0] = 99,
            refused(to, Check::Decode, Field::RecordType, A::UnexpectedMessage),
        ));
        rows.push(at(
            "an empty record",
            |t| t.fragment(Vec::clear),
            undecodable(to, Field::Fragment),
        ));
        rows.push(at(
            "a record of more than 2^14 bytes",
            |t| {
                t.fragment(|fragment| fragment.resize(MAX_FRAGMENT + 1, 0));
            },
            refused(
                to,
                Check::RecordOverflow,
                Field::RecordLength,
                A::RecordOverflow,
            ),
        ));
        rows.push(at(
            "a record that no ciphertext can fill",
            |t| {
                let length = u16::try_from(MAX_CIPHERTEXT + 1).unwrap().to_be_bytes();
                t.record()[3..5].copy_from_slice(&length);
            },
            refused(to, Check::Decode, Field::RecordLength, A::RecordOverflow),
        ));
        if name == M::ChangeCipherSpec {
            rows.push(at(
                "two bytes",
                |t| t.fragment(|fragment| fragment.push(1)),
                undecodable(to, Field::Unparsed),
            ));
        }
        if name == M::ClientKeyExchange {
            assert_eq!(from, Client);
        }
    }
    rows
}
