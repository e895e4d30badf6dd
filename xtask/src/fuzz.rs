//! Running the fuzz targets, each for a bounded time.

use crate::tools::{Nightly, Tools};
use crate::{process, say, workspace};
use anyhow::{Context as _, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long building the targets may take.
const BUILD_LIMIT: Duration = Duration::from_secs(30 * 60);
/// How long a target may take beyond its seconds: for a build when a source changed meanwhile, and for starting.
const GRACE: Duration = Duration::from_secs(15 * 60);

#[derive(clap::Args)]
pub struct Options {
    /// How long each target runs
    #[arg(long, value_name = "N", default_value_t = 60)]
    seconds: u64,
    /// Run this target alone; may be repeated
    #[arg(long, value_name = "NAME")]
    target: Vec<String>,
}

/// What came of one target.
struct Outcome {
    target: String,
    /// How many inputs it was run on; `None` when the run did not get as far as telling.
    executions: Option<u64>,
    /// What libFuzzer says about the finding that ended it.
    finding: Option<String>,
    log: PathBuf,
}

/// Builds the targets, runs them one after another, and prints a table.
///
/// # Errors
/// When a tool is missing, a target does not build, or any of them found something.
pub fn run(options: &Options) -> Result<()> {
    let tools = Tools::new()?.for_fuzzing()?;
    let nightly = Nightly::find()?;
    let targets = targets(options)?;
    say::step("Building the fuzz targets");
    process::run(
        nightly.cargo(&tools)?.args(["fuzz", "build"]).args(FOLDER),
        BUILD_LIMIT,
    )?;
    let outcomes = targets
        .iter()
        .map(|target| one(&tools, &nightly, target, options.seconds))
        .collect::<Result<Vec<_>>>()?;
    say::result(&table(&outcomes));
    let findings = outcomes.iter().filter(|o| o.finding.is_some()).count();
    if findings > 0 {
        bail!(
            "{findings} of {} fuzz targets found something",
            targets.len()
        );
    }
    Ok(())
}

/// Where the targets are, as cargo-fuzz is told.
const FOLDER: [&str; 2] = ["--fuzz-dir", "."];

/// The chosen targets, or all of them by name.
fn targets(options: &Options) -> Result<Vec<String>> {
    let folder = workspace::fuzz().join("fuzz_targets");
    let mut names = Vec::new();
    for file in
        fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?
    {
        let path = file.context("cannot list the fuzz targets")?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            names.extend(
                path.file_stem()
                    .map(|stem| stem.to_string_lossy().into_owned()),
            );
        }
    }
    names.sort();
    if let Some(unknown) = options.target.iter().find(|target| !names.contains(target)) {
        bail!(
            "there is no fuzz target {unknown}; there are: {}",
            names.join(", ")
        );
    }
    if !options.target.is_empty() {
        names.retain(|name| options.target.contains(name));
    }
    Ok(names)
}

fn one(tools: &Tools, nightly: &Nightly, target: &str, seconds: u64) -> Result<Outcome> {
    say::step(&format!("Fuzzing {target} for {seconds} s"));
    let log = tools.log(&format!("fuzz-{target}"));
    let ended = process::run_logged(
        nightly
            .cargo(tools)?
            .args(["fuzz", "run"])
            .args(FOLDER)
            .arg(target)
            .args(corpora(target)?)
            .arg("--")
            .arg(format!("-max_total_time={seconds}"))
            .args(["-print_final_stats=1", "-timeout=10", "-rss_limit_mb=2048"]),
        &log,
        Duration::from_secs(seconds) + GRACE,
    );
    let said = read(&log)?;
    let finding = ended
        .err()
        .map(|_| finding(&said).unwrap_or_else(|| "ended without a finding: see its log".into()));
    if let Some(finding) = &finding {
        say::note(&format!("{finding}\n    {}", log.display()));
    }
    Ok(Outcome {
        target: target.to_owned(),
        executions: executions(&said),
        finding,
        log,
    })
}

/// The folders that a target reads its first inputs from, where it has more than its own: that one, which takes the new ones,
/// and the scenarios of the catalogue.
fn corpora(target: &str) -> Result<Vec<PathBuf>> {
    if target != "scenario" {
        return Ok(vec![]);
    }
    let own = workspace::fuzz().join("corpus").join(target);
    fs::create_dir_all(&own).with_context(|| format!("cannot make {}", own.display()))?;
    let scenarios = workspace::root().join("crates/padlock-sim/scenarios");
    Ok(vec![own, scenarios])
}

fn read(log: &Path) -> Result<String> {
    let bytes = fs::read(log).with_context(|| format!("cannot read {}", log.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What libFuzzer counted at the end of its run.
fn executions(log: &str) -> Option<u64> {
    let line = |line: &str| {
        let count = line.strip_prefix("stat::number_of_executed_units:")?;
        count.trim().parse().ok()
    };
    log.lines().rev().find_map(line)
}

/// The panic's message where there is one, or libFuzzer's summary.
fn finding(log: &str) -> Option<String> {
    let mut lines = log.lines();
    if let Some(panic) = lines.find(|line| line.contains("panicked at")) {
        return Some(format!("{panic} {}", lines.next().unwrap_or_default()));
    }
    let summary = |line: &&str| line.starts_with("SUMMARY:") || line.contains("ERROR: libFuzzer");
    log.lines().find(summary).map(str::to_owned)
}

fn table(outcomes: &[Outcome]) -> String {
    let width = outcomes
        .iter()
        .map(|o| o.target.len())
        .max()
        .unwrap_or(0)
        .max(6);
    let mut text = format!("{:width$}  {:>12}  finding", "target", "executions");
    for outcome in outcomes {
        let executions = outcome
            .executions
            .map_or_else(|| "?".into(), |n| n.to_string());
        let finding = outcome.finding.as_ref().map_or_else(
            || "none".into(),
            |finding| format!("{finding} ({})", outcome.log.display()),
        );
        text += &format!("\n{:width$}  {executions:>12}  {finding}", outcome.target);
    }
    text
}

#[cfg(test)]
mod tests;
