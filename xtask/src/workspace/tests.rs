use super::*;

#[test]
fn the_locked_version_is_the_one_after_the_exact_name() {
    let lock = "[[package]]\nname = \"a-b\"\nversion = \"1.0.0\"\n\n\
                [[package]]\nname = \"a\"\nversion = \"2.0.0\"\n";
    assert_eq!(version_in(lock, "a").as_deref(), Some("2.0.0"));
    assert_eq!(version_in(lock, "b"), None);
}
