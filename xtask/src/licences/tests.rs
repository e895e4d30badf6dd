use super::*;

fn check(licence: &str, good: bool) {
    let allowed = ["MIT".to_owned(), "Unicode-3.0".to_owned()];
    assert_eq!(fault(licence, &allowed).is_none(), good, "{licence}");
}

#[test]
fn a_licence_is_allowed_if_its_expression_can_be_met() {
    check("MIT", true);
    check("MIT/Apache-2.0", true);
    check("Apache-2.0 / MIT", true);
    check("(MIT OR Apache-2.0) AND Unicode-3.0", true);
    check("MIT AND Apache-2.0", false);
    check("Apache-2.0 WITH LLVM-exception", false);
    check("GPL-3.0-only", false);
    check("whatever you like", false);
    check("", false);
}

#[test]
fn the_list_of_deny_toml_is_read() {
    assert_eq!(allowed("[licenses]\nallow = [\"MIT\"]").unwrap(), ["MIT"]);
    assert!(allowed("[licenses]").is_err());
}

#[test]
fn packages_are_named_with_their_version() {
    let text = r#"{"packages": [{"name": "a", "version": "1.0.0", "license": "MIT"},
                                {"name": "b", "version": "2.0.0", "license": null}]}"#;
    let found = packages(text).unwrap();
    assert_eq!(
        found,
        [
            ("a 1.0.0".into(), "MIT".into()),
            ("b 2.0.0".into(), String::new())
        ]
    );
}
