//! Certificate, CertificateVerify and Finished (RFC 8446 section 4.4).

use padlock_core::{Drbg, Working};
use padlock_tests::tls13::{chain, key};
use padlock_tls::{
    alert::AlertDescription as A,
    client::Client as ClientEnd,
    codec::Field as F,
    endpoint::Endpoint,
    error::Check as C,
    extension::{Extension as E, ExtensionType as T, SignatureSchemeCode as Scheme},
    handshake::{
        DigitallySigned,
        tls13::{Certificate, CertificateEntry, Message},
    },
    ledger::{Slot, ValueKind},
    message_name::MessageName as M,
    party::{
        Party::{self, Client, Server},
        Size, Whose,
    },
    tls13::signature,
    x509::CertificateFault,
};

use crate::{
    cell::Cell,
    flight::{Flight, cut},
    row::{Expected, Row, refused, row, undecodable},
};

pub fn rows(cell: &Cell) -> Vec<Row> {
    let mut rows = certificates();
    rows.extend(chains(cell));
    rows.extend(signatures(cell));
    rows.extend(finished());
    rows
}

fn certificate(name: &str, change: impl Fn(&mut Flight<'_>) + 'static, expected: Expected) -> Row {
    let name = format!("Certificate: {name}");
    row(name, (Server, M::Certificate, 0), change, expected)
}

fn change(flight: &mut Flight<'_>, change: impl FnOnce(&mut Certificate)) {
    flight.message(|message| match message {
        Message::Certificate(message) => change(message),
        other => panic!("{other:?}"),
    });
}

fn with_extension(kind: T, data: &'static [u8]) -> impl Fn(&mut Flight<'_>) {
    move |flight| {
        change(flight, |message| {
            let entry = &mut message.certificate_list[0];
            entry.extensions.push(E::Unknown {
                extension_type: kind,
                extension_data: data.to_vec(),
            });
        });
    }
}

fn certificates() -> Vec<Row> {
    let mut rows = vec![
        certificate(
            "a context",
            |f| change(f, |message| message.certificate_request_context = vec![7]),
            refused(
                Client,
                C::CertificateContext,
                F::CertificateRequestContext,
                A::IllegalParameter,
            ),
        ),
        certificate(
            "no certificate",
            |f| change(f, |message| message.certificate_list.clear()),
            undecodable(Client, F::CertificateList),
        ),
        certificate(
            "a certificate of no bytes",
            |f| change(f, |message| message.certificate_list[0].cert_data.clear()),
            undecodable(Client, F::AsnCertLength),
        ),
        certificate(
            "an extension twice",
            |f| {
                with_extension(T(0x1a1a), &[])(f);
                with_extension(T(0x1a1a), &[])(f);
            },
            refused(Client, C::Decode, F::Extensions, A::IllegalParameter),
        ),
        certificate(
            "no block of extensions",
            |f| {
                f.body(|body| {
                    body.truncate(body.len() - 2);
                    let length = u32::try_from(body.len() - 4).unwrap().to_be_bytes();
                    body[1..4].copy_from_slice(&length[1..]);
                })
            },
            undecodable(Client, F::ExtensionsLength),
        ),
        certificate(
            "the list longer than the message",
            |f| f.body(|body| body[3] = body[3].wrapping_add(1)),
            undecodable(Client, F::CertificateList),
        ),
        certificate(
            "a byte too many",
            |f| f.body(|body| body.push(0)),
            undecodable(Client, F::Handshake),
        ),
        certificate(
            "empty",
            |f| f.body(Vec::clear),
            undecodable(Client, F::CertificateRequestContextLength),
        ),
    ];
    // Offered, but their answers belong into EncryptedExtensions or ServerHello.
    for (kind, data) in [
        (T::SERVER_NAME, &[][..]),
        (T::ALPN, &[0, 3, 2, b'h', b'2']),
        (T::SUPPORTED_GROUPS, &[0, 2, 0, 29]),
    ] {
        let expected = refused(
            Client,
            C::ExtensionAllowed,
            F::ExtensionType,
            A::IllegalParameter,
        );
        let name = format!("{}, which belongs elsewhere", kind.id());
        rows.push(certificate(&name, with_extension(kind, data), expected));
    }
    for kind in [T(0x1a1a), T::SIGNED_CERTIFICATE_TIMESTAMP] {
        let expected = refused(
            Client,
            C::ExtensionOffered,
            F::ExtensionType,
            A::UnsupportedExtension,
        );
        let name = format!("{} {}, unasked for", kind.id(), kind.0);
        rows.push(certificate(&name, with_extension(kind, &[0, 0]), expected));
    }
    rows
}

/// Chains that the client does not accept.
fn chains(cell: &Cell) -> Vec<Row> {
    let bad = |alert| refused(Client, C::CertificateAccepted, F::CertificateList, alert);
    let mut rows = vec![
        certificate(
            "no DER",
            |f| {
                change(f, |message| {
                    message.certificate_list[0].cert_data[0] = 0x31;
                });
            },
            bad(A::BadCertificate),
        ),
        certificate(
            "a bit of its signature",
            |f| {
                change(f, |message| {
                    let last = message.certificate_list[0].cert_data.last_mut();
                    *last.unwrap() ^= 1;
                });
            },
            bad(CertificateFault::BadSignature.check().alert()),
        ),
        certificate(
            "without the intermediate authority",
            |f| change(f, |message| message.certificate_list.truncate(1)),
            bad(A::UnknownCa),
        ),
    ];
    for fault in [
        CertificateFault::Expired,
        CertificateFault::NotYetValid,
        CertificateFault::WrongName,
        CertificateFault::UnknownCa,
        CertificateFault::SelfSigned,
        CertificateFault::IssuerNotCa,
        CertificateFault::PathTooLong,
        CertificateFault::KeyUsage,
        CertificateFault::ExtendedKeyUsage,
        CertificateFault::NameExcluded,
    ] {
        let issued = chain(cell.scheme, Some(fault));
        let faulty = issued.chain;
        let swap = move |f: &mut Flight<'_>| {
            change(f, |message| {
                let entry = |der: &Vec<u8>| CertificateEntry {
                    cert_data: der.clone(),
                    extensions: vec![],
                };
                message.certificate_list = faulty.iter().map(entry).collect();
            });
        };
        let alert = fault.check().alert();
        let mut config = cell.client.clone();
        config.trust_anchors = issued.trust_anchors;
        let client = ClientEnd::new(config, Drbg::new(1).fork("client"));
        let row = certificate(fault.id(), swap, bad(alert));
        rows.push(row.by(Endpoint::Client(Box::new(client))));
    }
    rows
}

