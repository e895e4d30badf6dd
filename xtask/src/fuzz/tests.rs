use super::{executions, finding};

#[test]
fn the_executions_are_those_of_the_final_statistics() {
    let log = "#2\tINITED\nstat::number_of_executed_units: 1234\nstat::peak_rss_mb: 5\n";
    assert_eq!(executions(log), Some(1234));
    assert_eq!(executions("no such line"), None);
}

#[test]
fn a_panic_is_told_with_its_message() {
    let log = "thread '<unnamed>' panicked at src/a.rs:1:2:\nno such point\nnote: run with\n";
    let told = finding(log);
    assert_eq!(
        told.as_deref(),
        Some("thread '<unnamed>' panicked at src/a.rs:1:2: no such point")
    );
}

#[test]
fn a_hang_is_told_by_the_fuzzers_summary() {
    let log = "ALARM: working on the last Unit for 11 seconds\nSUMMARY: libFuzzer: timeout\n";
    assert_eq!(finding(log).as_deref(), Some("SUMMARY: libFuzzer: timeout"));
}
