//! EncryptedExtensions and CertificateRequest (RFC 8446 sections 4.3.1 and 4.3.2).

use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field as F,
    error::Check as C,
    extension::{Extension as E, ExtensionType as T},
    handshake::tls13::Message,
    message_name::MessageName as M,
    party::Party::{Client, Server},
    record::ContentType,
};

use crate::{
    cell::Cell,
    flight::{Flight, cut},
    row::{Expected, Row, refused, row, undecodable, unexpected},
};

pub fn rows(_: &Cell) -> Vec<Row> {
    let mut rows = extensions();
    rows.extend(requests());
    rows
}

fn at(name: &str, change: impl Fn(&mut Flight<'_>) + 'static, expected: Expected) -> Row {
    let name = format!("EncryptedExtensions: {name}");
    row(name, (Server, M::EncryptedExtensions, 0), change, expected)
}

fn change(flight: &mut Flight<'_>, change: impl FnOnce(&mut Vec<E>)) {
    flight.message(|message| match message {
        Message::EncryptedExtensions(message) => change(&mut message.extensions),
        other => panic!("{other:?}"),
    });
}

/// Puts an extension with this data there, in place of its like.
fn put(kind: T, data: &'static [u8]) -> impl Fn(&mut Flight<'_>) {
    move |flight| {
        change(flight, |extensions| {
            extensions.retain(|own| own.extension_type() != kind);
            extensions.push(E::Unknown {
                extension_type: kind,
                extension_data: data.to_vec(),
            });
        });
    }
}

fn extensions() -> Vec<Row> {
    let protocol = || {
        refused(
            Client,
            C::ApplicationProtocolOffered,
            F::ProtocolNameList,
            A::IllegalParameter,
        )
    };
    let mut rows = vec![
        at(
            "the same extension twice",
            |f| change(f, |extensions| extensions.push(extensions[0].clone())),
            refused(Client, C::Decode, F::Extensions, A::IllegalParameter),
        ),
        at(
            "an application protocol that was not offered",
            put(T::ALPN, &[0, 7, 6, b'g', b'o', b'p', b'h', b'e', b'r']),
            protocol(),
        ),
        at(
            "two application protocols",
            put(T::ALPN, &[0, 6, 2, b'h', b'2', 2, b'h', b'2']),
            protocol(),
        ),
        at(
            "no application protocol",
            put(T::ALPN, &[0, 0]),
            undecodable(Client, F::ProtocolNameListLength),
        ),
        at(
            "a name in server_name",
            put(T::SERVER_NAME, &[0, 4, 0, 0, 1, b'a']),
            undecodable(Client, F::ServerNameList),
        ),
        at(
            "no block of extensions",
            |f| f.body(Vec::clear),
            undecodable(Client, F::ExtensionsLength),
        ),
        at(
            "the block longer than the message",
            |f| f.body(|body| body[1] = body[1].wrapping_add(1)),
            undecodable(Client, F::Extensions),
        ),
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
            "in the clear",
            |f| f.item().keys = None,
            unexpected(Client, F::RecordType),
        ),
    ];
    for (kind, data) in [
        (T::KEY_SHARE, &[0, 29][..]),
        (T::SUPPORTED_VERSIONS, &[3, 4]),
        (T::SIGNATURE_ALGORITHMS, &[0, 2, 8, 4]),
    ] {
        let name = format!("{}, which belongs elsewhere", kind.id());
        let expected = refused(
            Client,
            C::ExtensionAllowed,
            F::ExtensionType,
            A::IllegalParameter,
        );
        rows.push(at(&name, put(kind, data), expected));
    }
    for (kind, data) in [
        (T(0x1a1a), &[1, 2, 3][..]),
        (T::STATUS_REQUEST, &[]),
        (T::EARLY_DATA, &[]),
        (T::PRE_SHARED_KEY, &[0, 0]),
        (T::COOKIE, &[0, 1, 7]),
        (T::RENEGOTIATION_INFO, &[0]),
        (T::EXTENDED_MASTER_SECRET, &[]),
        (T::MAX_FRAGMENT_LENGTH, &[1]),
        (T::RECORD_SIZE_LIMIT, &[1, 0]),
    ] {
        let name = format!("{} {}, unasked for", kind.id(), kind.0);
        let expected = refused(
            Client,
            C::ExtensionOffered,
            F::ExtensionType,
            A::UnsupportedExtension,
        );
        rows.push(at(&name, put(kind, data), expected));
    }
    rows
}

/// A CertificateRequest that the server did not send itself, in front of its Certificate.
fn requests() -> Vec<Row> {
    let at = |name: &str, body: &'static [u8], expected: Expected| {
        let change = move |f: &mut Flight<'_>| {
            let length = u8::try_from(body.len()).unwrap();
            f.insert(
                ContentType::Handshake,
                &[&[13, 0, 0, length], body].concat(),
            );
        };
        let name = format!("CertificateRequest: {name}");
        row(name, (Server, M::Certificate, 0), change, expected)
    };
    vec![
        at(
            "a context during the handshake",
            &[1, 7, 0, 8, 0, 13, 0, 4, 0, 2, 8, 4],
            refused(
                Client,
                C::CertificateContext,
                F::CertificateRequestContext,
                A::IllegalParameter,
            ),
        ),
        at(
            "no signature_algorithms",
            &[0, 0, 0],
            refused(
                Client,
                C::MissingExtension,
                F::Extensions,
                A::MissingExtension,
            ),
        ),
        at(
            "no scheme in signature_algorithms",
            &[0, 0, 6, 0, 13, 0, 2, 0, 0],
            undecodable(Client, F::SignatureAlgorithmsLength),
        ),
        at(
            "the same extension twice",
            &[0, 0, 16, 0, 13, 0, 4, 0, 2, 8, 4, 0, 13, 0, 4, 0, 2, 8, 4],
            refused(Client, C::Decode, F::Extensions, A::IllegalParameter),
        ),
        at(
            "empty",
            &[],
            undecodable(Client, F::CertificateRequestContextLength),
        ),
        at(
            "a byte too many",
            &[0, 0, 8, 0, 13, 0, 4, 0, 2, 8, 4, 0],
            undecodable(Client, F::Handshake),
        ),
    ]
}