fn verify(name: &str, change: impl Fn(&mut Flight<'_>) + 'static, expected: Expected) -> Row {
    let name = format!("CertificateVerify: {name}");
    row(name, (Server, M::CertificateVerify, 0), change, expected)
}

fn signed(flight: &mut Flight<'_>, change: impl FnOnce(&mut DigitallySigned)) {
    flight.message(|message| match message {
        Message::CertificateVerify(message) => change(&mut message.0),
        other => panic!("{other:?}"),
    });
}

/// Schemes that were not offered, do not fit the key, or are none of TLS 1.3.
const SCHEMES: &[Scheme] = &[
    Scheme::RSA_PKCS1_SHA256,
    Scheme::RSA_PSS_RSAE_SHA512,
    Scheme::ECDSA_SECP384R1_SHA384,
    Scheme(0x0201),
    Scheme(0x0203),
    Scheme(0x0809),
    Scheme(0x1a1a),
];

fn signatures(cell: &Cell) -> Vec<Row> {
    let wrong = || refused(Client, C::CertificateVerify, F::Signature, A::DecryptError);
    let mut rows = vec![
        verify(
            "no signature",
            |f| signed(f, |signed| signed.signature.clear()),
            wrong(),
        ),
        verify(
            "half a signature",
            |f| {
                signed(f, |signed| {
                    signed.signature.truncate(signed.signature.len() / 2)
                })
            },
            wrong(),
        ),
        verify(
            "a byte too many in the signature",
            |f| signed(f, |signed| signed.signature.push(0)),
            wrong(),
        ),
        verify(
            "empty",
            |f| f.body(Vec::clear),
            undecodable(Client, F::SignatureScheme),
        ),
        verify(
            "only a scheme",
            |f| f.body(|body| body.truncate(2)),
            undecodable(Client, F::SignatureLength),
        ),
        verify(
            "a byte too many",
            |f| f.body(|body| body.push(0)),
            undecodable(Client, F::Handshake),
        ),
    ];
    for scheme in SCHEMES.iter().filter(|scheme| **scheme != cell.scheme) {
        let change = move |f: &mut Flight<'_>| {
            signed(f, |signed| signed.algorithm = Some(*scheme));
        };
        let expected = refused(
            Client,
            C::SignatureAlgorithm,
            F::SignatureScheme,
            A::IllegalParameter,
        );
        let name = format!("signed by {} {:04x}", scheme.id(), scheme.0);
        rows.push(verify(&name, change, expected));
    }
    if cell.is_toy() {
        // In a group of 19 elements another message may well have the same signature.
        return rows;
    }
    let scheme = cell.scheme;
    rows.push(verify(
        "a bit of the signature",
        |f| {
            signed(f, |signed| {
                let at = signed.signature.len() / 2;
                signed.signature[at] ^= 1;
            });
        },
        wrong(),
    ));
    for (name, context) in [
        (
            "signed as a client",
            &b"TLS 1.3, client CertificateVerify"[..],
        ),
        ("signed as of TLS 1.4", b"TLS 1.4, server CertificateVerify"),
        ("signed without a context", b""),
    ] {
        rows.push(verify(
            name,
            move |f| sign(f, scheme, context, true),
            wrong(),
        ));
    }
    rows.push(verify(
        "signed over another transcript",
        move |f| sign(f, scheme, b"TLS 1.3, server CertificateVerify", false),
        wrong(),
    ));
    rows
}

