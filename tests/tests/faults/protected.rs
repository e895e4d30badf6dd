//! Records under keys: bits, lengths, places, padding, and a Finished that is not the one expected.

use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field,
    error::Check,
    message_name::MessageName as M,
    party::Party::{Client, Server},
    protection::Protection,
    record::MAX_CIPHERTEXT,
};

use crate::{
    cell::Cell,
    row::{Expected, Row, refused, row, undecodable, unopened},
    tamper::{Tamper, cut},
};

pub fn rows(cell: &Cell) -> Vec<Row> {
    let mut rows = Vec::new();
    for (from, name) in [
        (Client, M::Finished),
        (Server, M::Finished),
        (Client, M::ApplicationData),
        (Server, M::ApplicationData),
    ] {
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
        if cell.session().record_iv_length() > 0 {
            rows.push(at(
                "a bit of the IV or nonce",
                |t| {
                    let length = t.cell.session().record_iv_length();
                    t.flip(5..5 + length);
                },
                unopened(to),
            ));
        }
        rows.extend([
            at(
                "a bit of the fragment",
                |t| {
                    let end = t.record().len();
                    t.flip(5..end);
                },
                unopened(to),
            ),
            at(
                "a bit of the last bytes",
                |t| {
                    let end = t.record().len();
                    t.flip(end - 2..end);
                },
                unopened(to),
            ),
            at("cut by a byte", |t| t.fragment(cut), unopened(to)),
            at(
                "cut to a byte",
                |t| t.fragment(|fragment| fragment.truncate(1)),
                unopened(to),
            ),
            at("emptied", |t| t.fragment(Vec::clear), unopened(to)),
            at(
                "a byte too many",
                |t| t.fragment(|fragment| fragment.push(0)),
                unopened(to),
            ),
            // The MAC covers the type.
            at("another type", |t| t.record()[0] ^= 1, unopened(to)),
            at(
                "another version",
                |t| t.record()[2] = 0,
                refused(
                    to,
                    Check::RecordVersion,
                    Field::RecordVersion,
                    A::ProtocolVersion,
                ),
            ),
            at(
                "an unknown type",
                |t| t.record()[0] = 99,
                refused(to, Check::Decode, Field::RecordType, A::UnexpectedMessage),
            ),
            at(
                "a length that no ciphertext may have",
                |t| {
                    let length = u16::try_from(MAX_CIPHERTEXT + 1).unwrap().to_be_bytes();
                    t.record()[3..5].copy_from_slice(&length);
                },
                refused(to, Check::Decode, Field::RecordLength, A::RecordOverflow),
            ),
            at(
                "replayed",
                |t| t.flight.insert(t.at, t.flight[t.at].clone()),
                unopened(to),
            ),
        ]);
        if name == M::ApplicationData {
            rows.push(at("dropped", |t| drop(t.flight.remove(t.at)), unopened(to)));
            rows.push(at(
                "swapped",
                |t| t.flight.swap(t.at, t.at + 1),
                unopened(to),
            ));
            rows.push(at(
                "in the clear",
                |t| t.fragment(|fragment| *fragment = b"attack at dawn".to_vec()),
                unopened(to),
            ));
            continue;
        }
        rows.extend([
            at(
                "a bit of verify_data",
                |t| t.reseal(|data| data[0] ^= 1, |_| ()),
                refused(to, Check::VerifyData, Field::VerifyData, A::DecryptError),
            ),
            at(
                "verify_data cut by a byte",
                |t| t.reseal(cut, |_| ()),
                undecodable(to, Field::VerifyData),
            ),
            at(
                "verify_data with a byte too many",
                |t| t.reseal(|data| data.push(0), |_| ()),
                undecodable(to, Field::VerifyData),
            ),
        ]);
        if !matches!(cell.row.protection, Protection::Aead { .. }) {
            rows.push(at(
                "a bit of the MAC",
                |t| {
                    let content = 4 + t.cell.row.scale.verify_data_length;
                    t.reseal(|_| (), |opened| opened[content] ^= 1);
                },
                refused(to, Check::RecordMac, Field::Mac, A::BadRecordMac),
            ));
        }
        if matches!(cell.row.protection, Protection::Block { .. }) {
            let padding = || refused(to, Check::RecordPadding, Field::Padding, A::BadRecordMac);
            rows.push(at(
                "a byte of the padding",
                |t| {
                    t.reseal(
                        |_| (),
                        |opened| {
                            let first = opened.len() - 2;
                            opened[first] ^= 0x40;
                        },
                    )
                },
                padding(),
            ));
            rows.push(at(
                "more padding than record",
                |t| {
                    t.reseal(
                        |_| (),
                        |opened| {
                            *opened.last_mut().unwrap() = 0xff;
                        },
                    )
                },
                padding(),
            ));
        }
    }
    rows
}
