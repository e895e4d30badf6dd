//! The binary as a person or a script meets it: what it prints, where it complains, how it exits.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{
    ffi::OsStr,
    fs,
    io::pipe,
    path::PathBuf,
    process::{Command, Output},
};

use padlock_tests::scratch;
use serde_json::Value;

fn padlock<A: AsRef<OsStr>>(args: &[A]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_padlock"))
        .args(args)
        .output()
        .unwrap()
}

/// Standard output of a run that held.
fn held(args: &[&str]) -> String {
    let output = padlock(args);
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{args:?}: {err}");
    assert_eq!(err, "", "{args:?}");
    out
}

/// What is said about a wrong question.
fn refused(args: &[&str]) -> String {
    let output = padlock(args);
    assert_eq!(
        output.status.code(),
        Some(2),
        "{args:?}: {}",
        text(&output.stdout)
    );
    assert_eq!(text(&output.stdout), "", "{args:?}");
    text(&output.stderr)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&held(args)).unwrap()
}

fn folder(name: &str) -> PathBuf {
    scratch(env!("CARGO_TARGET_TMPDIR"), name)
}

/// A scenario file with this text, and its path.
fn file(folder: &str, toml: &str) -> String {
    let path = self::folder(folder).join("mine.toml");
    fs::write(&path, toml).unwrap();
    path.to_str().unwrap().to_owned()
}

const MINE: &str = r#"id = "mine"
title = "A story of my own"
version = "1.2"
key_exchange = "rsa"
server_name = "www.example"
clock = 2026-03-20T12:00:00Z

[[script]]
by = "server"
say = "good morning"
"#;

#[test]
fn list_begins_with_the_handshake_that_text_books_draw_first() {
    let scenarios = &json(&["list", "--json"])["scenarios"];
    assert_eq!(scenarios[0]["id"], "tls12-rsa");
    assert!(!scenarios[0]["title"].as_str().unwrap().is_empty());
    assert!(held(&["list"]).starts_with("tls12-rsa  "));
}

#[test]
fn the_trace_in_toy_size_reads_as_it_was_reviewed() {
    insta::assert_snapshot!("trace-toy", held(&["run", "tls12-rsa"]));
}

#[test]
fn the_trace_in_full_size_reads_as_it_was_reviewed() {
    insta::assert_snapshot!("trace-full", held(&["run", "tls12-rsa", "--size", "full"]));
}

