//! What a session of ten times the length costs, in instructions. Times grow by more than the work does where a session no longer
//! fits the processor's caches; instructions are the same on every run.

use crate::bench::bench;
use crate::tools::Tools;
use crate::{process, say, workspace};
use anyhow::{Context as _, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// How long one count may take, the first with everything that it compiles.
const LIMIT: Duration = Duration::from_secs(20 * 60);
/// The stories that the other figures are of.
const STORIES: [&str; 2] = ["tls12-ecdhe", "tls13"];
/// How many messages, and ten times as many.
const LENGTHS: [&str; 2] = ["1000", "10000"];
/// Ten times the messages may cost so many times the instructions: n log n, for what is kept in trees is found by their depth.
const MOST: f64 = 14.0;

/// Counts every row of the benchmark `sim`.
///
/// # Errors
/// When valgrind is missing and cannot be installed, the benchmark fails, or something grows by more than that.
pub fn run() -> Result<()> {
    Tools::new()?.counter()?;
    say::step("Counting the instructions of long sessions");
    let rows = process::output(
        sim(&mut process::command("cargo")).args(["--", "rows"]),
        LIMIT,
    )?;
    let log = workspace::root().join("target").join("instructions.log");
    let mut steep = Vec::new();
    for story in STORIES {
        println!("\n{story}: instructions at {LENGTHS:?} messages, and how they grew");
        for row in rows.lines() {
            let mut counts = [0.0; 2];
            for (count, length) in counts.iter_mut().zip(LENGTHS) {
                *count = instructions(&log, [story, length, row])?;
            }
            let [before, after] = counts;
            println!("{row:<38}{before:>16}{after:>16}{:>7.1}x", after / before);
            if after > MOST * before {
                steep.push(format!("{story}: {row}"));
            }
        }
    }
    ensure!(
        steep.is_empty(),
        "more than {MOST} times: {}",
        steep.join("; ")
    );
    Ok(())
}

/// The instructions of one row, as valgrind counts them.
fn instructions(log: &Path, [story, length, row]: [&str; 3]) -> Result<f64> {
    // Only what the row does is counted, not what it needs beforehand.
    let words = [
        "valgrind",
        "--tool=callgrind",
        "--callgrind-out-file=/dev/null",
        "--toggle-collect=*Session*row*",
        &format!("--log-file={}", log.display()),
    ];
    let runner = format!("target.'cfg(all())'.runner = {words:?}");
    process::output(
        sim(process::command("cargo").args(["--config", &runner]))
            .args(["--", "once", story, length, row]),
        LIMIT,
    )?;
    let said = fs::read_to_string(log).with_context(|| format!("cannot read {}", log.display()))?;
    let line = said
        .lines()
        .find_map(|line| line.split_once("Collected : "));
    let (_, count) = line.with_context(|| format!("valgrind counted nothing: {said}"))?;
    count.trim().parse().context("a count of instructions")
}

fn sim(cargo: &mut Command) -> &mut Command {
    bench(cargo, "sim").arg("--quiet")
}
