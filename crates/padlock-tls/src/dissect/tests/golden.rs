//! Dissections that a person can review, as text.

use super::*;
use crate::codec::{DecodeError, DecodeErrorKind};
use crate::handshake::tests::hand_made_client_hello;
use crate::handshake::{Certificate, Finished, Handshake};
use crate::message_name::MessageName;
use crate::x509::fixture;

#[track_caller]
fn check<T>(bytes: &[u8], dissection: &Dissection<T>, expected: &str) {
    assert_eq!(tiles(&dissection.spans, bytes.len()), Ok(()));
    let outline = outline(bytes, dissection).join("\n");
    assert_eq!(outline, expected.trim(), "\n{outline}\n");
}

/// Like [`check`], with the expected text in a file: `UPDATE_GOLDEN=1 cargo test` writes it, for review as text.
#[track_caller]
fn check_file<T>(bytes: &[u8], dissection: &Dissection<T>, file: &str) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/dissect/tests/");
    let path = format!("{folder}{file}");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let text = outline(bytes, dissection).join("\n") + "\n";
        std::fs::write(&path, text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    check(bytes, dissection, &expected);
}

#[test]
fn a_client_hello() {
    let bytes = record(ContentType::Handshake, &hand_made_client_hello().0);
    let dissection = dissect_record(&bytes, &Context::default());
    check_file(&bytes, &dissection, "client_hello.txt");
    assert_eq!(
        dissection.value.unwrap().messages,
        [MessageName::ClientHello]
    );
}

#[test]
fn a_toy_certificate() {
    let certificate_list = fixture::toy_chain().into_iter().take(1).collect();
    let bytes = Certificate { certificate_list }.to_bytes();
    let dissection = dissect::<Certificate>(&bytes);
    check_file(&bytes, &dissection, "toy_certificate.txt");
}

#[test]
fn certificates_are_parsed_to_the_last_byte_in_both_sizes() {
    let certificate_list = [fixture::toy_chain(), fixture::full_chain()].concat();
    let bytes = Certificate { certificate_list }.to_bytes();
    let dissection = dissect::<Certificate>(&bytes);
    assert_eq!(tiles(&dissection.spans, bytes.len()), Ok(()));
    assert!(!has_unparsed(&dissection.spans));
    let is_modulus = |leaf: &&Span| leaf.field == Field::Modulus;
    assert_eq!(dissection.leaves().filter(is_modulus).count(), 4);
}

#[test]
fn an_encrypted_record_is_an_iv_and_one_leaf() {
    let bytes = record(ContentType::Handshake, &[1; 48]);
    let dissection = dissect_record(&bytes, &FULL);
    let expected = r#"
record
  record_type 16 = handshake (22)
  record_version 0303 = tls12 (771)
  record_length 0030 = 48
  fragment
    iv 0101010101010101..
    encrypted_content 0101010101010101.."#;
    check(&bytes, &dissection, expected);
    assert_eq!(
        dissection.value.unwrap().messages,
        [MessageName::EncryptedHandshake]
    );
}

#[test]
fn an_opened_toy_record_is_content_mac_padding() {
    let finished = Handshake::Finished(Finished {
        verify_data: vec![0xaa, 0xbb],
    });
    let bytes = [finished.to_bytes(), vec![0xcc, 0xdd, 1, 1]].concat();
    let dissection = dissect_opened(&bytes, ContentType::Handshake, &TOY);
    let expected = r#"
generic_block_cipher
  content
    handshake
      handshake_type 14 = finished (20)
      handshake_length 000002 = 2
      finished
        verify_data aabb
  mac ccdd
  padding 01
  padding_length 01 = 1"#;
    check(&bytes, &dissection, expected);
}

/// Toy records with encrypt_then_mac.
const OUTER: Context = Context {
    cipher: RecordShape::BlockCipher {
        block_len: 2,
        iv_len: 2,
        inner_mac_len: 0,
        outer_mac_len: 2,
    },
    ..TOY
};

#[test]
fn a_mac_behind_the_ciphertext_is_a_leaf_of_its_own() {
    let fragment = [0xaa, 0xaa, 1, 2, 3, 4, 0xbb, 0xbb];
    let bytes = record(ContentType::ApplicationData, &fragment);
    let dissection = dissect_record(&bytes, &OUTER);
    let expected = r#"
record
  record_type 17 = application_data (23)
  record_version 0303 = tls12 (771)
  record_length 0008 = 8
  fragment
    iv aaaa
    encrypted_content 01020304
    mac bbbb"#;
    check(&bytes, &dissection, expected);
    assert!(dissection.value.is_ok());
    let opened = [0x68, 0x69, 1, 1];
    let dissection = dissect_opened(&opened, ContentType::ApplicationData, &OUTER);
    let expected = r#"
generic_block_cipher
  content
    application_data 6869 = "hi"
  padding 01
  padding_length 01 = 1"#;
    check(&opened, &dissection, expected);
    assert!(dissection.value.is_ok());
}