#[test]
fn json_tells_the_whole_run() {
    for size in ["toy", "full"] {
        let run = json(&[
            "run",
            "tls12-rsa",
            "--size",
            size,
            "--seed",
            "7",
            "--format",
            "json",
        ]);
        assert_eq!(
            (&run["scenario"], &run["size"], &run["seed"]),
            (&"tls12-rsa".into(), &size.into(), &7.into())
        );
        let steps = run["steps"].as_array().unwrap();
        let messages: Vec<_> = steps
            .iter()
            .map(|step| step["message"].as_str().unwrap())
            .collect();
        assert_eq!(
            messages,
            [
                "ClientHello",
                "ServerHello",
                "Certificate",
                "ServerHelloDone",
                "ClientKeyExchange",
                "ChangeCipherSpec",
                "Finished",
                "ChangeCipherSpec",
                "Finished",
                "ApplicationData",
                "ApplicationData",
                "Alert",
                "Alert"
            ]
        );
        for (index, step) in steps.iter().enumerate() {
            assert_eq!(step["index"], index + 1);
            assert_ne!(step["from"], step["to"]);
            let bytes = step["bytes"].as_str().unwrap();
            assert!(
                bytes.len() > 10 && bytes.bytes().all(|c| c.is_ascii_hexdigit()),
                "{bytes}"
            );
        }
        assert_eq!(run["delivered"][0]["to"], "server");
        assert_eq!(run["delivered"][0]["text"], "attack at dawn");
        let verdict = run["verdict"].as_object().unwrap();
        let lamps: Vec<_> = verdict
            .iter()
            .map(|(lamp, state)| (lamp.as_str(), state.as_str().unwrap()))
            .collect();
        assert_eq!(
            lamps,
            [
                ("client_authentication", "not_offered"),
                ("forward_secrecy", "broken"),
                ("integrity", "held"),
                ("privacy", "held"),
                ("server_authentication", "held"),
            ]
        );
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let run = |seed| {
        held(&[
            "run",
            "tls12-rsa",
            "--size",
            "full",
            "--json",
            "--seed",
            seed,
        ])
    };
    assert_eq!(run("5"), run("5"));
    assert_ne!(run("5"), run("6"));
    held(&["run", "tls12-rsa", "--seed", "18446744073709551615"]);
}

#[test]
fn steps_stop_the_run_early() {
    let steps = |n| {
        json(&["run", "tls12-rsa", "--json", "--steps", n])["steps"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(steps("0"), 0);
    assert_eq!(steps("5"), 5);
    assert_eq!(steps("18446744073709551615"), 13);
    assert!(held(&["run", "tls12-rsa", "--steps", "0"]).contains("1 message is still on its way"));
}

#[test]
fn a_file_of_ones_own_runs() {
    let path = file("own", MINE);
    let run = held(&["run", &path]);
    assert!(
        run.starts_with("A story of my own\nmine, toy size, seed 1\n"),
        "{run}"
    );
    assert!(run.contains("Client  reads “good morning”"), "{run}");
    let run = json(&["run", &path, "--size", "full", "--seed", "9", "--json"]);
    assert_eq!((&run["size"], &run["seed"]), (&"full".into(), &9.into()));
}

#[test]
fn a_bad_file_is_refused_by_name_line_and_field() {
    for (name, toml, complaint) in [
        ("syntax", "id = \"x\"\n\nversion", "mine.toml:3:"),
        ("key", &MINE.replace("title", "titel"), "mine.toml:2:"),
        (
            "version",
            &MINE.replace("\"1.2\"", "\"1.9\""),
            "mine.toml:3:",
        ),
        (
            "name",
            &MINE.replace("www.example", "www..example"),
            "mine.toml:5: server_name:",
        ),
        (
            "script",
            &MINE.replace("say = \"good morning\"", ""),
            "mine.toml:8: script:",
        ),
    ] {
        let said = refused(&["run", &file(&format!("bad-{name}"), toml)]);
        assert!(said.contains(complaint), "{name}: {said}");
    }
}

#[test]
fn no_piece_of_a_file_makes_it_panic() {
    let path = folder("pieces").join("mine.toml");
    for end in (0..MINE.len()).step_by(3) {
        let (start, rest) = MINE.split_at(end);
        for toml in [
            start.to_owned(),
            format!("{start}\u{0}{rest}"),
            format!("{start}9{rest}"),
        ] {
            fs::write(&path, &toml).unwrap();
            let output = padlock(&["run", path.to_str().unwrap()]);
            let said = text(&output.stderr);
            assert!(
                matches!(output.status.code(), Some(0 | 2)),
                "{toml:?}: {said}"
            );
            assert!(
                said.is_empty() || said.contains("mine.toml:"),
                "{toml:?}: {said}"
            );
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let missing = folder("missing").join("none.toml");
    let said = refused(&["run", missing.to_str().unwrap()]);
    assert!(
        said.contains("cannot read") && said.contains("none.toml"),
        "{said}"
    );
    let said = refused(&["run", folder("directory").to_str().unwrap()]);
    assert!(said.contains("cannot read"), "{said}");
    let binary = folder("binary").join("noise.toml");
    fs::write(&binary, [0xff; 64]).unwrap();
    let said = refused(&["run", binary.to_str().unwrap()]);
    assert!(said.contains("noise.toml"), "{said}");
    fs::write(&binary, vec![b'#'; (1 << 20) + 1]).unwrap();
    let said = refused(&["run", binary.to_str().unwrap()]);
    assert!(said.contains("too long"), "{said}");
}

#[test]
fn an_unknown_scenario_is_answered_with_the_known_ones() {
    let said = refused(&["run", "tls12-rsq"]);
    assert!(said.contains("Did you mean “tls12-rsa”?"), "{said}");
    let said = refused(&["run", "quantum"]);
    assert!(said.contains("Known scenarios: tls12-rsa"), "{said}");
    assert!(!said.contains("Did you mean"), "{said}");
    let said = refused(&["run", "\u{1b}[31mred"]);
    assert!(!said.contains('\u{1b}'), "{said}");
}

#[test]
fn files_that_cannot_be_written_are_named() {
    let nowhere = folder("nowhere").join("no/such/folder/out");
    let nowhere = nowhere.to_str().unwrap();
    for option in ["--pcapng", "--keylog"] {
        let said = refused(&["run", "tls12-rsa", option, nowhere]);
        assert!(
            said.contains("cannot write") && said.contains(nowhere),
            "{said}"
        );
    }
}

#[test]
fn the_key_log_has_one_line_with_random_and_secret() {
    let path = folder("keylog").join("keys.txt");
    held(&[
        "run",
        "tls12-rsa",
        "--size",
        "full",
        "--keylog",
        path.to_str().unwrap(),
    ]);
    let log = fs::read_to_string(path).unwrap();
    let words: Vec<_> = log.split_whitespace().collect();
    assert_eq!(
        words.iter().map(|word| word.len()).collect::<Vec<_>>(),
        [13, 64, 96]
    );
    assert_eq!(words[0], "CLIENT_RANDOM");
}

#[test]
fn wrong_options_are_usage_errors() {
    for args in [
        &[][..],
        &["fly"],
        &["run"],
        &["run", ""],
        &["run", "tls12-rsa", "--size", "huge"],
        &["run", "tls12-rsa", "--seed", "-1"],
        &["run", "tls12-rsa", "--steps", "many"],
        &["run", "tls12-rsa", "--format", "xml"],
        &["run", "tls12-rsa", "--format", "text", "--json"],
    ] {
        assert!(!refused(args).is_empty(), "{args:?}");
    }
}

#[test]
fn help_shows_examples() {
    for args in [&["--help"][..], &["run", "--help"], &["list", "--help"]] {
        let help = held(args);
        assert!(
            help.contains("Example") && help.contains("padlock"),
            "{help}"
        );
    }
}

#[test]
fn a_reader_that_leaves_early_causes_no_complaint() {
    for args in [&["run", "tls12-rsa"][..], &["list"], &["--help"]] {
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        let output = Command::new(env!("CARGO_BIN_EXE_padlock"))
            .args(args)
            .stdout(writer)
            .output()
            .unwrap();
        assert_eq!(text(&output.stderr), "", "{args:?}");
        assert_eq!(output.status.code(), Some(0), "{args:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_a_usage_error() {
    use std::os::unix::ffi::OsStrExt;
    let output = padlock(&[OsStr::new("run"), OsStr::from_bytes(&[0xff, 0xfe])]);
    assert_eq!(output.status.code(), Some(2));
}
