use padlock_core::Working;

use super::{prf::prf, record};
use crate::{
    handshake::CipherSuite,
    ledger::{Inputs, Op, OpError, Slot, Value, ValueKind},
    party::{Size, Whose},
    record::ContentType,
    rules::VERSIONS,
    session::Session,
    suite::{SUITES, suite},
};

fn hex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
        .collect()
}

#[test]
fn the_prf_gives_the_published_output() {
    // The TLS 1.2 PRF test vector for SHA-256 that was agreed on the IETF TLS mailing list in 2009.
    let row = suite(CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA).unwrap();
    let output = prf(
        row,
        &hex("9bbe436ba940f017b17652849a71db35"),
        "test label",
        &hex("a0ba9f936cda311827a6f796ffd5198c"),
        100,
        &mut Working::off(),
    );
    let expected = "e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a\
                    6b301791e90d35c9c9a46b4e14baf9af0fa022f7077def17abfd3797c0564bab\
                    4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff701\
                    87347b66";
    assert_eq!(output, hex(expected));
}

/// Every version with each of its suites; those in CBC also with encrypt_then_mac.
fn sessions() -> impl Iterator<Item = Session> {
    VERSIONS.iter().flat_map(|&rules| {
        let suites = SUITES.iter().filter(|suite| suite.since <= rules.version);
        suites.flat_map(move |suite| {
            let orders = [false, true].into_iter();
            let orders = orders.filter(|outer| !outer || suite.protection.is_block());
            orders.map(move |encrypt_then_mac| Session {
                rules,
                suite,
                extended_master_secret: false,
                encrypt_then_mac,
            })
        })
    })
}

fn value(kind: ValueKind, number: u64, bytes: Vec<u8>) -> Value {
    Slot::of_record(kind, Whose::Client, number).holding(bytes)
}

/// Keys of the right length for a suite, and what else its records need.
fn keys(row: Session) -> [Value; 5] {
    let counted =
        |length: usize, from: u8| (0..length).map(|i| from.wrapping_add(i as u8)).collect();
    let protection = &row.suite.protection;
    [
        value(
            ValueKind::ClientWriteMacKey,
            0,
            counted(protection.mac_key_length(), 101),
        ),
        value(
            ValueKind::ClientWriteKey,
            0,
            counted(protection.enc_key_length(), 1),
        ),
        value(
            ValueKind::ClientWriteIv,
            0,
            counted(row.fixed_iv_length(), 51),
        ),
        value(
            ValueKind::RecordIv,
            0,
            counted(protection.record_iv_length(), 201),
        ),
        value(ValueKind::KeystreamOffset, 0, 5_u64.to_be_bytes().to_vec()),
    ]
}

fn protect(row: Session, number: u64, data: &[u8]) -> Vec<u8> {
    let [mac_key, key, fixed, explicit, offset] = keys(row);
    let content = value(ValueKind::ApplicationData, number, data.to_vec());
    let slot = Slot::of_record(ValueKind::OpenedRecord, Whose::Client, number);
    let off = &mut Working::off();
    let inputs = [&content, &mac_key];
    let opened = row
        .enclose()
        .compute(row, slot, Inputs(&inputs), off)
        .unwrap();
    let opened = slot.holding(opened);
    let slot = Slot::of_record(ValueKind::ProtectedRecord, Whose::Client, number);
    let inputs = [
        &content, &opened, &key, &mac_key, &fixed, &explicit, &offset,
    ];
    Op::EncryptRecord
        .compute(row, slot, Inputs(&inputs), off)
        .unwrap()
}

fn open(row: Session, number: u64, record: Vec<u8>) -> Result<Vec<u8>, OpError> {
    let [mac_key, key, fixed, iv, offset] = keys(row);
    let record = value(ValueKind::ProtectedRecord, number, record);
    let slot = Slot::of_record(ValueKind::OpenedRecord, Whose::Client, number);
    let off = &mut Working::off();
    let inputs = [&record, &mac_key, &key, &fixed, &iv, &offset];
    let opened = slot.holding(Op::OpenRecord.compute(row, slot, Inputs(&inputs), off)?);
    let slot = Slot::of_record(ValueKind::ApplicationData, Whose::Client, number);
    Op::ReadContent.compute(row, slot, Inputs(&[&opened, &record]), off)
}

