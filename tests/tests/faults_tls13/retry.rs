//! HelloRetryRequest, the second ClientHello, and the ServerHello behind it (RFC 8446 sections 4.1.2 to 4.1.4).

use padlock_tls::{
    alert::AlertDescription as A,
    codec::{Codec as _, Field as F},
    error::Check as C,
    extension::{Extension as E, ExtensionType as T, tls13::Tls13Extension},
    handshake::{CipherSuite, ClientHello, CompressionMethod, NamedGroup, Random, ServerHello},
    message_name::MessageName as M,
    party::Party::{Client, Server},
    record::{ContentType, ProtocolVersion},
};

use crate::{
    cell::Cell,
    row::{Expected, Row, refused, row, undecodable, unexpected},
};

pub fn rows(cell: &Cell) -> Vec<Row> {
    let mut rows = requests(cell);
    rows.extend(second_hellos(cell));
    rows.extend(answers(cell));
    rows
}

fn illegal(check: C, field: F) -> Expected {
    refused(Client, check, field, A::IllegalParameter)
}

fn extensions_of(hello: &mut ServerHello) -> &mut Vec<E> {
    hello.extensions.get_or_insert_default()
}

fn without(hello: &mut ServerHello, kind: T) {
    extensions_of(hello).retain(|own| own.extension_type() != kind);
}

fn add(hello: &mut ServerHello, kind: T, data: &[u8]) {
    extensions_of(hello).push(E::Unknown {
        extension_type: kind,
        extension_data: data.to_vec(),
    });
}

fn ask_for(hello: &mut ServerHello, group: NamedGroup) {
    without(hello, T::KEY_SHARE);
    extensions_of(hello).push(E::Tls13(Tls13Extension::SelectedGroup(group)));
}

fn requests(cell: &Cell) -> Vec<Row> {
    let at = |name: &str, change: Box<dyn Fn(&mut ServerHello)>, expected: Expected| {
        let place = (Server, M::HelloRetryRequest, 0);
        let name = format!("HelloRetryRequest: {name}");
        row(name, place, move |f| f.server_hello(&*change), expected)
    };
    let hello =
        |name: &str, change: fn(&mut ServerHello), expected| at(name, Box::new(change), expected);
    let shared = cell.client.groups[0];
    let mut rows = vec![
        hello(
            "asks for nothing",
            |hello| {
                without(hello, T::KEY_SHARE);
                without(hello, T::COOKIE);
            },
            illegal(C::RetriedHello, F::Extensions),
        ),
        at(
            "asks for the group that was shared",
            Box::new(move |hello| ask_for(hello, shared)),
            illegal(C::KeyShare, F::SelectedGroup),
        ),
        hello(
            "asks for a group that was not named",
            |hello| ask_for(hello, NamedGroup::X448),
            illegal(C::KeyShare, F::SelectedGroup),
        ),
        hello(
            "no supported_versions",
            |hello| without(hello, T::SUPPORTED_VERSIONS),
            refused(
                Client,
                C::MissingExtension,
                F::Extensions,
                A::MissingExtension,
            ),
        ),
        hello(
            "TLS 1.2 selected",
            |hello| {
                without(hello, T::SUPPORTED_VERSIONS);
                let version = Tls13Extension::SelectedVersion(ProtocolVersion::TLS12);
                extensions_of(hello).push(E::Tls13(version));
            },
            illegal(C::LegacyFields, F::SelectedVersion),
        ),
        hello(
            "legacy_version of TLS 1.1",
            |hello| hello.server_version = ProtocolVersion::TLS11,
            illegal(C::LegacyFields, F::ServerVersion),
        ),
        hello(
            "another legacy_session_id_echo",
            |hello| hello.session_id.0 = vec![7; 31],
            illegal(C::LegacyFields, F::SessionId),
        ),
        hello(
            "deflate",
            |hello| hello.compression_method = CompressionMethod(1),
            illegal(C::LegacyFields, F::CompressionMethod),
        ),
        hello(
            "a suite that was not offered",
            |hello| hello.cipher_suite = CipherSuite(0x1305),
            illegal(C::CipherSuiteOffered, F::CipherSuite),
        ),
        hello(
            "an empty cookie",
            |hello| {
                without(hello, T::COOKIE);
                add(hello, T::COOKIE, &[0, 0]);
            },
            undecodable(Client, F::CookieLength),
        ),
        hello(
            "a share instead of a group",
            |hello| {
                without(hello, T::KEY_SHARE);
                add(hello, T::KEY_SHARE, &[0, 29, 0, 1, 9]);
            },
            undecodable(Client, F::ExtensionData),
        ),
        hello(
            "the same extension twice",
            |hello| {
                let first = extensions_of(hello)[0].clone();
                extensions_of(hello).push(first);
            },
            illegal(C::Decode, F::Extensions),
        ),
        hello(
            "server_name, which belongs elsewhere",
            |hello| add(hello, T::SERVER_NAME, &[]),
            illegal(C::ExtensionAllowed, F::ExtensionType),
        ),
    ];
    for kind in [T(0x1a1a), T::PRE_SHARED_KEY, T::EARLY_DATA] {
        rows.push(at(
            &format!("{} {}, unasked for", kind.id(), kind.0),
            Box::new(move |hello| add(hello, kind, &[0, 0])),
            refused(
                Client,
                C::ExtensionOffered,
                F::ExtensionType,
                A::UnsupportedExtension,
            ),
        ));
    }
    let place = (Server, M::HelloRetryRequest, 0);
    rows.push(row(
        "HelloRetryRequest: twice",
        place,
        |f| f.double(),
        unexpected(Client, F::HandshakeType),
    ));
    rows.push(row(
        "HelloRetryRequest: EncryptedExtensions behind it",
        place,
        |f| f.append(ContentType::Handshake, &[8, 0, 0, 2, 0, 0]),
        unexpected(Client, F::HandshakeType),
    ));
    rows
}

