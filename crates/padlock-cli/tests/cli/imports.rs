//! Captures on the command line, as stories.

use std::fs;

use super::{folder, held, json, padlock, refused, text};

/// A capture of a story at full size, with its secrets inside.
fn capture(name: &str, story: &str) -> String {
    let path = folder(&format!("imports-{name}")).join("run.pcapng");
    let path = path.to_str().unwrap().to_owned();
    let _ = held(&["run", story, "--size", "full", "--pcapng", &path]);
    path
}

#[test]
fn an_exported_story_is_imported_message_by_message_with_what_was_said() {
    for story in ["tls12-rsa", "tls13", "tls12-rsa:version=1.0"] {
        let path = capture("story", story);
        let run = json(&["run", story, "--size", "full", "--json"]);
        let imported = json(&["import", &path, "--json"]);
        let connection = &imported["connections"][0];
        assert_eq!(connection["server_name"], "padlock.example");
        let steps = run["steps"].as_array().unwrap();
        let messages = connection["messages"].as_array().unwrap();
        assert_eq!(messages.len(), steps.len(), "{story}");
        for (message, step) in messages.iter().zip(steps) {
            assert_eq!(message["messages"][0], step["message"], "{story}");
            for same in ["from", "to", "bytes"] {
                assert_eq!(message[same], step[same], "{story}");
            }
        }
        let said = messages
            .iter()
            .filter_map(|message| message["said"].as_str());
        let delivered = run["delivered"].as_array().unwrap().iter();
        let delivered = delivered.map(|heard| heard["text"].as_str().unwrap());
        assert!(said.eq(delivered), "{story}");
    }
}

#[test]
fn a_person_reads_names_lengths_and_words() {
    let printed = held(&["import", &capture("person", "tls13")]);
    insta::assert_snapshot!("import-tls13", printed);
}

#[test]
fn a_capture_that_breaks_off_is_read_as_far_as_it_goes() {
    let path = capture("cut", "tls12-rsa");
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() * 2 / 3]).unwrap();
    let output = padlock(&["import", &path]);
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(1), "{err}");
    assert!(
        out.contains("ClientHello") && err.contains("cannot be read from here on"),
        "{err}"
    );
}

#[test]
fn what_is_no_capture_or_no_key_log_is_refused_by_its_place() {
    let path = folder("imports-none").join("none");
    let path = path.to_str().unwrap();
    fs::write(path, "no capture at all").unwrap();
    assert!(refused(&["import", path]).contains("byte 0"));
    let good = capture("log", "tls12-rsa");
    assert!(refused(&["import", &good, "--keylog", path]).contains("line 1"));
}
