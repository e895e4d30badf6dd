//! `padlock listen`, with OpenSSL's client.

use std::{
    fs::{self, File},
    io::{Read, Write},
    net::TcpStream,
    path::Path,
};

use padlock_tests::{
    live::PATIENCE,
    openssl::{self, Peer, openssl},
};
use padlock_tls::record::ProtocolVersion;
use serde_json::Value;

use super::{assert_same_secrets, done, exchange, from_json, listening, padlock, shared_suites};
use crate::identity::Identity;

/// `openssl s_client` with TLS 1.2 that checks the server's certificate, running.
pub fn client(identity: &Identity, address: &str, args: &[&str]) -> Peer {
    client_of(ProtocolVersion::TLS12, identity, address, args)
}

/// The same with TLS 1.2 or 1.3.
pub fn client_of(
    version: ProtocolVersion,
    identity: &Identity,
    address: &str,
    args: &[&str],
) -> Peer {
    let version = match version {
        ProtocolVersion::TLS13 => "-tls1_3",
        _ => "-tls1_2",
    };
    let mut command = openssl(&["s_client", "-quiet", version, "-connect", address]);
    command.args(["-CAfile", &identity.path("root.pem")]);
    command.args(["-verify_return_error", "-verify_hostname", "localhost"]);
    command.args(["-cipher", "ALL:COMPLEMENTOFALL:@SECLEVEL=0"]);
    command.args(args);
    Peer::start(command)
}

/// `padlock listen` with a good certificate, its address, and the certificate.
pub fn listening_as(name: &str, args: &[&str]) -> Option<(Peer, String, Identity)> {
    if !openssl::is_here() {
        return None;
    }
    let identity = Identity::make(name, None);
    let (certificate, key) = (identity.path("chain.pem"), identity.path("key.pem"));
    let (listener, address) = listening(&[&["--cert", &certificate, "--key", &key], args].concat());
    Some((listener, address, identity))
}

#[test]
fn every_suite_carries_lines_both_ways_and_both_key_logs_agree() {
    if !openssl::is_here() {
        return;
    }
    let suites = shared_suites();
    let ours: Vec<&str> = suites.keys().map(String::as_str).collect();
    let log = Identity::make("listen-log", None).path("ours.keys");
    let count = ours.len().to_string();
    let args = [
        "--keylog",
        &log,
        "--count",
        &count,
        "--suites",
        &ours.join(","),
    ];
    let Some((listener, address, identity)) = listening_as("listen-suites", &args) else {
        return;
    };
    let theirs = identity.path("theirs.keys");
    for (suite, cipher) in &suites {
        let cipher = format!("{cipher}:@SECLEVEL=0");
        let mut client = client(
            &identity,
            &address,
            &["-cipher", &cipher, "-keylogfile", &theirs],
        );
        client.type_line("attack at dawn");
        assert_eq!(client.line_after("attack at"), " dawn", "{suite}");
        println!("{suite}: passed");
    }
    let (lines, code) = listener.end();
    assert_eq!(code, Some(0), "{lines:#?}");
    for (at, suite) in suites.keys().enumerate() {
        let number = format!("#{} 127.0.0.1:", at + 1);
        let agreed = format!(
            "TLS 1.2, {suite}, key exchange {}, new session",
            exchange(suite)
        );
        let told = |line: &&String| line.starts_with(&number) && line.contains(&agreed);
        assert_eq!(lines.iter().filter(told).count(), 1, "{lines:#?}");
    }
    assert_same_secrets(Path::new(&log), Path::new(&theirs), suites.len());
}

