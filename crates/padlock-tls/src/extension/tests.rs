use super::*;
use crate::codec::{Codec, DecodeErrorKind, Field, Reader};

/// These bytes are this extension, both ways.
#[track_caller]
fn check(bytes: &[u8], extension: &Extension) {
    assert_eq!(extension.to_bytes(), bytes);
    assert_eq!(Extension::from_bytes(bytes).as_ref(), Ok(extension));
}

#[test]
fn server_name_is_a_list_of_one_name() {
    let name = ServerName::host_name("ab");
    assert_eq!(name.as_host_name(), Some("ab"));
    check(
        &[0, 0, 0, 7, 0, 5, 0, 0, 2, b'a', b'b'],
        &Extension::ServerName(vec![name]),
    );
}

#[test]
fn the_server_acknowledges_a_name_with_an_empty_extension() {
    check(&[0, 0, 0, 0], &Extension::ServerName(Vec::new()));
}

#[test]
fn signature_algorithms_are_pairs_of_bytes() {
    let schemes = vec![
        SignatureSchemeCode::RSA_PKCS1_SHA256,
        SignatureSchemeCode(0x1a1a),
    ];
    check(
        &[0, 13, 0, 6, 0, 4, 4, 1, 0x1a, 0x1a],
        &Extension::SignatureAlgorithms(schemes),
    );
}

#[test]
fn renegotiation_info_of_a_first_handshake_is_empty() {
    check(
        &[0xff, 1, 0, 1, 0],
        &Extension::RenegotiationInfo(RenegotiationInfo::default()),
    );
}

#[test]
fn grease_is_kept_byte_for_byte_and_named() {
    let extension_type = ExtensionType(0x3a3a);
    assert_eq!(extension_type.id(), "GREASE");
    assert_eq!(ExtensionType(0x3a4a).id(), "unknown");
    let extension_data = vec![9, 9];
    let extension = Extension::Unknown {
        extension_type,
        extension_data,
    };
    check(&[0x3a, 0x3a, 0, 2, 9, 9], &extension);
}

#[test]
fn the_same_extension_twice_is_refused() {
    let bytes = [0, 8, 0, 23, 0, 0, 0, 23, 0, 0];
    let error = read_extensions(&mut Reader::new(&bytes), Carrier::ClientHello).unwrap_err();
    assert_eq!(error.kind, DecodeErrorKind::Duplicate { code: 23 });
    assert_eq!((error.field, error.at), (Field::Extensions, 6));
}

#[test]
fn no_block_and_an_empty_block_are_different() {
    assert_eq!(
        read_extensions(&mut Reader::new(&[]), Carrier::ClientHello),
        Ok(None)
    );
    assert_eq!(
        read_extensions(&mut Reader::new(&[0, 0]), Carrier::ClientHello),
        Ok(Some(Vec::new()))
    );
}

#[test]
fn data_behind_a_known_extension_is_refused() {
    let error = Extension::from_bytes(&[0xff, 1, 0, 2, 0, 0]).unwrap_err();
    assert_eq!(error.kind, DecodeErrorKind::TrailingData { extra: 1 });
    assert_eq!((error.field, error.at), (Field::ExtensionData, 5));
}