/// Signs with the server's key in another context, or over something else than the transcript.
fn sign(flight: &mut Flight<'_>, scheme: Scheme, context: &[u8], over_transcript: bool) {
    let ledger = flight.sender.ledger();
    let slot = Slot::new(ValueKind::SignedContent, Whose::Server);
    let content = &ledger.newest(slot).unwrap().1.bytes;
    let hash_len = ledger
        .tls13()
        .unwrap()
        .hash
        .digest(&[], &mut Working::off())
        .len();
    let mut hash = content[content.len() - hash_len..].to_vec();
    if !over_transcript {
        hash[0] ^= 1;
    }
    let content = [&[b' '; 64], context, &[0], &hash].concat();
    let key = key(scheme);
    let arithmetic = signature::scheme(&key.public(), Size::Full, scheme).unwrap();
    let off = &mut Working::off();
    let made = arithmetic.sign(&key, &content, &mut Drbg::new(3), off);
    signed(flight, |signed| signed.signature = made.unwrap());
}

fn finished() -> Vec<Row> {
    let mut rows = vec![];
    for from in [Client, Server] {
        let at = |name: &str, change: fn(&mut Flight<'_>), expected: fn(Party) -> Expected| {
            let name = format!("{}'s Finished: {name}", from.id());
            let expected = expected(from.peer());
            row(name, (from, M::Finished, 0), change, expected)
        };
        let wrong: fn(Party) -> Expected =
            |by| refused(by, C::VerifyData, F::VerifyData, A::DecryptError);
        let no_length: fn(Party) -> Expected = |by| undecodable(by, F::VerifyData);
        rows.extend([
            at("a bit of its first byte", |f| f.item().flip(0), wrong),
            at("a bit of its last byte", flip_last, wrong),
            at("zeros", |f| f.body(|body| body.fill(0)), wrong),
            at("cut by a byte", |f| f.body(cut), no_length),
            at(
                "a byte too many",
                |f| f.body(|body| body.push(0)),
                no_length,
            ),
            at("empty", |f| f.body(Vec::clear), no_length),
            at(
                "twelve bytes, as before TLS 1.3",
                |f| f.body(|body| body.resize(12, 7)),
                no_length,
            ),
        ]);
    }
    rows
}

fn flip_last(flight: &mut Flight<'_>) {
    flight.body(|body| *body.last_mut().unwrap() ^= 1);
}
