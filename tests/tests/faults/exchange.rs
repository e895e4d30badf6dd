//! ServerKeyExchange and ClientKeyExchange.

use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field,
    error::Check,
    handshake::{NamedGroup, ServerParams},
    ledger::{Slot, ValueKind},
    message_name::MessageName as M,
    party::{
        Party::{Client, Server},
        Whose,
    },
};

use crate::{
    cell::Cell,
    row::{Expected, Row, refused, row, undecodable, unopened},
    tamper::{Tamper, cut},
};

pub fn rows(cell: &Cell) -> Vec<Row> {
    let mut rows = Vec::new();
    if cell.is_transport() {
        rows.extend(encrypted());
    }
    if cell.is_field() {
        rows.extend(field(cell));
    }
    if cell.is_curve() {
        rows.extend(curve(cell));
    }
    rows
}

pub fn of_server(
    name: &str,
    change: impl Fn(&mut Tamper<'_>) + 'static,
    expected: Expected,
) -> Row {
    row(
        format!("ServerKeyExchange: {name}"),
        Server,
        M::ServerKeyExchange,
        change,
        expected,
    )
}

fn of_client(name: &str, change: impl Fn(&mut Tamper<'_>) + 'static, expected: Expected) -> Row {
    row(
        format!("ClientKeyExchange: {name}"),
        Client,
        M::ClientKeyExchange,
        change,
        expected,
    )
}

/// A value that is no element of the group, or one that gives the secret away.
fn improper(by: padlock_tls::party::Party, field: Field) -> Expected {
    refused(by, Check::PeerPublicKey, field, A::IllegalParameter)
}

/// `EncryptedPreMasterSecret`: whatever is wrong inside shows at Finished only (RFC 5246 section 7.4.7.1).
fn encrypted() -> Vec<Row> {
    vec![
        of_client(
            "a bit of the ciphertext",
            |t| {
                let end = t.record().len();
                t.flip(11..end);
            },
            unopened(Server),
        ),
        of_client(
            "a ciphertext of no bytes",
            |t| t.body(|body| *body = vec![0, 0]),
            unopened(Server),
        ),
        of_client(
            "a ciphertext of zeros",
            |t| t.body(|body| body[2..].fill(0)),
            unopened(Server),
        ),
        of_client(
            "a ciphertext above the modulus",
            |t| t.body(|body| body[2..].fill(0xff)),
            unopened(Server),
        ),
        of_client(
            "a ciphertext cut by a byte",
            |t| {
                t.body(|body| {
                    body.pop();
                    let length = u16::try_from(body.len() - 2).unwrap().to_be_bytes();
                    body[..2].copy_from_slice(&length);
                });
            },
            unopened(Server),
        ),
        of_client(
            "the ciphertext longer than the message",
            |t| t.body(cut),
            undecodable(Server, Field::EncryptedPreMasterSecret),
        ),
        of_client(
            "a byte too many",
            |t| t.body(|body| body.push(0)),
            undecodable(Server, Field::Handshake),
        ),
    ]
}

/// A value in the place of another.
type Other = fn(&[u8]) -> Vec<u8>;

/// Numbers that are no element of a proper group (RFC 7919 section 5.1, RFC 5246 appendix F.1.1.3), by a prime.
const NO_ELEMENTS: &[(&str, Other)] = &[
    ("0", |_| vec![0]),
    ("1", |_| vec![1]),
    ("p - 1", less_one),
    ("p", <[u8]>::to_vec),
];

/// An odd number less one.
fn less_one(number: &[u8]) -> Vec<u8> {
    let mut less = number.to_vec();
    *less.last_mut().unwrap() -= 1;
    less
}

fn field(cell: &Cell) -> Vec<Row> {
    let params = |change: fn(&mut Vec<u8>, &mut Vec<u8>, &mut Vec<u8>)| {
        move |t: &mut Tamper<'_>| {
            t.params(|params| match params {
                ServerParams::Dh { dh_p, dh_g, dh_ys } => change(dh_p, dh_g, dh_ys),
                ServerParams::Ecdh { .. } | ServerParams::Rsa { .. } => panic!("no field"),
            });
        }
    };
    let mut rows = vec![
        of_server(
            "dh_p is even",
            params(|p, _, _| *p = less_one(p)),
            improper(Client, Field::DhP),
        ),
        of_server(
            "dh_p is 0",
            params(|p, _, _| *p = vec![0]),
            improper(Client, Field::DhP),
        ),
        of_server(
            "dh_p is 1",
            params(|p, _, _| *p = vec![1]),
            improper(Client, Field::DhP),
        ),
        of_server(
            "dh_p has no bytes",
            params(|p, _, _| p.clear()),
            undecodable(Client, Field::DhPLength),
        ),
        of_server(
            "dh_g has no bytes",
            params(|_, g, _| g.clear()),
            undecodable(Client, Field::DhGLength),
        ),
        of_server(
            "dh_Ys has no bytes",
            params(|_, _, y| y.clear()),
            undecodable(Client, Field::DhYsLength),
        ),
        of_client(
            "dh_Yc has no bytes",
            |t| t.body(|body| *body = vec![0, 0]),
            undecodable(Server, Field::DhYcLength),
        ),
        of_client(
            "dh_Yc longer than the message",
            |t| t.body(cut),
            undecodable(Server, Field::DhYc),
        ),
        of_client(
            "a byte too many",
            |t| t.body(|body| body.push(0)),
            undecodable(Server, Field::Handshake),
        ),
    ];
    for (name, value) in NO_ELEMENTS.iter().copied() {
        let change = move |t: &mut Tamper<'_>| {
            t.params(|params| {
                if let ServerParams::Dh { dh_p, dh_g, .. } = params {
                    *dh_g = value(dh_p);
                }
            })
        };
        rows.push(of_server(
            &format!("dh_g is {name}"),
            change,
            improper(Client, Field::DhG),
        ));
        let change = move |t: &mut Tamper<'_>| {
            t.params(|params| {
                if let ServerParams::Dh { dh_p, dh_ys, .. } = params {
                    *dh_ys = value(dh_p);
                }
            })
        };
        rows.push(of_server(
            &format!("dh_Ys is {name}"),
            change,
            improper(Client, Field::DhYs),
        ));
        let change = move |t: &mut Tamper<'_>| {
            let p = Slot::new(ValueKind::DhP, Whose::Server);
            let (_, p) = t.sender.ledger().newest(p).unwrap();
            let yc = value(&p.bytes);
            let length = u16::try_from(yc.len()).unwrap().to_be_bytes();
            t.body(|body| *body = [&length[..], &yc].concat());
        };
        rows.push(of_client(
            &format!("dh_Yc is {name}"),
            change,
            improper(Server, Field::DhYc),
        ));
    }
    if cell.is_full() {
        rows.push(of_client(
            "another dh_Yc",
            |t| t.body(|body| *body = vec![0, 1, 3]),
            unopened(Server),
        ));
    }
    if cell.is_anonymous() {
        rows.push(of_server(
            "cut by a byte",
            |t| t.body(cut),
            undecodable(Client, Field::DhYs),
        ));
        rows.push(of_server(
            "a byte too many",
            |t| t.body(|body| body.push(0)),
            undecodable(Client, Field::Handshake),
        ));
    }
    rows
}

