//! What it prints, and how it exits, when all goes well.

use std::{fs, io::pipe, process::Command};

use padlock_tests::root;
use serde_json::Value;

use super::{MINE, file, folder, held, json, padlock, text};

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
fn what_an_end_believes_stands_beside_the_truth() {
    let told = held(&["run", "attack-middle-self-signed"]);
    let line = told.lines().find(|line| line.starts_with("server auth"));
    let columns: Vec<&str> = line.unwrap().split("  ").map(str::trim).collect();
    let columns: Vec<&str> = columns.into_iter().filter(|c| !c.is_empty()).collect();
    assert_eq!(columns[1..4], ["broken", "held", "held"]);
    let run = json(&["run", "attack-middle-self-signed", "--json"]);
    for (lamp, truth) in [("server_authentication", "broken"), ("privacy", "broken")] {
        assert_eq!(run["verdict"][lamp], truth);
        assert_eq!(run["belief"]["client"][lamp], "held");
        assert_eq!(run["belief"]["server"][lamp], "held");
    }
    let refused = padlock(&["run", "certificate-expired", "--json"]);
    let run: Value = serde_json::from_slice(&refused.stdout).unwrap();
    for end in ["client", "server"] {
        assert_eq!(run["belief"][end]["privacy"], "not_offered", "{end}");
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
fn help_shows_examples() {
    let commands = [
        "list", "run", "listen", "connect", "dissect", "verify", "ca",
    ];
    let general = held(&["--help"]);
    for command in commands {
        assert!(general.contains(&format!("\n  {command} ")), "{general}");
        let help = held(&[command, "--help"]);
        assert!(
            help.contains("Example") && help.contains("padlock"),
            "{help}"
        );
    }
    assert!(general.contains("Example"), "{general}");
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

#[test]
fn the_scenario_in_the_readme_runs() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let (_, rest) = readme.split_once("```toml\n").unwrap();
    let (toml, _) = rest.split_once("```").unwrap();
    let run = held(&["run", &file("readme", toml)]);
    assert!(run.starts_with("A story of my own\n"), "{run}");
    assert!(run.contains("Server  closes the connection"), "{run}");
}
