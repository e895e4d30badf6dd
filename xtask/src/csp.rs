//! The page's Content-Security-Policy.
//!
//! `index.html` holds the policy without exceptions. Trunk writes a script into the built page
//! that loads the wasm; the policy permits that one script by its hash
//! (Content Security Policy Level 3, section 6.7.3.3).

use crate::{worker, workspace};
use anyhow::{Context as _, Result, bail};
use base64ct::{Base64, Encoding as _};
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};

const DIRECTIVE: &str = "script-src ";
const POLICY: &str = "Content-Security-Policy";

/// Permits the built page's inline scripts: trunk's `post_build` hook.
///
/// # Errors
/// When the page cannot be read or written, or holds what its policy forbids.
pub fn run() -> Result<()> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context(
            "trunk runs this for every page that it builds; TRUNK_STAGING_DIR tells it where",
        )?;
    let script = workspace::root().join("web/worker.js");
    let script = std::fs::read_to_string(script).context("cannot read web/worker.js")?;
    for page in pages(&folder)? {
        permit(&page, &script, &folder)?;
    }
    Ok(())
}

/// The HTML files of a folder.
fn pages(folder: &Path) -> Result<Vec<PathBuf>> {
    let listed = std::fs::read_dir(folder);
    let listed = listed.with_context(|| format!("cannot list {}", folder.display()))?;
    let files: Vec<PathBuf> = listed.flatten().map(|file| file.path()).collect();
    let is_page = |file: &PathBuf| file.extension().is_some_and(|kind| kind == "html");
    Ok(files.into_iter().filter(is_page).collect())
}

/// Permits a page's scripts, and writes its worker.
fn permit(page: &Path, worker: &str, folder: &Path) -> Result<()> {
    let html =
        std::fs::read_to_string(page).with_context(|| format!("cannot read {}", page.display()))?;
    let permitted = permit_inline_scripts(&html)
        .with_context(|| format!("the policy of {}", page.display()))?;
    let permitted = worker::add(&permitted, worker, folder)
        .with_context(|| format!("the worker of {}", page.display()))?;
    std::fs::write(page, permitted).with_context(|| format!("cannot write {}", page.display()))
}

/// Adds the hash of every inline script to the policy's `script-src`.
fn permit_inline_scripts(html: &str) -> Result<String> {
    if html.contains("<style") {
        bail!("a <style> element would be blocked: put the rules into a file under web/style");
    }
    let (before, tag, after) = policy_tag(html).context("there is no <meta> with a policy")?;
    if before.contains("<script") || before.contains("<link") {
        bail!("the policy has to come before everything that it is to govern");
    }
    let Some((start, end)) = tag.split_once(DIRECTIVE) else {
        bail!("the policy has no {DIRECTIVE}");
    };
    let hashes: String = inline_scripts(html)?
        .iter()
        .map(|script| source(script) + " ")
        .collect();
    Ok(format!("{before}{start}{DIRECTIVE}{hashes}{end}{after}"))
}

/// The page before the meta tag that holds the policy, the tag, and the page after it.
fn policy_tag(html: &str) -> Option<(&str, &str, &str)> {
    let (before_name, _) = html.split_once(POLICY)?;
    let (before, rest) = html.split_at(before_name.rfind("<meta")?);
    let (tag, after) = rest.split_at(rest.find('>')?);
    tag.contains(POLICY).then_some((before, tag, after))
}

/// The policy's name for a script: `'sha256-...'`.
fn source(script: &str) -> String {
    format!(
        "'sha256-{}'",
        Base64::encode_string(&Sha256::digest(script))
    )
}

/// The text of every script element that has no `src`.
fn inline_scripts(html: &str) -> Result<Vec<&str>> {
    let mut scripts = Vec::new();
    let mut rest = html;
    while let Some((_, element)) = rest.split_once("<script") {
        let (attributes, body) = element
            .split_once('>')
            .context("a script tag does not end")?;
        let (script, after) = body
            .split_once("</script>")
            .context("a script does not end")?;
        if !attributes.contains(" src=") {
            scripts.push(script);
        }
        rest = after;
    }
    Ok(scripts)
}

#[cfg(test)]
mod tests;
