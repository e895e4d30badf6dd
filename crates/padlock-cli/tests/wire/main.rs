//! `padlock listen` and `padlock connect` on real connections, with OpenSSL at the other end.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

mod captured;
mod client_auth;
mod connect;
mod hostile;
mod identity;
mod imported;
mod listen;
mod psk;
mod refusals;
mod resumption;
mod robust;
mod shapes;
mod stapling;
mod tls13;

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fs,
    io::Read,
    path::Path,
    process::{Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
};

use padlock_tests::{
    live::PATIENCE,
    openssl::{Peer, openssl},
    output,
};
use padlock_tls::{
    party::Size,
    suite::{Authentication, SUITES},
};
use serde_json::Value;

/// `padlock <args>`, to be run.
fn padlock<A: AsRef<OsStr>>(args: &[A]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_padlock"));
    command.args(args);
    command
}

/// What `padlock <args>` prints and how it exits, with nothing to read.
fn run<A: AsRef<OsStr>>(args: &[A]) -> (String, String, Option<i32>) {
    done(padlock(args).stdin(Stdio::null()))
}

/// What the command prints and how it exits; it does before long.
fn done(command: &mut Command) -> (String, String, Option<i32>) {
    let piped = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    let out = all_of(child.stdout.take().unwrap());
    let err = all_of(child.stderr.take().unwrap());
    let printed = [out, err].map(|text| text.recv_timeout(PATIENCE));
    let [Ok(out), Ok(err)] = printed else {
        child.kill().unwrap();
        panic!("{command:?} does not end");
    };
    (out, err, child.wait().unwrap().code())
}

/// All that comes out of it, once its end has come.
fn all_of(mut source: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut text = String::new();
        source.read_to_string(&mut text).unwrap();
        sender.send(text)
    });
    receiver
}

/// `padlock listen` on a free port, running, and its address.
fn listening(args: &[&str]) -> (Peer, String) {
    let peer = Peer::start(padlock(&[&["listen", "--port", "0"], args].concat()));
    let address = match args.contains(&"--json") {
        true => {
            let line: Value = from_json(&format!("{{{}", peer.line_after("{")));
            line["listening"].as_str().unwrap().to_owned()
        }
        false => peer.line_after("listening on "),
    };
    (peer, address)
}

fn from_json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// OpenSSL's names of the suites that both have and that an RSA certificate serves, by their RFC names.
fn shared_suites() -> BTreeMap<String, String> {
    let ciphers = output(&mut openssl(&[
        "ciphers",
        "-stdname",
        "ALL:COMPLEMENTOFALL:@SECLEVEL=0",
    ]));
    let rows = ciphers.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        let standard = words.next()?;
        Some((standard.to_owned(), words.nth(1)?.to_owned()))
    });
    let full = SUITES.iter().filter(|row| row.scale.size == Size::Full);
    let full = full.filter(|row| row.authentication == Authentication::Rsa);
    let ours: Vec<&str> = full.map(|row| row.code.id()).collect();
    let shared: BTreeMap<_, _> = rows
        .filter(|(standard, _)| ours.contains(&standard.as_str()))
        .collect();
    for suite in ours.iter().filter(|suite| !shared.contains_key(**suite)) {
        println!("{suite}: not offered by the peer");
    }
    shared
}

/// The key exchange of a suite, as the commands name it.
fn exchange(suite: &str) -> &'static str {
    let mut rows = SUITES.iter();
    let row = rows.find(|row| row.code.id() == suite).unwrap();
    row.key_exchange.id()
}

/// The lines of a key log that are secrets.
fn secrets(path: &Path) -> Vec<String> {
    let log = fs::read_to_string(path).unwrap().to_lowercase();
    let lines = log.lines().filter(|line| line.starts_with("client_random"));
    lines.map(str::to_owned).collect()
}

/// Both sides wrote the same secrets, in the same order, and as many as there were connections.
fn assert_same_secrets(ours: &Path, theirs: &Path, connections: usize) {
    let (ours, theirs) = (secrets(ours), secrets(theirs));
    assert_eq!(ours, theirs);
    assert_eq!(ours.len(), connections, "{ours:#?}");
}
