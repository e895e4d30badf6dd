//! Everything that has to hold before a change is accepted.

use crate::tools::{self, Tools};
use crate::{licences, process, say, test, workspace};
use anyhow::{Context as _, Result};
use std::process::Command;
use std::time::{Duration, Instant};

/// How long one check may take, with everything that it compiles.
const LIMIT: Duration = Duration::from_secs(30 * 60);
/// How long fetching the advisories may take before their check is skipped.
const FETCH_LIMIT: Duration = Duration::from_secs(60);

/// Runs every check, then every test.
///
/// # Errors
/// Names the first check that failed.
pub fn run() -> Result<()> {
    let start = Instant::now();
    tools::components(&["rustfmt", "clippy"])?;
    check("the format of the code", || {
        cargo(&["fmt", "--all", "--check"])?;
        cargo(&["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"])
    })?;
    check("the dependencies", dependencies)?;
    check("the code with clippy", || {
        let chosen = [
            "--workspace",
            "--exclude",
            "padlock-web",
            "--all-targets",
            "--locked",
        ];
        cargo(&[&["clippy"], &chosen[..], &["--", "-D", "warnings"]].concat())
    })?;
    check("the page's code with clippy, for wasm", page)?;
    check("the documentation", documentation)?;
    test::all()?;
    say::step(&format!(
        "All checks and tests passed in {}",
        say::elapsed(start.elapsed())
    ));
    Ok(())
}

fn check(what: &str, run: impl FnOnce() -> Result<()>) -> Result<()> {
    say::step(&format!("Checking {what}"));
    run().with_context(|| format!("the check of {what} failed"))
}

fn cargo(arguments: &[&str]) -> Result<()> {
    process::run(
        process::command("cargo")
            .args(arguments)
            .current_dir(workspace::root()),
        LIMIT,
    )
}

/// The front page's code, then the whole page's.
fn page() -> Result<()> {
    let tools = Tools::new()?.for_wasm_builds()?;
    for features in [&[][..], &["--features", "whole"]] {
        let mut clippy = tools.clippy()?;
        clippy
            .args(["--package", "padlock-web", "--all-targets", "--locked"])
            .args(features)
            .args(["--target", tools::TARGET, "--", "-D", "warnings"])
            .current_dir(workspace::root());
        process::run(&mut clippy, LIMIT)?;
    }
    Ok(())
}

fn documentation() -> Result<()> {
    let mut doc = process::command("cargo");
    doc.args(["doc", "--workspace", "--no-deps", "--locked"])
        .current_dir(workspace::root())
        .env("RUSTDOCFLAGS", "-D warnings");
    process::run(&mut doc, LIMIT)
}

/// Advisories, licences and sources as deny.toml has them, as far as it can be had here.
fn dependencies() -> Result<()> {
    if process::find("cargo-deny").is_none() {
        say::note(
            "Advisories are skipped: cargo-deny is not installed (cargo install cargo-deny).",
        );
        return licences::check();
    }
    process::run(deny().args(["check", "licenses", "bans", "sources"]), LIMIT)?;
    if process::run(deny().args(["fetch", "db"]), FETCH_LIMIT).is_err() {
        say::note("Advisories are skipped: their list cannot be fetched here.");
        return Ok(());
    }
    process::run(
        deny().args(["check", "--disable-fetch", "advisories"]),
        LIMIT,
    )
}

fn deny() -> Command {
    let mut deny = process::command("cargo");
    deny.arg("deny").current_dir(workspace::root());
    deny
}
