//! The tools that the chores need: found, or installed into the user's cache folder.

mod apt;
mod browser;
mod cache;
mod cargo;
mod component;
mod debian_rust;
mod nightly;
mod npm;
mod wasm_target;

pub use browser::Browser;
pub use component::components;
pub use nightly::Nightly;
pub use npm::npm;
pub use wasm_target::TARGET;

use crate::{process, workspace};
use anyhow::{Context as _, Result};
use cache::Cache;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The tools found so far, as the settings under which a program sees them.
pub struct Tools {
    cache: Cache,
    /// Folders to search before the person's own `PATH`.
    path: Vec<PathBuf>,
    vars: Vec<(&'static str, OsString)>,
}

impl Tools {
    /// Starts with nothing but the cache folder.
    ///
    /// # Errors
    /// When there is no place for a cache folder.
    pub fn new() -> Result<Self> {
        Ok(Self {
            cache: Cache::open()?,
            path: Vec::new(),
            vars: Vec::new(),
        })
    }

    /// What builds the page: the wasm target, trunk, wasm-bindgen and wasm-opt.
    ///
    /// # Errors
    /// Names the tool that could not be installed, and what to do about it.
    pub fn for_page(mut self) -> Result<Self> {
        let lock = self.cache.lock()?;
        self.wasm_target()?;
        self.add(cargo::ensure(&self.cache, &cargo::trunk())?);
        self.add(cargo::ensure(&self.cache, &cargo::wasm_bindgen()?)?);
        self.add(npm::binaryen(&self.cache)?);
        drop(lock);
        Ok(self)
    }

    /// What runs the wasm tests beside a browser: the wasm target, wasm-pack and wasm-bindgen.
    ///
    /// # Errors
    /// Like [`Tools::for_page`].
    pub fn for_wasm_tests(mut self) -> Result<Self> {
        let lock = self.cache.lock()?;
        self.wasm_target()?;
        self.add(cargo::ensure(&self.cache, &cargo::wasm_pack())?);
        self.add(cargo::ensure(&self.cache, &cargo::wasm_bindgen()?)?);
        drop(lock);
        Ok(self)
    }

    /// What runs the fuzz targets, beside a nightly compiler.
    ///
    /// # Errors
    /// Like [`Tools::for_page`].
    pub fn for_fuzzing(mut self) -> Result<Self> {
        let lock = self.cache.lock()?;
        self.add(cargo::ensure(&self.cache, &cargo::cargo_fuzz())?);
        drop(lock);
        Ok(self)
    }

    /// The wasm target alone.
    ///
    /// # Errors
    /// Like [`Tools::for_page`].
    pub fn for_wasm_builds(mut self) -> Result<Self> {
        let lock = self.cache.lock()?;
        self.wasm_target()?;
        drop(lock);
        Ok(self)
    }

    /// Chromium and its driver.
    ///
    /// # Errors
    /// Says what to install where there is no way to install them from here.
    pub fn browser(&self) -> Result<Browser> {
        let _lock = self.cache.lock()?;
        browser::ensure(&self.cache)
    }

    /// The judges that other people wrote: OpenSSL, GnuTLS, NSS, and tshark for exported captures.
    ///
    /// # Errors
    /// Like [`Tools::browser`].
    pub fn judges(&self) -> Result<()> {
        let _lock = self.cache.lock()?;
        JUDGES.iter().try_for_each(|(program, package, about)| {
            apt::ensure(&self.cache, program, &[package], about)
        })
    }

    /// What counts instructions.
    ///
    /// # Errors
    /// Like [`Tools::browser`].
    pub fn counter(&self) -> Result<()> {
        let _lock = self.cache.lock()?;
        apt::ensure(&self.cache, "valgrind", &["valgrind"], "valgrind")
    }

    /// The packages that the browser tests are written with.
    ///
    /// # Errors
    /// When npm is missing or cannot fetch them.
    pub fn end_to_end(&self) -> Result<()> {
        let _lock = self.cache.lock()?;
        let about = "the browser tests' packages";
        npm::install_locked(
            &workspace::end_to_end(),
            &self.cache.log("end-to-end"),
            about,
        )
    }

    /// The packages of a folder with a lock file.
    ///
    /// # Errors
    /// As [`Tools::end_to_end`].
    pub fn locked_packages(&self, folder: &Path, about: &str) -> Result<()> {
        let _lock = self.cache.lock()?;
        npm::install_locked(folder, &self.cache.log(about), about)
    }

    /// Where the output of a program that runs long is written.
    pub fn log(&self, name: &str) -> PathBuf {
        self.cache.log(name)
    }

    /// Describes a program to run with these tools in sight.
    ///
    /// # Errors
    /// When a folder's name cannot be part of `PATH`.
    pub fn command(&self, program: &str) -> Result<Command> {
        let path = self.search_path()?;
        let found = process::find_in(&path, program).unwrap_or_else(|| PathBuf::from(program));
        let mut command = process::command(found);
        command
            .env("PATH", path)
            .envs(self.vars.iter().map(|(name, value)| (name, value)));
        Ok(command)
    }

    /// Describes a run of `cargo clippy` that can lint for wasm.
    ///
    /// # Errors
    /// When a folder's name cannot be part of `PATH`.
    pub fn clippy(&self) -> Result<Command> {
        // `cargo clippy` would prefer the clippy beside rustup's cargo to that of a made toolchain.
        let made = self
            .path
            .first()
            .map(|bin| bin.join("cargo-clippy"))
            .filter(|p| p.is_file());
        let mut command = match made {
            Some(clippy) => self.command(&clippy.to_string_lossy())?,
            None => self.command("cargo")?,
        };
        command.arg("clippy");
        Ok(command)
    }

    /// Lines for a POSIX shell that put the tools in sight of everything typed there.
    ///
    /// # Errors
    /// Like [`Tools::command`].
    pub fn exports(&self) -> Result<String> {
        let folders = std::env::join_paths(&self.path)
            .context("a tool's folder has a name that PATH cannot hold")?;
        let mut text = String::new();
        if !folders.is_empty() {
            text += &format!("export PATH={}:\"$PATH\"\n", quoted(&folders));
        }
        for (name, value) in &self.vars {
            text += &format!("export {name}={}\n", quoted(value));
        }
        Ok(text.trim_end().to_owned())
    }

    fn wasm_target(&mut self) -> Result<()> {
        if !self.vars.is_empty() {
            return Ok(());
        }
        if let Some(made) = wasm_target::ensure(&self.cache)? {
            self.path.insert(0, made.bin);
            self.vars
                .push(("CARGO_TARGET_DIR", made.target_dir.into_os_string()));
        }
        Ok(())
    }

    fn add(&mut self, folder: Option<PathBuf>) {
        self.path
            .extend(folder.filter(|folder| !self.path.contains(folder)));
    }

    fn search_path(&self) -> Result<OsString> {
        let own = std::env::var_os("PATH").unwrap_or_default();
        std::env::join_paths(self.path.iter().cloned().chain(std::env::split_paths(&own)))
            .context("a tool's folder has a name that PATH cannot hold")
    }
}

/// A program of each judge, the package that brings it, and what that is.
const JUDGES: [(&str, &str, &str); 4] = [
    ("openssl", "openssl", "OpenSSL"),
    ("gnutls-serv", "gnutls-bin", "GnuTLS's command line tools"),
    ("selfserv", "libnss3-tools", "NSS's command line tools"),
    ("tshark", "tshark", "Wireshark's command line tools"),
];

fn quoted(value: &OsStr) -> String {
    format!("'{}'", value.to_string_lossy().replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests;
