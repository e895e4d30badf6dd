use super::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const MINIMAL: &str = "id = \"a\"\nversion = \"1.2\"\nkey_exchange = \"rsa\"\nserver_name = \"a.example\"\nclock = 2026-01-01T00:00:00Z\n";

/// Reads `MINIMAL` with one text replaced, and gives the refusal.
fn check(from: &str, to: &str) -> String {
    let text = MINIMAL.replace(from, to);
    assert_ne!(text, MINIMAL, "the replacement applies");
    Scenario::from_toml(&text, "a.toml")
        .expect_err("refused")
        .to_string()
}

#[test]
fn every_scenario_of_the_catalogue_reads_and_is_found_by_its_id() {
    let all = catalogue().expect("every file reads");
    assert_eq!(
        all.first().map(|first| first.id.as_str()),
        Some("tls12-rsa")
    );
    for scenario in all {
        assert_eq!(named(&scenario.id).as_ref(), Some(&scenario));
    }
    assert_eq!(named("nonesuch"), None);
}

#[test]
fn the_smallest_scenario_takes_the_defaults() {
    let scenario = Scenario::from_toml(MINIMAL, "a.toml").expect("reads");
    assert_eq!(
        (scenario.size, scenario.seed, scenario.script),
        (Size::Toy, 1, vec![])
    );
    assert_eq!(scenario.clock.to_string(), "2026-01-01T00:00:00Z");
}

#[test]
fn a_refusal_names_file_line_and_problem() {
    assert_eq!(check("id = \"a\"", "id = \"A b\""), "a.toml:1: id");
    assert_eq!(check("a.example", "-a-.example"), "a.toml:4: server_name");
    assert_eq!(check("00:00:00Z", "00:00:00+02:00"), "a.toml:5: clock");
    assert_eq!(check("2026-", "1970-"), "a.toml:5: clock");
    assert_eq!(check("2026-", "9999-"), "a.toml:5: clock");
    assert_eq!(check("\"1.2\"", "\"9.9\""), "a.toml:2: toml");
    assert_eq!(check("key_exchange", "key_exchang"), "a.toml:3: toml");
    assert_eq!(check("id =", "id "), "a.toml:1: toml");
    let line = |script: &str| format!("Z\n\n[[script]]\nby = \"client\"\n{script}\n");
    assert_eq!(check("Z\n", &line("")), "a.toml:7: say_or_close");
    assert_eq!(
        check("Z\n", &line("close = false")),
        "a.toml:7: say_or_close"
    );
    assert_eq!(check("Z\n", &line("say = \"\"")), "a.toml:7: say_empty");
    let long = format!("say = \"{}\"", "a".repeat(16_385));
    assert_eq!(check("Z\n", &line(&long)), "a.toml:7: say_too_long");
    let many = "[[script]]\nby = \"client\"\nsay = \"a\"\n".repeat(1001);
    assert!(check("Z\n", &format!("Z\n{many}")).ends_with(": script_too_long"));
}

#[test]
fn a_suite_sets_the_size_and_must_fit_it() {
    let with = |lines: &str| Scenario::from_toml(&format!("{lines}{MINIMAL}"), "a.toml");
    let scenario = with("cipher_suite = \"TLS_RSA_WITH_AES_128_GCM_SHA256\"\n").expect("reads");
    assert_eq!(scenario.size, Size::Full);
    assert_eq!(
        scenario.cipher_suites(),
        [CipherSuite::TLS_RSA_WITH_AES_128_GCM_SHA256]
    );
    let toy = scenario.with_size(Size::Toy);
    assert_eq!(
        toy.cipher_suites(),
        [CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH]
    );
    for lines in [
        "cipher_suite = \"TLS_NONE\"\n",
        "size = \"toy\"\ncipher_suite = \"TLS_RSA_WITH_AES_128_GCM_SHA256\"\n",
    ] {
        let error = with(lines).expect_err("refused");
        assert_eq!(error.problem, ScenarioProblem::CipherSuite, "{lines}");
    }
}

#[test]
fn what_the_toml_reader_says_is_passed_on() {
    let text = MINIMAL.replace("key_exchange", "key_exchang");
    let error = Scenario::from_toml(&text, "a.toml").expect_err("refused");
    assert!(
        error
            .detail
            .is_some_and(|detail| detail.contains("key_exchang"))
    );
}

#[test]
fn no_text_makes_reading_panic() {
    for end in 0..MINIMAL.len() {
        let _ = Scenario::from_toml(&MINIMAL[..end], "cut.toml");
    }
}

#[cfg(feature = "all-suites")]
#[test]
fn the_index_says_what_the_files_say() {
    let files: Vec<_> = catalogue()
        .expect("every file reads")
        .into_iter()
        .map(|story| (story.id, story.group, story.sizes))
        .collect();
    let index: Vec<_> = INDEX
        .iter()
        .map(|entry| (entry.id.to_owned(), entry.group, entry.sizes.to_vec()))
        .collect();
    assert_eq!(index, files);
}
