//! Every message of every version and suite, taken apart as each role sees it: the leaves tile its bytes exactly once,
//! nothing is left unparsed, and every field of the key exchange has its name.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use padlock_sim::{
    Command, Knowledge, Message, Role, World,
    scenario::{self, Version},
    step,
};
use padlock_tls::{
    codec::Field,
    dissect::{Dissection, RecordView},
    handshake::KeyExchangeAlgorithm,
    message_name::MessageName,
    rules::rules,
    suite::{Authentication, SUITES, Suite},
};

#[test]
fn every_message_of_every_version_and_suite_is_tiled_by_named_fields() {
    let story = scenario::named("tls12-rsa").unwrap();
    let (mut connections, mut messages, mut buffers) = (0, 0, 0);
    for version in Version::TLS.iter().copied() {
        let rows = SUITES.iter().filter(|row| row.since <= version.protocol());
        for row in rows {
            let story = story
                .clone()
                .with_version(version)
                .with_cipher_suite(row.code);
            let mut world = World::new(story).unwrap();
            while let Ok((next, _)) = step(&world, &Command::Step) {
                world = next;
            }
            let knowledge = world.knowledge();
            connections += 1;
            let mut name = format!("{} {}", version.id(), row.code.id());
            for message in world.messages() {
                messages += 1;
                name.truncate(version.id().len() + 1 + row.code.id().len());
                name.push_str(&format!(" {}", message.name.id()));
                buffers += check(&name, &world, &knowledge, message);
                check_key_exchange(&name, version, row, &world, &knowledge, message);
            }
        }
    }
    println!("{connections} connections, {messages} messages, {buffers} buffers");
    assert!(connections > 100);
}

/// The buffers of one message, as each role sees them: how many there were.
fn check(name: &str, world: &World, knowledge: &Knowledge, message: &Message) -> usize {
    let mut buffers = 0;
    for role in [Role::Client, Role::Server, Role::Eavesdropper] {
        let view = world.message_seen_by(message.id, role, knowledge).unwrap();
        check_tiled(name, view.bytes.len(), &view.outer);
        buffers += 1;
        if let Some(opened) = view.opened {
            check_tiled(name, opened.bytes.len(), &opened.dissection);
            buffers += 1;
        } else {
            let is_party = role != Role::Eavesdropper;
            let protected = matches!(
                message.name,
                MessageName::Finished | MessageName::ApplicationData
            );
            assert!(!(is_party && protected), "{name}: an end cannot open it");
        }
    }
    buffers
}

fn check_tiled(name: &str, length: usize, dissection: &Dissection<RecordView>) {
    assert!(dissection.value.is_ok(), "{name}: {:?}", dissection.value);
    let mut at = 0;
    for leaf in dissection.leaves() {
        assert_eq!(
            leaf.bytes.start, at,
            "{name}: a gap or an overlap at {:?}",
            leaf.field
        );
        assert_ne!(leaf.field, Field::Unparsed, "{name}");
        at = leaf.bytes.end;
    }
    assert_eq!(at, length, "{name}: the leaves do not reach the end");
}

/// RFC 5246 sections 7.4.3 and 7.4.7, RFC 8422 sections 5.4 and 5.7: the fields of both messages, in wire order.
fn check_key_exchange(
    name: &str,
    version: Version,
    row: &Suite,
    world: &World,
    knowledge: &Knowledge,
    message: &Message,
) {
    use Field as F;
    let fields: Vec<Field> = match (message.name, row.key_exchange) {
        (MessageName::ServerKeyExchange, KeyExchangeAlgorithm::Ecdhe) => {
            vec![F::CurveType, F::NamedCurve, F::EcPointLength, F::EcPoint]
        }
        (MessageName::ServerKeyExchange, _) => {
            vec![
                F::DhPLength,
                F::DhP,
                F::DhGLength,
                F::DhG,
                F::DhYsLength,
                F::DhYs,
            ]
        }
        (MessageName::ClientKeyExchange, KeyExchangeAlgorithm::Rsa) => {
            vec![
                F::EncryptedPreMasterSecretLength,
                F::EncryptedPreMasterSecret,
            ]
        }
        (MessageName::ClientKeyExchange, KeyExchangeAlgorithm::Ecdhe) => {
            vec![F::EcPointLength, F::EcPoint]
        }
        (MessageName::ClientKeyExchange, _) => vec![F::DhYcLength, F::DhYc],
        _ => return,
    };
    let signed = row.authentication != Authentication::Anonymous;
    let mut expected = fields;
    if message.name == MessageName::ServerKeyExchange && signed {
        if rules(version.protocol()).unwrap().named_signatures {
            expected.push(F::SignatureScheme);
        }
        expected.extend([F::SignatureLength, F::Signature]);
    }
    let view = world
        .message_seen_by(message.id, Role::Eavesdropper, knowledge)
        .unwrap();
    let leaves: Vec<Field> = view.outer.leaves().map(|leaf| leaf.field).collect();
    // In front of them the headers of the record and of the message: five leaves.
    assert_eq!(leaves[5..], expected, "{name}");
}
