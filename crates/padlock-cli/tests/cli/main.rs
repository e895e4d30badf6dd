//! The binary as a person or a script meets it: what it prints, where it complains, how it exits.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

mod compares;
mod dissects;
mod explains;
mod imports;
mod links;
mod oddities;
mod refusals;
mod runs;
mod schema;
mod tls13;
mod verdicts;
mod verifies;

use std::{
    ffi::OsStr,
    fs,
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
