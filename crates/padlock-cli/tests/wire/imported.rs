//! Sessions of OpenSSL with itself, recorded: `padlock import` finds the messages, names and words that tshark finds.

use std::{fs, path::Path, process::Command};

use padlock_tests::{
    has_judge,
    openssl::{self, Peer, openssl},
    output, unhex,
};
use padlock_tls::party::Party;
use serde_json::Value;

use super::{
    captured::{relay, write_capture},
    done, padlock,
};
use crate::identity::Identity;

/// A session of `s_client` with `s_server`: its capture and its key log.
fn record(identity: &Identity, flag: &str, suite: &[&str]) -> (String, String) {
    let name = flag.trim_start_matches('-');
    let [log, capture] = ["keys", "pcap"].map(|kind| identity.path(&format!("{name}.{kind}")));
    let mut server = openssl(&["s_server", "-accept", "127.0.0.1:0", "-rev", flag]);
    server.args(["-cipher", "ALL:@SECLEVEL=0"]);
    server.args(["-key", &identity.path("key.pem")]);
    server.args(["-cert", &identity.path("chain.pem")]);
    server.args(["-cert_chain", &identity.path("chain.pem")]);
    let server = Peer::start(server);
    let (address, recorder) = relay(server.line_after("ACCEPT "));
    let mut client = openssl(&["s_client", "-connect", &address, flag, "-keylogfile", &log]);
    client.args([
        "-servername",
        "localhost",
        "-CAfile",
        &identity.path("root.pem"),
    ]);
    let mut client = Peer::start({
        client.args(suite);
        client
    });
    let _ = client.rest_after("Verify return code: 0");
    client.type_line("attack at dawn");
    let _ = client.rest_after("nwad ta kcatta");
    client.type_line("Q");
    let _ = client.end();
    write_capture(&recorder.join().unwrap(), Path::new(&capture));
    (capture, log)
}

/// Everything that tshark says of the records, with this key log: a line for each.
fn tshark(capture: &str, log: &str, args: &[&str]) -> String {
    let mut tshark = Command::new("tshark");
    tshark.args(["-r", capture, "-o", &format!("tls.keylog_file:{log}")]);
    output(tshark.args(["-d", "tcp.port==4433,tls"]).args(args))
}

/// The names of handshake messages by their types (the registry of IANA), as tshark gives them.
fn handshake_name(code: &str) -> &'static str {
    match code {
        "0" => "HelloRequest",
        "1" => "ClientHello",
        "2" => "ServerHello",
        "4" => "NewSessionTicket",
        "8" => "EncryptedExtensions",
        "11" => "Certificate",
        "12" => "ServerKeyExchange",
        "14" => "ServerHelloDone",
        "15" => "CertificateVerify",
        "16" => "ClientKeyExchange",
        "20" => "Finished",
        _ => "another",
    }
}

/// The handshake messages in order, and what was said, in order: as tshark reads them.
fn theirs(capture: &str, log: &str) -> (Vec<String>, Vec<u8>) {
    let fields = ["-T", "fields", "-e", "tls.handshake.type"];
    let types = tshark(capture, log, &[&["-Y", "tls"][..], &fields].concat());
    let types = types
        .split([',', '\n', '\t'])
        .filter(|code| !code.is_empty());
    let names = types.map(|code| handshake_name(code).to_owned()).collect();
    let data = ["-Y", "tls.app_data", "-T", "fields", "-e", "data.data"];
    let said = tshark(capture, log, &data);
    let said = said.split(['\n', ',']).filter(|hex| !hex.is_empty());
    (names, said.flat_map(unhex).collect())
}

fn messages(document: &Value) -> &Vec<Value> {
    document["connections"][0]["messages"].as_array().unwrap()
}

/// The same as `padlock import` reads them.
fn ours(document: &Value) -> (Vec<String>, Vec<u8>) {
    let (mut names, mut said) = (Vec::new(), Vec::new());
    for message in messages(document) {
        for name in message["messages"].as_array().unwrap() {
            let name = name.as_str().unwrap();
            let others = ["ChangeCipherSpec", "ApplicationData", "Alert"];
            if !others.contains(&name) {
                names.push(name.to_owned());
            }
        }
        if let Some(words) = message["said"].as_str() {
            said.extend(words.as_bytes());
        }
    }
    (names, said)
}

