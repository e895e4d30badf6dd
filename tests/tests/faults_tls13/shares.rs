//! Public values that are none (RFC 8446 sections 4.2.8 and 7.4, draft-ietf-tls-ecdhe-mlkem).

use padlock_core::dh::DhGroup;
use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field as F,
    error::Check as C,
    extension::{
        Extension as E,
        tls13::{KeyShareEntry, Tls13Extension},
    },
    handshake::NamedGroup,
    message_name::MessageName as M,
    party::Party::{self, Client, Server},
};

use crate::{
    cell::Cell,
    flight::{Flight, cut},
    row::{Row, refused, row},
};

type Change = fn(&mut Vec<u8>);

pub fn rows(cell: &Cell) -> Vec<Row> {
    let mut rows = client_shares();
    for from in [Client, Server] {
        let mut all: Vec<(&str, Change)> = vec![
            ("cut by a byte", cut),
            ("a byte too many", |share| share.push(0)),
            ("one byte", |share| share.truncate(1)),
        ];
        all.extend(of_group(cell.group, from));
        for (name, change) in all {
            rows.push(bad(from, name, change));
        }
    }
    rows
}

fn bad(from: Party, name: &str, change: Change) -> Row {
    let message = match from {
        Client => M::ClientHello,
        Server => M::ServerHello,
    };
    let expected = refused(
        from.peer(),
        C::PeerPublicKey,
        F::KeyExchange,
        A::IllegalParameter,
    );
    let change = move |flight: &mut Flight<'_>| match from {
        Client => flight.client_hello(|hello| {
            for share in shares(hello.extensions.get_or_insert_default()) {
                change(&mut share.key_exchange);
            }
        }),
        Server => flight.server_hello(|hello| {
            for extension in hello.extensions.get_or_insert_default() {
                if let E::Tls13(Tls13Extension::ServerShare(share)) = extension {
                    change(&mut share.key_exchange);
                }
            }
        }),
    };
    let name = format!("{}'s share: {name}", from.id());
    row(name, (from, message, 0), change, expected)
}

fn shares(extensions: &mut [E]) -> &mut Vec<KeyShareEntry> {
    let found = extensions.iter_mut().find_map(|extension| match extension {
        E::Tls13(Tls13Extension::ClientShares(shares)) => Some(shares),
        _ => None,
    });
    found.unwrap()
}

/// What is no element of the group, or one of a small subgroup.
fn of_group(group: NamedGroup, from: Party) -> Vec<(&'static str, Change)> {
    match group {
        NamedGroup::X25519 => vec![
            ("the point of order 1", |share| share.fill(0)),
            ("the point of order 4", |share| {
                share.fill(0);
                share[0] = 1;
            }),
            ("p, which is 0", |share| {
                share.fill(0xff);
                share[0] = 0xed;
                share[31] = 0x7f;
            }),
        ],
        NamedGroup::SECP256R1 => vec![
            ("not on the curve", |share| share[64] ^= 1),
            ("compressed", |share| {
                share.truncate(33);
                share[0] = 2;
            }),
            ("hybrid form", |share| share[0] = 6),
            ("the point at infinity", |share| *share = vec![0]),
            ("coordinates of 2^256 - 1", |share| share[1..].fill(0xff)),
        ],
        NamedGroup::FFDHE2048 => vec![
            ("zero", |share| share.fill(0)),
            ("one", |share| {
                share.fill(0);
                share[255] = 1;
            }),
            ("2^2048 - 1", |share| share.fill(0xff)),
            ("p - 1", |share| {
                let last = share.len() - 1;
                *share = DhGroup::ffdhe2048().p().to_be_bytes();
                share[last] ^= 1;
            }),
        ],
        NamedGroup::X25519MLKEM768 if from == Client => vec![
            ("a coefficient beyond q", |share| share[..3].fill(0xff)),
            ("X25519's part of order 1", |share| share[1184..].fill(0)),
            ("only X25519's part", |share| drop(share.drain(..1184))),
        ],
        NamedGroup::X25519MLKEM768 => vec![
            ("X25519's part of order 1", |share| share[1088..].fill(0)),
            ("only X25519's part", |share| drop(share.drain(..1088))),
        ],
        _ => vec![],
    }
}

/// Shares that do not fit the groups.
fn client_shares() -> Vec<Row> {
    let at = |name: &str, change: fn(&mut Vec<KeyShareEntry>)| {
        row(
            format!("key_share: {name}"),
            (Client, M::ClientHello, 0),
            move |flight: &mut Flight<'_>| {
                flight
                    .client_hello(|hello| change(shares(hello.extensions.get_or_insert_default())));
            },
            refused(Server, C::KeyShare, F::ClientShares, A::IllegalParameter),
        )
    };
    vec![
        at("two shares in one group", |shares| {
            shares.push(shares[0].clone());
        }),
        at("a share in a group that is not named", |shares| {
            shares.push(KeyShareEntry {
                group: NamedGroup::X448,
                key_exchange: vec![9; 56],
            });
        }),
        at("only a share in a group that is not named", |shares| {
            shares[0].group = NamedGroup::SECP521R1;
        }),
    ]
}
