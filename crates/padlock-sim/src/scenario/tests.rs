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
fn a_refusal_names_file_line_and_key() {
    assert!(check("id = \"a\"", "id = \"A b\"").starts_with("a.toml:1: id: "));
    assert!(check("a.example", "-a-.example").starts_with("a.toml:4: server_name: "));
    assert!(check("00:00:00Z", "00:00:00+02:00").starts_with("a.toml:5: clock: "));
    assert!(check("\"1.2\"", "\"9.9\"").starts_with("a.toml:2: "));
    assert!(check("key_exchange", "key_exchang").contains("key_exchang"));
    assert!(check("id =", "id ").starts_with("a.toml:1: "));
    let script = "\n[[script]]\nby = \"client\"\n";
    assert!(check("Z\n", &format!("Z\n{script}")).starts_with("a.toml:7: script: "));
}

#[test]
fn no_text_makes_reading_panic() {
    for end in 0..MINIMAL.len() {
        let _ = Scenario::from_toml(&MINIMAL[..end], "cut.toml");
    }
}
