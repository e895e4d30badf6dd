//! TLS 1.3 by `padlock connect` and `padlock listen`, with OpenSSL at the other end and tshark beside the wire.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use padlock_tests::{
    has_judge,
    openssl::{self, Peer, openssl},
    output, unhex,
};

use super::{
    captured::{relay, write_capture},
    done, listening, padlock,
};
use crate::{client_auth::files, identity::Identity};

/// The groups by our name, and by OpenSSL's.
const GROUPS: [(&str, &str); 4] = [
    ("x25519", "X25519"),
    ("secp256r1", "P-256"),
    ("secp384r1", "P-384"),
    ("ffdhe2048", "ffdhe2048"),
];

/// The secrets in a key log, in an order that does not depend on who wrote it.
pub fn secrets(path: &str) -> Vec<String> {
    let log = fs::read_to_string(path).unwrap().to_lowercase();
    let lines = log.lines().filter(|line| !line.starts_with('#'));
    let mut lines: Vec<String> = lines.map(str::to_owned).collect();
    lines.sort();
    lines
}

#[test]
fn a_client_speaks_in_every_group_and_tshark_reads_along() {
    if !openssl::is_here() || !has_judge("tshark", &["--version"]) {
        return;
    }
    let identity = Identity::make("connect-tls13", None);
    for (group, theirs) in GROUPS {
        let their_log = identity.path(&format!("{group}-theirs.keys"));
        let mut server = openssl(&["s_server", "-accept", "127.0.0.1:0", "-rev", "-tls1_3"]);
        server.args(["-groups", theirs, "-keylogfile", &their_log]);
        server.args(["-key", &identity.path("key.pem")]);
        server.args(["-cert", &identity.path("chain.pem")]);
        server.args(["-cert_chain", &identity.path("chain.pem")]);
        let server = Peer::start(server);
        let (address, recorder) = relay(server.line_after("ACCEPT "));

        let log = identity.path(&format!("{group}.keys"));
        let mut client = padlock(&["connect", &address, "--name", "localhost"]);
        client.args(["--ca", &identity.path("root.pem"), "--keylog", &log]);
        client.args(["--versions", "1.3", "--groups", group]);
        client.args(["--send", "attack at dawn"]);
        let (out, err, code) = done(client.stdin(Stdio::null()));
        assert_eq!((err.as_str(), code), ("", Some(0)), "{group}: {out}");
        let agreed =
            format!("TLS 1.3, TLS_AES_128_GCM_SHA256, key exchange {group}, new session\n");
        assert!(out.contains(&agreed), "{out}");
        assert!(out.ends_with("\nnwad ta kcatta\n"), "{out}");
        assert_eq!(secrets(&log), secrets(&their_log));
        assert_eq!(secrets(&log).len(), 5);

        let capture = identity.path(&format!("{group}.pcap"));
        write_capture(&recorder.join().unwrap(), Path::new(&capture));
        let tshark = |args: &[&str]| {
            let mut tshark = Command::new("tshark");
            tshark.args(["-r", &capture, "-o", &format!("tls.keylog_file:{log}")]);
            output(tshark.args(args))
        };
        let said = tshark(&["-Y", "tls.app_data", "-T", "fields", "-e", "data.data"]);
        let said = String::from_utf8(unhex(&said)).unwrap();
        assert_eq!(said, "attack at dawn\nnwad ta kcatta\n", "{group}");
        let malformed = tshark(&["-Y", "_ws.malformed"]);
        assert_eq!(malformed, "", "{group}");
    }
}

