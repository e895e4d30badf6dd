//! Chromium and the driver through which wasm tests steer it.

use super::{apt, cache::Cache};
use crate::process;
use anyhow::{Context as _, Result};
use std::env;
use std::path::PathBuf;

/// Names under which a Chromium may be installed, the preferred first.
const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Where the browser and its driver are.
pub struct Browser {
    /// Chromium or Chrome.
    pub program: PathBuf,
    /// chromedriver of the same version.
    pub driver: PathBuf,
}

/// Finds Chromium and its driver, or installs them. `CHROME` and `CHROMEDRIVER` overrule.
///
/// # Errors
/// Says what to install where there is no way to install them from here.
pub fn ensure(cache: &Cache) -> Result<Browser> {
    if let (Some(program), Some(driver)) = (program(), driver()) {
        return Ok(Browser { program, driver });
    }
    let about = "Chromium and its driver";
    apt::install(cache, &["chromium", "chromium-driver"], about)?;
    let missing = "not on PATH, although its package was installed";
    Ok(Browser {
        program: program().with_context(|| format!("chromium is {missing}"))?,
        driver: driver().with_context(|| format!("chromedriver is {missing}"))?,
    })
}

fn program() -> Option<PathBuf> {
    env::var_os("CHROME")
        .map(PathBuf::from)
        .or_else(|| NAMES.into_iter().find_map(process::find))
}

fn driver() -> Option<PathBuf> {
    env::var_os("CHROMEDRIVER")
        .map(PathBuf::from)
        .or_else(|| process::find("chromedriver"))
}
