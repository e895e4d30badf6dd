//! TLS 1.3 with keys that both ends have already: `--resume`, `--psk` and `--early-data`.

use std::{fs, path::Path, process::Command};

use padlock_tests::{
    has_judge,
    openssl::{self, Peer, openssl},
    output, unhex,
};

use super::{
    captured::{relay, write_capture},
    connect, done, from_json, listen,
    tls13::secrets,
};
use crate::identity::Identity;

/// A key by its name, as the commands take it and as OpenSSL does.
const PSK: [&str; 2] = [
    "--psk",
    "door:5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",
];

fn theirs() -> Vec<&'static str> {
    let key = PSK[1].strip_prefix("door:").unwrap();
    vec!["-psk", key, "-psk_identity", "door"]
}

/// `openssl s_server` of TLS 1.3, running, and its address.
fn server(identity: &Identity, args: &[&str]) -> (Peer, String) {
    let mut command = openssl(&["s_server", "-accept", "127.0.0.1:0", "-tls1_3"]);
    command.args(["-key", &identity.path("key.pem")]);
    command.args(["-cert", &identity.path("chain.pem")]);
    command.args(["-cert_chain", &identity.path("chain.pem")]);
    let server = Peer::start({
        command.args(args);
        command
    });
    let address = server.line_after("ACCEPT ");
    (server, address)
}

#[test]
fn connect_resumes_with_openssl_and_both_key_logs_agree() {
    if !openssl::is_here() {
        return;
    }
    let identity = Identity::make("connect-tls13-resume", None);
    let (ours, theirs) = (identity.path("ours.keys"), identity.path("theirs.keys"));
    let (_server, address) = server(&identity, &["-rev", "-keylogfile", &theirs]);
    let args = ["--versions", "1.3", "--resume", "--json", "--keylog", &ours];
    let args = [&args[..], &["--send", "attack at dawn"]].concat();
    let (out, err, code) = done(&mut connect::client(&identity, &address, &args));
    assert_eq!((err.as_str(), code), ("", Some(0)), "{out}");
    let out = from_json(&out);
    assert_eq!(out["first"]["agreed"]["resumed"], false);
    assert_eq!(out["agreed"]["resumed_by"], "ticket");
    assert!(out["agreed"]["early_data"].is_null());
    assert!(out["certificate"].is_null(), "none came");
    assert_eq!(out["heard"], "nwad ta kcatta\n");
    assert_eq!(secrets(&ours), secrets(&theirs));
    assert_eq!(secrets(&ours).len(), 10);
}

#[test]
fn connect_speaks_early_with_openssl_and_says_again_what_it_does_not_take() {
    if !openssl::is_here() {
        return;
    }
    let identity = Identity::make("connect-early", None);
    for (options, outcome) in [(&["-early_data"][..], "accepted"), (&[], "rejected")] {
        let (mut server, address) = server(&identity, options);
        let words = identity.path("words.txt");
        fs::write(&words, "at once\n").unwrap();
        let early = format!("@{words}");
        let args = ["--versions", "1.3", "--resume", "--early-data", &early];
        let (out, err, code) = done(&mut connect::client(&identity, &address, &args));
        assert_eq!((err.as_str(), code), ("", Some(0)), "{out}");
        let agreed = format!("resumed by ticket, early data {outcome}\n");
        assert!(out.contains(&agreed), "{out}");
        assert_eq!(server.line_after("at o"), "nce", "{outcome}");
        server.type_line("Q");
    }
}

#[test]
fn connect_and_listen_know_a_key_with_openssl() {
    if !openssl::is_here() {
        return;
    }
    let identity = Identity::make("connect-psk", None);
    let options = [&["-rev", "-nocert"][..], &theirs()].concat();
    let (_server, address) = server(&identity, &options);
    let args = [&PSK[..], &["--versions", "1.3", "--send", "attack at dawn"]];
    let (out, err, code) = done(&mut connect::client(&identity, &address, &args.concat()));
    assert_eq!((err.as_str(), code), ("", Some(0)), "{out}");
    assert!(out.contains("with an external key\n"), "{out}");
    assert!(out.ends_with("\nnwad ta kcatta\n"), "{out}");

    let args = [&PSK[..], &["--versions", "1.3", "--count", "1"]].concat();
    let (listener, address, _) = listen::listening_as("listen-psk", &args).unwrap();
    let mut client = openssl(&["s_client", "-tls1_3", "-connect", &address]);
    client.args(theirs());
    let mut client = Peer::start(client);
    client.type_line("attack at dawn");
    assert_eq!(client.line_after("attack at"), " dawn");
    drop(client);
    let (lines, _) = listener.end();
    assert!(lines[0].ends_with("with an external key"), "{lines:#?}");
}

