use super::*;
use crate::{
    dissect::dissect,
    extension::{Extension, SignatureSchemeCode, tls13::Tls13Extension},
    handshake::DigitallySigned,
    x509::fixture,
};

/// These bytes are this message, both ways; every byte has a name, and no byte can be missing.
#[track_caller]
fn check(bytes: &[u8], message: &Message) {
    assert_eq!(message.to_bytes(), bytes);
    let dissection = dissect::<Message>(bytes);
    assert_eq!(dissection.value.as_ref(), Ok(message));
    let mut at = 0;
    for leaf in dissection.leaves() {
        assert_eq!(leaf.bytes.start, at);
        assert_ne!(leaf.field, Field::Unparsed);
        at = leaf.bytes.end;
    }
    assert_eq!(at, bytes.len());
    for end in 0..bytes.len() {
        assert!(Message::from_bytes(&bytes[..end]).is_err(), "{end} bytes");
    }
}

#[test]
fn encrypted_extensions_are_a_block_that_is_always_there() {
    let message = Message::EncryptedExtensions(EncryptedExtensions { extensions: vec![] });
    check(&[8, 0, 0, 2, 0, 0], &message);
    assert!(Message::from_bytes(&[8, 0, 0, 0]).is_err());
}

#[test]
fn a_certificate_request_says_which_signatures_will_do() {
    let schemes = vec![SignatureSchemeCode::ED25519];
    let message = Message::CertificateRequest(CertificateRequest {
        certificate_request_context: vec![],
        extensions: vec![Extension::SignatureAlgorithms(schemes)],
    });
    check(&[13, 0, 0, 11, 0, 0, 8, 0, 13, 0, 4, 0, 2, 8, 7], &message);
}

#[test]
fn each_certificate_has_extensions_of_its_own() {
    let chain = fixture::toy_chain();
    let entries = chain.iter().map(|der| CertificateEntry {
        cert_data: der.clone(),
        extensions: vec![],
    });
    let message = Message::Certificate(Certificate {
        certificate_request_context: vec![1, 2],
        certificate_list: entries.collect(),
    });
    let bytes = message.to_bytes();
    assert_eq!(bytes[4..7], [2, 1, 2]);
    assert!(bytes.ends_with(&[0, 0]));
    check(&bytes, &message);
}

#[test]
fn certificate_verify_names_its_scheme() {
    let message = Message::CertificateVerify(CertificateVerify(DigitallySigned {
        algorithm: Some(SignatureSchemeCode::ED25519),
        signature: vec![9],
    }));
    check(&[15, 0, 0, 5, 8, 7, 0, 1, 9], &message);
}

#[test]
fn a_ticket_brings_its_lifetime_and_nonce() {
    let message = Message::NewSessionTicket(NewSessionTicket {
        ticket_lifetime: 30,
        ticket_age_add: 0x0102_0304,
        ticket_nonce: vec![0, 0],
        ticket: vec![7],
        extensions: vec![Extension::Tls13(Tls13Extension::MaxEarlyDataSize(1024))],
    });
    let bytes = [
        4, 0, 0, 24, 0, 0, 0, 30, 1, 2, 3, 4, 2, 0, 0, 0, 1, 7, 0, 8, 0, 42, 0, 4, 0, 0, 4, 0,
    ];
    check(&bytes, &message);
}

#[test]
fn key_update_is_one_byte_that_is_0_or_1() {
    let request_update = KeyUpdateRequest::Requested;
    check(
        &[24, 0, 0, 1, 1],
        &Message::KeyUpdate(KeyUpdate { request_update }),
    );
    assert!(Message::from_bytes(&[24, 0, 0, 1, 2]).is_err());
}

#[test]
fn end_of_early_data_is_empty() {
    check(&[5, 0, 0, 0], &Message::EndOfEarlyData);
    assert!(Message::from_bytes(&[5, 0, 0, 1, 0]).is_err());
}
