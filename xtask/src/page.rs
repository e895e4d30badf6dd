//! Building the page.

use crate::tools::Tools;
use crate::{process, say, size, workspace};
use anyhow::{Context as _, Result};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How long a build from nothing may take on a slow machine.
const LIMIT: Duration = Duration::from_secs(40 * 60);

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
    process::run(
        tools
            .command("trunk")?
            .args(["build", "--release", "--skip-version-check"])
            .current_dir(workspace::root())
            // trunk takes NO_COLOR only as `true` or `false`.
            .env_remove("NO_COLOR")
            // Where in trunk's own source an error arose helps nobody here.
            .env_remove("RUST_BACKTRACE"),
        LIMIT,
    )
    .context("the page was not built")?;
    say::note(&format!("Built in {}.", say::elapsed(start.elapsed())));
    size::check(&folder())
}
