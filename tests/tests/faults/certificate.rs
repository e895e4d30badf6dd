//! Certificate.

use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field,
    error::Check,
    message_name::MessageName as M,
    party::Party::{Client, Server},
};

use crate::{
    cell::Cell,
    row::{Expected, Row, refused, row, undecodable},
    tamper::{Tamper, cut},
};

pub fn rows(cell: &Cell) -> Vec<Row> {
    if cell.is_anonymous() {
        return vec![];
    }
    let at = |name: &str, change: fn(&mut Tamper<'_>), expected: Expected| {
        row(
            format!("Certificate: {name}"),
            Server,
            M::Certificate,
            change,
            expected,
        )
    };
    let corrupt = || {
        refused(
            Client,
            Check::CertificateAccepted,
            Field::CertificateList,
            A::BadCertificate,
        )
    };
    vec![
        at(
            "a bit of its signature",
            |t| {
                let end = t.record().len();
                t.flip(end - 2..end);
            },
            corrupt(),
        ),
        at("no DER", |t| t.body(|body| body[6] = 0x31), corrupt()),
        at(
            "the list longer than the message",
            |t| t.body(|body| body[2] = body[2].wrapping_add(1)),
            undecodable(Client, Field::CertificateList),
        ),
        at(
            "a certificate of no bytes",
            |t| t.body(|body| *body = vec![0, 0, 3, 0, 0, 0]),
            undecodable(Client, Field::AsnCertLength),
        ),
        at(
            "cut by a byte",
            |t| t.body(cut),
            undecodable(Client, Field::CertificateList),
        ),
        at(
            "a byte too many",
            |t| t.body(|body| body.push(0)),
            undecodable(Client, Field::Handshake),
        ),
    ]
}
