use proptest::collection::vec;
use proptest::prelude::*;

use super::strategy::handshake;
use super::*;
use crate::codec::{Codec, DecodeErrorKind, Field};
use crate::extension::{Extension, ServerName, SignatureSchemeCode};
use crate::record::ProtocolVersion;

proptest! {
    #[test]
    fn every_message_comes_back_from_its_bytes(message in handshake()) {
        prop_assert_eq!(Handshake::from_bytes(&message.to_bytes()), Ok(message));
    }

    #[test]
    fn no_proper_prefix_of_a_message_is_a_message(message in handshake(), cut in any::<prop::sample::Index>()) {
        let bytes = message.to_bytes();
        let cut = cut.index(bytes.len());
        prop_assert!(Handshake::from_bytes(&bytes[..cut]).is_err());
    }

    #[test]
    fn the_joiner_finds_the_same_messages_wherever_records_cut_them(
        messages in vec(handshake(), 0..5),
        cuts in vec(1usize..120, 1..9),
    ) {
        let stream: Vec<u8> = messages.iter().flat_map(Codec::to_bytes).collect();
        let mut joiner = HandshakeJoiner::default();
        let mut found = Vec::new();
        let mut rest = stream.as_slice();
        for cut in cuts.iter().cycle() {
            let (front, back) = rest.split_at(*cut.min(&rest.len()));
            joiner.push(front).unwrap();
            found.extend(joiner.by_ref());
            rest = back;
            if rest.is_empty() {
                break;
            }
        }
        prop_assert!(joiner.is_empty());
        let found: Vec<_> = found.iter().map(|raw| Handshake::from_bytes(raw).unwrap()).collect();
        prop_assert_eq!(found, messages);
    }
}

/// A ClientHello written by hand from RFC 5246 section 7.4.1.2, field by field.
pub(crate) fn hand_made_client_hello() -> (Vec<u8>, ClientHello) {
    let mut bytes = vec![
        1, 0, 0, 74, // client_hello, 74 bytes
        3, 3, // TLS 1.2
    ];
    bytes.extend(0..32); // random
    bytes.extend([2, 0xaa, 0xbb]); // session_id
    bytes.extend([0, 4, 0x00, 0x2f, 0xff, 0x01]); // cipher_suites
    bytes.extend([1, 0]); // compression_methods
    bytes.extend([0, 27]); // extensions
    bytes.extend([0, 0, 0, 11, 0, 9, 0, 0, 6]); // server_name
    bytes.extend(b"a.test");
    bytes.extend([0, 13, 0, 4, 0, 2, 4, 1]); // signature_algorithms
    bytes.extend([0x0a, 0x0a, 0, 0]); // GREASE
    let mut random = [0; 32];
    random.iter_mut().zip(0..).for_each(|(byte, i)| *byte = i);
    let hello = ClientHello {
        client_version: ProtocolVersion::TLS12,
        random: Random(random),
        session_id: SessionId(vec![0xaa, 0xbb]),
        cipher_suites: vec![
            CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA,
            CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH,
        ],
        compression_methods: vec![CompressionMethod::NULL],
        extensions: Some(vec![
            Extension::ServerName(vec![ServerName::host_name("a.test")]),
            Extension::SignatureAlgorithms(vec![SignatureSchemeCode::RSA_PKCS1_SHA256]),
            Extension::Unknown {
                extension_type: crate::extension::ExtensionType(0x0a0a),
                extension_data: Vec::new(),
            },
        ]),
    };
    (bytes, hello)
}

#[test]
fn a_hand_made_client_hello_is_what_the_codec_writes_and_reads() {
    let (bytes, hello) = hand_made_client_hello();
    let message = Handshake::ClientHello(hello);
    assert_eq!(message.to_bytes(), bytes);
    assert_eq!(Handshake::from_bytes(&bytes), Ok(message));
}

/// Reads `bytes` and expects this refusal.
#[track_caller]
fn check_refused(bytes: &[u8], field: Field, at: usize, kind: DecodeErrorKind) {
    let error = Handshake::from_bytes(bytes).unwrap_err();
    assert_eq!((error.field, error.at, error.kind), (field, at, kind));
}

#[test]
fn an_error_names_the_innermost_field() {
    let (bytes, _) = hand_made_client_hello();
    let mut odd_suites = bytes.clone();
    odd_suites[42] = 3;
    let kind = DecodeErrorKind::Truncated { needed: 2, left: 1 };
    check_refused(&odd_suites, Field::CipherSuite, 45, kind);
    let mut long_session_id = bytes.clone();
    long_session_id[38] = 33;
    let (length, min, max) = (33, 0, 32);
    let kind = DecodeErrorKind::LengthOutOfRange { length, min, max };
    check_refused(&long_session_id, Field::SessionIdLength, 38, kind);
}

#[test]
fn empty_messages_must_be_empty() {
    let kind = DecodeErrorKind::TrailingData { extra: 1 };
    check_refused(&[14, 0, 0, 1, 0], Field::Handshake, 4, kind);
}

#[test]
fn a_message_that_is_too_long_is_refused_at_its_header() {
    let mut joiner = HandshakeJoiner::default();
    let error = joiner.push(&[14, 0, 0, 0, 11, 2, 0, 1]).unwrap_err();
    assert_eq!(error.field, Field::HandshakeLength);
    let mut joiner = HandshakeJoiner::default();
    assert_eq!(joiner.push(&[11, 2, 0, 0]), Ok(()));
}
