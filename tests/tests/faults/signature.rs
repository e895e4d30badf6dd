//! The signature of ServerKeyExchange.

use padlock_tls::{
    alert::AlertDescription as A, codec::Field, error::Check,
    extension::SignatureSchemeCode as Scheme, handshake::ServerParams, party::Party::Client,
};

use crate::{
    cell::Cell,
    exchange::of_server,
    row::{Row, refused, undecodable},
    tamper::cut,
};

pub fn rows(cell: &Cell) -> Vec<Row> {
    if !cell.is_signed() {
        return vec![];
    }
    let wrong = || {
        refused(
            Client,
            Check::KeyExchangeSignature,
            Field::Signature,
            A::DecryptError,
        )
    };
    let mut rows = vec![
        of_server(
            "a bit of the signature",
            |t| {
                let end = t.record().len();
                t.flip(end - 2..end);
            },
            wrong(),
        ),
        of_server(
            "a signature of no bytes",
            |t| {
                t.server_key_exchange(|message| {
                    message.signature.as_mut().unwrap().signature.clear()
                });
            },
            wrong(),
        ),
        of_server(
            "cut by a byte",
            |t| t.body(cut),
            undecodable(Client, Field::Signature),
        ),
        of_server(
            "a byte too many",
            |t| t.body(|body| body.push(0)),
            undecodable(Client, Field::Handshake),
        ),
    ];
    if cell.is_full() {
        // Behind the numbers or the name of the group, a public value that is in range and not the signed one.
        rows.push(of_server(
            "another public value",
            |t| {
                t.server_key_exchange(|message| match &mut message.params {
                    ServerParams::Dh { dh_ys, .. } => *dh_ys = vec![3],
                    ServerParams::Ecdh { public, .. } => public[1] ^= 1,
                    ServerParams::Rsa { .. } => panic!("no suite for export"),
                })
            },
            wrong(),
        ));
    }
    if cell.names_signatures() {
        let unfit = || {
            refused(
                Client,
                Check::SignatureAlgorithm,
                Field::SignatureScheme,
                A::IllegalParameter,
            )
        };
        for (name, code) in [
            ("a signature algorithm that was not offered", Scheme(0x0101)),
            ("a signature algorithm of another key", Scheme::ED25519),
        ] {
            rows.push(of_server(
                name,
                move |t| {
                    t.server_key_exchange(|message| {
                        message.signature.as_mut().unwrap().algorithm = Some(code)
                    });
                },
                unfit(),
            ));
        }
    }
    rows
}