#[test]
fn listen_hears_openssl_early_but_nobody_twice() {
    let args = ["--versions", "1.3", "--early-data", "1000", "--count", "3"];
    let Some((listener, address, identity)) = listen::listening_as("listen-early", &args) else {
        return;
    };
    let (session, words) = (identity.path("session.pem"), identity.path("words.txt"));
    fs::write(&words, "at once\n").unwrap();
    for (more, said) in [
        (&["-sess_out", &session][..], None),
        (
            &["-sess_in", &session, "-early_data", &words],
            Some("accepted"),
        ),
        (
            &["-sess_in", &session, "-early_data", &words],
            Some("accepted"),
        ),
    ] {
        let mut client = openssl(&["s_client", "-tls1_3", "-connect", &address]);
        client.args(["-servername", "localhost"]).args(more);
        let mut client = Peer::start(client);
        if let Some(said) = said {
            // Another hello with the same ticket is no replay.
            assert_eq!(client.line_after("Early data was "), said);
            assert_eq!(client.line_after("at "), "once");
        }
        client.type_line("hello");
        assert_eq!(client.line_after("hel"), "lo");
    }
    let (lines, _) = listener.end();
    let early = |line: &&String| line.ends_with("resumed by ticket, early data accepted");
    assert_eq!(lines.iter().filter(early).count(), 2, "{lines:#?}");
}

#[test]
fn connect_and_listen_agree_on_early_data() {
    for (options, args, words) in [
        (
            &["--early-data", "100", "--count", "2"][..],
            &["--resume"][..],
            "resumed by ticket, early data accepted\n",
        ),
        (
            &["--count", "2"],
            &["--resume"],
            "resumed by ticket, early data rejected\n",
        ),
        (
            &["--early-data", "100", "--count", "1", PSK[0], PSK[1]],
            &PSK,
            "with an external key, early data accepted\n",
        ),
        (
            &["--count", "1", PSK[0], PSK[1]],
            &PSK,
            "with an external key, early data rejected\n",
        ),
    ] {
        let options = [&["--versions", "1.3"], options].concat();
        let Some((listener, address, identity)) = listen::listening_as("early", &options) else {
            return;
        };
        let args = [&["--versions", "1.3", "--early-data", "hello"], args].concat();
        let (out, err, code) = done(&mut connect::client(&identity, &address, &args));
        assert_eq!((err.as_str(), code), ("", Some(0)), "{out}");
        assert!(out.contains(words), "{out}");
        assert!(out.ends_with("\nhello\n"), "{out}");
        let (lines, _) = listener.end();
        assert!(
            lines.iter().all(|line| !line.contains("check")),
            "{lines:#?}"
        );
    }
}

#[test]
fn tshark_reads_early_data_with_our_key_log() {
    if !has_judge("tshark", &["--version"]) {
        return;
    }
    let options = [&PSK[..], &["--versions", "1.3", "--early-data", "100"]].concat();
    let Some((_listener, address, identity)) = listen::listening_as("early-tshark", &options)
    else {
        return;
    };
    let (address, recorder) = relay(address);
    let log = identity.path("ours.keys");
    let args = ["--versions", "1.3", "--early-data", "at once", "--keylog"];
    let args = [&args[..], &[&log], &PSK].concat();
    let (out, err, code) = done(&mut connect::client(&identity, &address, &args));
    assert_eq!((err.as_str(), code), ("", Some(0)), "{out}");
    let capture = identity.path("early.pcap");
    write_capture(&recorder.join().unwrap(), Path::new(&capture));
    let tshark = |args: &[&str]| {
        let mut tshark = Command::new("tshark");
        tshark.args(["-r", &capture, "-o", &format!("tls.keylog_file:{log}")]);
        output(tshark.args(args))
    };
    let said = tshark(&["-Y", "tls.app_data", "-T", "fields", "-e", "data.data"]);
    let said = String::from_utf8(unhex(&said.replace([',', '\n'], ""))).unwrap();
    assert_eq!(said, "at once\nat once\n", "said early, and sent back");
    let messages = tshark(&[
        "-Y",
        "tls.handshake",
        "-T",
        "fields",
        "-e",
        "tls.handshake.type",
    ]);
    let mut messages = messages.split([',', '\n']);
    // EndOfEarlyData, and no Certificate.
    assert!(messages.clone().any(|kind| kind == "5"));
    assert!(messages.all(|kind| kind != "11"));
    assert_eq!(tshark(&["-Y", "_ws.malformed"]), "");
}
