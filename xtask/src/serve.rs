//! The chore `serve`: the built page in a person's browser.

use crate::site::Site;
use crate::tools::Tools;
use crate::{page, process, say, workspace};
use anyhow::Result;
use clap::Args;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// What the page is made from.
const SOURCES: [&str; 7] = [
    "web",
    "crates",
    "index.html",
    "stage.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
];
/// How often the sources are looked at.
const LOOK: Duration = Duration::from_secs(1);
/// How long the person's browser may take to take the address.
const OPEN_LIMIT: Duration = Duration::from_secs(20);

/// What a person may choose.
#[derive(Args)]
pub struct Options {
    /// The port of this machine at which the page is served
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Show the page in the browser
    #[arg(long)]
    open: bool,
    /// Build again when a source file changes; then reload the page in the browser
    #[arg(long)]
    watch: bool,
}

/// Builds the page and serves it until the person ends the program.
///
/// # Errors
/// When the port is in use, a tool cannot be installed, or the page does not build.
pub fn run(options: &Options) -> Result<()> {
    let site = Site::bind(options.port)?;
    let tools = Tools::new()?.for_page()?;
    page::build(&tools)?;
    let url = site.answer("/", &page::folder())?;
    say::result(&format!("Serving Padlock at {url} (Ctrl-C ends it)"));
    if options.open {
        open(&url);
    }
    let mut built = newest();
    loop {
        std::thread::sleep(LOOK);
        let now = if options.watch { newest() } else { built };
        if now > built {
            built = now;
            match page::build(&tools) {
                Ok(()) => say::result("Built again: reload the page."),
                Err(error) => say::error(&error),
            }
        }
    }
}

/// When the newest source file was last changed.
fn newest() -> SystemTime {
    let root = workspace::root();
    SOURCES
        .iter()
        .map(|source| newest_in(&root.join(source)))
        .max()
        .unwrap_or(SystemTime::UNIX_EPOCH)
}

fn newest_in(path: &Path) -> SystemTime {
    if let Ok(entries) = fs::read_dir(path) {
        let times = entries.flatten().map(|entry| newest_in(&entry.path()));
        return times.max().unwrap_or(SystemTime::UNIX_EPOCH);
    }
    fs::metadata(path)
        .and_then(|data| data.modified())
        .unwrap_or(SystemTime::UNIX_EPOCH)
}

fn open(url: &str) {
    let mut command = if cfg!(target_os = "macos") {
        process::command("open")
    } else if cfg!(windows) {
        process::command("explorer")
    } else {
        process::command("xdg-open")
    };
    if let Err(error) = process::run(command.arg(url), OPEN_LIMIT) {
        say::note(&format!(
            "no browser could be opened ({error}); please open {url}"
        ));
    }
}
