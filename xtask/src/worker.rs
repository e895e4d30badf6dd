//! The page's worker: a script beside the page, under a name that says what is in it.
//!
//! `web/worker.js` imports the loader that trunk writes, which has another name after every change. A page that has
//! `<meta name="worker">` is told there what its worker is called, and by which hash it is to be known
//! (Subresource Integrity, section 3.2).

use anyhow::{Context as _, Result};
use base64ct::{Base64, Encoding as _};
use sha2::{Digest as _, Sha256, Sha384};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Where a page says that it wants a worker.
const MARK: &str = "<meta name=\"worker\">";
/// What `web/worker.js` calls the loader.
const LOADER: &str = "./loader.js";
/// How the page names the loader.
const PRELOADED: &str = "<link rel=\"modulepreload\" href=\"";

/// Writes the worker of a page into `folder`, and into the page what it is called.
///
/// # Errors
/// When the page names no loader, or the worker cannot be written.
pub fn add(html: &str, script: &str, folder: &Path) -> Result<String> {
    if !html.contains(MARK) {
        return Ok(html.to_owned());
    }
    let script = script.replace(LOADER, loader(html)?);
    let name = name(&script);
    fs::write(folder.join(&name), &script).with_context(|| format!("cannot write {name}"))?;
    let hash = Base64::encode_string(&Sha384::digest(&script));
    let told =
        format!("<meta name=\"worker\" content=\"./{name}\" data-integrity=\"sha384-{hash}\">");
    Ok(html.replace(MARK, &told))
}

fn loader(html: &str) -> Result<&str> {
    let named = html.split_once(PRELOADED).and_then(|(_, rest)| {
        let (loader, _) = rest.split_once('"')?;
        Some(loader)
    });
    named.context("the page names no loader that its worker could import")
}

/// `worker-`, and the first 64 bits of what is in it.
fn name(script: &str) -> String {
    let digest = Sha256::digest(script);
    let digits = digest
        .iter()
        .take(8)
        .fold(String::new(), |mut digits, byte| {
            // A string takes everything.
            let _ = write!(digits, "{byte:02x}");
            digits
        });
    format!("worker-{digits}.js")
}

#[cfg(test)]
mod tests;
