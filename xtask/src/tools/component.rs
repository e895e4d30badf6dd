//! Parts of the person's own toolchain that rustup can add.

use crate::{process, say};
use anyhow::{Result, bail};
use std::time::Duration;

const QUICK: Duration = Duration::from_secs(60);
const LIMIT: Duration = Duration::from_secs(5 * 60);

/// Finds the components, or installs them with rustup.
///
/// # Errors
/// When there is no such component; says what to install.
pub fn components(names: &[&str]) -> Result<()> {
    for name in names {
        let subcommand = if *name == "rustfmt" { "fmt" } else { name };
        let there = || {
            let mut version = process::command("cargo");
            process::output(version.args([subcommand, "--version"]), QUICK).is_ok()
        };
        if there() {
            continue;
        }
        say::step(&format!("Installing the component {name} with rustup"));
        let mut rustup = process::command("rustup");
        let added = process::run(rustup.args(["component", "add", name]), LIMIT);
        if added.is_err() || !there() {
            bail!("`cargo {subcommand}` is missing: install it (rustup component add {name})");
        }
    }
    Ok(())
}
