//! ServerHello (RFC 8446 section 4.1.3), and what may stand in it (section 4.2).

use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field as F,
    error::Check as C,
    extension::{Extension as E, ExtensionType as T, tls13::Tls13Extension},
    handshake::{CipherSuite, CompressionMethod, NamedGroup, Random, ServerHello},
    message_name::MessageName as M,
    party::Party::{Client, Server},
    record::{ContentType, ProtocolVersion},
};

use crate::{
    cell::Cell,
    flight::{Flight, cut},
    row::{Expected, Row, refused, row, undecodable, unexpected, unopened},
};

pub fn rows(cell: &Cell) -> Vec<Row> {
    let mut rows = fields(cell);
    rows.extend(extensions());
    rows.extend(bytes());
    rows
}

fn at(name: &str, change: impl Fn(&mut Flight<'_>) + 'static, expected: Expected) -> Row {
    let name = format!("ServerHello: {name}");
    row(name, (Server, M::ServerHello, 0), change, expected)
}

fn hello(name: &str, change: fn(&mut ServerHello), expected: Expected) -> Row {
    at(name, move |f| f.server_hello(change), expected)
}

fn legacy(field: F) -> Expected {
    refused(Client, C::LegacyFields, field, A::IllegalParameter)
}

fn not_offered() -> Expected {
    refused(
        Client,
        C::CipherSuiteOffered,
        F::CipherSuite,
        A::IllegalParameter,
    )
}

fn fields(cell: &Cell) -> Vec<Row> {
    let mut rows = vec![
        hello(
            "legacy_version of SSL 3.0",
            |hello| hello.server_version = ProtocolVersion::SSL30,
            refused(
                Client,
                C::ProtocolVersion,
                F::ServerVersion,
                A::ProtocolVersion,
            ),
        ),
        hello(
            "legacy_version of TLS 1.1",
            |hello| hello.server_version = ProtocolVersion::TLS11,
            legacy(F::ServerVersion),
        ),
        hello(
            "legacy_version of TLS 1.3",
            |hello| hello.server_version = ProtocolVersion::TLS13,
            legacy(F::ServerVersion),
        ),
        hello(
            "another legacy_session_id_echo",
            |hello| hello.session_id.0 = vec![7; 32],
            legacy(F::SessionId),
        ),
        hello(
            "legacy_session_id_echo of 33 bytes",
            |hello| hello.session_id.0 = vec![7; 33],
            undecodable(Client, F::SessionIdLength),
        ),
        hello(
            "a suite of TLS 1.2",
            |hello| hello.cipher_suite = CipherSuite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            not_offered(),
        ),
        hello(
            "a suite that nobody knows",
            |hello| hello.cipher_suite = CipherSuite(0x1a1a),
            not_offered(),
        ),
        at(
            "a suite of TLS 1.3 that was not offered",
            move |f| f.server_hello(|hello| hello.cipher_suite = CipherSuite(0x1305)),
            not_offered(),
        ),
        hello(
            "deflate",
            |hello| hello.compression_method = CompressionMethod(1),
            legacy(F::CompressionMethod),
        ),
    ];
    if cell.is_toy() {
        // There is no legacy_session_id to echo.
        return rows;
    }
    rows.push(hello(
        "no legacy_session_id_echo",
        |hello| hello.session_id.0 = vec![],
        legacy(F::SessionId),
    ));
    rows.push(hello(
        "another random",
        |hello| hello.random = Random([9; 32]),
        unopened(Client).unheard(),
    ));
    rows
}

fn extensions_of(hello: &mut ServerHello) -> &mut Vec<E> {
    hello.extensions.get_or_insert_default()
}

fn drop_extension(kind: T) -> impl Fn(&mut Flight<'_>) {
    move |flight| {
        flight.server_hello(|hello| {
            extensions_of(hello).retain(|own| own.extension_type() != kind);
        });
    }
}

fn add(kind: T, data: &'static [u8]) -> impl Fn(&mut Flight<'_>) {
    move |flight| {
        flight.server_hello(|hello| {
            extensions_of(hello).push(E::Unknown {
                extension_type: kind,
                extension_data: data.to_vec(),
            });
        });
    }
}

fn set_data(kind: T, data: &'static [u8]) -> impl Fn(&mut Flight<'_>) {
    move |flight| {
        drop_extension(kind)(flight);
        add(kind, data)(flight);
    }
}

fn version(code: u16) -> impl Fn(&mut Flight<'_>) {
    move |flight| {
        flight.server_hello(|hello| {
            for extension in extensions_of(hello) {
                if let E::Tls13(Tls13Extension::SelectedVersion(version)) = extension {
                    *version = ProtocolVersion(code);
                }
            }
        });
    }
}

fn extensions() -> Vec<Row> {
    let misplaced = || {
        refused(
            Client,
            C::ExtensionAllowed,
            F::ExtensionType,
            A::IllegalParameter,
        )
    };
    let unsolicited = || {
        refused(
            Client,
            C::ExtensionOffered,
            F::ExtensionType,
            A::UnsupportedExtension,
        )
    };
    let duplicate = refused(Client, C::Decode, F::Extensions, A::IllegalParameter);
    let mut rows = vec![
        at(
            "no supported_versions",
            drop_extension(T::SUPPORTED_VERSIONS),
            refused(
                Client,
                C::ProtocolVersion,
                F::ServerVersion,
                A::ProtocolVersion,
            ),
        ),
        at(
            "TLS 1.2 selected",
            version(0x0303),
            legacy(F::SelectedVersion),
        ),
        at(
            "TLS 1.0 selected",
            version(0x0301),
            legacy(F::SelectedVersion),
        ),
        at(
            "a newer version selected",
            version(0x0305),
            legacy(F::SelectedVersion),
        ),
        at(
            "no key_share",
            drop_extension(T::KEY_SHARE),
            refused(
                Client,
                C::MissingExtension,
                F::Extensions,
                A::MissingExtension,
            ),
        ),
        at(
            "a share in another group",
            |f| {
                f.server_hello(|hello| {
                    for extension in extensions_of(hello) {
                        if let E::Tls13(Tls13Extension::ServerShare(share)) = extension {
                            share.group = NamedGroup::X448;
                        }
                    }
                });
            },
            refused(Client, C::KeyShare, F::NamedGroup, A::IllegalParameter),
        ),
        at(
            "supported_versions of one byte",
            set_data(T::SUPPORTED_VERSIONS, &[3]),
            undecodable(Client, F::SelectedVersion),
        ),
        at(
            "supported_versions as a list",
            set_data(T::SUPPORTED_VERSIONS, &[2, 3, 4]),
            undecodable(Client, F::ExtensionData),
        ),
        at(
            "an empty key_share",
            set_data(T::KEY_SHARE, &[]),
            undecodable(Client, F::NamedGroup),
        ),
        at(
            "a share of no bytes",
            set_data(T::KEY_SHARE, &[0, 29, 0, 0]),
            undecodable(Client, F::KeyExchangeLength),
        ),
        at(
            "a group and no share",
            set_data(T::KEY_SHARE, &[0, 29]),
            undecodable(Client, F::KeyExchangeLength),
        ),
        at("the same extension twice", twice, duplicate),
    ];
    // Offered, but their answers belong elsewhere (section 4.2).
    for (kind, data) in [
        (T::SERVER_NAME, &[][..]),
        (T::SUPPORTED_GROUPS, &[0, 2, 0, 29]),
        (T::SIGNATURE_ALGORITHMS, &[0, 2, 8, 4]),
        (T::ALPN, &[0, 3, 2, b'h', b'2']),
    ] {
        let name = format!("{}, which belongs elsewhere", kind.id());
        rows.push(at(&name, add(kind, data), misplaced()));
    }
    // Nobody asked for these.
    for (kind, data) in [
        (T(0x1a1a), &[1, 2, 3][..]),
        (T::STATUS_REQUEST, &[]),
        (T::EXTENDED_MASTER_SECRET, &[]),
        (T::RENEGOTIATION_INFO, &[0]),
        (T::SESSION_TICKET, &[]),
        (T::PRE_SHARED_KEY, &[0, 0]),
        (T::EARLY_DATA, &[]),
        (T::COOKIE, &[0, 1, 7]),
    ] {
        let name = format!("{} {}, unasked for", kind.id(), kind.0);
        rows.push(at(&name, add(kind, data), unsolicited()));
    }
    rows
}

fn twice(flight: &mut Flight<'_>) {
    flight.server_hello(|hello| {
        let first = extensions_of(hello)[0].clone();
        extensions_of(hello).push(first);
    });
}

fn bytes() -> Vec<Row> {
    vec![
        at(
            "cut by a byte",
            |f| f.body(cut),
            undecodable(Client, F::Extensions),
        ),
        at(
            "a byte too many",
            |f| f.body(|body| body.push(0)),
            undecodable(Client, F::Handshake),
        ),
        at(
            "cut behind the compression method",
            |f| {
                f.body(|body| {
                    let id = usize::from(body[34]);
                    body.truncate(38 + id);
                });
            },
            refused(
                Client,
                C::ProtocolVersion,
                F::ServerVersion,
                A::ProtocolVersion,
            ),
        ),
        at(
            "empty",
            |f| f.body(Vec::clear),
            undecodable(Client, F::ServerVersion),
        ),
        at(
            "a ClientHello instead",
            |f| f.item().content[0] = 1,
            unexpected(Client, F::HandshakeType),
        ),
        at(
            "a HelloRequest before",
            |f| f.insert(ContentType::Handshake, &[0, 0, 0, 0]),
            unexpected(Client, F::HandshakeType),
        ),
        at(
            "a record of no bytes before",
            |f| f.insert(ContentType::Handshake, &[]),
            unexpected(Client, F::Fragment),
        ),
        at(
            "application data before",
            |f| f.insert(ContentType::ApplicationData, b"early"),
            unexpected(Client, F::RecordType),
        ),
        at("twice", |f| f.double(), unexpected(Client, F::RecordType)),
        at(
            "EncryptedExtensions in its record",
            |f| f.item().content.extend([8, 0, 0, 2, 0, 0]),
            refused(
                Client,
                C::HandshakeBoundary,
                F::HandshakeType,
                A::UnexpectedMessage,
            ),
        ),
        at(
            "the beginning of a message in its record",
            |f| f.item().content.push(8),
            refused(
                Client,
                C::HandshakeBoundary,
                F::HandshakeType,
                A::UnexpectedMessage,
            ),
        ),
    ]
}