/// Points that will not do (RFC 8422 sections 5.4.1 and 5.11).
const NO_POINTS: &[(&str, Other)] = &[
    ("off the curve", |point| {
        let half = point.len() / 2 + 1;
        [&point[..half], &vec![0; point.len() - half]].concat()
    }),
    ("at infinity", |_| vec![0]),
    ("compressed", |point| {
        let (x, y) = point[1..].split_at(point.len() / 2);
        [&[2 + (y.last().unwrap() & 1)], x].concat()
    }),
    ("cut by a byte", |point| point[..point.len() - 1].to_vec()),
];

/// Public values of X25519 that will not do: there is no point off its curve.
const NO_X25519: &[(&str, Other)] = &[
    ("of order 1", |_| [vec![1], vec![0; 31]].concat()),
    ("of zeros", |_| vec![0; 32]),
    ("cut by a byte", |point| point[..31].to_vec()),
    ("with a byte too many", |point| [point, &[0]].concat()),
];

fn curve(cell: &Cell) -> Vec<Row> {
    let mut rows = vec![
        of_server(
            "curve_type is explicit_prime",
            |t| t.body(|body| body[0] = 1),
            refused(Client, Check::Decode, Field::CurveType, A::IllegalParameter),
        ),
        of_server(
            "a curve that was not offered",
            |t| {
                t.params(|params| {
                    if let ServerParams::Ecdh { named_curve, .. } = params {
                        *named_curve = NamedGroup::SECP521R1;
                    }
                })
            },
            refused(
                Client,
                Check::CurveOffered,
                Field::NamedCurve,
                A::IllegalParameter,
            ),
        ),
        of_server(
            "a point of no bytes",
            |t| {
                t.params(|params| {
                    if let ServerParams::Ecdh { public, .. } = params {
                        public.clear();
                    }
                })
            },
            undecodable(Client, Field::EcPointLength),
        ),
        of_client(
            "a point of no bytes",
            |t| t.body(|body| *body = vec![0]),
            undecodable(Server, Field::EcPointLength),
        ),
        of_client(
            "the point longer than the message",
            |t| t.body(cut),
            undecodable(Server, Field::EcPoint),
        ),
        of_client(
            "a byte too many",
            |t| t.body(|body| body.push(0)),
            undecodable(Server, Field::Handshake),
        ),
    ];
    let points = if cell.curve() == NamedGroup::X25519 {
        NO_X25519
    } else {
        NO_POINTS
    };
    for (name, point) in points.iter().copied() {
        let change = move |t: &mut Tamper<'_>| {
            t.params(|params| {
                if let ServerParams::Ecdh { public, .. } = params {
                    *public = point(public);
                }
            })
        };
        rows.push(of_server(
            &format!("a point {name}"),
            change,
            improper(Client, Field::EcPoint),
        ));
        let change = move |t: &mut Tamper<'_>| {
            t.body(|body| {
                let yc = point(&body[1..]);
                *body = [vec![u8::try_from(yc.len()).unwrap()], yc].concat();
            })
        };
        rows.push(of_client(
            &format!("a point {name}"),
            change,
            improper(Server, Field::EcPoint),
        ));
    }
    rows
}