#[test]
fn a_record_opens_to_what_was_put_in_at_every_length() {
    for row in sessions() {
        for length in 0..70 {
            let data: Vec<u8> = (0..length).collect();
            let record = protect(row, 7, &data);
            assert_eq!(
                record.first().copied().map(ContentType::from_code),
                Some(ContentType::ApplicationData)
            );
            assert_eq!(
                open(row, 7, record),
                Ok(data),
                "{} {length}",
                row.suite.code.id()
            );
        }
    }
}

#[test]
fn a_record_under_another_sequence_number_is_refused() {
    for row in sessions() {
        assert_eq!(
            open(row, 8, protect(row, 7, b"replayed")),
            Err(OpError::RecordMac)
        );
    }
}

#[test]
fn no_changed_byte_of_a_full_record_is_accepted() {
    for row in sessions().filter(|row| row.suite.scale.size == Size::Full) {
        no_changed_byte_is_accepted(row);
    }
}

#[test]
fn a_mac_over_the_ciphertext_is_checked_before_the_padding() {
    for row in sessions().filter(|row| row.encrypt_then_mac) {
        let record = protect(row, 0, b"attack at dawn");
        for at in 5..record.len() {
            let mut changed = record.clone();
            changed[at] ^= 1;
            let refusal = open(row, 0, changed);
            // A toy MAC of two bytes may hold by chance; padding is never what is complained of.
            assert!(
                refusal.is_ok() || refusal == Err(OpError::RecordMac),
                "{} {at}: {refusal:?}",
                row.suite.code.id()
            );
        }
    }
}

#[test]
fn the_next_iv_is_the_end_of_the_ciphertext_and_not_of_the_mac() {
    for row in sessions().filter(|row| row.chains_iv()) {
        let record = protect(row, 0, b"attack at dawn");
        let end = match row.encrypt_then_mac {
            true => record.len() - row.suite.protection.mac_key_length(),
            false => record.len(),
        };
        let block = row.suite.protection.record_iv_length();
        let expected = record[end - block..end].to_vec();
        let record = value(ValueKind::ProtectedRecord, 0, record);
        let slot = Slot::of_record(ValueKind::RecordIv, Whose::Client, 1);
        let iv = Op::ChainIv.compute(row, slot, Inputs(&[&record]), &mut Working::off());
        assert_eq!(iv, Ok(expected), "{}", row.suite.code.id());
    }
}

fn no_changed_byte_is_accepted(row: Session) {
    let record = protect(row, 0, b"attack at dawn");
    for at in 5..record.len() {
        for bit in 0..8 {
            let mut changed = record.clone();
            changed[at] ^= 1 << bit;
            let refusal = open(row, 0, changed).unwrap_err();
            assert!(
                matches!(refusal, OpError::RecordMac | OpError::RecordPadding),
                "{} {at}.{bit}: {refusal}",
                row.suite.code.id()
            );
        }
    }
    for length in 0..record.len() {
        open(row, 0, record[..length].to_vec()).unwrap_err();
    }
}

#[test]
fn every_wrong_padding_byte_is_noticed() {
    let row = Session {
        rules: &super::RULES,
        suite: suite(CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA).unwrap(),
        extended_master_secret: false,
        encrypt_then_mac: false,
    };
    let mut opened = vec![0; 12];
    opened.extend(vec![19; 20]);
    assert_eq!(record::length(row, &opened), Err(OpError::RecordPadding));
    let mut opened = vec![0; 40];
    opened.extend([3, 3, 3, 3]);
    assert_eq!(record::length(row, &opened), Ok(20));
    for at in 40..43 {
        opened[at] ^= 1;
        assert_eq!(
            record::length(row, &opened),
            Err(OpError::RecordPadding),
            "{at}"
        );
        opened[at] ^= 1;
    }
    assert_eq!(record::length(row, &[]), Err(OpError::RecordPadding));
}
