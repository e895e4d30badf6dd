//! What it says to a wrong question.

use std::{ffi::OsStr, fs};

use super::{MINE, file, folder, padlock, refused, text};

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

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_a_usage_error() {
    use std::os::unix::ffi::OsStrExt;
    let output = padlock(&[OsStr::new("run"), OsStr::from_bytes(&[0xff, 0xfe])]);
    assert_eq!(output.status.code(), Some(2));
}
