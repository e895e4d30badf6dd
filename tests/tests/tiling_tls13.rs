//! Every record of TLS 1.3 in every suite, group and signature, as it is on the wire and opened: the leaves tile its bytes
//! exactly once, nothing is left unparsed, and the fields are those of RFC 8446 in wire order.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::collections::BTreeSet;

use padlock_tests::{
    conversation::{Conversation, Sent},
    tls13::{SCHEMES, ends},
};
use padlock_tls::{
    codec::{Codec, Field as F},
    dissect::{
        Context, Dissection, RecordShape, RecordView, dissect_inner_plaintext, dissect_record,
    },
    extension::{Extension, ExtensionType, SignatureSchemeCode as Scheme, tls13::Tls13Extension},
    group,
    handshake::tls13::{CertificateRequest, Message, NewSessionTicket},
    message_name::MessageName as M,
    party::Size,
    record::ContentType,
    tls13::SUITES,
};

fn check_tiled(name: &str, length: usize, dissection: &Dissection<RecordView>) {
    assert!(dissection.value.is_ok(), "{name}: {:?}", dissection.value);
    let mut at = 0;
    for leaf in dissection.leaves() {
        let field = leaf.field;
        assert_eq!(
            leaf.bytes.start, at,
            "{name}: a gap or an overlap at {field:?}"
        );
        assert_ne!(field, F::Unparsed, "{name}");
        at = leaf.bytes.end;
    }
    assert_eq!(at, length, "{name}: the leaves do not reach the end");
}

/// The record, and what is in it.
fn check(name: &str, tag_len: usize, sent: &Sent) {
    let cipher = RecordShape::Aead {
        nonce_len: 0,
        tag_len,
    };
    let context = Context {
        protected: sent.inner.is_some(),
        cipher,
        ..Context::default()
    };
    let outer = dissect_record(&sent.record, &context);
    check_tiled(name, sent.record.len(), &outer);
    let view = match &sent.inner {
        None => outer,
        Some(inner) => {
            let opened = dissect_inner_plaintext(inner);
            check_tiled(name, inner.len(), &opened);
            check_fields(name, sent.message, &opened);
            opened
        }
    };
    let expected = match sent.message {
        // By its type it is a ServerHello.
        M::HelloRetryRequest => vec![view.value.as_ref().unwrap().messages[0]],
        message => vec![message],
    };
    assert_eq!(view.value.unwrap().messages, expected, "{name}");
}

/// The leaves of a message behind its header, up to the type of the content and the zeros.
fn check_fields(name: &str, message: M, opened: &Dissection<RecordView>) {
    let leaves: Vec<F> = opened.leaves().map(|leaf| leaf.field).collect();
    let expected: &[F] = match message {
        M::CertificateVerify => &[F::SignatureScheme, F::SignatureLength, F::Signature],
        M::Finished => &[F::VerifyData],
        M::KeyUpdate => &[F::RequestUpdate],
        _ => return,
    };
    let header = [F::HandshakeType, F::HandshakeLength];
    let content = [&header, expected, &[F::InnerContentType]].concat();
    assert_eq!(leaves[..content.len()], content, "{name}");
}

#[test]
fn every_record_of_every_suite_group_and_signature_is_tiled_by_named_fields() {
    let (mut connections, mut records) = (0, 0);
    let mut seen = BTreeSet::new();
    for row in SUITES {
        let schemes: &[Scheme] = match row.size {
            Size::Toy => &[Scheme::TOY_ECDSA_TOY_HASH],
            Size::Full => SCHEMES,
        };
        let groups = group::named_groups(row.size);
        for (number, group) in groups.iter().enumerate() {
            let scheme = schemes[number % schemes.len()];
            let (mut client, server) = ends(row.code, &[*group], scheme, None);
            // Every other time the server asks for another hello.
            if number % 2 == 1 {
                client.groups.insert(0, groups[0]);
            }
            let conversation = Conversation::play((client, server), true);
            connections += 1;
            for sent in &conversation.sent {
                records += 1;
                seen.insert(sent.message.id());
                let (suite, group) = (row.code.id(), group.id());
                let name = format!("{suite} {group} {} {}", scheme.id(), sent.message.id());
                check(&name, row.aead.tag_len(), sent);
            }
        }
    }
    println!("{connections} connections, {records} records");
    for message in [
        M::ClientHello,
        M::HelloRetryRequest,
        M::ServerHello,
        M::ChangeCipherSpec,
        M::EncryptedExtensions,
        M::Certificate,
        M::CertificateVerify,
        M::Finished,
        M::ApplicationData,
        M::KeyUpdate,
        M::Alert,
    ] {
        assert!(seen.contains(message.id()), "no {}", message.id());
    }
    assert_eq!(connections, 4 * 6 + 2);
}

/// Messages that these ends do not send in such a connection.
#[test]
fn every_other_message_is_tiled_too() {
    let early = |size| Extension::Tls13(Tls13Extension::MaxEarlyDataSize(size));
    let ticket = Message::NewSessionTicket(NewSessionTicket {
        ticket_lifetime: 7200,
        ticket_age_add: 5,
        ticket_nonce: vec![1],
        ticket: vec![7; 40],
        extensions: vec![early(16384)],
    });
    let request = Message::CertificateRequest(CertificateRequest {
        certificate_request_context: vec![],
        extensions: vec![
            Extension::SignatureAlgorithms(SCHEMES.to_vec()),
            Extension::Unknown {
                extension_type: ExtensionType(0x1a1a),
                extension_data: vec![1, 2],
            },
        ],
    });
    for (message, fields) in [
        (
            ticket,
            vec![
                F::TicketLifetime,
                F::TicketAgeAdd,
                F::TicketNonceLength,
                F::TicketNonce,
                F::TicketLength,
                F::Ticket,
                F::ExtensionsLength,
            ],
        ),
        (
            request,
            vec![
                F::CertificateRequestContextLength,
                F::CertificateRequestContext,
                F::ExtensionsLength,
            ],
        ),
        (Message::EndOfEarlyData, vec![]),
    ] {
        let mut inner = message.to_bytes();
        inner.push(ContentType::Handshake.code());
        inner.extend([0; 5]);
        let dissection = dissect_inner_plaintext(&inner);
        let name = M::of_handshake(message.msg_type()).id();
        check_tiled(name, inner.len(), &dissection);
        let leaves: Vec<F> = dissection.leaves().map(|leaf| leaf.field).collect();
        assert_eq!(leaves[2..2 + fields.len()], fields, "{name}");
        let end = [F::InnerContentType, F::Zeros];
        assert_eq!(leaves[leaves.len() - 2..], end, "{name}");
    }
}
