//! Whether the licences of all dependencies are among those that deny.toml allows.

use crate::{process, say, workspace};
use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use spdx::{Expression, ParseMode};
use std::fs;
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(5 * 60);

/// Checks the licence of every package in Cargo.lock, for all targets.
///
/// # Errors
/// Names the packages whose licence is missing, unreadable or not allowed.
pub fn check() -> Result<()> {
    let path = workspace::root().join("deny.toml");
    let settings =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let allowed = allowed(&settings).with_context(|| format!("cannot use {}", path.display()))?;
    let metadata = process::output(
        process::command("cargo")
            .args([
                "metadata",
                "--format-version",
                "1",
                "--locked",
                "--all-features",
            ])
            .current_dir(workspace::root()),
        LIMIT,
    )?;
    let packages = packages(&metadata)?;
    let refused: Vec<String> = packages
        .iter()
        .filter_map(|(name, licence)| Some(format!("{name}: {}", fault(licence, &allowed)?)))
        .collect();
    if !refused.is_empty() {
        bail!(
            "licences that deny.toml does not allow:\n{}",
            refused.join("\n")
        );
    }
    say::note(&format!(
        "{} packages, each under a licence that deny.toml allows",
        packages.len()
    ));
    Ok(())
}

/// The list `licenses.allow` of deny.toml.
fn allowed(settings: &str) -> Result<Vec<String>> {
    let table: toml::Table = settings.parse().context("it is not TOML")?;
    let list = table
        .get("licenses")
        .and_then(|licenses| licenses.get("allow"));
    let list = list
        .and_then(toml::Value::as_array)
        .context("there is no licenses.allow")?;
    Ok(list
        .iter()
        .filter_map(toml::Value::as_str)
        .map(str::to_owned)
        .collect())
}

/// Name with version, and licence, of every package that `cargo metadata` lists.
fn packages(metadata: &str) -> Result<Vec<(String, String)>> {
    let metadata: Value =
        serde_json::from_str(metadata).context("cargo metadata is not readable")?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    let text = |package: &Value, key: &str| {
        package
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    Ok(packages
        .context("cargo metadata lists no packages")?
        .iter()
        .map(|package| {
            let name = format!("{} {}", text(package, "name"), text(package, "version"));
            (name, text(package, "license"))
        })
        .collect())
}

/// What is wrong with a licence expression, or none if it can be met by allowed licences.
fn fault(licence: &str, allowed: &[String]) -> Option<String> {
    if licence.is_empty() {
        return Some("names no licence".into());
    }
    // LAX reads `MIT/Apache-2.0`, which older packages write for OR.
    let Ok(expression) = Expression::parse_mode(licence, ParseMode::LAX) else {
        return Some(format!("{licence} is no licence expression"));
    };
    let met = expression.evaluate(|needed| allowed.contains(&needed.to_string()));
    (!met).then(|| licence.to_owned())
}

#[cfg(test)]
mod tests;