#[test]
fn wrong_padding_is_an_error_and_still_shown_as_padding() {
    let bytes = [b'h', b'i', 0xcc, 0xdd, 9, 1];
    let dissection = dissect_opened(&bytes, ContentType::ApplicationData, &TOY);
    let expected = r#"
generic_block_cipher
  content
    application_data 6869 = "hi"
  mac ccdd
  padding 09
  padding_length 01 = 1"#;
    check(&bytes, &dissection, expected);
    let kind = DecodeErrorKind::IllegalValue { value: 9 };
    let error = DecodeError {
        field: Field::Padding,
        at: 4,
        kind,
    };
    assert_eq!(dissection.value, Err(error));
}

#[test]
fn a_padding_length_that_cannot_be_is_the_only_thing_read() {
    let bytes = [1, 2, 3, 200];
    let dissection = dissect_opened(&bytes, ContentType::ApplicationData, &TOY);
    let expected = r#"
generic_block_cipher
  unparsed 010203
  padding_length c8 = 200"#;
    check(&bytes, &dissection, expected);
    let kind = DecodeErrorKind::IllegalValue { value: 200 };
    let error = DecodeError {
        field: Field::PaddingLength,
        at: 3,
        kind,
    };
    assert_eq!(dissection.value, Err(error));
}

#[test]
fn a_record_without_room_for_its_mac_is_refused() {
    let bytes = [0xcc, 0];
    let dissection = dissect_opened(&bytes, ContentType::ApplicationData, &TOY);
    let expected = r#"
generic_block_cipher
  unparsed cc
  padding_length 00 = 0"#;
    check(&bytes, &dissection, expected);
    assert_eq!(dissection.value.unwrap_err().field, Field::PaddingLength);
}

#[test]
fn a_malformed_message_does_not_hide_the_next_one() {
    let fragment = [
        vec![14, 0, 0, 1, 9],
        vec![14, 0, 0, 0],
        vec![16, 0, 1, 0, 5],
    ]
    .concat();
    let bytes = record(ContentType::Handshake, &fragment);
    let dissection = dissect_record(&bytes, &Context::default());
    let expected = r#"
record
  record_type 16 = handshake (22)
  record_version 0303 = tls12 (771)
  record_length 000e = 14
  fragment
    handshake
      handshake_type 0e = server_hello_done (14)
      handshake_length 000001 = 1
      server_hello_done
    unparsed 09
    handshake
      handshake_type 0e = server_hello_done (14)
      handshake_length 000000 = 0
      server_hello_done
    handshake_fragment 1000010005"#;
    check(&bytes, &dissection, expected);
    assert_eq!(dissection.value.unwrap_err().field, Field::Handshake);
    let names = message_names(&bytes, &Context::default());
    let expected = [
        MessageName::ServerHelloDone,
        MessageName::ServerHelloDone,
        MessageName::HandshakeFragment,
    ];
    assert_eq!(names, expected);
}

#[test]
fn bytes_that_are_no_certificate_are_one_unparsed_leaf() {
    let bytes = Certificate {
        certificate_list: vec![vec![0x30, 3, 2, 1]],
    }
    .to_bytes();
    let dissection = dissect::<Certificate>(&bytes);
    let expected = r#"
certificate
  certificate_list_length 000007 = 7
  certificate_list
    asn1_cert_length 000004 = 4
    asn1_cert
      unparsed 30030201"#;
    check(&bytes, &dissection, expected);
    assert!(dissection.value.is_ok());
}

#[test]
fn an_alert_and_a_change_cipher_spec() {
    let bytes = record(ContentType::Alert, &[2, 20]);
    let expected = r#"
record
  record_type 15 = alert (21)
  record_version 0303 = tls12 (771)
  record_length 0002 = 2
  fragment
    alert
      alert_level 02 = fatal (2)
      alert_description 14 = bad_record_mac (20)"#;
    check(
        &bytes,
        &dissect_record(&bytes, &Context::default()),
        expected,
    );
    let bytes = record(ContentType::ChangeCipherSpec, &[1]);
    let expected = r#"
record
  record_type 14 = change_cipher_spec (20)
  record_version 0303 = tls12 (771)
  record_length 0001 = 1
  fragment
    change_cipher_spec
      change_cipher_spec_type 01 = 1"#;
    check(
        &bytes,
        &dissect_record(&bytes, &Context::default()),
        expected,
    );
}
