//! What must still hold: changes that no RFC forbids, after which everything is said and heard.

use padlock_tls::{
    codec::Codec,
    message_name::MessageName as M,
    party::Party::{Client, Server},
    record::{ContentType, Record},
};

use crate::{
    cell::Cell,
    order::messages,
    rig::Flying,
    row::{Expected, Row, row},
    tamper::Tamper,
};

pub fn rows(cell: &Cell) -> Vec<Row> {
    let completes = || Expected::Completes(Server, 0);
    let mut rows = vec![
        // Every seed has its own randoms, secrets and IVs.
        row("other randoms", Client, M::ClientHello, |_| (), completes()),
        row(
            "the server's messages in one record",
            Server,
            M::ServerHello,
            join,
            completes(),
        ),
    ];
    for minor in [0, 1, 3, 0xff] {
        // RFC 5246 appendix E.1: a server takes any minor version in the first record's header.
        let change = move |t: &mut Tamper<'_>| t.record()[2] = minor;
        rows.push(row(
            "a ClientHello's record of any version",
            Client,
            M::ClientHello,
            change,
            completes(),
        ));
    }
    for (from, name, _, next) in messages(cell) {
        let at = |what: &str, change: fn(&mut Tamper<'_>)| {
            row(
                format!("{} {}: {what}", from.id(), name.id()),
                from,
                name,
                change,
                completes(),
            )
        };
        rows.push(at("byte by byte", |t| {
            let bytes = t.flight.remove(t.at).record;
            let bytes = bytes.into_iter().map(|byte| Flying {
                name: M::Unknown,
                record: vec![byte],
            });
            t.flight.splice(t.at..t.at, bytes);
        }));
        if next.is_some() {
            rows.push(at("at once with its neighbour", |t| {
                let next = t.flight.remove(t.at + 1).record;
                t.record().extend(next);
            }));
        }
        if !matches!(name, M::ChangeCipherSpec | M::Finished) {
            rows.push(at("in two records", |t| {
                let lot = usize::from(t.rng.bytes(1)[0]);
                split(t, |length| 1 + lot % (length - 1));
            }));
            rows.push(at("its first byte in a record of its own", |t| {
                split(t, |_| 1)
            }));
        }
        if from == Server && name != M::Finished {
            // RFC 5246 section 7.4.1.1: a client that is negotiating ignores it, and it is in no hash.
            rows.push(at("HelloRequest before", |t| {
                t.insert(ContentType::Handshake, &[0, 0, 0, 0])
            }));
        }
    }
    rows
}

/// The message in two records, the first with so many bytes.
fn split(t: &mut Tamper<'_>, at: impl FnOnce(usize) -> usize) {
    let mut rest = Vec::new();
    t.fragment(|fragment| rest = fragment.split_off(at(fragment.len())));
    let mut second = Record::from_bytes(t.record()).unwrap();
    second.fragment = rest;
    let second = Flying {
        name: M::Unknown,
        record: second.to_bytes(),
    };
    t.flight.insert(t.at + 1, second);
}

/// All messages of the flight in its first record.
fn join(t: &mut Tamper<'_>) {
    let rest = t.flight.split_off(t.at + 1);
    t.fragment(|fragment| {
        for flying in rest {
            fragment.extend(&flying.record[5..]);
        }
    });
}
