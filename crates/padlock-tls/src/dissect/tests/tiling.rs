//! "Leaf spans tile the buffer exactly once, also for malformed input; dissection never panics."

use crate::message_name::MessageName;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::alert::Alert;
use crate::codec::Codec;
use crate::codec::edit::edits;
use crate::extension::Extension;
use crate::handshake::strategy::{extension, handshake};
use crate::handshake::tests::hand_made_client_hello;
use crate::handshake::{
    Certificate, ClientHello, ClientKeyExchange, Finished, Handshake, ServerHello,
};
use crate::record::ChangeCipherSpec;
use crate::x509::fixture;

fn context() -> impl Strategy<Value = Context> {
    let shape = (0usize..20, 0usize..40).prop_flat_map(|(front, back)| {
        select(vec![
            RecordShape::BlockCipher {
                block_len: front,
                iv_len: front,
                inner_mac_len: back,
                outer_mac_len: 0,
            },
            RecordShape::BlockCipher {
                block_len: front,
                iv_len: front,
                inner_mac_len: 0,
                outer_mac_len: back,
            },
            RecordShape::Aead {
                nonce_len: front,
                tag_len: back,
            },
            RecordShape::StreamCipher { mac_len: back },
            RecordShape::Readable { mac_len: back },
        ])
    });
    let shape = prop_oneof![
        Just(RecordShape::NullCipher),
        Just(FULL.cipher),
        Just(TOY.cipher),
        shape
    ];
    (any::<bool>(), shape).prop_map(|(protected, cipher)| Context {
        protected,
        cipher,
        ..FULL
    })
}

fn content_type() -> impl Strategy<Value = ContentType> {
    any::<u8>().prop_map(|code| ContentType::from_code(18 + code % 7))
}

/// The bytes of several messages, not always whole, not always untouched.
fn messages() -> impl Strategy<Value = Vec<u8>> {
    (vec(handshake(), 0..4), edits()).prop_map(|(messages, edits)| {
        let mut bytes: Vec<u8> = messages.iter().flat_map(Codec::to_bytes).collect();
        edits.iter().for_each(|edit| edit.apply(&mut bytes));
        bytes
    })
}

/// A `T` read from `bytes`: tiled; the same value, or the same error, as without notes; and what reads well is
/// written back byte for byte.
fn check<T: Codec + PartialEq + core::fmt::Debug>(bytes: &[u8]) -> Result<(), TestCaseError> {
    let dissection = dissect::<T>(bytes);
    tiles(&dissection.spans, bytes.len()).map_err(TestCaseError::fail)?;
    prop_assert_eq!(&dissection.value, &T::from_bytes(bytes));
    if let Ok(value) = dissection.value {
        prop_assert_eq!(value.to_bytes(), bytes);
    }
    Ok(())
}

fn check_every_type(bytes: &[u8]) -> Result<(), TestCaseError> {
    check::<Record>(bytes)?;
    check::<Handshake>(bytes)?;
    check::<ClientHello>(bytes)?;
    check::<ServerHello>(bytes)?;
    check::<Certificate>(bytes)?;
    check::<ClientKeyExchange>(bytes)?;
    check::<Finished>(bytes)?;
    check::<Extension>(bytes)?;
    check::<Alert>(bytes)?;
    check::<ChangeCipherSpec>(bytes)
}

/// A record, protected or not, and an opened record.
fn check_record(bytes: &[u8], context: &Context) -> Result<(), TestCaseError> {
    let dissection = dissect_record(bytes, context);
    tiles(&dissection.spans, bytes.len()).map_err(TestCaseError::fail)?;
    prop_assert_eq!(dissection.value.is_err(), has_refusal(&dissection));
    if let Ok(view) = dissection.value {
        prop_assert_eq!(view.messages, message_names(bytes, context));
    }
    Ok(())
}

fn check_opened(
    bytes: &[u8],
    content_type: ContentType,
    context: &Context,
) -> Result<(), TestCaseError> {
    let dissection = dissect_opened(bytes, content_type, context);
    tiles(&dissection.spans, bytes.len()).map_err(TestCaseError::fail)
}

/// Outside certificates, bytes are unparsed only where there is an error; an error need not leave any.
fn has_refusal(dissection: &Dissection<RecordView>) -> bool {
    dissection.value.is_err()
        || dissection
            .leaves()
            .any(|leaf| leaf.field == Field::Unparsed && leaf.depth < 2)
}

