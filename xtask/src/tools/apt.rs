//! Packages of Debian and its relatives.

use super::cache::Cache;
use crate::{process, say};
use anyhow::{Context as _, Result, bail};
use std::process::Command;
use std::time::Duration;

const UPDATE_LIMIT: Duration = Duration::from_secs(3 * 60);
const INSTALL_LIMIT: Duration = Duration::from_secs(20 * 60);

/// Finds `program`, or installs the packages that bring it.
///
/// # Errors
/// When the packages cannot be installed; the error says what to install by hand.
pub fn ensure(cache: &Cache, program: &str, packages: &[&str], about: &str) -> Result<()> {
    if process::find(program).is_none() {
        install(cache, packages, about)?;
    }
    Ok(())
}

/// Installs packages, as the superuser or by sudo without a question.
///
/// # Errors
/// When this is no Debian-like system, or the person may not install packages.
pub fn install(cache: &Cache, packages: &[&str], about: &str) -> Result<()> {
    let list = packages.join(" ");
    say::step(&format!("Installing {about}: the packages {list}"));
    let by_hand = format!(
        "please install {about} yourself, then run this again \
         (on Debian or Ubuntu: sudo apt-get install {list})"
    );
    if process::find("apt-get").is_none() {
        bail!("this system has no apt-get: {by_hand}");
    }
    let Some(mut update) = apt_get() else {
        bail!("installing packages needs the superuser's rights: {by_hand}");
    };
    let updated = process::run_logged(
        update.arg("update"),
        &cache.log("apt-get-update"),
        UPDATE_LIMIT,
    );
    if updated.is_err() {
        say::note("the lists of packages could not be brought up to date; trying the old ones");
    }
    let Some(mut install) = apt_get() else {
        bail!(by_hand)
    };
    process::run_logged(
        install
            // Never at the price of a package that is installed.
            .args(["install", "--yes", "--no-remove", "--no-install-recommends"])
            .args(packages),
        &cache.log("apt-get-install"),
        INSTALL_LIMIT,
    )
    .context(by_hand)
}

/// Describes a run of apt-get with the rights it needs, if this person has them.
fn apt_get() -> Option<Command> {
    let options = ["-o", "DPkg::Lock::Timeout=300"];
    let quick = Duration::from_secs(10);
    let superuser =
        process::output(process::command("id").arg("-u"), quick).is_ok_and(|id| id == "0");
    let mut command = if superuser {
        let mut command = process::command("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    } else {
        let mut sudo = process::command("sudo");
        process::output(process::command("sudo").args(["-n", "true"]), quick).ok()?;
        sudo.args(["-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    };
    command.args(options);
    Some(command)
}