#[test]
fn a_get_is_answered_with_a_page_that_names_version_and_suite() {
    let Some((_listener, address, identity)) = listening_as("listen-http", &["--http"]) else {
        return;
    };
    let ask = |request: &str| -> String {
        let mut client = client(&identity, &address, &["-cipher", "AES128-GCM-SHA256"]);
        for line in request.lines() {
            client.type_line(line);
        }
        let (lines, code) = client.end();
        assert_eq!(code, Some(0), "{lines:#?}");
        lines.join("\n")
    };
    let page = ask("GET /any/path?at=all HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert!(page.contains("HTTP/1.1 200 OK"), "{page}");
    assert!(
        page.contains("TLS 1.2 with TLS_RSA_WITH_AES_128_GCM_SHA256"),
        "{page}"
    );
    let page = ask("HEAD / HTTP/1.0\n\n");
    assert!(page.contains("200 OK") && !page.contains("<h1>"), "{page}");
    let page = ask("POST / HTTP/1.1\n\n");
    assert!(page.contains("405 Method Not Allowed"), "{page}");
    let page = ask(&format!("GET /{} HTTP/1.1\n\n", "a".repeat(9000)));
    assert!(page.contains("431 Request Header"), "{page}");
}

#[test]
fn a_handshake_without_common_ground_is_told_with_check_field_and_alert() {
    let args = ["--suites", "TLS_RSA_WITH_AES_128_CBC_SHA", "--count", "1"];
    let Some((listener, address, identity)) = listening_as("listen-fails", &args) else {
        return;
    };
    let other = ["-cipher", "AES256-SHA:@SECLEVEL=0"];
    let (said, code) = client(&identity, &address, &other).end();
    assert_eq!(code, Some(1), "{said:#?}");
    assert!(said.join("\n").contains("handshake failure"), "{said:#?}");
    let (lines, code) = listener.end();
    assert_eq!((lines.len(), code), (1, Some(0)), "{lines:#?}");
    assert!(
        lines[0].contains("gives up with handshake_failure")
            && lines[0].contains("(check shared_cipher_suite, field cipher_suites at byte 0)"),
        "{lines:#?}"
    );
}

#[test]
fn json_has_one_document_a_line() {
    let args = ["--json", "--count", "2"];
    let Some((listener, address, identity)) = listening_as("listen-json", &args) else {
        return;
    };
    // Somebody who looks for another, and somebody content.
    let stranger = ["-verify_hostname", "elsewhere.example"];
    let (said, code) = client(&identity, &address, &stranger).end();
    assert_eq!(code, Some(1), "{said:#?}");
    let mut good = client(&identity, &address, &["-cipher", "AES256-SHA256"]);
    good.type_line("hello");
    assert_eq!(good.line_after("hello"), "");
    drop(good);
    let (lines, _) = listener.end();
    let lines: Vec<Value> = lines.iter().map(|line| from_json(line)).collect();
    assert_eq!(lines[0]["connection"], 1);
    assert_eq!(lines[0]["ended"]["id"], "failed");
    assert_eq!(lines[0]["ended"]["alert"], "bad_certificate");
    assert_eq!(lines[0]["ended"]["received"], true);
    assert_eq!(lines[1]["connection"], 2);
    assert_eq!(
        lines[1]["agreed"]["cipher_suite"],
        "TLS_RSA_WITH_AES_256_CBC_SHA256"
    );
    assert_eq!(lines[1]["agreed"]["version"], "1.2");
    assert_eq!(lines[1]["agreed"]["resumed"], false);
    assert_eq!(lines[1]["ended"], Value::Null);
    assert_eq!(lines[2]["ended"]["id"], "hung_up", "killed, not closed");
}

#[test]
fn without_files_it_makes_a_certificate_that_nobody_trusts() {
    let (listener, address) = listening(&[]);
    let said = listener.line_after("The certificate was made just now");
    assert!(said.contains("nobody trusts it"), "{said}");
    let (out, _, code) = super::run(&["connect", &address, "--json"]);
    assert_eq!(code, Some(1), "{out}");
    let out = from_json(&out);
    assert_eq!(out["ended"]["certificate_check"], "trust_anchor");
    // All else about it is as it should be, the address among its names too.
    let failed = |check: &&Value| check["verdict"] == "failed";
    let checks = out["certificate"]["checks"].as_array().unwrap();
    assert_eq!(checks.iter().filter(failed).count(), 1, "{checks:#?}");
}

#[test]
fn a_connection_that_says_too_much_is_closed() {
    let args = ["--count", "1"];
    let Some((listener, address, identity)) = listening_as("listen-full", &args) else {
        return;
    };
    let line = [vec![b'a'; 15_000], vec![b'\n']].concat();
    let lines = identity.path("lines.txt");
    fs::write(&lines, line.repeat(150)).unwrap();
    let mut client = padlock(&["connect", &address, "--name", "localhost"]);
    client.args(["--ca", &identity.path("root.pem")]);
    let (out, err, _) = done(client.stdin(File::open(&lines).unwrap()));
    // Both ways together it is a MiB.
    assert!(
        (400_000..600_000).contains(&out.len()),
        "{}: {err}",
        out.len()
    );
    let (lines, _) = listener.end();
    assert!(lines[1].contains("everything is recorded"), "{lines:#?}");
}

#[test]
fn after_so_many_connections_it_ends_however_they_went() {
    let (listener, address) = listening(&["--count", "2"]);
    drop(TcpStream::connect(&address).unwrap());
    let mut noise = TcpStream::connect(&address).unwrap();
    noise.set_read_timeout(Some(PATIENCE)).unwrap();
    noise
        .write_all(&b"GET / HTTP/1.0\r\n".repeat(4000))
        .unwrap();
    // The alert arrives, however much was on its way to the server.
    let mut alert = Vec::new();
    noise.read_to_end(&mut alert).unwrap();
    assert_eq!(alert, [21, 3, 3, 0, 2, 2, 10], "fatal unexpected_message");
    let (lines, code) = listener.end();
    let lines = lines.join("\n");
    assert_eq!(code, Some(0), "{lines}");
    assert!(lines.contains("hung up without close_notify"), "{lines}");
    assert!(
        lines.contains("gives up with unexpected_message"),
        "{lines}"
    );
    assert!(lines.contains("field record_type at byte 0"), "{lines}");
}