proptest! {
    #[test]
    fn honest_messages_are_parsed_to_the_last_byte(messages in vec(handshake(), 1..4)) {
        let bytes: Vec<u8> = messages.iter().flat_map(Codec::to_bytes).collect();
        let bytes = record(ContentType::Handshake, &bytes);
        let dissection = dissect_record(&bytes, &Context::default());
        prop_assert_eq!(tiles(&dissection.spans, bytes.len()), Ok(()));
        let names: Vec<_> = messages.iter().map(|m| MessageName::of_handshake(m.msg_type())).collect();
        prop_assert_eq!(dissection.value.unwrap().messages, names);
    }

    #[test]
    fn edited_messages_tile(mut bytes in handshake().prop_map(|m| m.to_bytes()), edits in edits()) {
        edits.iter().for_each(|edit| edit.apply(&mut bytes));
        check_every_type(&bytes)?;
    }

    #[test]
    fn edited_bodies_tile_as_any_message(message in handshake(), edits in edits()) {
        let mut bytes = message.to_bytes().split_off(4);
        edits.iter().for_each(|edit| edit.apply(&mut bytes));
        check_every_type(&bytes)?;
    }

    #[test]
    fn edited_extensions_tile(mut bytes in extension().prop_map(|e| e.to_bytes()), edits in edits()) {
        edits.iter().for_each(|edit| edit.apply(&mut bytes));
        check::<Extension>(&bytes)?;
    }

    #[test]
    fn edited_records_tile(
        content_type in content_type(),
        fragment in messages(),
        edits in edits(),
        context in context(),
    ) {
        let mut bytes = record(content_type, &fragment);
        edits.iter().for_each(|edit| edit.apply(&mut bytes));
        check_record(&bytes, &context)?;
    }

    #[test]
    fn opened_records_tile(
        content_type in content_type(),
        mut bytes in messages(),
        tail in vec(0u8..24, 0..60),
        context in context(),
    ) {
        bytes.extend(tail);
        check_opened(&bytes, content_type, &context)?;
    }

    #[test]
    fn honestly_padded_records_are_opened_to_the_last_byte(
        content in vec(any::<u8>(), 0..50),
        mac in any::<[u8; 20]>(),
        padding_length in any::<u8>(),
    ) {
        let mut bytes = [content.as_slice(), &mac].concat();
        bytes.extend(vec![padding_length; usize::from(padding_length) + 1]);
        let dissection = dissect_opened(&bytes, ContentType::ApplicationData, &FULL);
        prop_assert_eq!(tiles(&dissection.spans, bytes.len()), Ok(()));
        prop_assert!(dissection.value.is_ok() && !has_unparsed(&dissection.spans));
        let found: Vec<_> = dissection.leaves().map(|s| (s.field, s.bytes.len())).collect();
        prop_assert_eq!(found, [
            (Field::ApplicationData, content.len()),
            (Field::Mac, 20),
            (Field::Padding, padding_length.into()),
            (Field::PaddingLength, 1),
        ]);
    }

    #[test]
    fn random_bytes_tile_as_anything(
        bytes in vec(any::<u8>(), 0..160),
        content_type in content_type(),
        context in context(),
    ) {
        check_every_type(&bytes)?;
        check_record(&bytes, &context)?;
        check_opened(&bytes, content_type, &context)?;
        let inside = record(content_type, &bytes);
        check_record(&inside, &context)?;
    }

    #[test]
    fn edited_certificates_tile(
        mut der in select([fixture::toy_chain(), fixture::full_chain()].concat()),
        edits in edits(),
    ) {
        edits.iter().for_each(|edit| edit.apply(&mut der));
        check::<Certificate>(&Certificate { certificate_list: vec![der] }.to_bytes())?;
    }

    #[test]
    fn nothing_that_is_shown_panics(field in select(Field::ALL), bytes in vec(any::<u8>(), 0..20)) {
        shown(field, &bytes);
    }
}

/// Every truncation, and at every position every bit flipped and five bytes of special meaning.
#[track_caller]
fn check_every_edit(bytes: &[u8], check: impl Fn(&[u8]) -> Result<(), TestCaseError>) {
    for cut in 0..=bytes.len() {
        check(&bytes[..cut]).unwrap();
    }
    for at in 0..bytes.len() {
        let old = bytes[at];
        let flips = (0..8).map(|bit| old ^ (1 << bit));
        for new in flips.chain([0, 1, 0x7f, 0x80, 0xff]) {
            let mut edited = bytes.to_vec();
            edited[at] = new;
            check(&edited).unwrap();
        }
    }
}

#[test]
fn every_small_edit_of_a_client_hello_tiles() {
    let (hello, _) = hand_made_client_hello();
    let bytes = record(ContentType::Handshake, &hello);
    check_every_edit(&bytes, |bytes| check_record(bytes, &Context::default()));
    check_every_edit(&hello, check::<Handshake>);
}

#[test]
fn every_small_edit_of_a_certificate_message_tiles() {
    for certificate_list in [fixture::toy_chain(), fixture::full_chain()] {
        let certificate_list = certificate_list.into_iter().take(1).collect();
        let message = Handshake::Certificate(Certificate { certificate_list });
        let bytes = record(ContentType::Handshake, &message.to_bytes());
        check_every_edit(&bytes, |bytes| check_record(bytes, &Context::default()));
    }
}

#[test]
fn every_small_edit_of_an_opened_record_tiles() {
    let mut bytes = Handshake::Finished(Finished {
        verify_data: vec![7; 12],
    })
    .to_bytes();
    bytes.extend([0xaa; 20]);
    bytes.extend([11; 12]);
    check_every_edit(&bytes, |bytes| {
        check_opened(bytes, ContentType::Handshake, &FULL)
    });
    check_every_edit(&bytes, |bytes| {
        check_opened(bytes, ContentType::Handshake, &TOY)
    });
}
