//! `padlock connect`, with OpenSSL's server.

use std::{
    fs::{self, File},
    io::Write,
    net::TcpListener,
    path::Path,
    process::{Command, Stdio},
    thread,
};

use padlock_tests::openssl::{self, Peer, openssl};
use padlock_tls::x509::CertificateFault;

use super::{assert_same_secrets, done, exchange, from_json, padlock, run, shared_suites};
use crate::identity::Identity;

/// `openssl s_server`, running, and its address.
pub fn server(identity: &Identity, args: &[&str]) -> (Peer, String) {
    let mut command = openssl(&["s_server", "-accept", "127.0.0.1:0", "-tls1_2"]);
    command.args(["-cipher", "ALL:COMPLEMENTOFALL:@SECLEVEL=0"]);
    command.args(["-key", &identity.path("key.pem")]);
    command.args(["-cert", &identity.path("chain.pem")]);
    command.args(["-cert_chain", &identity.path("chain.pem")]);
    command.args(args);
    let server = Peer::start(command);
    let address = server.line_after("ACCEPT ");
    (server, address)
}

/// `padlock connect` that trusts the root and looks for `localhost`.
pub fn client(identity: &Identity, address: &str, args: &[&str]) -> Command {
    let mut command = padlock(&["connect", address, "--name", "localhost"]);
    command.args(["--ca", &identity.path("root.pem")]);
    command.args(args).stdin(Stdio::null());
    command
}

#[test]
fn every_suite_carries_data_both_ways_and_both_key_logs_agree() {
    if !openssl::is_here() {
        return;
    }
    let identity = Identity::make("connect-suites", None);
    let (ours, theirs) = (identity.path("ours.keys"), identity.path("theirs.keys"));
    let (_server, address) = server(&identity, &["-www", "-keylogfile", &theirs]);
    let suites = shared_suites();
    for suite in suites.keys() {
        let args = [
            "--suites",
            suite,
            "--keylog",
            &ours,
            "--send",
            "GET / HTTP/1.0\r\n\r\n",
        ];
        let (out, err, code) = done(&mut client(&identity, &address, &args));
        assert_eq!((err.as_str(), code), ("", Some(0)), "{suite}: {out}");
        let agreed = format!(
            "TLS 1.2, {suite}, key exchange {}, new session\n",
            exchange(suite)
        );
        assert!(out.contains(&agreed), "{suite}: {out}");
        assert!(out.contains("HTTP/1.0 200 ok"), "{suite}: {out}");
        println!("{suite}: passed");
    }
    assert_same_secrets(Path::new(&ours), Path::new(&theirs), suites.len());
}

#[test]
fn what_is_said_comes_from_the_option_or_from_standard_input() {
    if !openssl::is_here() {
        return;
    }
    let identity = Identity::make("connect-says", None);
    // It says each line backwards.
    let (_server, address) = server(&identity, &["-rev"]);
    let args = ["--send", "attack at dawn"];
    let (out, err, code) = done(&mut client(&identity, &address, &args));
    assert_eq!((err.as_str(), code), ("", Some(0)), "{out}");
    assert!(out.ends_with("\nnwad ta kcatta\n"), "{out}");

    let lines = identity.path("lines.txt");
    fs::write(&lines, "one\ntwo\n").unwrap();
    let mut client = client(&identity, &address, &["--json"]);
    let (out, _, code) = done(client.stdin(File::open(&lines).unwrap()));
    let out = from_json(&out);
    assert_eq!((out["heard"].as_str(), code), (Some("eno\nowt\n"), Some(0)));
    assert_eq!(out["ended"]["id"], "closed");
    assert_eq!(out["agreed"]["version"], "1.2");
    assert_eq!(out["certificate"]["checks"][0]["verdict"], "passed");
}

