use super::*;
use crate::{codec::put16, dissect::Dissection, extension::Extension};

/// These bytes are this extension in this message, both ways, and every byte has a name.
#[track_caller]
fn check(carrier: Carrier, bytes: &[u8], extension: Tls13Extension) {
    let extension = Extension::Tls13(extension);
    assert_eq!(extension.to_bytes(), bytes);
    let mut r = Reader::annotating(bytes);
    let read = Extension::read_in(&mut r, carrier);
    let (value, spans) = r.finish(read);
    assert_eq!(value.as_ref(), Ok(&extension));
    let dissection = Dissection { value, spans };
    let mut at = 0;
    for leaf in dissection.leaves() {
        assert_eq!(leaf.bytes.start, at);
        assert_ne!(leaf.field, Field::Unparsed);
        at = leaf.bytes.end;
    }
    assert_eq!(at, bytes.len());
    for end in 0..bytes.len() {
        let mut r = Reader::new(&bytes[..end]);
        assert!(Extension::read_in(&mut r, carrier).is_err(), "{end} bytes");
    }
}

#[test]
fn versions_are_a_list_in_a_client_hello_and_one_in_a_server_hello() {
    check(
        Carrier::ClientHello,
        &[0, 43, 0, 5, 4, 3, 4, 3, 3],
        Tls13Extension::SupportedVersions(vec![ProtocolVersion::TLS13, ProtocolVersion::TLS12]),
    );
    for carrier in [Carrier::ServerHello, Carrier::HelloRetryRequest] {
        check(
            carrier,
            &[0, 43, 0, 2, 3, 4],
            Tls13Extension::SelectedVersion(ProtocolVersion::TLS13),
        );
    }
}

#[test]
fn key_share_has_a_form_of_its_own_in_each_hello() {
    let entry = KeyShareEntry {
        group: NamedGroup::X25519,
        key_exchange: vec![7, 8],
    };
    check(
        Carrier::ClientHello,
        &[0, 51, 0, 8, 0, 6, 0, 29, 0, 2, 7, 8],
        Tls13Extension::ClientShares(vec![entry.clone()]),
    );
    check(
        Carrier::ClientHello,
        &[0, 51, 0, 2, 0, 0],
        Tls13Extension::ClientShares(vec![]),
    );
    check(
        Carrier::ServerHello,
        &[0, 51, 0, 6, 0, 29, 0, 2, 7, 8],
        Tls13Extension::ServerShare(entry),
    );
    check(
        Carrier::HelloRetryRequest,
        &[0, 51, 0, 2, 0, 23],
        Tls13Extension::SelectedGroup(NamedGroup::SECP256R1),
    );
}

#[test]
fn pre_shared_keys_are_offered_with_binders_and_taken_by_number() {
    check(
        Carrier::ClientHello,
        &[
            0, 41, 0, 15, 0, 7, 0, 1, 9, 0, 0, 1, 0, 0, 4, 3, 0xaa, 0xbb, 0xcc,
        ],
        Tls13Extension::PreSharedKey(OfferedPsks {
            identities: vec![PskIdentity {
                identity: vec![9],
                obfuscated_ticket_age: 256,
            }],
            binders: vec![vec![0xaa, 0xbb, 0xcc]],
        }),
    );
    check(
        Carrier::ServerHello,
        &[0, 41, 0, 2, 0, 1],
        Tls13Extension::SelectedIdentity(1),
    );
}

#[test]
fn the_rest_is_as_the_rfc_writes_it() {
    let modes = vec![PskKeyExchangeMode::PskKe, PskKeyExchangeMode::PskDheKe];
    check(
        Carrier::ClientHello,
        &[0, 45, 0, 3, 2, 0, 1],
        Tls13Extension::PskKeyExchangeModes(modes),
    );
    check(
        Carrier::HelloRetryRequest,
        &[0, 44, 0, 4, 0, 2, 5, 6],
        Tls13Extension::Cookie(vec![5, 6]),
    );
    check(
        Carrier::EncryptedExtensions,
        &[0, 42, 0, 0],
        Tls13Extension::EarlyData,
    );
    check(
        Carrier::NewSessionTicket,
        &[0, 42, 0, 4, 0, 0, 4, 0],
        Tls13Extension::MaxEarlyDataSize(1024),
    );
    check(
        Carrier::CertificateRequest,
        &[0, 50, 0, 4, 0, 2, 8, 7],
        Tls13Extension::SignatureAlgorithmsCert(vec![SignatureSchemeCode::ED25519]),
    );
    check(
        Carrier::CertificateRequest,
        &[0, 47, 0, 6, 0, 4, 0, 2, 0x30, 0],
        Tls13Extension::CertificateAuthorities(vec![vec![0x30, 0]]),
    );
}

#[test]
fn an_extension_in_the_wrong_message_is_kept_unread() {
    let mut bytes = vec![0, 45];
    put16(&mut bytes, |out| out.extend([1, 1]));
    let mut r = Reader::new(&bytes);
    let read = Extension::read_in(&mut r, Carrier::ServerHello);
    assert!(matches!(read, Ok(Extension::Unknown { .. })));
}

#[test]
fn post_handshake_auth_is_empty() {
    check(
        Carrier::ClientHello,
        &[0, 49, 0, 0],
        Tls13Extension::PostHandshakeAuth,
    );
}

#[test]
fn the_status_of_a_certificate_stands_beside_it() {
    let status = CertificateStatus::Ocsp(vec![7, 8]);
    check(
        Carrier::CertificateEntry,
        &[0, 5, 0, 6, 1, 0, 0, 2, 7, 8],
        Tls13Extension::CertificateStatus(status),
    );
}
