//! Running every layer of tests.

use crate::site::Site;
use crate::tools::{self, Tools};
use crate::{page, process, say, workspace};
use anyhow::{Context as _, Result};
use std::time::{Duration, Instant};

/// How long one layer may take, with everything that it compiles.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// Runs every layer, the quickest to fail first.
///
/// # Errors
/// Names the layer that failed.
pub fn all() -> Result<()> {
    native()?;
    wasm()?;
    browser()
}

/// The tests of everything that runs natively: all but the page.
///
/// # Errors
/// When a test fails, or tshark is missing and cannot be installed.
pub fn native() -> Result<()> {
    Tools::new()?.tshark()?;
    layer("native", || {
        process::run(
            process::command("cargo")
                .args(["test", "--workspace", "--exclude", "padlock-web"])
                // A judge that is missing fails its tests instead of skipping them.
                .env("PADLOCK_REQUIRE_JUDGES", "1")
                .current_dir(workspace::root()),
            LIMIT,
        )
    })
}

/// The simulator's tests, compiled to wasm and run in a headless browser.
///
/// # Errors
/// When a test fails, or a tool is missing and cannot be installed.
pub fn wasm() -> Result<()> {
    let tools = Tools::new()?.for_wasm_tests()?;
    let browser = tools.browser()?;
    layer("wasm", || {
        process::run(
            tools
                .command("wasm-pack")?
                .args([
                    "test",
                    "--headless",
                    "--chrome",
                    "--mode",
                    "no-install",
                    "--chromedriver",
                ])
                .arg(browser.driver)
                .arg(workspace::root().join("crates").join("padlock-sim")),
            LIMIT,
        )
    })
}

/// The tests of the built page in a headless browser.
///
/// # Errors
/// When a test fails, the page does not build, or a tool is missing and cannot be installed.
pub fn browser() -> Result<()> {
    let tools = Tools::new()?.for_page()?;
    let chromium = tools.browser()?;
    let folder = workspace::root().join("tests").join("e2e");
    tools.end_to_end(&folder)?;
    page::build(&tools)?;
    // Under a path of its own, as in course material.
    let url = Site::bind(0)?.answer("/course/padlock/", &page::folder());
    layer("browser", || {
        process::run(
            tools::npm()?
                .args(["exec", "--offline", "--", "playwright", "test"])
                .current_dir(&folder)
                .env("PADLOCK_URL", &url)
                .env("PADLOCK_CHROMIUM", &chromium.program),
            LIMIT,
        )
    })
}

fn layer(name: &str, run: impl FnOnce() -> Result<()>) -> Result<()> {
    say::step(&format!("Running the {name} tests"));
    let start = Instant::now();
    run().with_context(|| format!("the {name} tests failed"))?;
    say::step(&format!(
        "The {name} tests passed in {}",
        say::elapsed(start.elapsed())
    ));
    Ok(())
}
