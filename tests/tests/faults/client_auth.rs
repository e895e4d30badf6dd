//! CertificateRequest, the client's Certificate, and CertificateVerify (RFC 5246 sections 7.4.4, 7.4.6 and 7.4.8).

use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field,
    error::Check,
    extension::SignatureSchemeCode as Scheme,
    handshake::{CipherSuite, ClientCertificateType},
    message_name::MessageName as M,
    party::Party::{Client, Server},
    server::Demand,
    x509::CertificateFault,
};

use crate::{
    cell::{Cell, asking_cells},
    row::{Expected, Row, refused, row, undecodable},
    tamper::{Tamper, cut},
};

pub fn rows(cell: &Cell) -> Vec<Row> {
    let mut rows = of_request(cell);
    rows.extend(of_certificate());
    rows.extend(of_verify(cell));
    rows
}

/// A client that shows nothing to a server that insists.
fn absent() -> Expected {
    refused(
        Server,
        Check::ClientCertificate,
        Field::CertificateList,
        A::HandshakeFailure,
    )
}

fn not_proven() -> Expected {
    refused(
        Server,
        Check::CertificateVerify,
        Field::Signature,
        A::DecryptError,
    )
}

fn of_request(cell: &Cell) -> Vec<Row> {
    let at = |name: &str, change: fn(&mut Tamper<'_>), expected: Expected| {
        row(
            format!("CertificateRequest: {name}"),
            Server,
            M::CertificateRequest,
            change,
            expected,
        )
    };
    let mut rows = vec![
        at(
            "no types",
            |t| t.certificate_request(|request| request.certificate_types.clear()),
            undecodable(Client, Field::CertificateTypesLength),
        ),
        at(
            "types that the client has no key for",
            |t| {
                t.certificate_request(|request| {
                    request.certificate_types = vec![ClientCertificateType::DssSign]
                })
            },
            absent(),
        ),
        at(
            "authorities that nobody of the client's is from",
            |t| {
                t.certificate_request(|request| {
                    request.certificate_authorities = vec![vec![0x30, 0]]
                })
            },
            absent(),
        ),
        at(
            "an authority without a name",
            |t| t.certificate_request(|request| request.certificate_authorities.push(vec![])),
            undecodable(Client, Field::DistinguishedNameLength),
        ),
        at(
            "cut by a byte",
            |t| t.body(cut),
            undecodable(Client, Field::CertificateAuthorities),
        ),
        at(
            "a byte too many",
            |t| t.body(|body| body.push(0)),
            undecodable(Client, Field::Handshake),
        ),
    ];
    if cell.row.code != CipherSuite::TOY_ECDHE_ECDSA_WITH_SAES_CBC_TOYHASH {
        // In a group of 19 elements one other message in 19 has the same signature.
        rows.push(at(
            "one authority more than the server named",
            |t| {
                t.certificate_request(|request| request.certificate_authorities.push(vec![0x30, 0]))
            },
            not_proven(),
        ));
    }
    if cell.names_signatures() {
        rows.push(at(
            "no signature that the client can make",
            |t| {
                t.certificate_request(|request| {
                    request.supported_signature_algorithms = Some(vec![Scheme(0x0101)])
                })
            },
            absent(),
        ));
        rows.push(at(
            "no signatures",
            |t| {
                t.certificate_request(|request| {
                    request.supported_signature_algorithms = Some(vec![])
                })
            },
            undecodable(Client, Field::SignatureAlgorithmsLength),
        ));
    }
    rows
}

fn of_certificate() -> Vec<Row> {
    let at = |name: &str, change: fn(&mut Tamper<'_>), expected: Expected| {
        row(
            format!("client Certificate: {name}"),
            Client,
            M::Certificate,
            change,
            expected,
        )
    };
    let corrupt = || {
        refused(
            Server,
            Check::CertificateAccepted,
            Field::CertificateList,
            A::BadCertificate,
        )
    };
    vec![
        at("none", |t| t.body(|body| *body = vec![0, 0, 0]), absent()),
        at("no DER", |t| t.body(|body| body[6] = 0x31), corrupt()),
        at(
            "a bit of a signature",
            |t| {
                let end = t.record().len();
                t.flip(end - 2..end);
            },
            corrupt(),
        ),
        at(
            "a certificate of no bytes",
            |t| t.body(|body| *body = vec![0, 0, 3, 0, 0, 0]),
            undecodable(Server, Field::AsnCertLength),
        ),
        at(
            "cut by a byte",
            |t| t.body(cut),
            undecodable(Server, Field::CertificateList),
        ),
        at(
            "a byte too many",
            |t| t.body(|body| body.push(0)),
            undecodable(Server, Field::Handshake),
        ),
    ]
}

