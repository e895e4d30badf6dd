use super::name_matches;

#[track_caller]
fn check_name(presented: &str, reference: &str, expected: bool) {
    assert_eq!(
        name_matches(presented, reference),
        expected,
        "{presented} for {reference}"
    );
}

#[test]
fn names_match_as_rfc_9525_says() {
    check_name("bank.example", "bank.example", true);
    check_name("bank.example", "BANK.Example.", true);
    check_name("bank.example", "bank.example.org", false);
    check_name("*.bank.example", "www.bank.example", true);
    check_name("*.bank.example", "bank.example", false);
    check_name("*.bank.example", "a.b.bank.example", false);
    check_name("w*.bank.example", "www.bank.example", false);
    check_name("www.*.example", "www.bank.example", false);
    check_name("*", "localhost", false);
    check_name("*.example", "bank.example", false);
    check_name("127.0.0.1", "127.0.0.1", false);
    check_name("", "", false);
}
