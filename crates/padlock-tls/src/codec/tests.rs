use super::*;

/// Runs `read` over `bytes` with notes, and compares the notes with `field start..end depth` lines.
#[track_caller]
fn check<'a, T>(
    bytes: &'a [u8],
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, DecodeError>,
    expected: &[&str],
) -> Result<T, DecodeError> {
    let mut r = Reader::annotating(bytes);
    let value = read(&mut r);
    let (value, spans) = r.finish(value);
    let lines: Vec<String> = spans
        .iter()
        .map(|s| format!("{} {:?} {}", s.field.id(), s.bytes, s.depth))
        .collect();
    assert_eq!(lines, expected);
    value
}

#[test]
fn bytes_that_no_field_covers_are_unparsed_leaves() {
    let value = check(
        &[1, 2, 3, 4, 5],
        |r| {
            r.take(1)?;
            r.field(Field::Record, |r| {
                r.take(1)?;
                r.field(Field::Random, |r| r.take(1))?;
                r.take(2)
            })
        },
        &[
            "unparsed 0..1 0",
            "record 1..5 0",
            "unparsed 1..2 1",
            "random 2..3 1",
            "unparsed 3..5 1",
        ],
    );
    assert_eq!(value.unwrap(), [4, 5]);
}

#[test]
fn a_field_that_read_nothing_and_failed_leaves_no_span() {
    let error = check(
        &[1],
        |r| r.field(Field::Record, |r| r.field(Field::RecordLength, u16::read)),
        &["unparsed 0..1 0"],
    );
    let kind = DecodeErrorKind::Truncated { needed: 2, left: 1 };
    let (field, at) = (Field::RecordLength, 0);
    assert_eq!(error.unwrap_err(), DecodeError { field, at, kind });
}

#[test]
fn an_empty_vector_is_an_empty_leaf() {
    let names = (Field::SessionIdLength, Field::SessionId);
    let value = check(
        &[0],
        |r| r.opaque8(names, 0..=32),
        &["session_id_length 0..1 0", "session_id 1..1 0"],
    );
    assert_eq!(value.unwrap(), []);
}

#[test]
fn a_length_out_of_bounds_is_refused_where_it_stands() {
    let names = (Field::SessionIdLength, Field::SessionId);
    let error = check(
        &[33, 0, 0],
        |r| r.opaque8(names, 0..=32),
        &["session_id_length 0..1 0", "unparsed 1..3 0"],
    );
    let (length, min, max) = (33, 0, 32);
    let kind = DecodeErrorKind::LengthOutOfRange { length, min, max };
    let (field, at) = (Field::SessionIdLength, 0);
    assert_eq!(error.unwrap_err(), DecodeError { field, at, kind });
}

#[test]
fn a_vector_may_not_reach_beyond_its_container() {
    let names = (Field::SessionIdLength, Field::SessionId);
    let error = check(
        &[2, 7, 7],
        |r| r.limit(2, |r| r.opaque8(names, 0..=32)),
        &["session_id_length 0..1 0", "unparsed 1..3 0"],
    );
    let kind = DecodeErrorKind::Truncated { needed: 2, left: 1 };
    assert_eq!(error.unwrap_err().kind, kind);
}

#[test]
fn reading_goes_on_behind_what_was_recovered_from_and_the_first_error_stays() {
    let error = check(
        &[1, 2, 3, 4],
        |r| {
            r.recover(2, |r| r.field(Field::Random, |r| r.take(3).map(drop)))?;
            r.recover(1, |r| r.field(Field::VerifyData, |r| r.take(2).map(drop)))?;
            r.field(Field::AlertLevel, u8::read)
        },
        &["unparsed 0..2 0", "unparsed 2..3 0", "alert_level 3..4 0"],
    );
    assert_eq!(error.unwrap_err().field, Field::Random);
}

#[test]
fn a_failed_attempt_leaves_no_trace() {
    let value = check(
        &[1, 2],
        |r| {
            let tried = r.attempt(|r| {
                r.field(Field::AlertLevel, u8::read)?;
                r.recover(1, |r| r.take(2).map(drop))?;
                r.field(Field::Random, |r| r.take(1))
            });
            assert_eq!((tried, r.position()), (None, 0));
            r.field(Field::Fragment, |r| r.take(2))
        },
        &["fragment 0..2 0"],
    );
    assert_eq!(value.unwrap(), [1, 2]);
}

#[test]
fn bytes_that_only_a_failed_attempt_read_are_unparsed() {
    let _ = check(
        &[1, 2],
        |r| {
            r.attempt(|r| {
                r.field(Field::AlertLevel, u8::read)?;
                r.expect_end()
            });
            Ok(())
        },
        &["unparsed 0..2 0"],
    );
}

#[test]
fn trailing_data_is_an_error_after_the_value() {
    let error = check(
        &[1, 2],
        |r| r.field(Field::AlertLevel, u8::read),
        &["alert_level 0..1 0", "unparsed 1..2 0"],
    );
    let kind = DecodeErrorKind::TrailingData { extra: 1 };
    let expected = DecodeError {
        field: Field::Unparsed,
        at: 1,
        kind,
    };
    assert_eq!(error.unwrap_err(), expected);
    assert_eq!(u8::from_bytes(&[1, 2]).unwrap_err(), expected);
}

#[test]
fn vectors_that_are_too_long_for_their_length_are_cut() {
    let mut out = Vec::new();
    put_opaque8(&mut out, &[7; 300]);
    assert_eq!((out.len(), out[0]), (256, 255));
}

#[test]
fn uint24_is_three_bytes_big_endian() {
    assert_eq!(U24(0x01_02_03).to_bytes(), [1, 2, 3]);
    assert_eq!(U24::from_bytes(&[1, 2, 3]), Ok(U24(0x01_02_03)));
}

#[test]
fn field_ids_are_unique() {
    let ids: std::collections::BTreeSet<_> = Field::ALL.iter().map(|f| f.id()).collect();
    assert_eq!(ids.len(), Field::ALL.len());
}
