use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::codec::Codec;
use crate::codec::edit::edits;
use crate::handshake::strategy::handshake;
use crate::message_name::MessageName;
use crate::x509::fixture;

fn check_tiles<T>(bytes: &[u8], dissection: &Dissection<T>) -> Result<(), TestCaseError> {
    tiles(&dissection.spans, bytes.len()).map_err(TestCaseError::fail)
}

proptest! {
    #[test]
    fn everything_that_stands_alone_tiles(
        message in handshake(),
        der in select([fixture::toy_chain(), fixture::full_chain()].concat()),
        edits in edits(),
        continued in 0usize..300,
    ) {
        for mut bytes in [message.to_bytes(), der, record(ContentType::Handshake, &message.to_bytes())] {
            for edit in &edits {
                edit.apply(&mut bytes);
            }
            check_tiles(&bytes, &dissect_certificate(&bytes))?;
            check_tiles(&bytes, &dissect_handshake(&bytes, &FULL))?;
            check_tiles(&bytes, &dissect_continuation(&bytes, &FULL, continued))?;
            check_tiles(&bytes, &dissect_bodies(&bytes))?;
        }
    }

    #[test]
    fn the_messages_behind_a_continued_one_are_read(
        rest in vec(any::<u8>(), 1..50),
        messages in vec(handshake(), 0..3),
    ) {
        let whole: Vec<u8> = messages.iter().flat_map(Codec::to_bytes).collect();
        let bytes = record(ContentType::Handshake, &[rest.clone(), whole].concat());
        let dissection = dissect_continuation(&bytes, &Context::default(), rest.len());
        let mut names = vec![MessageName::HandshakeFragment];
        names.extend(messages.iter().map(|m| MessageName::of_handshake(m.msg_type())));
        prop_assert_eq!(dissection.value.unwrap().messages, names);
    }

    #[test]
    fn bodies_are_left_whole(messages in vec(handshake(), 1..3)) {
        let whole: Vec<u8> = messages.iter().flat_map(Codec::to_bytes).collect();
        let bytes = record(ContentType::Handshake, &whole);
        let dissection = dissect_bodies(&bytes);
        let bodies = dissection.leaves().filter(|leaf| leaf.field == Field::HandshakeBody);
        prop_assert_eq!(bodies.count(), messages.len());
        prop_assert_eq!(dissection.value.unwrap().messages.len(), messages.len());
    }
}

#[test]
fn what_is_no_certificate_is_said_to_be_none() {
    for der in fixture::full_chain() {
        assert!(dissect_certificate(&der).value.is_ok());
        assert!(dissect_certificate(&der[1..]).value.is_err());
        assert!(dissect_certificate(&der[..der.len() - 1]).value.is_err());
    }
    assert!(dissect_certificate(&[]).value.is_err());
}
