//! Connections of TLS 1.3 as text that a person can review: every record with its fields and bytes, and what is in it.
//!
//! `INSTA_UPDATE=always cargo test -p padlock-tests --test golden_tls13` writes the texts anew; read the difference.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write;

use padlock_tests::{annotated::fields, conversation::Conversation, tls13::ends};
use padlock_tls::{
    dissect::{Context, RecordShape, dissect_inner_plaintext, dissect_record},
    extension::SignatureSchemeCode as Scheme,
    handshake::{CipherSuite, NamedGroup},
    message_name::MessageName,
    tls13,
};

const TOY: CipherSuite = CipherSuite::TOY_SAES_AEAD_TOYHASH;
const TOY_SCHEME: Scheme = Scheme::TOY_ECDSA_TOY_HASH;

/// The records of a connection.
fn text(suite: CipherSuite, conversation: &Conversation) -> String {
    let tag_len = tls13::suite(suite).unwrap().aead.tag_len();
    let mut text = String::new();
    for (number, sent) in (1..).zip(&conversation.sent) {
        let (from, to) = (sent.from.id(), sent.from.peer().id());
        let (name, length) = (sent.message.id(), sent.record.len());
        writeln!(text, "\n=== {number} {from} -> {to} {name}, {length} bytes").unwrap();
        let context = Context {
            protected: sent.inner.is_some(),
            cipher: RecordShape::Aead {
                nonce_len: 0,
                tag_len,
            },
            ..Context::default()
        };
        text.push_str(&fields(
            &sent.record,
            &dissect_record(&sent.record, &context),
        ));
        if let Some(inner) = &sent.inner {
            text.push_str("--- opened\n");
            text.push_str(&fields(inner, &dissect_inner_plaintext(inner)));
        }
    }
    text
}

fn toy(groups: &[NamedGroup], of_server: &[NamedGroup]) -> Conversation {
    let (mut client, mut server) = ends(TOY, of_server, TOY_SCHEME, None);
    client.groups = groups.to_vec();
    server.groups = of_server.to_vec();
    Conversation::play((client, server), true)
}

#[test]
fn the_toy_from_the_first_hello_to_close_notify_with_new_keys_between() {
    let groups = [NamedGroup::TOY_CURVE];
    let conversation = toy(&groups, &groups);
    insta::assert_snapshot!("tls13-toy", text(TOY, &conversation));
}

#[test]
fn the_toy_where_the_server_asks_for_another_hello() {
    let groups = [NamedGroup::TOY_CURVE, NamedGroup::TOY_FIELD];
    let mut conversation = toy(&groups, &groups[1..]);
    let hellos = conversation
        .sent
        .iter()
        .position(|sent| sent.message == MessageName::EncryptedExtensions);
    conversation.sent.truncate(hellos.unwrap());
    let names: Vec<MessageName> = conversation.sent.iter().map(|sent| sent.message).collect();
    assert_eq!(
        names,
        [
            MessageName::ClientHello,
            MessageName::HelloRetryRequest,
            MessageName::ClientHello,
            MessageName::ServerHello,
        ]
    );
    insta::assert_snapshot!("tls13-toy-retried", text(TOY, &conversation));
}

#[test]
fn full_size_from_the_first_hello_to_close_notify() {
    let suite = CipherSuite::TLS_AES_128_GCM_SHA256;
    let ends = ends(suite, &[NamedGroup::X25519], Scheme::ED25519, None);
    let conversation = Conversation::play(ends, false);
    insta::assert_snapshot!("tls13-full", text(suite, &conversation));
}
