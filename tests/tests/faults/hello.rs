//! ClientHello and ServerHello.

use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field,
    error::Check,
    extension::{Extension, ExtensionType, RenegotiationInfo, SignatureSchemeCode},
    handshake::{CipherSuite, CompressionMethod, NamedGroup, SessionId},
    message_name::MessageName as M,
    party::Party::{Client, Server},
    record::ProtocolVersion,
};

use crate::{
    cell::Cell,
    points,
    row::{Expected, Row, differs_at_finished, refused, row, undecodable, unopened},
    tamper::{Tamper, cut},
};

pub fn rows(cell: &Cell) -> Vec<Row> {
    let mut rows = client_hello(cell);
    rows.extend(server_hello(cell));
    rows.extend(points::rows(cell));
    if cell.row.code == CipherSuite::TOY_ECDHE_ECDSA_WITH_SAES_CBC_TOYHASH {
        // In a group of 19 elements one changed random in 19 has the same signature.
        rows.retain(|row| !row.name.ends_with(": random"));
    }
    rows
}

/// Where `session_id` begins in a hello's body: behind version and random.
const SESSION_ID: usize = 34;

fn unknown_extension() -> Extension {
    Extension::Unknown {
        extension_type: ExtensionType(0x1a1a),
        extension_data: vec![1, 2, 3],
    }
}

fn renegotiating() -> Extension {
    Extension::RenegotiationInfo(RenegotiationInfo {
        renegotiated_connection: vec![7; 12],
    })
}

fn client_hello(cell: &Cell) -> Vec<Row> {
    let at = |name: &str, change: fn(&mut Tamper<'_>), expected: Expected| {
        row(
            format!("ClientHello: {name}"),
            Client,
            M::ClientHello,
            change,
            expected,
        )
    };
    let mut rows = vec![
        at(
            "client_version below all that the server speaks",
            |t| t.client_hello(|hello| hello.client_version = ProtocolVersion::SSL30),
            refused(
                Server,
                Check::ProtocolVersion,
                Field::ClientVersion,
                A::ProtocolVersion,
            ),
        ),
        at(
            "client_version raised",
            |t| t.client_hello(|hello| hello.client_version = ProtocolVersion(0x0305)),
            // The premaster secret begins with the version that the client meant (RFC 5246 section 7.4.7.1).
            if cell.is_transport() && cell.is_full() {
                unopened(Server)
            } else {
                differs_at_finished()
            },
        ),
        at("random", |t| t.flip(11..43), other_random(cell)),
        at(
            "session_id of 33 bytes",
            |t| {
                t.body(|body| {
                    body[SESSION_ID] = 33;
                    body.splice(SESSION_ID + 1..SESSION_ID + 1, [9; 33]);
                })
            },
            undecodable(Server, Field::SessionIdLength),
        ),
        at(
            "an unknown session to resume",
            |t| t.client_hello(|hello| hello.session_id = SessionId(vec![9; 32])),
            differs_at_finished(),
        ),
        at(
            "only suites that the server lacks",
            |t| {
                t.client_hello(|hello| {
                    hello.cipher_suites =
                        vec![CipherSuite::TLS_AES_128_GCM_SHA256, CipherSuite(0x0a0a)]
                })
            },
            refused(
                Server,
                Check::SharedCipherSuite,
                Field::CipherSuites,
                A::HandshakeFailure,
            ),
        ),
        at(
            "no suites",
            |t| t.client_hello(|hello| hello.cipher_suites.clear()),
            undecodable(Server, Field::CipherSuitesLength),
        ),
        at(
            "half a suite",
            |t| {
                t.body(|body| {
                    body[SESSION_ID + 2] += 1;
                    body.insert(SESSION_ID + 3, 0);
                })
            },
            undecodable(Server, Field::CipherSuite),
        ),
        at(
            "GREASE among the suites",
            |t| t.client_hello(|hello| hello.cipher_suites.insert(0, CipherSuite(0x3a3a))),
            differs_at_finished(),
        ),
        at(
            "no null compression",
            |t| t.client_hello(|hello| hello.compression_methods = vec![CompressionMethod(1)]),
            refused(
                Server,
                Check::Compression,
                Field::CompressionMethods,
                A::IllegalParameter,
            ),
        ),
        at(
            "no compression methods",
            |t| t.client_hello(|hello| hello.compression_methods.clear()),
            undecodable(Server, Field::CompressionMethodsLength),
        ),
        at(
            "the same extension twice",
            |t| {
                t.client_hello(|hello| {
                    let extensions = hello.extensions.as_mut().unwrap();
                    extensions.push(extensions[0].clone());
                })
            },
            refused(
                Server,
                Check::Decode,
                Field::Extensions,
                A::IllegalParameter,
            ),
        ),
        at(
            "an unknown extension",
            |t| {
                t.client_hello(|hello| hello.extensions.as_mut().unwrap().push(unknown_extension()))
            },
            differs_at_finished(),
        ),
        at(
            "a first handshake that renegotiates",
            |t| {
                t.client_hello(|hello| {
                    let extensions = hello.extensions.as_mut().unwrap();
                    extensions.retain(|extension| {
                        extension.extension_type() != ExtensionType::RENEGOTIATION_INFO
                    });
                    extensions.push(renegotiating());
                })
            },
            refused(
                Server,
                Check::RenegotiationInfo,
                Field::RenegotiatedConnection,
                A::HandshakeFailure,
            ),
        ),
        at(
            "cut by a byte",
            |t| t.body(cut),
            undecodable(Server, Field::Extensions),
        ),
        at(
            "a byte too many",
            |t| t.body(|body| body.push(0)),
            undecodable(Server, Field::Handshake),
        ),
    ];
    if cell.is_curve() {
        rows.push(at(
            "no curve that the server has",
            |t| {
                t.client_hello(|hello| {
                    for extension in hello.extensions.as_mut().unwrap() {
                        if let Extension::SupportedGroups(groups) = extension {
                            *groups = vec![NamedGroup::SECP521R1];
                        }
                    }
                })
            },
            refused(
                Server,
                Check::SharedCipherSuite,
                Field::CipherSuites,
                A::HandshakeFailure,
            ),
        ));
    }
    if cell.is_signed() && cell.names_signatures() {
        rows.push(at(
            "no signature that the server can make",
            |t| {
                t.client_hello(|hello| {
                    for extension in hello.extensions.as_mut().unwrap() {
                        if let Extension::SignatureAlgorithms(schemes) = extension {
                            *schemes = vec![SignatureSchemeCode(0x0101)];
                        }
                    }
                })
            },
            refused(
                Server,
                Check::SharedCipherSuite,
                Field::CipherSuites,
                A::HandshakeFailure,
            ),
        ));
    }
    rows
}