fn second_hellos(cell: &Cell) -> Vec<Row> {
    let at = |name: &str, change: fn(&mut ClientHello), check, field| {
        let expected = refused(Server, check, field, A::IllegalParameter);
        let place = (Client, M::ClientHello, 1);
        let name = format!("ClientHello2: {name}");
        row(name, place, move |f| f.client_hello(change), expected)
    };
    let differs = |name: &str, change| at(name, change, C::RetriedHello, F::ClientHello);
    let mut rows = vec![
        differs("another random", |hello| hello.random = Random([9; 32])),
        differs("another legacy_session_id", |hello| {
            hello.session_id.0 = vec![9; 32];
        }),
        differs("another legacy_version", |hello| {
            hello.client_version = ProtocolVersion::TLS11;
        }),
        differs("one suite more", |hello| {
            hello.cipher_suites.push(CipherSuite(0x1305));
        }),
        differs("other suites", |hello| {
            hello.cipher_suites = vec![CipherSuite(0x1305)];
        }),
        differs("one group more", |hello| {
            for extension in hello.extensions.iter_mut().flatten() {
                if let E::SupportedGroups(groups) = extension {
                    groups.push(NamedGroup::X448);
                }
            }
        }),
        differs("one version more", |hello| {
            for extension in hello.extensions.iter_mut().flatten() {
                if let E::Tls13(Tls13Extension::SupportedVersions(versions)) = extension {
                    versions.push(ProtocolVersion::TLS12);
                }
            }
        }),
        differs("no supported_versions", |hello| {
            hello
                .extensions
                .get_or_insert_default()
                .retain(|own| own.extension_type() != T::SUPPORTED_VERSIONS);
        }),
        differs("no server_name", |hello| {
            hello
                .extensions
                .get_or_insert_default()
                .retain(|own| own.extension_type() != T::SERVER_NAME);
        }),
        differs("one extension more", |hello| {
            let extensions = hello.extensions.get_or_insert_default();
            extensions.push(E::Unknown {
                extension_type: T(0x1a1a),
                extension_data: vec![],
            });
        }),
        at(
            "deflate besides null",
            |hello| hello.compression_methods.push(CompressionMethod(1)),
            C::LegacyFields,
            F::CompressionMethods,
        ),
        at(
            "no cookie",
            |hello| {
                hello
                    .extensions
                    .get_or_insert_default()
                    .retain(|own| own.extension_type() != T::COOKIE);
            },
            C::RetriedHello,
            F::Cookie,
        ),
        at(
            "another cookie",
            |hello| {
                for extension in hello.extensions.iter_mut().flatten() {
                    if let E::Tls13(Tls13Extension::Cookie(cookie)) = extension {
                        cookie[0] ^= 1;
                    }
                }
            },
            C::RetriedHello,
            F::Cookie,
        ),
        at(
            "no share",
            |hello| shares(hello, |shares| shares.clear()),
            C::KeyShare,
            F::ClientShares,
        ),
        at(
            "the share twice",
            |hello| shares(hello, |shares| shares.push(shares[0].clone())),
            C::KeyShare,
            F::ClientShares,
        ),
    ];
    let first = cell.client.groups[0];
    rows.push(row(
        "ClientHello2: a share in the group that the server lacks",
        (Client, M::ClientHello, 1),
        move |f| {
            f.client_hello(|hello| shares(hello, |shares| shares[0].group = first));
        },
        refused(Server, C::KeyShare, F::ClientShares, A::IllegalParameter),
    ));
    rows
}

