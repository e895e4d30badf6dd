//! A nightly compiler, which libFuzzer's instrumentation needs.

use super::Tools;
use crate::{process, workspace};
use anyhow::{Result, bail};
use std::process::Command;
use std::time::Duration;

const QUICK: Duration = Duration::from_secs(60);

/// An installed nightly toolchain.
pub struct Nightly(());

impl Nightly {
    /// Finds it. It is not installed from here: a nightly is a person's own choice.
    ///
    /// # Errors
    /// Says how to install it where there is none.
    pub fn find() -> Result<Self> {
        let mut version = process::command("rustup");
        version.args(["run", "nightly", "cargo", "--version"]);
        if process::output(&mut version, QUICK).is_err() {
            bail!("fuzzing needs a nightly compiler: rustup toolchain install nightly");
        }
        Ok(Self(()))
    }

    /// Describes a run of its cargo among the fuzz targets.
    ///
    /// # Errors
    /// As [`Tools::command`].
    pub fn cargo(&self, tools: &Tools) -> Result<Command> {
        let mut command = tools.command("rustup")?;
        command
            .args(["run", "nightly", "cargo"])
            .current_dir(workspace::fuzz());
        Ok(command)
    }
}
