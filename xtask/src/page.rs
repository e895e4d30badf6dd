//! Building the page: the front page, which loads little, and the whole one beside it.

use crate::tools::Tools;
use crate::{process, say, size, workspace};
use anyhow::{Context as _, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long a build from nothing may take on a slow machine.
const LIMIT: Duration = Duration::from_secs(40 * 60);

/// The front page: the door, and the first handshake.
const FRONT: &str = "index.html";
/// The page with every story, role and tool.
const WHOLE: &str = "stage.html";

/// Where the built page is.
pub fn folder() -> PathBuf {
    workspace::root().join("dist")
}

/// Builds the page for release into `dist` and weighs it.
///
/// # Errors
/// When it does not compile, or is heavier than it may be.
pub fn build(tools: &Tools) -> Result<()> {
    say::step("Building the page for release");
    say::note("From nothing it takes some minutes: everything is optimised for size as a whole.");
    let start = Instant::now();
    trunk(tools, FRONT, &folder())?;
    let beside = workspace::root().join("target").join("stage");
    trunk(tools, WHOLE, &beside)?;
    add(&beside, &folder())?;
    say::note(&format!("Built in {}.", say::elapsed(start.elapsed())));
    size::check(&folder())
}

/// Builds one page with all that it loads.
fn trunk(tools: &Tools, page: &str, dist: &Path) -> Result<()> {
    process::run(
        tools
            .command("trunk")?
            .args(["build", page, "--release", "--skip-version-check"])
            .args(["--html-output", name(page), "--dist"])
            .arg(dist)
            .current_dir(workspace::root())
            // trunk takes NO_COLOR only as `true` or `false`.
            .env_remove("NO_COLOR")
            // Where in trunk's own source an error arose helps nobody here.
            .env_remove("RUST_BACKTRACE"),
        LIMIT,
    )
    .with_context(|| format!("{page} was not built"))
}

/// A file's name without its folders.
fn name(page: &str) -> &str {
    page.rsplit('/').next().unwrap_or(page)
}

/// Builds the page that the real one's start is measured against, in a folder beside it.
///
/// # Errors
/// When it does not compile.
pub fn floor(tools: &Tools) -> Result<()> {
    let dist = folder().join("floor");
    trunk(tools, "web/floor/floor.html", &dist)
}

/// Puts the files of one page beside those of another; what both have is the same, since its name says what is in it.
fn add(from: &Path, to: &Path) -> Result<()> {
    let files = fs::read_dir(from).with_context(|| format!("cannot list {}", from.display()))?;
    for file in files {
        let file = file.with_context(|| format!("cannot list {}", from.display()))?;
        let copied = fs::copy(file.path(), to.join(file.file_name()));
        copied.with_context(|| format!("cannot copy {}", file.path().display()))?;
    }
    Ok(())
}
