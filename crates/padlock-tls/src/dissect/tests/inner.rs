use proptest::prelude::*;

use super::super::*;
use crate::codec::Field;
use crate::message_name::MessageName;

/// The names and lengths of the leaves, which tile the buffer.
#[track_caller]
fn leaves(inner: &[u8]) -> Vec<(Field, usize)> {
    let dissection = dissect_inner_plaintext(inner);
    let mut at = 0;
    let mut named = Vec::new();
    for leaf in dissection.leaves() {
        assert_eq!(leaf.bytes.start, at);
        at = leaf.bytes.end;
        named.push((leaf.field, leaf.bytes.len()));
    }
    assert_eq!(at, inner.len());
    named
}

#[test]
fn an_inner_plaintext_is_content_type_and_zeros() {
    // EncryptedExtensions and Finished in one record, with two bytes of padding.
    let inner = [8, 0, 0, 2, 0, 0, 20, 0, 0, 1, 9, 22, 0, 0];
    let view = dissect_inner_plaintext(&inner).value.unwrap();
    let names = [MessageName::EncryptedExtensions, MessageName::Finished];
    assert_eq!(view.messages, names);
    let fields = leaves(&inner);
    assert_eq!(fields.last(), Some(&(Field::Zeros, 2)));
    assert!(fields.contains(&(Field::InnerContentType, 1)));
    assert!(fields.contains(&(Field::VerifyData, 1)));
}

#[test]
fn the_rest_of_a_message_stands_before_the_next() {
    // Two bytes of a message that began in a record before, then Finished.
    let inner = [7, 7, 20, 0, 0, 1, 9, 22];
    let dissection = dissect_inner_continuation(&inner, 2);
    let names = [MessageName::HandshakeFragment, MessageName::Finished];
    assert_eq!(dissection.value.as_ref().unwrap().messages, names);
    let first = dissection.leaves().next().unwrap();
    assert_eq!(
        (first.field, first.bytes.clone()),
        (Field::HandshakeFragment, 0..2)
    );
    // More than there is.
    let dissection = dissect_inner_continuation(&[7, 22], 2);
    assert!(dissection.value.is_err());
}

#[test]
fn nothing_but_zeros_has_no_type() {
    let error = dissect_inner_plaintext(&[0, 0]).value.unwrap_err();
    assert_eq!(error.field, Field::InnerContentType);
    assert_eq!(leaves(&[0, 0]), [(Field::Zeros, 2)]);
}

proptest! {
    #[test]
    fn any_inner_plaintext_is_tiled(inner in proptest::collection::vec(any::<u8>(), 0..80), kind in 20_u8..25) {
        let mut inner = inner;
        inner.push(kind);
        leaves(&inner);
    }
}
