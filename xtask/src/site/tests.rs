use super::*;

fn check(url: &str, expected: Option<&str>) {
    let found = file(url, "/lesson/", Path::new("dist"));
    assert_eq!(found, expected.map(PathBuf::from), "{url}");
}

#[test]
fn only_files_of_the_folder_are_served() {
    check("/lesson/", Some("dist/index.html"));
    check("/lesson/?seed=1", Some("dist/index.html"));
    check("/lesson/a/b.js", Some("dist/a/b.js"));
    check("/lesson/../secret", None);
    check("/lesson/%2e%2e/secret", None);
    check("/lesson//etc/passwd", None);
    check("/lesson/.stage/index.html", None);
    check("/", None);
}

#[test]
fn a_port_in_use_is_refused_with_the_way_out() {
    let first = Site::bind(0).unwrap();
    let error = Site::bind(first.address.port()).err().unwrap();
    assert!(error.to_string().contains("--port"), "{error}");
}

#[test]
fn wasm_is_served_as_wasm() {
    assert_eq!(media_type(Path::new("a.wasm")), "application/wasm");
}
