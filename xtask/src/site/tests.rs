use super::*;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;
use tempfile::TempDir;

/// What was built, and beside it what nobody asked to serve.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("dist")).unwrap();
    fs::write(folder.path().join("dist/index.html"), "the page").unwrap();
    fs::write(folder.path().join("dist/engine.wasm"), "the engine").unwrap();
    fs::write(folder.path().join("secret"), "a secret").unwrap();
    folder
}

/// Asks `site` for `target`; its whole answer.
fn ask(site: &Site, target: &str) -> String {
    let mut asking = TcpStream::connect(site.address).unwrap();
    asking
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    let request = format!("GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    asking.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    asking.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn only_files_of_the_folder_are_served() {
    let folder = folder();
    let site = Site::bind(0).unwrap();
    let url = site
        .answer("/lesson/", &folder.path().join("dist"))
        .unwrap();
    assert!(url.ends_with("/lesson/"), "{url}");
    for target in ["/lesson/", "/lesson/?seed=1", "/lesson/index.html"] {
        let answer = ask(&site, target);
        assert!(answer.starts_with("HTTP/1.1 200"), "{target}: {answer}");
        assert!(answer.contains("cache-control: no-cache"), "{answer}");
        assert!(answer.ends_with("the page"), "{target}: {answer}");
    }
    for target in [
        "/lesson/../secret",
        "/lesson/%2e%2e/secret",
        "/lesson//etc/passwd",
        "/index.html",
        "/",
    ] {
        let answer = ask(&site, target);
        assert!(answer.starts_with("HTTP/1.1 404"), "{target}: {answer}");
    }
}

#[test]
fn the_page_can_stand_at_the_root_and_its_wasm_says_that_it_is() {
    let folder = folder();
    let site = Site::bind(0).unwrap();
    site.answer("/", &folder.path().join("dist")).unwrap();
    assert!(ask(&site, "/").ends_with("the page"));
    let engine = ask(&site, "/engine.wasm");
    assert!(
        engine.contains("content-type: application/wasm"),
        "{engine}"
    );
}

#[test]
fn a_port_in_use_is_refused_with_the_way_out() {
    let first = Site::bind(0).unwrap();
    let error = Site::bind(first.address.port()).err().unwrap();
    assert!(error.to_string().contains("--port"), "{error}");
}

/// Browsers open connections ahead of need, and keep them.
#[test]
fn connections_that_ask_nothing_keep_no_other_waiting() {
    let folder = folder();
    for _ in 0..20 {
        let site = Site::bind(0).unwrap();
        let silent: Vec<_> = (0..24)
            .map(|_| TcpStream::connect(site.address).unwrap())
            .collect();
        site.answer("/lesson/", &folder.path().join("dist"))
            .unwrap();
        assert!(ask(&site, "/lesson/").ends_with("the page"));
        drop(silent);
    }
}
