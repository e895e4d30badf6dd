use super::super::shown::{Shown, shown};
use crate::codec::Field;

#[track_caller]
fn check_text(field: Field, bytes: &[u8], text: &str) {
    assert_eq!(shown(field, bytes), Shown::Text(text.to_owned()));
}

#[track_caller]
fn check_bytes(field: Field, bytes: &[u8]) {
    assert_eq!(shown(field, bytes), Shown::Bytes);
}

#[test]
fn code_points_have_registered_names() {
    let (id, number) = ("TLS_RSA_WITH_AES_128_CBC_SHA", 0x2f);
    assert_eq!(
        shown(Field::CipherSuite, &[0, 0x2f]),
        Shown::Code { id, number }
    );
    let (id, number) = ("GREASE", 0x1a1a);
    assert_eq!(
        shown(Field::CipherSuite, &[0x1a, 0x1a]),
        Shown::Code { id, number }
    );
    check_bytes(Field::CipherSuite, &[0x2f]);
}

#[test]
fn numbers_have_at_most_eight_bytes() {
    assert_eq!(shown(Field::Modulus, &[0x0c, 0xa1]), Shown::Number(3233));
    assert_eq!(shown(Field::SerialNumber, &[0, 0xff]), Shown::Number(255));
    assert_eq!(shown(Field::Modulus, &[0xff; 8]), Shown::Number(u64::MAX));
    check_bytes(Field::Modulus, &[1; 9]);
    check_bytes(Field::Modulus, &[]);
}

#[test]
fn dates_are_iso_8601_and_utc_time_turns_over_in_1950() {
    check_text(Field::NotBefore, b"250101000000Z", "2025-01-01T00:00:00Z");
    check_text(Field::NotAfter, b"20550101000000Z", "2055-01-01T00:00:00Z");
    check_bytes(Field::NotAfter, b"251301000000Z");
}

#[test]
fn text_is_shown_only_if_it_can_be_printed() {
    check_text(Field::HostName, b"a.test", "a.test");
    check_bytes(Field::HostName, b"a\0b");
    check_bytes(Field::HostName, &[0xff]);
}

#[test]
fn object_identifiers_have_names_or_numbers() {
    check_text(Field::AttributeType, &[0x55, 4, 3], "CN");
    check_text(Field::ExtnId, &[0x55, 0x1d, 0x11], "subjectAltName");
    check_text(Field::ExtnId, &[0x2a, 3], "1.2.3");
}

#[test]
fn key_usage_lists_its_bits() {
    check_text(
        Field::KeyUsage,
        &[0xa0],
        "digitalSignature, keyEncipherment",
    );
}
