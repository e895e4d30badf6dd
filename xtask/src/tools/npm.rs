//! Tools from the npm registry.

use super::cache::Cache;
use crate::{process, say};
use anyhow::{Context as _, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The version that Trunk.toml asks for as `version_132`.
pub const BINARYEN: &str = "132.0.0";
/// What the browser tests' packages need.
const OLDEST_NODE: u32 = 20;
const QUICK: Duration = Duration::from_secs(30);
const INSTALL_LIMIT: Duration = Duration::from_secs(10 * 60);

/// Describes a run of npm.
///
/// # Errors
/// When there is no npm on this machine, or its Node.js is too old.
pub fn npm() -> Result<Command> {
    let advice = "install Node.js 20 or newer, which brings npm";
    let npm = process::find("npm").with_context(|| format!("npm is not installed: {advice}"))?;
    let version = process::output(process::command("node").arg("--version"), QUICK)
        .with_context(|| format!("Node.js does not start: {advice}"))?;
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        bail!("Node.js {version} is too old: {advice}");
    }
    Ok(process::command(npm))
}

/// The 20 of `v20.11.1`.
fn major(version: &str) -> Option<u32> {
    version
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// wasm-opt, which npm's binaryen ships. Returns the folder to search first, or none when the
/// right version is on `PATH`.
///
/// # Errors
/// When npm is missing or cannot fetch it.
pub fn binaryen(cache: &Cache) -> Result<Option<PathBuf>> {
    if process::find("wasm-opt").is_some_and(|found| is_wanted(&found)) {
        return Ok(None);
    }
    let folder = cache.join(format!("binaryen-{BINARYEN}"));
    let bin = folder.join("node_modules").join(".bin");
    if !is_wanted(&bin.join("wasm-opt")) {
        say::step(&format!(
            "Installing wasm-opt (binaryen {BINARYEN}) into {}",
            folder.display()
        ));
        say::note("It makes the page's wasm smaller; a download of some 15 MB, once.");
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        process::run_logged(
            npm()?
                .args([
                    "install",
                    "--no-save",
                    "--no-audit",
                    "--no-fund",
                    "--prefix",
                ])
                .arg(&folder)
                .arg(format!("binaryen@{BINARYEN}"))
                .current_dir(&folder),
            &cache.log("binaryen"),
            INSTALL_LIMIT,
        )
        .with_context(|| format!("cannot install binaryen {BINARYEN} from the npm registry"))?;
    }
    Ok(Some(bin))
}

/// Installs the packages that `package-lock.json` in `folder` names, unless they are there.
///
/// # Errors
/// When npm is missing or cannot fetch them.
pub fn install_locked(folder: &Path, log: &Path, about: &str) -> Result<()> {
    let lock = folder.join("package-lock.json");
    // npm keeps its own copy of what it installed; newer than the lock file means nothing to do.
    let installed = folder.join("node_modules").join(".package-lock.json");
    let time = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    if time(&installed).is_some_and(|then| Some(then) >= time(&lock)) {
        return Ok(());
    }
    say::step(&format!(
        "Installing {about} into {}",
        folder.join("node_modules").display()
    ));
    process::run_logged(
        npm()?
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(folder),
        log,
        INSTALL_LIMIT,
    )
    .with_context(|| format!("cannot install the packages of {}", lock.display()))
}

fn is_wanted(wasm_opt: &Path) -> bool {
    wasm_opt.is_file()
        && process::output(process::command(wasm_opt).arg("--version"), QUICK).is_ok_and(|said| {
            let wanted = major(BINARYEN);
            said.split_whitespace()
                .any(|word| wanted.is_some() && word.parse().ok() == wanted)
        })
}
