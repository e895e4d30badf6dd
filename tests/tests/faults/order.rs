//! Messages that are dropped, doubled, swapped, of a wrong type or length, or too early.

use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field,
    error::Check,
    handshake::HandshakeType,
    message_name::MessageName as M,
    party::Party::{self, Client, Server},
    record::ContentType,
    state::State,
};

use crate::{
    cell::Cell,
    row::{Expected, Row, refused, row, undecodable, unexpected, unopened},
    tamper::Tamper,
};

/// Every message of the handshake: its sender, its name, what its receiver waits for, and what follows it in its flight.
pub fn messages(cell: &Cell) -> Vec<(Party, M, State, Option<M>)> {
    let mut server = vec![(M::ServerHello, State::ExpectServerHello)];
    if !cell.is_anonymous() {
        server.push((M::Certificate, State::ExpectCertificate));
    }
    if !cell.is_transport() {
        server.push((M::ServerKeyExchange, State::ExpectServerKeyExchange));
    }
    let mut before_done = State::ExpectServerHelloDone;
    if cell.asks() {
        server.push((M::CertificateRequest, before_done));
        before_done = State::CertificateRequested;
    }
    server.push((M::ServerHelloDone, before_done));
    let finish = [
        (M::ChangeCipherSpec, State::ExpectChangeCipherSpec),
        (M::Finished, State::ExpectFinished),
    ];
    let exchange = (M::ClientKeyExchange, State::ExpectClientKeyExchange);
    let mut client = vec![exchange];
    if cell.asks() {
        client.insert(0, (M::Certificate, State::ExpectCertificate));
        client.push((M::CertificateVerify, State::ExpectCertificateVerify));
    }
    client.extend(finish);
    let flights = [
        (Client, vec![(M::ClientHello, State::ExpectClientHello)]),
        (Server, server),
        (Client, client),
        (Server, finish.to_vec()),
    ];
    let mut messages = Vec::new();
    for (from, flight) in flights {
        for (at, (name, state)) in flight.iter().enumerate() {
            let next = flight.get(at + 1).map(|(name, _)| *name);
            messages.push((from, *name, *state, next));
        }
    }
    messages
}

/// Where the fault is seen: in the type of a record, or of a handshake message.
const fn kind(message: M) -> Field {
    match message {
        M::ChangeCipherSpec | M::ApplicationData => Field::RecordType,
        _ => Field::HandshakeType,
    }
}

pub fn rows(cell: &Cell) -> Vec<Row> {
    let mut rows = Vec::new();
    for (from, name, state, next) in messages(cell) {
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
        // Under keys a Finished looks like any other handshake record: one that comes where ChangeCipherSpec must.
        let of_next = |next: M| match name {
            M::ChangeCipherSpec => unexpected(to, Field::RecordType),
            _ => unexpected(to, kind(next)),
        };
        rows.push(at(
            "dropped",
            |t| drop(t.flight.remove(t.at)),
            match next {
                // The client does not miss it, and the server misses the answer.
                _ if name == M::CertificateRequest => unexpected(from, Field::HandshakeType),
                Some(next) => of_next(next),
                None => Expected::Waits(to, state),
            },
        ));
        // Without the request the client would have its say at once.
        if let Some(next) = next.filter(|_| name != M::CertificateRequest) {
            rows.push(at(
                "swapped with its neighbour",
                |t| t.flight.swap(t.at, t.at + 1),
                of_next(next),
            ));
        }
        let doubled = |t: &mut Tamper<'_>| {
            let mut second = t.flight[t.at].clone();
            // Only the first record of all may have another version in its header.
            second.record[2] = t.cell.version.protocol().0.to_be_bytes()[1];
            t.flight.insert(t.at + 1, second);
        };
        rows.push(at(
            "doubled",
            doubled,
            match name {
                // What follows ChangeCipherSpec is under keys, or it does not open.
                M::ChangeCipherSpec | M::Finished => unopened(to),
                M::ServerHelloDone | M::CertificateVerify => unexpected(to, Field::RecordType),
                M::ClientKeyExchange if !cell.asks() => unexpected(to, Field::RecordType),
                _ => unexpected(to, Field::HandshakeType),
            },
        ));
        let early_data = |t: &mut Tamper<'_>| t.insert(ContentType::ApplicationData, b"too early");
        let early_change = |t: &mut Tamper<'_>| t.insert(ContentType::ChangeCipherSpec, &[1]);
        if name == M::Finished {
            rows.push(at(
                "application data in the clear before",
                early_data,
                unopened(to),
            ));
            continue;
        }
        rows.push(at(
            "application data before",
            early_data,
            unexpected(to, Field::RecordType),
        ));
        if name == M::ChangeCipherSpec {
            rows.push(at(
                "a type that is not 1",
                |t| t.fragment(|fragment| fragment[0] = 2),
                refused(
                    to,
                    Check::Decode,
                    Field::ChangeCipherSpecType,
                    A::IllegalParameter,
                ),
            ));
            continue;
        }
        rows.push(at(
            "ChangeCipherSpec before",
            early_change,
            unexpected(to, Field::RecordType),
        ));
        rows.push(at(
            "Finished before",
            |t| {
                t.insert(
                    ContentType::Handshake,
                    &[HandshakeType::Finished.code(), 0, 0, 2, 7, 7],
                );
            },
            unexpected(to, Field::HandshakeType),
        ));
        let is_request = name == M::CertificateRequest;
        let at_done = name == M::ServerHelloDone && !cell.asks();
        rows.extend((!is_request).then(|| {
            at(
                "CertificateRequest instead",
                |t| t.record()[5] = HandshakeType::CertificateRequest.code(),
                match at_done {
                    // In its place it is read, and has no body.
                    true => undecodable(to, Field::CertificateTypesLength),
                    false => unexpected(to, Field::HandshakeType),
                },
            )
        }));
        rows.push(at(
            "an unknown type",
            |t| t.record()[5] = 99,
            unexpected(to, Field::HandshakeType),
        ));
        rows.push(at(
            "a length of 2^24 - 1",
            |t| t.record()[6..9].fill(0xff),
            undecodable(to, Field::HandshakeLength),
        ));
        let last = if cell.asks() {
            M::CertificateVerify
        } else {
            M::ClientKeyExchange
        };
        let longer = |t: &mut Tamper<'_>| {
            let length = &mut t.record()[6..9];
            let value = u32::from_be_bytes([0, length[0], length[1], length[2]]) + 1;
            length.copy_from_slice(&value.to_be_bytes()[1..]);
        };
        rows.push(at(
            "a length of one too many",
            longer,
            match name {
                M::ClientHello | M::ServerHelloDone => Expected::Waits(to, state),
                M::ClientKeyExchange | M::CertificateVerify if name == last => refused(
                    to,
                    Check::HandshakeBoundary,
                    Field::RecordType,
                    A::UnexpectedMessage,
                ),
                // It ends inside the next message, which then begins with a length.
                _ => Expected::Refused {
                    by: to,
                    checks: vec![Check::Decode],
                    fields: vec![Field::Handshake, Field::HandshakeLength],
                    alert: A::DecodeError,
                },
            },
        ));
        if name == M::ServerHelloDone {
            rows.push(at(
                "with a body",
                |t| t.body(|body| body.push(0)),
                undecodable(to, Field::Handshake),
            ));
        }
    }
    rows
}
