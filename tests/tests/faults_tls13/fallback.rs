//! Ends that also speak TLS 1.2, and someone who would have them speak it (RFC 8446 section 4.1.3, RFC 7507).

use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field as F,
    error::Check as C,
    extension::{Extension as E, ExtensionType as T, tls13::Tls13Extension},
    handshake::{CipherSuite, ClientHello, Random, ServerHello},
    message_name::MessageName as M,
    party::Party::{Client, Server},
    record::ProtocolVersion,
};

use crate::{
    cell::Cell,
    row::{Expected, Row, refused, row},
};

pub fn rows(_: &Cell) -> Vec<Row> {
    let downgraded = || refused(Client, C::Downgrade, F::Random, A::IllegalParameter);
    let hello = |name: &str, change: fn(&mut ClientHello), expected: Expected| {
        let place = (Client, M::ClientHello, 0);
        let name = format!("ClientHello: {name}");
        row(name, place, move |f| f.client_hello(change), expected)
    };
    let answer = |name: &str, change: fn(&mut ServerHello), expected: Expected| {
        let place = (Server, M::ServerHello, 0);
        let name = format!("ServerHello: {name}");
        row(name, place, move |f| f.server_hello(change), expected)
    };
    let wrong_version = || {
        refused(
            Client,
            C::ProtocolVersion,
            F::ServerVersion,
            A::ProtocolVersion,
        )
    };
    let sentinel = |name: &str, change: fn(&mut ServerHello)| answer(name, change, downgraded());
    vec![
        hello("no supported_versions", without_versions, downgraded()),
        hello(
            "supported_versions without TLS 1.3",
            only_older,
            downgraded(),
        ),
        hello(
            "TLS_FALLBACK_SCSV",
            |hello| {
                without_versions(hello);
                hello.cipher_suites.push(CipherSuite::TLS_FALLBACK_SCSV);
            },
            refused(
                Server,
                C::Fallback,
                F::CipherSuites,
                A::InappropriateFallback,
            ),
        ),
        sentinel("TLS 1.2, with its sentinel", |hello| {
            older(hello);
            hello.random.0[24..].copy_from_slice(b"DOWNGRD\x01");
        }),
        sentinel("TLS 1.2, with the sentinel of TLS 1.1", |hello| {
            older(hello);
            hello.random.0[24..].copy_from_slice(b"DOWNGRD\x00");
        }),
        answer(
            "TLS 1.1, which was not offered",
            |hello| {
                older(hello);
                hello.server_version = ProtocolVersion::TLS11;
            },
            wrong_version(),
        ),
        answer(
            "TLS 1.3 in server_version",
            |hello| {
                older(hello);
                hello.server_version = ProtocolVersion::TLS13;
            },
            wrong_version(),
        ),
        answer(
            "TLS 1.2 with a suite of TLS 1.3",
            older,
            refused(
                Client,
                C::CipherSuiteOffered,
                F::CipherSuite,
                A::IllegalParameter,
            ),
        ),
        answer(
            "HelloRetryRequest without supported_versions",
            |hello| {
                older(hello);
                hello.random = Random::HELLO_RETRY_REQUEST;
            },
            refused(
                Client,
                C::MissingExtension,
                F::Extensions,
                A::MissingExtension,
            ),
        ),
        answer(
            "TLS 1.2 selected in supported_versions",
            |hello| {
                for extension in hello.extensions.iter_mut().flatten() {
                    if let E::Tls13(Tls13Extension::SelectedVersion(version)) = extension {
                        *version = ProtocolVersion::TLS12;
                    }
                }
            },
            refused(
                Client,
                C::LegacyFields,
                F::SelectedVersion,
                A::IllegalParameter,
            ),
        ),
    ]
}

fn without_versions(hello: &mut ClientHello) {
    let extensions = hello.extensions.get_or_insert_default();
    extensions.retain(|own| own.extension_type() != T::SUPPORTED_VERSIONS);
}

fn only_older(hello: &mut ClientHello) {
    for extension in hello.extensions.iter_mut().flatten() {
        if let E::Tls13(Tls13Extension::SupportedVersions(versions)) = extension {
            versions.retain(|version| *version != ProtocolVersion::TLS13);
        }
    }
}

/// A ServerHello of TLS 1.2, with nothing of TLS 1.3 but the suite.
fn older(hello: &mut ServerHello) {
    hello.extensions = Some(vec![]);
}
