//! `padlock listen --ocsp` and `padlock connect --status`, with the files of `padlock ca`.

use padlock_tests::scratch;

use super::{from_json, listening, run};

/// The path of a file that `padlock ca` wrote.
fn files(name: &str, more: &[&str]) -> impl Fn(&str) -> String {
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), name).join("demo");
    let path = folder.to_str().unwrap().to_owned();
    let (out, err, code) = run(&[&["ca", "--out", &path][..], more].concat());
    assert_eq!((err.as_str(), code), ("", Some(0)), "{out}");
    move |file| folder.join(file).to_str().unwrap().to_owned()
}

#[test]
fn the_client_says_whether_the_issuer_s_word_came() {
    for version in ["1.2", "1.3"] {
        says_whether_it_came(version);
    }
}

#[track_caller]
fn says_whether_it_came(version: &str) {
    let file = files("wire-staple", &["--kind", "ecdsa"]);
    let own = ["--cert", &file("server.pem"), "--key", &file("server.key")];
    let staple = ["--ocsp", &file("server.ocsp"), "--count", "4"];
    let staple = [&staple[..], &["--versions", version]].concat();
    let (listener, address) = listening(&[&own[..], &staple].concat());
    let root = file("root.pem");
    let call = ["connect", &address, "--name", "localhost", "--ca", &root];
    let call = [&call[..], &["--versions", version]].concat();
    let says = ["--send", "hello"];
    let good = "the issuer says that the certificate is good\n";

    let (out, err, code) = run(&[&call[..], &says, &["--status"]].concat());
    assert_eq!((err.as_str(), code), ("", Some(0)), "{out}");
    assert!(out.contains(good) && out.ends_with("\nhello\n"), "{out}");
    let (out, _, code) = run(&[&call[..], &says].concat());
    assert_eq!(code, Some(0), "{out}");
    assert!(!out.contains(good), "{out}");
    let (out, _, code) = run(&[&call[..], &says, &["--status", "--json"]].concat());
    assert_eq!(code, Some(0), "{out}");
    let checks = from_json(&out)["status"]["checks"].clone();
    let names: Vec<_> = checks.as_array().unwrap().iter().collect();
    assert_eq!(names.len(), 8, "{out}");
    assert!(names.iter().all(|check| check["verdict"] == "passed"));
    let (out, _, code) = run(&[&call[..], &says, &["--json"]].concat());
    assert_eq!(code, Some(0), "{out}");
    assert!(from_json(&out).get("status").is_none(), "{out}");
    assert_eq!(listener.end().1, Some(0));
}

#[test]
fn a_server_that_shows_none_is_taken_as_it_is() {
    let file = files("wire-staple-none", &["--kind", "ecdsa"]);
    let own = ["--cert", &file("server.pem"), "--key", &file("server.key")];
    let (_listener, address) = listening(&[&own[..], &["--count", "1"]].concat());
    let root = file("root.pem");
    let call = ["connect", &address, "--name", "localhost", "--ca", &root];
    let (out, err, code) = run(&[&call[..], &["--send", "hello", "--status"]].concat());
    assert_eq!((err.as_str(), code), ("", Some(0)), "{out}");
    let none = "the server does not show what the issuer says of its certificate\n";
    assert!(out.contains(none), "{out}");
}

#[test]
fn a_revoked_certificate_is_refused_by_name_of_the_check() {
    for version in ["1.2", "1.3"] {
        revoked_by_name(version);
    }
}

#[track_caller]
fn revoked_by_name(version: &str) {
    let file = files(
        "wire-staple-revoked",
        &["--kind", "ecdsa", "--fault", "revoked"],
    );
    let own = ["--cert", &file("server.pem"), "--key", &file("server.key")];
    let staple = ["--ocsp", &file("server.ocsp"), "--count", "1"];
    let staple = [&staple[..], &["--versions", version]].concat();
    let (listener, address) = listening(&[&own[..], &staple].concat());
    let root = file("root.pem");
    let call = ["connect", &address, "--name", "localhost", "--ca", &root];
    let call = [&call[..], &["--versions", version]].concat();
    let (out, _, code) = run(&[&call[..], &["--send", "hello", "--status"]].concat());
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains("(check stapled_status, "), "{out}");
    assert!(out.contains("gives up with certificate_revoked"), "{out}");
    assert!(out.contains("The issuer has taken the certificate back."));
    assert!(!out.contains("hello"), "{out}");
    let (lines, _) = listener.end();
    assert!(
        lines.join("\n").contains("certificate_revoked"),
        "{lines:#?}"
    );
}

#[test]
fn a_file_that_is_no_response_is_refused_at_once() {
    let file = files("wire-staple-wrong", &["--kind", "ecdsa"]);
    let own = ["--cert", &file("server.pem"), "--key", &file("server.key")];
    let (wrong, listen) = (file("server.pem"), ["listen", "--port", "0"]);
    let (out, err, code) = run(&[&listen[..], &own, &["--ocsp", &wrong]].concat());
    assert_eq!((out.as_str(), code), ("", Some(2)), "{err}");
    assert!(
        err.contains("server.pem: this is no OCSP response in DER"),
        "{err}"
    );
    // It goes with a certificate from a file, and with no other.
    let response = file("server.ocsp");
    let (_, err, code) = run(&[&listen[..], &["--ocsp", &response]].concat());
    assert_eq!(code, Some(2), "{err}");
    assert!(err.contains("--cert"), "{err}");
}
