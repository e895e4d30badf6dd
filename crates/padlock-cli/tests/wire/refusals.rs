//! What cannot be asked for, and what cannot be asked for yet.

use std::{fs, net::TcpListener};

use super::run;
use crate::identity::Identity;

/// What is said to a wrong question.
fn refused(args: &[&str]) -> String {
    let (out, err, code) = run(args);
    assert_eq!((out.as_str(), code), ("", Some(2)), "{args:?}: {err}");
    err
}

#[test]
fn what_the_engine_cannot_do_yet_is_refused_by_name() {
    for (options, why) in [
        (
            &["--suites", "TLS_AES_128_CCM_8_SHA256"][..],
            "TLS_AES_128_CCM_8_SHA256 is not spoken yet",
        ),
        (&["--groups", "x448"], "--groups: there is no group “x448”"),
        (
            &["--suites", "TOY_RSA_WITH_SAES_CBC_TOYHASH"],
            "is of toy size",
        ),
        (&["--psk", "door"], "--psk: only TLS 1.3 does this"),
        (
            &["--padding", "256"],
            "--padding: only TLS 1.3 does this; --versions must name 1.3",
        ),
        (&["--grease"], "--grease: only TLS 1.3 does this"),
        (&["--joined"], "--joined: only TLS 1.3 does this"),
        (
            &["--versions", "1.2", "--grease"],
            "--grease: only TLS 1.3 does this",
        ),
        (
            &["--versions", "1.3", "--psk", "door"],
            "takes IDENTITY:HEX",
        ),
        (
            &["--versions", "1.3", "--psk", "door:5"],
            "takes IDENTITY:HEX",
        ),
        (&["--versions", "1.3", "--psk", ":5a"], "takes IDENTITY:HEX"),
        (&["--alpn", "h2,"], "--alpn: “”"),
        (&["--alpn", &"x".repeat(256)], "a name has 1 to 255 bytes"),
    ] {
        for command in [&["listen", "--port", "0"][..], &["connect", "localhost:1"]] {
            let said = refused(&[command, options].concat());
            assert!(said.contains(why), "{said}");
        }
    }
}

#[test]
fn an_unknown_suite_is_answered_with_the_known_ones() {
    let suites = ["--suites", "TLS_RSA_WITH_AES_128_GCM_SHA265"];
    let said = refused(&[&["listen", "--port", "0"], &suites[..]].concat());
    assert!(
        said.contains("Did you mean “TLS_RSA_WITH_AES_128_GCM_SHA256”?"),
        "{said}"
    );
    assert!(said.contains("TLS_RSA_WITH_NULL_SHA256"), "{said}");
}

#[test]
fn files_that_do_not_hold_what_they_should_are_named() {
    let identity = Identity::make("refusals", None);
    let other = Identity::make("refusals-other", None);
    let (chain, key) = (identity.path("chain.pem"), identity.path("key.pem"));
    let (root, noise) = (other.path("root.pem"), other.path("noise.pem"));
    let missing = other.path("missing.pem");
    fs::write(&noise, [0xff; 64]).unwrap();
    for (certificate, key, why) in [
        (&missing, &key, "cannot read"),
        (&noise, &key, "no certificate in it"),
        (&key, &key, "no certificate in it"),
        (&chain, &missing, "cannot read"),
        (&chain, &noise, "no private key in it"),
        (&chain, &chain, "no private key in it"),
        (&root, &key, "not the key of the certificate"),
    ] {
        let said = refused(&["listen", "--port", "0", "--cert", certificate, "--key", key]);
        assert!(said.contains(why), "{certificate} {key}: {said}");
        assert!(said.contains(".pem"), "{said}");
    }
    let said = refused(&["listen", "--port", "0", "--client-auth", &key]);
    assert!(said.contains("no certificate in it"), "{said}");
    let files = ["--cert", &chain, "--key", &chain];
    let said = refused(&[&["connect", "localhost:1"], &files[..]].concat());
    assert!(said.contains("no private key in it"), "{said}");
    // Only TLS 1.3 asks after the handshake.
    let late = [&files[..], &["--post-handshake-auth"]].concat();
    let said = refused(&[&["connect", "localhost:1"], &late[..]].concat());
    assert!(
        said.contains("--post-handshake-auth: only TLS 1.3"),
        "{said}"
    );
    let late = ["--client-auth", &root, "--post-handshake-auth"];
    let said = refused(&[&["listen", "--port", "0"], &late[..]].concat());
    assert!(
        said.contains("--post-handshake-auth: only TLS 1.3"),
        "{said}"
    );
    let said = refused(&["listen", "--port", "0", "--cookies", "always"]);
    assert!(said.contains("--cookies: only TLS 1.3"), "{said}");
    let said = refused(&["connect", "localhost:1", "--no-compatibility"]);
    assert!(said.contains("--no-compatibility: only TLS 1.3"), "{said}");
    let said = refused(&["connect", "localhost:1", "--ca", &key]);
    assert!(said.contains("no certificate in it"), "{said}");
}

#[test]
fn addresses_that_cannot_be_used_are_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let said = refused(&["listen", "--port", &port]);
    assert!(said.contains(&format!("127.0.0.1:{port}")), "{said}");
    drop(taken);
    let said = refused(&["connect", &format!("127.0.0.1:{port}")]);
    assert!(said.contains("nobody answers"), "{said}");
    for address in [
        "localhost",
        "localhost:",
        "localhost:x",
        ":443",
        "::1:443",
        "[::1]",
    ] {
        let said = refused(&["connect", address]);
        assert!(said.contains("HOST:PORT"), "{said}");
    }
}

#[test]
fn wrong_options_are_usage_errors() {
    for args in [
        &["listen"][..],
        &["listen", "--port", "65536"],
        &["listen", "--port", "0", "--bind", "localhost"],
        &["listen", "--port", "0", "--versions", "1.4"],
        &["listen", "--port", "0", "--cert", "only.pem"],
        &["listen", "--port", "0", "--key", "only.pem"],
        &["listen", "--port", "0", "--count", "0"],
        &["listen", "--port", "0", "--early-data", "1"],
        &["listen", "--port", "0", "--early-data", "0"],
        &["connect", "localhost:1", "--early-data", "hello"],
        &[
            "connect",
            "localhost:1",
            "--resume",
            "--early-data",
            "hello",
        ],
        &["listen", "--port", "0", "--padding", "0"],
        &["listen", "--port", "0", "--padding", "16385"],
        &["listen", "--port", "0", "--no-anti-replay"],
        &["listen", "--port", "0", "--cookies", "sometimes"],
        &["listen", "--port", "0", "--post-handshake-auth"],
        &["connect", "localhost:1", "--post-handshake-auth"],
        &["connect", "localhost:1", "--no-anti-replay"],
        &["connect"],
        &["connect", "localhost:1", "--http"],
    ] {
        assert!(!refused(args).is_empty(), "{args:?}");
    }
}