fn of_verify(cell: &Cell) -> Vec<Row> {
    let at = |name: &str, change: fn(&mut Tamper<'_>), expected: Expected| {
        row(
            format!("CertificateVerify: {name}"),
            Client,
            M::CertificateVerify,
            change,
            expected,
        )
    };
    let mut rows = vec![
        at(
            "a bit of the signature",
            |t| {
                let end = t.record().len();
                t.flip(end - 2..end);
            },
            not_proven(),
        ),
        at(
            "a signature of no bytes",
            |t| t.certificate_verify(|signed| signed.signature.clear()),
            not_proven(),
        ),
        at(
            "cut by a byte",
            |t| t.body(cut),
            undecodable(Server, Field::Signature),
        ),
        at(
            "a byte too many",
            |t| t.body(|body| body.push(0)),
            undecodable(Server, Field::Handshake),
        ),
    ];
    if cell.names_signatures() {
        let unfit = || {
            refused(
                Server,
                Check::SignatureAlgorithm,
                Field::SignatureScheme,
                A::IllegalParameter,
            )
        };
        rows.push(at(
            "an algorithm that was not asked for",
            |t| t.certificate_verify(|signed| signed.algorithm = Some(Scheme(0x0101))),
            unfit(),
        ));
        rows.push(at(
            "an algorithm of another key",
            |t| t.certificate_verify(|signed| signed.algorithm = Some(Scheme::ED25519)),
            unfit(),
        ));
    }
    rows
}

/// A connection in which nobody changes anything, up to its first message.
fn untouched(name: &str, expected: Expected) -> Row {
    row(name, Client, M::ClientHello, |_| (), expected)
}

#[test]
fn a_certificate_of_the_client_with_a_fault_is_refused_by_the_alert_of_its_check() {
    let mut played = 0;
    for fault in CertificateFault::ALL.iter().copied() {
        let alert = match fault {
            CertificateFault::Expired | CertificateFault::NotYetValid => A::CertificateExpired,
            CertificateFault::IssuerNotCa | CertificateFault::PathTooLong => A::UnknownCa,
            CertificateFault::KeyUsage | CertificateFault::ExtendedKeyUsage => {
                A::UnsupportedCertificate
            }
            CertificateFault::NameExcluded | CertificateFault::BadSignature => A::BadCertificate,
            // Of these the server's question says that they will not do, and the client shows none.
            CertificateFault::UnknownCa | CertificateFault::SelfSigned => A::HandshakeFailure,
            // A client has no name to be wrong, no list is at hand, and toys are weak.
            _ => continue,
        };
        for cell in asking_cells().into_iter().filter(Cell::is_transport) {
            let cell = cell.asking(Some(fault));
            let expected = match alert {
                A::HandshakeFailure => absent(),
                alert => refused(
                    Server,
                    Check::CertificateAccepted,
                    Field::CertificateList,
                    alert,
                ),
            };
            let row = untouched(fault.id(), expected);
            assert_eq!(row.play(&cell, 1), Ok(()), "{} {}", cell.name(), fault.id());
            played += 1;
        }
    }
    assert!(played >= 60, "{played} connections only");
}

#[test]
fn a_client_without_a_certificate_is_let_in_only_where_it_is_merely_asked() {
    for mut cell in asking_cells() {
        cell.client.identities.clear();
        let refused = untouched("required", absent());
        assert_eq!(refused.play(&cell, 1), Ok(()), "{}", cell.name());
        cell.server.client_authentication.demand = Demand::Requested;
        let welcome = untouched("requested", Expected::Completes(Server, 0));
        assert_eq!(welcome.play(&cell, 1), Ok(()), "{}", cell.name());
    }
}
