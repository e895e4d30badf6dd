use proptest::prelude::*;

use super::*;
use crate::alert::AlertDescription;
use crate::codec::{Codec, DecodeErrorKind, Field};

fn content_type() -> impl Strategy<Value = ContentType> {
    proptest::sample::select(ContentType::NAMED)
}

pub(crate) fn record() -> impl Strategy<Value = Record> {
    let fragment = proptest::collection::vec(any::<u8>(), 0..200);
    (content_type(), any::<u16>(), fragment).prop_map(|(content_type, version, fragment)| Record {
        content_type,
        version: ProtocolVersion(version),
        fragment,
    })
}

proptest! {
    #[test]
    fn every_record_comes_back_from_its_bytes(record in record()) {
        prop_assert_eq!(Record::from_bytes(&record.to_bytes()), Ok(record));
    }

    #[test]
    fn the_deframer_finds_the_same_records_wherever_the_stream_is_cut(
        records in proptest::collection::vec(record(), 0..6),
        cuts in proptest::collection::vec(1usize..90, 1..9),
    ) {
        let stream: Vec<u8> = records.iter().flat_map(Codec::to_bytes).collect();
        let mut deframer = Deframer::default();
        let mut found = Vec::new();
        let mut rest = stream.as_slice();
        for cut in cuts.iter().cycle() {
            let (front, back) = rest.split_at(*cut.min(&rest.len()));
            deframer.push(front);
            found.extend(deframer.by_ref().map(Result::unwrap));
            rest = back;
            if rest.is_empty() {
                break;
            }
        }
        prop_assert!(deframer.is_empty());
        let raw: Vec<u8> = found.iter().flat_map(|r| r.bytes.clone()).collect();
        prop_assert_eq!(raw, stream);
        let found: Vec<Record> = found.into_iter().map(|r| r.record).collect();
        prop_assert_eq!(found, records);
    }

    #[test]
    fn the_deframer_survives_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let mut deframer = Deframer::default();
        deframer.push(&bytes);
        let found: Vec<_> = deframer.by_ref().collect();
        prop_assert!(found.iter().rev().skip(1).all(Result::is_ok));
        prop_assert!(deframer.next().is_none());
    }
}

/// Pushes `bytes` and expects one error, then silence.
#[track_caller]
fn check_refused(
    bytes: &[u8],
    field: Field,
    at: usize,
    alert: AlertDescription,
) -> DecodeErrorKind {
    let mut deframer = Deframer::default();
    deframer.push(bytes);
    let error = deframer.next().unwrap().unwrap_err();
    assert_eq!((error.field, error.at, error.alert()), (field, at, alert));
    deframer.push(&[22, 3, 3, 0, 0]);
    assert_eq!(deframer.next(), None);
    error.kind
}

#[test]
fn an_unknown_content_type_is_refused_at_its_first_byte() {
    let alert = AlertDescription::UnexpectedMessage;
    let kind = check_refused(&[24], Field::RecordType, 0, alert);
    assert_eq!(kind, DecodeErrorKind::IllegalValue { value: 24 });
}

#[test]
fn an_over_long_record_is_refused_at_its_header() {
    let alert = AlertDescription::RecordOverflow;
    let header = [22, 3, 3, 0x48, 0x01];
    let kind = check_refused(&header, Field::RecordLength, 3, alert);
    let (length, min, max) = (MAX_CIPHERTEXT + 1, 0, MAX_CIPHERTEXT);
    assert_eq!(kind, DecodeErrorKind::LengthOutOfRange { length, min, max });
}

#[test]
fn the_longest_record_is_taken() {
    let record = Record {
        content_type: ContentType::ApplicationData,
        version: ProtocolVersion::TLS12,
        fragment: vec![0; MAX_CIPHERTEXT],
    };
    let mut deframer = Deframer::default();
    deframer.push(&record.to_bytes());
    assert_eq!(deframer.next().unwrap().unwrap().record, record);
}

#[test]
fn change_cipher_spec_is_the_byte_one() {
    assert_eq!(ChangeCipherSpec.to_bytes(), [1]);
    assert_eq!(ChangeCipherSpec::from_bytes(&[1]), Ok(ChangeCipherSpec));
    let error = ChangeCipherSpec::from_bytes(&[2]).unwrap_err();
    assert_eq!(error.field, Field::ChangeCipherSpecType);
    assert_eq!(error.kind, DecodeErrorKind::IllegalValue { value: 2 });
}
