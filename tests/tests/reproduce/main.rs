//! Every command line that computes a value again, run: it prints the value that a ledger holds.
//!
//! The ledgers are the client's, the server's and the eavesdropper's, when she has done the hard work or was given the secret,
//! of every version with every key exchange and every kind of suite, toy and full, and of connections that go on with a
//! session. The command lines of Python are executed by one interpreter for many, as the shell hands them over; one for each
//! operation goes through a shell for itself, and so does each that is OpenSSL's.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

mod connections;
mod stories;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::{Child, Command},
};

use padlock_sim::reproduce;
use padlock_tests::{has_judge, hex, openssl, output, scratch};
use padlock_tls::ledger::{Ledger, Op};

/// Runs the command lines of a file, many in one interpreter, and prints those that do not print what they should.
const RUNNER: &str = r#"
import contextlib, io, json, shlex, subprocess, sys
for command, expected in json.load(open(sys.argv[1])):
    try:
        if command.startswith("python3 -c "):
            python, option, program = shlex.split(command)
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(program, "program", "exec"), {})
            printed = printed.getvalue()
        else:
            printed = subprocess.check_output(["sh", "-c", command], text=True)
    except Exception as error:
        printed = repr(error)
    if printed.strip() != expected:
        print(printed.strip(), "instead of", expected, "by", command)
"#;

/// What is to be tried: each command line once, with what it should print.
#[derive(Default)]
struct Tried {
    commands: BTreeMap<String, String>,
    /// The first command line of each operation.
    of_op: BTreeMap<Op, String>,
    lines: usize,
}

impl Tried {
    /// Every line of a ledger: those that were computed have a command line, sources have none.
    fn ledger(&mut self, whose: &str, ledger: &Ledger) {
        for (id, line) in ledger.lines() {
            let command = reproduce::command(ledger, id);
            let (kind, op) = (line.value.slot.kind.id(), line.op.id());
            let expected = is_computed(line.op);
            assert_eq!(command.is_some(), expected, "{whose}: {kind} by {op}");
            if let Some(command) = command {
                self.lines += 1;
                let first = self.of_op.entry(line.op);
                first.or_insert_with(|| command.clone());
                let printed = hex(&line.value.bytes);
                let known = self.commands.insert(command, printed.clone());
                assert!(
                    known.is_none_or(|known| known == printed),
                    "{whose}: {kind}"
                );
            }
        }
    }

    /// Runs them, half of them at a time in either of two processes.
    fn run(&self, folder: &Path) {
        let script = folder.join("runner.py");
        fs::write(&script, RUNNER).unwrap();
        let all: Vec<(&String, &String)> = self.commands.iter().collect();
        let running: Vec<Child> = (0..2)
            .map(|index| {
                let part: Vec<_> = all.iter().skip(index).step_by(2).collect();
                let file = folder.join(format!("commands-{index}.json"));
                fs::write(&file, serde_json::to_string(&part).unwrap()).unwrap();
                let mut python = Command::new("python3");
                python.arg(&script).arg(&file);
                python.stdout(fs::File::create(file.with_extension("txt")).unwrap());
                python.spawn().unwrap()
            })
            .collect();
        for (index, mut child) in running.into_iter().enumerate() {
            assert!(child.wait().unwrap().success());
            let wrong = fs::read_to_string(folder.join(format!("commands-{index}.txt"))).unwrap();
            assert_eq!(wrong, "");
        }
        for command in self.of_op.values() {
            let printed = output(Command::new("sh").args(["-c", command]));
            assert_eq!(Some(&printed.trim().to_owned()), self.commands.get(command));
        }
    }

    fn ops(&self) -> BTreeSet<Op> {
        self.of_op.keys().copied().collect()
    }
}

/// What an oracle or a quantum computer said is nobody's computation.
fn is_computed(op: Op) -> bool {
    !op.is_source() && ![Op::Oracle, Op::Quantum].contains(&op)
}

#[test]
fn every_command_line_prints_the_value_that_the_ledger_holds() {
    if !openssl::is_here() || !has_judge("python3", &["-c", "pow(3, -1, 7)"]) {
        return;
    }
    let mut tried = Tried::default();
    stories::collect(&mut tried);
    connections::collect(&mut tried);
    let computing = Op::ALL.iter().copied().filter(|op| is_computed(*op));
    assert_eq!(tried.ops(), computing.collect());
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), "reproduce");
    tried.run(&folder);
    let (lines, different) = (tried.lines, tried.commands.len());
    println!("{lines} values of ledgers, {different} different command lines: all print the value");
}
