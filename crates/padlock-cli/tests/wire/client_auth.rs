//! `padlock listen --client-auth` and `padlock connect --cert`, with the files of `padlock ca`.

use padlock_tests::scratch;

use super::{from_json, listening, run};

/// The path of a file that `padlock ca` wrote.
fn files(name: &str) -> impl Fn(&str) -> String {
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), name).join("demo");
    let path = folder.to_str().unwrap().to_owned();
    let (out, err, code) = run(&["ca", "--out", &path]);
    assert_eq!((err.as_str(), code), ("", Some(0)), "{out}");
    move |file| folder.join(file).to_str().unwrap().to_owned()
}

#[test]
fn the_client_is_named_by_both_ends_when_it_proves_who_it_is() {
    for (version, alert) in [
        ("1.2", "handshake_failure"),
        ("1.3", "certificate_required"),
    ] {
        named_by_both_ends(version, alert);
    }
}

/// In this version; a client without a certificate is told this.
#[track_caller]
fn named_by_both_ends(version: &str, alert: &str) {
    let file = files("wire-auth");
    let count = ["--count", "3", "--versions", version];
    let own = ["--cert", &file("server.pem"), "--key", &file("server.key")];
    let asks = ["--client-auth", &file("root.pem")];
    let (listener, address) = listening(&[&own[..], &asks, &count].concat());
    let root = file("root.pem");
    let call = ["connect", &address, "--name", "localhost", "--ca", &root];
    let call = [&call[..], &["--versions", version]].concat();
    let shows = ["--cert", &file("client.pem"), "--key", &file("client.key")];
    let says = ["--send", "hello"];

    let (out, err, code) = run(&[&call[..], &shows, &says].concat());
    assert_eq!((err.as_str(), code), ("", Some(0)), "{out}");
    assert!(out.contains(", client CN=client.example\n"), "{out}");
    assert!(out.ends_with("\nhello\n"), "{out}");
    let (out, _, code) = run(&[&call[..], &shows, &says, &["--json"]].concat());
    assert_eq!(code, Some(0), "{out}");
    assert_eq!(from_json(&out)["agreed"]["client"], "CN=client.example");

    let (out, _, code) = run(&[&call[..], &says].concat());
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains(&format!("is told {alert}")), "{out}");
    let (lines, code) = listener.end();
    let lines = lines.join("\n");
    assert_eq!(code, Some(0), "{lines}");
    let named = lines.matches(", client CN=client.example").count();
    assert_eq!(named, 2, "{lines}");
    assert!(lines.contains("(check client_certificate, "), "{lines}");
}

#[test]
fn a_client_of_another_authority_is_refused_by_name_of_the_check() {
    for version in ["1.2", "1.3"] {
        refused_by_name(version);
    }
}

#[track_caller]
fn refused_by_name(version: &str) {
    let (file, other) = (files("wire-auth-here"), files("wire-auth-elsewhere"));
    let own = ["--cert", &file("server.pem"), "--key", &file("server.key")];
    let asks = ["--client-auth", &file("root.pem"), "--json", "--count", "1"];
    let asks = [&asks[..], &["--versions", version]].concat();
    let (listener, address) = listening(&[&own[..], &asks].concat());
    let root = file("root.pem");
    let call = ["connect", &address, "--name", "localhost", "--ca", &root];
    let call = [&call[..], &["--versions", version]].concat();
    // Its issuer goes by the same name, so the client shows it.
    let shows = [
        "--cert",
        &other("client.pem"),
        "--key",
        &other("client.key"),
    ];
    // In TLS 1.3 a client hears of it only when it waits for an answer.
    let (out, _, code) = run(&[&call[..], &shows, &["--send", "hello"]].concat());
    assert_eq!(code, Some(1), "{out}");
    let (lines, _) = listener.end();
    let ended = &from_json(&lines[0])["ended"];
    assert_eq!(ended["check"], "certificate_accepted", "{lines:#?}");
    let alert = ended["alert"].as_str().unwrap();
    assert!(out.contains(&format!("is told {alert}")), "{out}");
}
