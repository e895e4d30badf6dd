//! `padlock dissect`: whatever one gives it, every byte comes back with a name.

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use padlock_tests::{hex, openssl::openssl, unhex};
use serde_json::Value;

use super::{folder, held, padlock, refused, text};

/// An alert as a record.
pub const ALERT: [u8; 7] = [21, 3, 3, 0, 2, 2, 40];

/// What it makes of these bytes on standard input.
pub fn dissect(input: &[u8], args: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_padlock"))
        .args(["dissect", "-"])
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may have seen enough before the end.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

pub fn dissect_json(input: &[u8]) -> (i32, Value) {
    let output = dissect(input, &["--json"]);
    let document = serde_json::from_slice(&output.stdout).unwrap();
    (output.status.code().unwrap(), document)
}

/// A capture of the scenario, and its key log.
fn capture(size: &str) -> (PathBuf, PathBuf) {
    let folder = folder(&format!("dissect-{size}"));
    let (capture, log) = (folder.join("run.pcapng"), folder.join("keys.txt"));
    held(&[
        "run",
        "tls12-rsa",
        "--size",
        size,
        "--pcapng",
        capture.to_str().unwrap(),
        "--keylog",
        log.to_str().unwrap(),
    ]);
    (capture, log)
}

/// Every tree of a document.
fn trees(document: &Value) -> Vec<&Value> {
    let parts = |value: &'_ Value| value["parts"].as_array().cloned().unwrap_or_default().len();
    let connections = document["connections"].as_array();
    let holders: Vec<&Value> = match connections {
        Some(connections) => connections.iter().collect(),
        None => vec![document],
    };
    assert!(
        holders.iter().all(|holder| parts(holder) > 0),
        "{document:#}"
    );
    let parts = holders
        .into_iter()
        .flat_map(|holder| holder["parts"].as_array().unwrap());
    parts
        .flat_map(|part| part["trees"].as_array().unwrap())
        .collect()
}

/// The leaves of every tree cover its bytes once, in order.
pub fn assert_tiled(document: &Value) {
    for tree in trees(document) {
        let fields = tree["fields"].as_array().unwrap();
        let mut at = 0;
        for (field, after) in fields
            .iter()
            .zip(fields.iter().skip(1).map(Some).chain([None]))
        {
            let is_leaf =
                after.is_none_or(|after| after["depth"].as_u64() <= field["depth"].as_u64());
            if is_leaf {
                assert_eq!(field["start"], at, "{tree:#}");
                at = field["end"].as_u64().unwrap();
            }
        }
        assert_eq!(
            2 * at,
            tree["bytes"].as_str().unwrap().len() as u64,
            "{tree:#}"
        );
    }
}

/// The parts' messages, of the only connection.
fn messages(document: &Value) -> Vec<String> {
    let parts = document["connections"][0]["parts"].as_array().unwrap();
    let names = parts
        .iter()
        .flat_map(|part| part["messages"].as_array().unwrap());
    names
        .map(|name| name.as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_simulators_capture_opens_with_the_secrets_inside() {
    for size in ["toy", "full"] {
        let (path, _) = capture(size);
        let (code, document) = dissect_json(&fs::read(&path).unwrap());
        assert_eq!(code, 0);
        assert_tiled(&document);
        let run = super::json(&["run", "tls12-rsa", "--size", size, "--json"]);
        let steps = run["steps"].as_array().unwrap().iter();
        let sent: Vec<_> = steps
            .map(|step| step["message"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(messages(&document), sent, "{size}");
        let said: Vec<_> = trees(&document)
            .into_iter()
            .filter(|tree| tree["of"] == "opened")
            .flat_map(|tree| tree["fields"].as_array().unwrap())
            .filter(|field| field["field"] == "application_data")
            .map(|field| field["value"].as_str().unwrap())
            .collect();
        assert_eq!(said, ["attack at dawn", "dawn it is"], "{size}");
    }
}

#[test]
fn without_secrets_ciphertext_is_one_field_and_with_a_key_log_it_opens() {
    let (path, log) = capture("full");
    let bare = path.with_extension("pcap");
    fs::write(&bare, without_secrets(&fs::read(&path).unwrap())).unwrap();
    let bare = bare.to_str().unwrap();
    let closed = held(&["dissect", bare]);
    assert!(
        closed.contains("Client ════▶ Server  encrypted handshake message"),
        "{closed}"
    );
    assert!(
        closed.contains("-- stays closed: no key log has the secret"),
        "{closed}"
    );
    assert!(!closed.contains("attack at dawn"));
    let opened = held(&["dissect", bare, "--keylog", log.to_str().unwrap()]);
    assert_eq!(opened, held(&["dissect", path.to_str().unwrap()]));
    assert!(
        opened.contains("application_data = “attack at dawn”"),
        "{opened}"
    );

    // The secret of another session opens nothing, and that is a failure.
    let other = path.with_extension("other");
    let secret = fs::read_to_string(&log).unwrap();
    let (front, last) = secret.trim_end().split_at(secret.trim_end().len() - 1);
    let last = if last == "0" { "1" } else { "0" };
    fs::write(&other, format!("# a comment\n{front}{last}\n")).unwrap();
    let output = padlock(&["dissect", bare, "--keylog", other.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("-- does not open with the secret of this session"));
    fs::write(&other, "# a comment\nCLIENT_RANDOM 00\n").unwrap();
    let said = refused(&["dissect", bare, "--keylog", other.to_str().unwrap()]);
    assert!(
        said.contains("run.other, line 2: this is no line of a key log"),
        "{said}"
    );
}

/// A pcapng without its block of secrets: type 10, length, body, length.
fn without_secrets(file: &[u8]) -> Vec<u8> {
    let mut kept = Vec::new();
    let mut rest = file;
    while let Some((header, _)) = rest.split_first_chunk::<8>() {
        let length = u32::from_le_bytes(*header.last_chunk().unwrap());
        let (block, after) = rest.split_at(usize::try_from(length).unwrap());
        if header[..4] != [10, 0, 0, 0] {
            kept.extend(block);
        }
        rest = after;
    }
    assert!(kept.len() < file.len());
    kept
}

#[test]
fn an_alert_is_the_same_in_every_notation() {
    let plain = text(&dissect(&ALERT, &[]).stdout);
    assert!(plain.starts_with("  1  Alert, 7 bytes\n"), "{plain}");
    assert!(
        plain.contains("0006  28                             description = handshake_failure (40)"),
        "{plain}"
    );
    for input in [
        "15 03 03 00 02 02 28",
        "0x15,0x03,0x03,0x00,0x02,0x02,0x28\n",
        "15:03:03:00:02:02:28",
    ] {
        let output = dissect(input.as_bytes(), &[]);
        assert_eq!(
            (output.status.code(), text(&output.stdout)),
            (Some(0), plain.clone()),
            "{input}"
        );
    }
    let (path, _) = capture("toy");
    let file = fs::read(path).unwrap();
    assert_eq!(dissect(hex(&file).as_bytes(), &[]), dissect(&file, &[]));
}

#[test]
fn a_handshake_message_and_a_certificate_stand_alone() {
    let (code, document) = dissect_json(&[14, 0, 0, 0]);
    assert_eq!((code, &document["kind"]), (0, &"handshake".into()));
    assert_eq!(document["parts"][0]["messages"][0], "ServerHelloDone");

    let out = folder("dissect-ca");
    let shown = out.to_str().unwrap();
    held(&[
        "ca",
        "--out",
        shown,
        "--kind",
        "ecdsa",
        "--name",
        "bank.example",
    ]);
    let pem = fs::read(out.join("server.pem")).unwrap();
    let (code, document) = dissect_json(&pem);
    assert_eq!((code, &document["kind"]), (0, &"certificates".into()));
    assert_eq!(document["parts"].as_array().unwrap().len(), 2);
    assert_tiled(&document);
    let der = unhex(document["parts"][0]["trees"][0]["bytes"].as_str().unwrap());
    assert_eq!(dissect_json(&der).1["parts"][0], document["parts"][0]);
    let said = held(&["dissect", out.join("server.pem").to_str().unwrap()]);
    assert!(said.contains("dNSName = “bank.example”"), "{said}");
}

#[test]
fn long_fields_are_cut_unless_all_is_asked_for() {
    let record = [&[23, 3, 3, 0, 100][..], &[7; 100]].concat();
    let short = text(&dissect(&record, &[]).stdout);
    assert!(
        short.contains("… and 36 more; --whole prints them"),
        "{short}"
    );
    let whole = text(&dissect(&record, &["--whole"]).stdout);
    assert_eq!(
        whole.matches(" 07").count() + whole.matches("  07").count(),
        100 + 13,
        "{whole}"
    );
}

#[test]
fn a_capture_cut_off_anywhere_is_shown_up_to_there() {
    let (path, _) = capture("full");
    let file = fs::read(&path).unwrap();
    let all = messages(&dissect_json(&file).1);
    let mut last = 0;
    for end in (28..file.len()).step_by(97) {
        let output = dissect(&file[..end], &["--json"]);
        assert_eq!(output.status.code(), Some(1), "{end}");
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        if document["connections"].as_array().unwrap().is_empty() {
            continue;
        }
        assert_tiled(&document);
        let found = messages(&document);
        assert_eq!(found, all[..found.len()], "{end}");
        assert!(found.len() >= last, "{end}");
        last = found.len();
        let at = document["breaks_off"]["at"].as_u64();
        let said = text(&output.stderr);
        assert!(
            said.contains(&format!("-, byte {}: the capture", at.unwrap_or(0))),
            "{said}"
        );
    }
    assert_eq!(last, all.len() - 1);
}

#[test]
fn no_changed_byte_of_a_capture_makes_it_panic() {
    let (path, _) = capture("toy");
    let file = fs::read(&path).unwrap();
    for at in (0..file.len()).step_by(53) {
        let mut changed = file.clone();
        changed[at] ^= 0x81;
        let output = dissect(&changed, &["--json"]);
        let code = output.status.code();
        assert!(
            matches!(code, Some(0..=2)),
            "{at}: {}",
            text(&output.stderr)
        );
        assert!(!text(&output.stderr).contains("panicked"), "{at}");
    }
}

#[test]
fn openssl_agrees_about_the_certificate() {
    if !padlock_tests::openssl::is_here() {
        return;
    }
    let out = folder("dissect-openssl");
    held(&[
        "ca",
        "--out",
        out.to_str().unwrap(),
        "--kind",
        "ecdsa",
        "--seed",
        "5",
    ]);
    let pem = out.join("client.pem");
    let serial = padlock_tests::output(openssl(&["x509", "-noout", "-serial", "-in"]).arg(&pem));
    assert_eq!(serial.trim(), "serial=12");
    let said = held(&["dissect", pem.to_str().unwrap()]);
    assert!(said.contains("serialNumber = 18 "), "{said}");
}
