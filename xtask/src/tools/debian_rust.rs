//! A toolchain with a wasm target, made from Debian's packages where rustup cannot download.
//!
//! Debian packages a recent compiler for building web browsers (`rustc-web`) together with the
//! source of its standard library, but not that library compiled for wasm with everything in it.
//! So it is compiled once, into a folder of the user's cache that looks like a toolchain to
//! cargo: `bin` first on `PATH` is all it takes, and nothing under `/usr` is changed by hand.

use super::wasm_target::{Made, TARGET, has_target};
use super::{apt, cache::Cache};
use crate::{process, say, workspace};
use anyhow::{Context as _, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy"];
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
/// Where the library is compiled, within the cache folder.
const SCRATCH: &str = "std-for-wasm";
/// The name under which rustc looks for the target's linker on `PATH`.
const LINKER: &str = "rust-lld";
/// Debian's linker that can take its place.
const WASM_LD: &str = "wasm-ld-19";
const BUILD_LIMIT: Duration = Duration::from_secs(20 * 60);
const QUICK: Duration = Duration::from_secs(60);

/// The toolchain that an earlier run made, if it still works.
pub fn find(cache: &Cache) -> Option<Made> {
    let version = version(Path::new(RUSTC)).ok()?;
    let made = place(cache, &version);
    let compiler = made.bin.join("rustc");
    let works = self::version(&compiler).ok()? == version
        && has_target(&compiler)
        && made.bin.join(LINKER).is_file();
    works.then_some(made)
}

/// Installs the packages and makes the toolchain.
///
/// # Errors
/// When the packages cannot be installed, are too old, or the library does not compile.
pub fn make(cache: &Cache) -> Result<Made> {
    if !Path::new(RUSTC).exists() || !source().is_dir() || !Path::new(CARGO).exists() {
        apt::install(
            cache,
            &PACKAGES,
            "Debian's Rust compiler for web browsers and its source",
        )?;
    }
    let version = version(Path::new(RUSTC))?;
    let made = place(cache, &version);
    say::step(&format!(
        "Compiling the standard library for {TARGET} with rustc {version}"
    ));
    say::note("About 2 minutes on two cores, once.");
    let libraries = compile_std(cache)?;
    lay_out(cache, &version, &libraries).context("cannot make a toolchain of it")?;
    cache.remove(SCRATCH)?;
    if !has_target(&made.bin.join("rustc")) {
        bail!(
            "the toolchain in {} finds no standard library",
            made.bin.display()
        );
    }
    Ok(made)
}

fn place(cache: &Cache, version: &str) -> Made {
    Made {
        bin: cache.join(name(version)).join("bin"),
        target_dir: workspace::target().join(name(version)),
    }
}

fn name(version: &str) -> String {
    format!("rustc-web-{version}")
}

fn source() -> PathBuf {
    PathBuf::from("/usr/lib/rustlib/src/rust/library")
}

/// Compiles the standard library as a dependency of an empty crate; returns its parts.
fn compile_std(cache: &Cache) -> Result<Vec<PathBuf>> {
    // Emptied first: parts of another compiler's library must not be picked up with this one's.
    let folder = cache.scratch(SCRATCH)?;
    let manifest = "[package]\nname = \"nothing\"\nedition = \"2021\"\n\n\
                    [lib]\npath = \"nothing.rs\"\n\n[workspace]\n";
    fs::write(folder.join("Cargo.toml"), manifest).context("cannot write an empty crate")?;
    fs::write(folder.join("nothing.rs"), "").context("cannot write an empty crate")?;
    process::run_logged(
        process::command(CARGO)
            .args(["build", "--release", "--target", TARGET])
            .arg("-Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro")
            .current_dir(&folder)
            .env("RUSTC", RUSTC)
            .env("CARGO_TARGET_DIR", folder.join("target"))
            // Debian's compiler is a stable one; building std is for now a nightly's privilege.
            .env("RUSTC_BOOTSTRAP", "1")
            // Without it the page's link-time optimisation finds no bitcode in the library.
            .env("RUSTFLAGS", "-Cembed-bitcode=yes")
            .env_remove("RUSTC_WRAPPER")
            .env_remove("RUSTC_WORKSPACE_WRAPPER"),
        &cache.log("std-for-wasm"),
        BUILD_LIMIT,
    )?;
    let parts = folder
        .join("target")
        .join(TARGET)
        .join("release")
        .join("deps");
    let mut libraries = Vec::new();
    for file in fs::read_dir(&parts).with_context(|| format!("cannot list {}", parts.display()))? {
        let path = file.context("cannot list what was compiled")?.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let is_part = name.is_some_and(|n| n.ends_with(".rlib") && !n.starts_with("libnothing-"));
        if is_part {
            libraries.push(path);
        }
    }
    Ok(libraries)
}

/// Makes the toolchain's folder beside its final place, and moves it there when complete.
fn lay_out(cache: &Cache, version: &str, libraries: &[PathBuf]) -> Result<()> {
    let (host, usr) = (host()?, sysroot(Path::new(RUSTC))?);
    let folder = cache.join(name(version));
    let draft = cache.scratch("rustc-web.partial")?;
    let bin = draft.join("bin");
    let rustlib = draft.join("lib").join("rustlib");
    let library = rustlib.join(TARGET).join("lib");
    fs::create_dir_all(&bin)?;
    fs::create_dir_all(&library)?;
    for file in libraries {
        fs::copy(file, library.join(file.file_name().unwrap_or_default()))?;
    }
    link(
        &usr.join("lib").join("rustlib").join(&host),
        &rustlib.join(&host),
    )?;
    link(Path::new(CARGO), &bin.join("cargo"))?;
    link(&linker(cache, &host)?, &bin.join(LINKER))?;
    let at = folder.display();
    for program in ["rustc", "rustdoc"] {
        let body = format!("exec /usr/bin/{program} \"$@\" --sysroot '{at}'");
        script(&bin.join(program), &body)?;
    }
    // cargo-clippy looks for the driver in its own folder, so it is copied, not linked.
    fs::copy("/usr/bin/cargo-clippy", bin.join("cargo-clippy"))?;
    script(
        &bin.join("clippy-driver"),
        &format!("SYSROOT='{at}' exec /usr/bin/clippy-driver \"$@\""),
    )?;
    cache.remove(&name(version))?;
    Ok(fs::rename(&draft, folder)?)
}

/// A linker for wasm: that of a rustup toolchain, or Debian's.
fn linker(cache: &Cache, host: &str) -> Result<PathBuf> {
    let own = sysroot(Path::new("rustc")).map(|root| {
        root.join("lib")
            .join("rustlib")
            .join(host)
            .join("bin")
            .join(LINKER)
    });
    if let Some(found) = own.ok().filter(|file| file.is_file()) {
        return Ok(found);
    }
    apt::ensure(cache, WASM_LD, &["lld-19"], "a linker for wasm")?;
    process::find(WASM_LD).with_context(|| format!("{WASM_LD} is not on PATH"))
}

fn sysroot(rustc: &Path) -> Result<PathBuf> {
    process::output(process::command(rustc).args(["--print", "sysroot"]), QUICK).map(PathBuf::from)
}

fn host() -> Result<String> {
    about(Path::new(RUSTC), "host: ")
}

fn version(rustc: &Path) -> Result<String> {
    about(rustc, "release: ")
}

/// A line of what the compiler says about itself.
fn about(rustc: &Path, line: &str) -> Result<String> {
    let said = process::output(process::command(rustc).arg("-vV"), QUICK)?;
    let found = said
        .lines()
        .find_map(|l| l.strip_prefix(line))
        .map(str::to_owned);
    found.with_context(|| format!("{} does not tell its {line}", rustc.display()))
}

fn link(to: &Path, from: &Path) -> Result<()> {
    process::run(process::command("ln").arg("-s").arg(to).arg(from), QUICK)
}

fn script(path: &Path, body: &str) -> Result<()> {
    fs::write(path, format!("#!/bin/sh\n{body}\n"))?;
    process::run(process::command("chmod").arg("755").arg(path), QUICK)
}
