use super::*;

#[test]
fn a_length_of_time_reads_in_minutes_and_seconds() {
    assert_eq!(elapsed(Duration::from_secs(48)), "48 s");
    assert_eq!(elapsed(Duration::from_secs(362)), "6 min 02 s");
}
