//! Tools that cargo installs from source.

use super::cache::Cache;
use crate::{process, say, workspace};
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long the slowest of them may take to build.
const BUILD_LIMIT: Duration = Duration::from_secs(40 * 60);
/// How long fetching a ready-made one may take before it is built instead.
const FETCH_LIMIT: Duration = Duration::from_secs(120);

/// A program that a crate provides, at exactly one version.
pub struct Tool {
    package: &'static str,
    program: &'static str,
    version: String,
    /// What `cargo install` is told beyond the name.
    options: &'static [&'static str],
    /// What a person is told about the wait.
    about: &'static str,
}

/// trunk builds the page. Its 0.22 needs a newer compiler than this workspace.
pub fn trunk() -> Tool {
    Tool {
        package: "trunk",
        program: "trunk",
        version: "0.21.14".into(),
        options: &["--locked", "--no-default-features"],
        about: "builds the page; compiling it takes about 6 minutes on two cores, once",
    }
}

/// wasm-bindgen's program has to be of the same version as the library in Cargo.lock.
///
/// # Errors
/// When Cargo.lock does not tell that version.
pub fn wasm_bindgen() -> Result<Tool> {
    Ok(Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: workspace::locked_version("wasm-bindgen")?,
        // Its own lock file does not resolve everywhere, so without `--locked`.
        options: &[],
        about: "joins wasm and JavaScript; compiling it takes about 2 minutes on two cores, once",
    })
}

/// wasm-pack runs the wasm tests in a browser.
pub fn wasm_pack() -> Tool {
    Tool {
        package: "wasm-pack",
        program: "wasm-pack",
        version: "0.15.1".into(),
        options: &["--locked"],
        about: "runs wasm tests; compiling it takes about 2 minutes on two cores, once",
    }
}

/// cargo-fuzz builds and runs fuzz targets with libFuzzer.
pub fn cargo_fuzz() -> Tool {
    Tool {
        package: "cargo-fuzz",
        program: "cargo-fuzz",
        version: "0.13.2".into(),
        options: &["--locked"],
        about: "runs fuzz targets; compiling it takes about 1 minute on two cores, once",
    }
}

/// Finds the tool, or installs it into the cache folder. Returns the folder to search first, or
/// none when the right version is already on `PATH`.
///
/// # Errors
/// When it cannot be built; the end of the build's log is in the error.
pub fn ensure(cache: &Cache, tool: &Tool) -> Result<Option<PathBuf>> {
    if process::find(tool.program).is_some_and(|found| has_version(&found, tool)) {
        return Ok(None);
    }
    let folder = cache.join(format!("{}-{}", tool.package, tool.version));
    let program = folder
        .join("bin")
        .join(tool.program)
        .with_extension(std::env::consts::EXE_EXTENSION);
    if !has_version(&program, tool) {
        install(cache, tool, &folder)?;
    }
    Ok(Some(folder.join("bin")))
}

fn install(cache: &Cache, tool: &Tool, folder: &Path) -> Result<()> {
    say::step(&format!(
        "Installing {} {} into {}",
        tool.package,
        tool.version,
        folder.display()
    ));
    say::note(&format!("It {}.", tool.about));
    if process::find("cargo-binstall").is_some() && fetch(cache, tool, folder).is_ok() {
        return Ok(());
    }
    let build = cache.scratch("build")?;
    process::run_logged(
        process::command("cargo")
            .args(["install", "--force", "--root"])
            .arg(folder)
            .arg(format!("{}@{}", tool.package, tool.version))
            .args(tool.options)
            // Away from this workspace's settings.
            .current_dir(&build)
            .env("CARGO_TARGET_DIR", &build)
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_BUILD_TARGET")
            // Compiled fast rather than to be fast: trunk's own settings take 25 minutes.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256"),
        &cache.log(tool.package),
        BUILD_LIMIT,
    )
    .with_context(|| {
        format!(
            "cannot install {0}; `cargo install {0}@{1}` by hand is as good",
            tool.package, tool.version
        )
    })?;
    cache.remove("build")
}

/// Fetches a ready-made program, where `cargo binstall` is there and finds one.
fn fetch(cache: &Cache, tool: &Tool, folder: &Path) -> Result<()> {
    process::run_logged(
        process::command("cargo")
            .args([
                "binstall",
                "--no-confirm",
                "--disable-strategies",
                "compile",
                "--root",
            ])
            .arg(folder)
            .arg(format!("{}@{}", tool.package, tool.version)),
        &cache.log(tool.package),
        FETCH_LIMIT,
    )
    .inspect_err(|_| say::note("no ready-made one can be had, so it is compiled"))
}

/// Whether the program starts and says that it is of the right version.
fn has_version(program: &Path, tool: &Tool) -> bool {
    program.is_file()
        && process::output(
            process::command(program).arg("--version"),
            Duration::from_secs(20),
        )
        .is_ok_and(|said| said.split_whitespace().any(|word| word == tool.version))
}
