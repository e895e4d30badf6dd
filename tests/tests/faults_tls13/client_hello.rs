//! ClientHello (RFC 8446 sections 4.1.2, 4.2 and 9.2).

use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field as F,
    error::Check as C,
    extension::{Extension as E, ExtensionType as T, SignatureSchemeCode, tls13::Tls13Extension},
    handshake::{CipherSuite, ClientHello, CompressionMethod, NamedGroup},
    message_name::MessageName as M,
    party::Party::{Client, Server},
    record::ProtocolVersion,
};

use crate::{
    cell::Cell,
    flight::Flight,
    row::{Expected, Row, refused, row, undecodable},
};

pub fn rows(_: &Cell) -> Vec<Row> {
    let mut rows = fields();
    rows.extend(extensions());
    rows
}

pub fn at(name: &str, change: impl Fn(&mut Flight<'_>) + 'static, expected: Expected) -> Row {
    let name = format!("ClientHello: {name}");
    row(name, (Client, M::ClientHello, 0), change, expected)
}

/// A row that changes the hello as a value.
fn hello(name: &str, change: fn(&mut ClientHello), expected: Expected) -> Row {
    at(name, move |f| f.client_hello(change), expected)
}

fn compression() -> Expected {
    refused(
        Server,
        C::LegacyFields,
        F::CompressionMethods,
        A::IllegalParameter,
    )
}

fn no_version(field: F) -> Expected {
    refused(Server, C::ProtocolVersion, field, A::ProtocolVersion)
}

fn missing() -> Expected {
    refused(
        Server,
        C::MissingExtension,
        F::Extensions,
        A::MissingExtension,
    )
}

fn no_suite() -> Expected {
    refused(
        Server,
        C::SharedCipherSuite,
        F::CipherSuites,
        A::HandshakeFailure,
    )
}

fn fields() -> Vec<Row> {
    vec![
        hello(
            "legacy_version of SSL 3.0",
            |hello| hello.client_version = ProtocolVersion::SSL30,
            no_version(F::ClientVersion),
        ),
        hello(
            "deflate besides null",
            |hello| hello.compression_methods.push(CompressionMethod(1)),
            compression(),
        ),
        hello(
            "deflate instead of null",
            |hello| hello.compression_methods = vec![CompressionMethod(1)],
            compression(),
        ),
        hello(
            "null compression twice",
            |hello| hello.compression_methods.push(CompressionMethod::NULL),
            compression(),
        ),
        hello(
            "no compression at all",
            |hello| hello.compression_methods.clear(),
            undecodable(Server, F::CompressionMethodsLength),
        ),
        hello(
            "legacy_session_id of 33 bytes",
            |hello| hello.session_id.0 = vec![7; 33],
            undecodable(Server, F::SessionIdLength),
        ),
        hello(
            "no cipher_suites",
            |hello| hello.cipher_suites.clear(),
            undecodable(Server, F::CipherSuitesLength),
        ),
        hello(
            "only suites of TLS 1.2",
            |hello| hello.cipher_suites = vec![CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA],
            no_suite(),
        ),
        hello(
            "only a suite that nobody knows",
            |hello| hello.cipher_suites = vec![CipherSuite(0x1a1a)],
            no_suite(),
        ),
        hello(
            "only a suite that the server lacks",
            |hello| hello.cipher_suites = vec![CipherSuite(0x1305)],
            no_suite(),
        ),
    ]
}

fn drop_extension(kind: T) -> impl Fn(&mut Flight<'_>) {
    move |flight| {
        flight.client_hello(|hello| {
            let extensions = hello.extensions.get_or_insert_default();
            extensions.retain(|extension| extension.extension_type() != kind);
        });
    }
}

/// Puts another extension in the place of its like.
fn replace(with: E) -> impl Fn(&mut Flight<'_>) {
    move |flight| {
        flight.client_hello(|hello| {
            let extensions = hello.extensions.get_or_insert_default();
            let own = extensions
                .iter_mut()
                .find(|own| own.extension_type() == with.extension_type());
            *own.unwrap() = with.clone();
        });
    }
}

/// Puts other bytes into an extension.
pub fn data(kind: T, bytes: &'static [u8]) -> impl Fn(&mut Flight<'_>) {
    replace(E::Unknown {
        extension_type: kind,
        extension_data: bytes.to_vec(),
    })
}

fn extensions() -> Vec<Row> {
    let versions = |versions: &[u16]| {
        let versions = versions.iter().map(|code| ProtocolVersion(*code));
        replace(E::Tls13(Tls13Extension::SupportedVersions(
            versions.collect(),
        )))
    };
    let no_group = refused(
        Server,
        C::SharedGroup,
        F::NamedGroupList,
        A::HandshakeFailure,
    );
    vec![
        at(
            "no supported_versions",
            drop_extension(T::SUPPORTED_VERSIONS),
            no_version(F::ClientVersion),
        ),
        at(
            "no extensions at all",
            |f| f.client_hello(|hello| hello.extensions = None),
            no_version(F::ClientVersion),
        ),
        at(
            "an empty block of extensions",
            |f| f.client_hello(|hello| hello.extensions = Some(vec![])),
            no_version(F::ClientVersion),
        ),
        at(
            "only TLS 1.2 and older",
            versions(&[0x0303, 0x0302]),
            no_version(F::ClientVersion),
        ),
        at(
            "only a version that nobody knows",
            versions(&[0x7f1c, 0x3a3a]),
            no_version(F::ClientVersion),
        ),
        at(
            "no supported_groups",
            drop_extension(T::SUPPORTED_GROUPS),
            missing(),
        ),
        at("no key_share", drop_extension(T::KEY_SHARE), missing()),
        at(
            "no signature_algorithms",
            drop_extension(T::SIGNATURE_ALGORITHMS),
            missing(),
        ),
        at(
            "only groups that the server lacks",
            |f| {
                replace(E::SupportedGroups(vec![NamedGroup::X448]))(f);
                replace(E::Tls13(Tls13Extension::ClientShares(vec![])))(f);
            },
            no_group,
        ),
        at(
            "only signatures of PKCS#1 v1.5",
            replace(E::SignatureAlgorithms(vec![
                SignatureSchemeCode::RSA_PKCS1_SHA256,
            ])),
            no_suite(),
        ),
        at(
            "only a signature that nobody knows",
            replace(E::SignatureAlgorithms(vec![SignatureSchemeCode(0x0a0a)])),
            no_suite(),
        ),
        at(
            "only an application protocol that the server lacks",
            replace(E::Alpn(vec![b"gopher".to_vec()])),
            refused(
                Server,
                C::SharedApplicationProtocol,
                F::ProtocolNameList,
                A::NoApplicationProtocol,
            ),
        ),
        at("the same extension twice", twice, duplicate()),
        at("an unknown extension twice", unknown_twice, duplicate()),
    ]
}

fn duplicate() -> Expected {
    refused(Server, C::Decode, F::Extensions, A::IllegalParameter)
}

fn twice(flight: &mut Flight<'_>) {
    flight.client_hello(|hello| {
        let extensions = hello.extensions.get_or_insert_default();
        let first = extensions[0].clone();
        extensions.push(first);
    });
}

fn unknown_twice(flight: &mut Flight<'_>) {
    flight.client_hello(|hello| {
        let extensions = hello.extensions.get_or_insert_default();
        for data in 0..2 {
            extensions.push(E::Unknown {
                extension_type: T(0x2a2a),
                extension_data: vec![data],
            });
        }
    });
}
