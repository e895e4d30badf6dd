//! What the page weighs when a server compresses it with brotli.

use crate::say;
use anyhow::{Context as _, Result, bail};
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// The page that the first handshake is played on, and what everything that it loads may weigh, in bytes.
const FRONT: (&str, usize) = ("index.html", 450_000);
/// The page with every story, and what it may weigh.
const WHOLE: (&str, usize) = ("stage.html", 1_200_000);
/// Brotli's highest quality, as a web server compresses once and for all.
const QUALITY: u32 = 11;
/// Brotli's default window, 2^22 bytes.
const WINDOW: u32 = 22;

/// One file of the page.
struct Weight {
    file: String,
    bytes: usize,
    compressed: usize,
}

/// Weighs the files of a built page, says what each weighs, and fails beyond the budget.
///
/// # Errors
/// When a file cannot be read, or the page is too heavy.
pub fn check(page: &Path) -> Result<()> {
    let mut weights = Vec::new();
    weigh_folder(page, page, &mut weights)?;
    weights.sort_by_key(|weight| std::cmp::Reverse(weight.compressed));
    for (name, budget) in [FRONT, WHOLE] {
        say::step(&format!("What {name} loads, in bytes: plain, with brotli"));
        let html = fs::read_to_string(page.join(name));
        let html = html.with_context(|| format!("cannot read {name}"))?;
        let loaded = loaded(name, &html, &weights);
        for weight in &loaded {
            say::note(&format!(
                "{:>9} {:>9}  {}",
                weight.bytes, weight.compressed, weight.file
            ));
        }
        let total = total(&loaded);
        say::note(&format!("{:>9} {total:>9}  of {budget}", ""));
        within_budget(name, total, budget)?;
    }
    Ok(())
}

/// A page and the files that it names.
fn loaded<'a>(name: &str, html: &str, weights: &'a [Weight]) -> Vec<&'a Weight> {
    let is_loaded = |weight: &&Weight| weight.file == name || html.contains(&weight.file);
    weights.iter().filter(is_loaded).collect()
}

fn within_budget(name: &str, total: usize, budget: usize) -> Result<()> {
    if total > budget {
        bail!(
            "{name} weighs {total} bytes with brotli, {} more than it may (xtask/src/size.rs)",
            total - budget
        );
    }
    Ok(())
}

fn total(weights: &[&Weight]) -> usize {
    weights.iter().map(|weight| weight.compressed).sum()
}

fn weigh_folder(root: &Path, folder: &Path, weights: &mut Vec<Weight>) -> Result<()> {
    let listed =
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    for entry in listed {
        let path = entry
            .with_context(|| format!("cannot list {}", folder.display()))?
            .path();
        if path.is_dir() {
            weigh_folder(root, &path, weights)?;
            continue;
        }
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        weights.push(Weight {
            file: path
                .strip_prefix(root)
                .unwrap_or(&path)
                .display()
                .to_string(),
            bytes: bytes.len(),
            compressed: compressed_length(&bytes)?,
        });
    }
    Ok(())
}

fn compressed_length(bytes: &[u8]) -> Result<usize> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, QUALITY, WINDOW);
    writer.write_all(bytes).context("cannot compress")?;
    Ok(writer.into_inner().len())
}

#[cfg(test)]
mod tests;