#[test]
fn a_server_speaks_in_every_group_and_both_key_logs_agree() {
    if !openssl::is_here() {
        return;
    }
    let identity = Identity::make("listen-tls13", None);
    for (group, theirs) in GROUPS {
        let log = identity.path(&format!("{group}.keys"));
        let (certificate, key) = (identity.path("chain.pem"), identity.path("key.pem"));
        let (listener, address) = listening(&[
            "--cert",
            &certificate,
            "--key",
            &key,
            "--keylog",
            &log,
            "--count",
            "1",
            "--versions",
            "1.2,1.3",
            "--groups",
            group,
        ]);
        let their_log = identity.path(&format!("{group}-theirs.keys"));
        // Its first share is in another group, so that the server asks for this one.
        let groups = match theirs {
            "P-256" => "X25519:P-256".to_owned(),
            theirs => format!("P-256:{theirs}"),
        };
        let mut client = openssl(&["s_client", "-quiet", "-connect", &address]);
        client.args(["-groups", &groups, "-keylogfile", &their_log]);
        client.args([
            "-CAfile",
            &identity.path("root.pem"),
            "-verify_return_error",
        ]);
        let mut client = Peer::start(client);
        client.type_line("attack at dawn");
        assert_eq!(client.line_after("attack at"), " dawn", "{group}");
        drop(client);
        let (lines, code) = listener.end();
        assert_eq!(code, Some(0), "{lines:#?}");
        // OpenSSL's first suite is this one.
        let agreed = format!("TLS 1.3, TLS_AES_256_GCM_SHA384, key exchange {group}, new session");
        assert!(
            lines.iter().any(|line| line.ends_with(&agreed)),
            "{lines:#?}"
        );
        assert_eq!(secrets(&log), secrets(&their_log));
        assert_eq!(secrets(&log).len(), 5);
    }
}

#[test]
fn tshark_reads_who_both_ends_are() {
    if !openssl::is_here() || !has_judge("tshark", &["--version"]) {
        return;
    }
    let file = files("tls13-proof");
    let mut server = openssl(&["s_server", "-accept", "127.0.0.1:0", "-rev", "-tls1_3"]);
    server.args(["-key", &file("server.key"), "-cert", &file("server.pem")]);
    server.args(["-cert_chain", &file("server.pem")]);
    server.args(["-status_file", &file("server.ocsp")]);
    server.args(["-Verify", "3", "-verify_return_error"]);
    server.args(["-CAfile", &file("root.pem")]);
    let server = Peer::start(server);
    let (address, recorder) = relay(server.line_after("ACCEPT "));

    let log = file("padlock.keys");
    let mut client = padlock(&["connect", &address, "--name", "localhost"]);
    client.args(["--ca", &file("root.pem"), "--keylog", &log, "--status"]);
    client.args(["--cert", &file("client.pem"), "--key", &file("client.key")]);
    client.args(["--versions", "1.3", "--send", "attack at dawn"]);
    let (out, err, code) = done(client.stdin(Stdio::null()));
    assert_eq!((err.as_str(), code), ("", Some(0)), "{out}");
    assert!(out.contains(", client CN=client.example\n"), "{out}");
    let good = "the issuer says that the certificate is good\n";
    assert!(out.contains(good), "{out}");

    let capture = file("proof.pcap");
    write_capture(&recorder.join().unwrap(), Path::new(&capture));
    let fields = |way: &str, field: &str| {
        let mut tshark = Command::new("tshark");
        tshark.args(["-r", &capture, "-o", &format!("tls.keylog_file:{log}")]);
        tshark.args(["-Y", &format!("tls.handshake && tcp.{way}"), "-T", "fields"]);
        let printed = output(tshark.args(["-e", field]));
        let words = printed.split(['\n', ',']).map(str::to_owned);
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>()
    };
    let (client, server) = ("srcport==4433", "dstport==4433");
    // ClientHello; Certificate, CertificateVerify, Finished.
    let types = fields(client, "tls.handshake.type");
    assert_eq!(types, ["1", "11", "15", "20"]);
    // ServerHello, EncryptedExtensions, CertificateRequest, Certificate with its status, and so on to the tickets.
    let types = fields(server, "tls.handshake.type");
    assert_eq!(types[..6], ["2", "8", "13", "11", "15", "20"]);
    assert_eq!(fields(server, "ocsp.responseStatus"), ["0"]);
}