#[test]
fn an_application_protocol_is_agreed_on_where_both_ends_name_one() {
    if !openssl::is_here() {
        return;
    }
    let identity = Identity::make("connect-alpn", None);
    let (_server, address) = server(&identity, &["-rev", "-alpn", "http/1.1"]);
    let offer = ["--alpn", "h2,http/1.1"];
    let (out, _, code) = done(&mut client(&identity, &address, &offer));
    assert_eq!(code, Some(0), "{out}");
    let agreed = ", new session, application protocol http/1.1\n";
    assert!(out.contains(agreed), "{out}");
    let json = [&offer[..], &["--json"]].concat();
    let (out, _, _) = done(&mut client(&identity, &address, &json));
    assert_eq!(from_json(&out)["agreed"]["alpn"], "http/1.1");
    let (out, _, _) = done(&mut client(&identity, &address, &["--json"]));
    assert!(from_json(&out)["agreed"]["alpn"].is_null(), "{out}");
    let (out, _, code) = done(&mut client(&identity, &address, &["--alpn", "h2"]));
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains("no_application_protocol"), "{out}");
}

#[test]
fn a_refused_certificate_names_its_check() {
    if !openssl::is_here() {
        return;
    }
    for fault in [
        CertificateFault::Expired,
        CertificateFault::NotYetValid,
        CertificateFault::WrongName,
        CertificateFault::UnknownCa,
        CertificateFault::IssuerNotCa,
        CertificateFault::BadSignature,
        CertificateFault::ExtendedKeyUsage,
    ] {
        let check = fault.check().id();
        let identity = Identity::make(&format!("connect-{}", fault.id()), Some(fault));
        let (_server, address) = server(&identity, &["-rev"]);
        let (out, err, code) = done(&mut client(&identity, &address, &[]));
        assert_eq!((err.as_str(), code), ("", Some(1)), "{check}: {out}");
        assert!(out.contains(&format!("(check {check}, ")), "{check}: {out}");
        let reported = out.lines().any(|line| {
            let mut words = line.split_whitespace();
            words.next() == Some("failed") && words.next() == Some(check)
        });
        assert!(reported, "{check}: {out}");
        let (out, _, code) = done(&mut client(&identity, &address, &["--json"]));
        let ended = &from_json(&out)["ended"];
        assert_eq!(code, Some(1), "{out}");
        assert_eq!(ended["certificate_check"], check, "{out}");
        assert_eq!(ended["alert"], fault.check().alert().id(), "{out}");
    }
}

#[test]
fn the_name_is_the_host_unless_another_is_given() {
    if !openssl::is_here() {
        return;
    }
    let identity = Identity::make("connect-name", None);
    let (_server, address) = server(&identity, &["-rev"]);
    let root = identity.path("root.pem");
    let (out, _, code) = run(&["connect", &address, "--ca", &root]);
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains("(check name, "), "{out}");
    let port = address.rsplit_once(':').unwrap().1;
    let named = format!("localhost:{port}");
    let (out, _, code) = run(&["connect", &named, "--ca", &root]);
    assert_eq!(code, Some(0), "{out}");
}

#[test]
fn a_server_without_common_ground_is_told_by_its_alert() {
    if !openssl::is_here() {
        return;
    }
    let identity = Identity::make("connect-alert", None);
    let (_server, address) = server(&identity, &["-cipher", "AES256-SHA:@SECLEVEL=0"]);
    let args = ["--suites", "TLS_RSA_WITH_AES_128_CBC_SHA"];
    let (out, _, code) = done(&mut client(&identity, &address, &args));
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains("is told handshake_failure"), "{out}");
}

#[test]
fn a_server_that_hangs_up_or_talks_nonsense_has_failed() {
    for (answer, said) in [
        (&b""[..], "hung up without close_notify"),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", "field record_type"),
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        thread::spawn(move || listener.accept().unwrap().0.write_all(answer));
        let (out, _, code) = run(&["connect", &address]);
        assert_eq!(code, Some(1), "{out}");
        assert!(out.contains(said), "{out}");
    }
}