/// Both randoms are signed with the server's parameters where they are signed, and in any case part of the keys.
fn other_random(cell: &Cell) -> Expected {
    if cell.is_signed() {
        return refused(
            Client,
            Check::KeyExchangeSignature,
            Field::Signature,
            A::DecryptError,
        );
    }
    unopened(Server)
}

fn server_hello(cell: &Cell) -> Vec<Row> {
    let at = |name: &str, change: fn(&mut Tamper<'_>), expected: Expected| {
        row(
            format!("ServerHello: {name}"),
            Server,
            M::ServerHello,
            change,
            expected,
        )
    };
    vec![
        at(
            "server_version that the client does not speak",
            |t| t.server_hello(|hello| hello.server_version = ProtocolVersion::SSL30),
            refused(
                Client,
                Check::ProtocolVersion,
                Field::ServerVersion,
                A::ProtocolVersion,
            ),
        ),
        at(
            "server_version above the client's",
            |t| t.server_hello(|hello| hello.server_version = ProtocolVersion::TLS13),
            refused(
                Client,
                Check::ProtocolVersion,
                Field::ServerVersion,
                A::ProtocolVersion,
            ),
        ),
        at("random", |t| t.flip(11..43), other_random(cell)),
        at(
            "session_id of 33 bytes",
            |t| {
                t.body(|body| {
                    body[SESSION_ID] = 33;
                    body.splice(SESSION_ID + 1..SESSION_ID + 1, [9; 33]);
                })
            },
            undecodable(Client, Field::SessionIdLength),
        ),
        at(
            "another session_id",
            |t| t.server_hello(|hello| hello.session_id = SessionId(vec![9; 32])),
            differs_at_finished(),
        ),
        at(
            "a suite that exists and was not offered",
            |t| {
                t.server_hello(|hello| {
                    hello.cipher_suite = CipherSuite::TLS_RSA_WITH_AES_256_CBC_SHA
                })
            },
            refused(
                Client,
                Check::CipherSuiteOffered,
                Field::CipherSuite,
                A::IllegalParameter,
            ),
        ),
        at(
            "a suite that does not exist",
            |t| t.server_hello(|hello| hello.cipher_suite = CipherSuite(0x4a4a)),
            refused(
                Client,
                Check::CipherSuiteOffered,
                Field::CipherSuite,
                A::IllegalParameter,
            ),
        ),
        at(
            "a compression that was not offered",
            |t| t.server_hello(|hello| hello.compression_method = CompressionMethod(1)),
            refused(
                Client,
                Check::Compression,
                Field::CompressionMethod,
                A::IllegalParameter,
            ),
        ),
        at(
            "an extension that was not offered",
            |t| {
                t.server_hello(|hello| hello.extensions.as_mut().unwrap().push(unknown_extension()))
            },
            refused(
                Client,
                Check::ExtensionOffered,
                Field::ExtensionType,
                A::UnsupportedExtension,
            ),
        ),
        at(
            "the same extension twice",
            |t| {
                t.server_hello(|hello| {
                    let extensions = hello.extensions.as_mut().unwrap();
                    extensions.push(extensions[0].clone());
                })
            },
            refused(
                Client,
                Check::Decode,
                Field::Extensions,
                A::IllegalParameter,
            ),
        ),
        at(
            "a first handshake that renegotiates",
            |t| t.server_hello(|hello| hello.extensions = Some(vec![renegotiating()])),
            refused(
                Client,
                Check::RenegotiationInfo,
                Field::RenegotiatedConnection,
                A::HandshakeFailure,
            ),
        ),
        at(
            "without extensions",
            |t| t.server_hello(|hello| hello.extensions = None),
            differs_at_finished(),
        ),
        at(
            "cut by a byte",
            |t| t.body(cut),
            undecodable(Client, Field::Extensions),
        ),
        at(
            "a byte too many",
            |t| t.body(|body| body.push(0)),
            undecodable(Client, Field::Handshake),
        ),
    ]
}
