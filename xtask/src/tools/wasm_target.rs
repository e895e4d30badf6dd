//! The standard library for `wasm32-unknown-unknown`.

use super::{cache::Cache, debian_rust};
use crate::{process, say};
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The page's target.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// How long rustup may take: where it cannot download, it may wait for ever.
const RUSTUP_LIMIT: Duration = Duration::from_secs(3 * 60);

/// A toolchain made in the cache folder because the person's own has no wasm target.
pub struct Made {
    /// Its programs, to be found before the person's own.
    pub bin: PathBuf,
    /// What it builds is of no use to another compiler, so it has a place of its own.
    pub target_dir: PathBuf,
}

/// Finds the wasm target, or installs it. Returns none when the person's own compiler has it.
///
/// # Errors
/// When neither rustup nor Debian's packages can bring it; says what to install.
pub fn ensure(cache: &Cache) -> Result<Option<Made>> {
    if has_target(Path::new("rustc")) {
        return Ok(None);
    }
    if let Some(made) = debian_rust::find(cache) {
        return Ok(Some(made));
    }
    if process::find("rustup").is_some() {
        say::step(&format!("Installing the target {TARGET} with rustup"));
        say::note("The standard library for wasm, a download of some 20 MB, once.");
        let added = process::run_logged(
            process::command("rustup").args(["target", "add", TARGET]),
            &cache.log("rustup"),
            RUSTUP_LIMIT,
        );
        if added.is_ok() && has_target(Path::new("rustc")) {
            return Ok(None);
        }
        say::note("rustup cannot download it here; trying Debian's packages instead");
    }
    debian_rust::make(cache).map(Some).with_context(|| {
        format!(
            "the Rust compiler on this machine has no target {TARGET}, and it could not be \
             installed; with rustup: rustup target add {TARGET}"
        )
    })
}

/// Whether this compiler has a standard library for the target.
pub fn has_target(rustc: &Path) -> bool {
    let mut command = process::command(rustc);
    command.args(["--print", "target-libdir", "--target", TARGET]);
    let Ok(folder) = process::output(&mut command, Duration::from_secs(60)) else {
        return false;
    };
    std::fs::read_dir(folder).is_ok_and(|files| {
        files.flatten().any(|file| {
            let name = file.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    })
}