/// How long each record is, header included.
fn lengths(capture: &str, log: &str) -> Vec<u64> {
    let fields = ["-Y", "tls", "-T", "fields", "-e", "tls.record.length"];
    let lengths = tshark(capture, log, &fields);
    let lengths = lengths.split([',', '\n', '\t']);
    let lengths = lengths.filter_map(|length| length.parse::<u64>().ok());
    lengths.map(|length| length + 5).collect()
}

#[test]
fn sessions_of_openssl_are_imported_as_tshark_reads_them() {
    if !openssl::is_here() || !has_judge("tshark", &["--version"]) {
        return;
    }
    let identity = Identity::make("imported", None);
    let older = |cipher| ["-cipher", cipher];
    let cases: [(&str, &str, &[&str]); 5] = [
        ("-tls1", "tls10", &older("AES128-SHA:@SECLEVEL=0")),
        (
            "-tls1_1",
            "tls11",
            &older("ECDHE-RSA-AES256-SHA:@SECLEVEL=0"),
        ),
        ("-tls1_2", "tls12", &older("ECDHE-RSA-AES128-GCM-SHA256")),
        (
            "-tls1_3",
            "tls13",
            &["-ciphersuites", "TLS_AES_256_GCM_SHA384"],
        ),
        (
            "-tls1_3",
            "tls13",
            &["-ciphersuites", "TLS_CHACHA20_POLY1305_SHA256"],
        ),
    ];
    for (flag, version, suite) in cases {
        let (capture, log) = record(&identity, flag, suite);
        let (out, err, code) = done(&mut padlock(&[
            "import", &capture, "--keylog", &log, "--json",
        ]));
        assert_eq!((err.as_str(), code), ("", Some(0)), "{version}: {out}");
        let document: Value = serde_json::from_str(&out).unwrap();
        let connection = &document["connections"][0];
        assert_eq!(connection["version"], version);
        assert_eq!(connection["server_name"], "localhost");
        let (names, said) = ours(&document);
        assert_eq!(
            (names.clone(), said.clone()),
            theirs(&capture, &log),
            "{version}"
        );
        assert!(names.len() >= 8, "{version}: {names:?}");
        assert_eq!(
            String::from_utf8(said).unwrap(),
            "attack at dawn\nnwad ta kcatta\n"
        );
        let own = messages(&document)
            .iter()
            .map(|message| message["length"].as_u64().unwrap());
        assert_eq!(
            own.collect::<Vec<_>>(),
            lengths(&capture, &log),
            "{version}"
        );
        let said_by = |party: Party| {
            let said = messages(&document)
                .iter()
                .filter(move |m| m["from"] == party.id());
            said.filter_map(|m| m["said"].as_str()).collect::<String>()
        };
        assert_eq!(said_by(Party::Client), "attack at dawn\n", "{version}");
        assert_eq!(said_by(Party::Server), "nwad ta kcatta\n", "{version}");
        // A person reads the same.
        let (out, _, _) = done(&mut padlock(&["import", &capture, "--keylog", &log]));
        assert!(out.contains("“attack at dawn\\n”"), "{version}: {out}");

        // Without secrets there is nothing to read, for both.
        let (out, _, code) = done(&mut padlock(&["import", &capture, "--json"]));
        assert_eq!(code, Some(0), "{version}: {out}");
        let closed: Value = serde_json::from_str(&out).unwrap();
        let (_, said) = ours(&closed);
        assert_eq!(said, b"", "{version}");
        let why = messages(&closed).iter().filter(|m| m["protected"] == true);
        assert!(why.clone().all(|m| m["closed"] == "no_secret"), "{version}");
        assert!(why.count() >= 4, "{version}");
        let none = identity.path("none.keys");
        fs::write(&none, "").unwrap();
        assert_eq!(theirs(&capture, &none).1, b"", "{version}");
    }
}
