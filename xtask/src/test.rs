//! Running every layer of tests.

use crate::site::Site;
use crate::tools::{self, Browser, Tools};
use crate::{page, process, say, workspace};
use anyhow::{Context as _, Result};
use std::time::{Duration, Instant};

/// How long one layer may take, with everything that it compiles.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// Runs every layer, the quickest to fail first.
///
/// # Errors
/// Names the layer that failed, or the tool that could not be installed.
pub fn all() -> Result<()> {
    let tools = Tools::new()?.for_page()?.for_wasm_tests()?;
    let chromium = tools.browser()?;
    tools.judges()?;
    tools.end_to_end()?;
    layer("native", native)?;
    layer("wasm", || wasm(&tools, &chromium))?;
    page::build(&tools)?;
    layer("browser", || browser(&chromium))
}

/// The engine's tests alone, as wasm in a headless browser.
///
/// # Errors
/// Like [`all`].
pub fn wasm_alone() -> Result<()> {
    let tools = Tools::new()?.for_wasm_tests()?;
    let chromium = tools.browser()?;
    layer("wasm", || wasm(&tools, &chromium))
}

/// The tests of the built page alone, in a headless browser.
///
/// # Errors
/// Like [`all`].
pub fn browser_alone() -> Result<()> {
    let tools = Tools::new()?.for_page()?;
    let chromium = tools.browser()?;
    tools.end_to_end()?;
    page::build(&tools)?;
    layer("browser", || browser(&chromium))
}

/// The tests of everything that runs natively; of the page, what needs no browser.
fn native() -> Result<()> {
    // In one go, so that what both need is compiled once.
    native_tests(&["--workspace", "--features", "padlock-web/whole"])?;
    // As the page is built.
    native_tests(&[
        "-p",
        "padlock-sim",
        "--no-default-features",
        "--test",
        "small",
    ])
}

fn native_tests(which: &[&str]) -> Result<()> {
    process::run(
        process::command("cargo")
            .arg("test")
            .args(which)
            // A judge that is missing fails its tests instead of skipping them.
            .env("PADLOCK_REQUIRE_JUDGES", "1")
            .current_dir(workspace::root()),
        LIMIT,
    )
}

/// The crates whose tests all run as wasm as well.
const WASM: [&str; 2] = ["padlock-core", "padlock-sim"];

fn wasm(tools: &Tools, chromium: &Browser) -> Result<()> {
    for member in WASM {
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
                .arg(&chromium.driver)
                .arg(workspace::root().join("crates").join(member))
                // What is only for a debugger makes the files five times as long to load.
                .env("CARGO_PROFILE_DEV_DEBUG", "0")
                // Some stories take a minute in a browser.
                .env("WASM_BINDGEN_TEST_TIMEOUT", "900"),
            LIMIT,
        )?;
    }
    Ok(())
}

fn browser(chromium: &Browser) -> Result<()> {
    // Under a path of its own, as in course material.
    let site = Site::bind(0)?;
    let url = site.answer("/course/padlock/", &page::folder())?;
    process::run(
        tools::npm()?
            .args(["exec", "--offline", "--", "playwright", "test"])
            .current_dir(workspace::end_to_end())
            .env("PADLOCK_URL", &url)
            .env("PADLOCK_CHROMIUM", &chromium.program),
        LIMIT,
    )
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
