//! Where this project's files are.

use anyhow::{Context as _, Result, bail};
use std::path::{Path, PathBuf};

/// The folder that holds the workspace's `Cargo.toml`.
pub fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package
        .parent()
        .map_or_else(|| package.clone(), Path::to_path_buf)
}

/// Where cargo puts what it builds: `CARGO_TARGET_DIR`, or `target`.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The folder of the tests that drive a browser.
pub fn end_to_end() -> PathBuf {
    root().join("tests").join("e2e")
}

/// The folder of the fuzz targets, a workspace of its own.
pub fn fuzz() -> PathBuf {
    root().join("fuzz")
}

/// The version of a package that Cargo.lock has settled on.
///
/// # Errors
/// When Cargo.lock cannot be read or does not have the package.
pub fn locked_version(package: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    match version_in(&text, package) {
        Some(version) => Ok(version),
        None => bail!("{} has no package {package}", path.display()),
    }
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let wanted = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests;