fn shares(
    hello: &mut ClientHello,
    change: impl Fn(&mut Vec<padlock_tls::extension::tls13::KeyShareEntry>),
) {
    for extension in hello.extensions.iter_mut().flatten() {
        if let E::Tls13(Tls13Extension::ClientShares(shares)) = extension {
            change(shares);
        }
    }
}

/// ServerHello must agree with the request before it.
fn answers(cell: &Cell) -> Vec<Row> {
    let at = |name: &str, change: Box<dyn Fn(&mut ServerHello)>, check, field| {
        let place = (Server, M::ServerHello, 0);
        let name = format!("ServerHello behind a request: {name}");
        let expected = illegal(check, field);
        row(name, place, move |f| f.server_hello(&*change), expected)
    };
    let first = cell.client.groups[0];
    let mut rows = vec![
        at(
            "a suite that was not requested",
            Box::new(|hello| hello.cipher_suite = CipherSuite(0x1305)),
            C::CipherSuiteOffered,
            F::CipherSuite,
        ),
        at(
            "a share in the first group",
            Box::new(move |hello| {
                for extension in extensions_of(hello) {
                    if let E::Tls13(Tls13Extension::ServerShare(share)) = extension {
                        share.group = first;
                    }
                }
            }),
            C::KeyShare,
            F::NamedGroup,
        ),
        at(
            "TLS 1.2",
            Box::new(|hello| {
                for extension in extensions_of(hello) {
                    if let E::Tls13(Tls13Extension::SelectedVersion(version)) = extension {
                        *version = ProtocolVersion::TLS12;
                    }
                }
            }),
            C::LegacyFields,
            F::SelectedVersion,
        ),
        at(
            "no supported_versions",
            Box::new(|hello| without(hello, T::SUPPORTED_VERSIONS)),
            C::LegacyFields,
            F::SelectedVersion,
        ),
    ];
    rows.push(row(
        "ServerHello behind a request: another request instead",
        (Server, M::ServerHello, 0),
        |f| {
            f.server_hello(|hello| {
                hello.random = Random::HELLO_RETRY_REQUEST;
                without(hello, T::KEY_SHARE);
                let group = NamedGroup::X448.to_bytes();
                add(hello, T::KEY_SHARE, &group);
            });
        },
        unexpected(Client, F::HandshakeType),
    ));
    rows
}
