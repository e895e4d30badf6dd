use super::*;

#[test]
fn a_quote_in_a_folders_name_survives_the_shell() {
    assert_eq!(quoted(OsStr::new("/it's/bin")), r"'/it'\''s/bin'");
}

#[test]
fn trunk_asks_for_the_versions_that_are_installed() {
    let text = std::fs::read_to_string(workspace::root().join("Trunk.toml")).unwrap();
    let settings: toml::Table = text.parse().unwrap();
    let asked = |tool: &str| settings["tools"][tool].as_str().unwrap().to_owned();
    let locked = workspace::locked_version("wasm-bindgen").unwrap();
    assert_eq!(asked("wasm_bindgen"), locked);
    let major = npm::BINARYEN.split('.').next().unwrap();
    assert_eq!(asked("wasm_opt"), format!("version_{major}"));
}
