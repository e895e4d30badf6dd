//! Measuring: the primitives natively and in a headless browser, one after the other; handshakes and long sessions natively.

use crate::site::Site;
use crate::tools::{self, Tools};
use crate::{growth, page, process, say, workspace};
use anyhow::Result;
use clap::ValueEnum;
use std::process::Command;
use std::time::Duration;

/// How long one of these may take, with everything that it compiles.
const LIMIT: Duration = Duration::from_secs(40 * 60);

#[derive(clap::Args)]
pub struct Options {
    /// What to measure
    what: What,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    /// The primitives of padlock-core, what recording costs, and the rates of cracking
    Core,
    /// Handshakes and records per second, both ends on one core: beside rustls natively, beside node-forge as wasm in Node
    Tls,
    /// The second of these alone
    Node,
    /// Sessions of 100, 1,000 and 10,000 messages: steps, going to and fro, knowledge, verdict, exports, and how each grows
    Sim,
    /// The instructions of the same for 1,000 and 10,000 messages, and how they grow, whatever else the machine does: some minutes
    Growth,
    /// How soon the page can be used, beside a bare page of Yew, and how long a press of Step takes
    Web,
}

/// Runs the benchmarks.
///
/// # Errors
/// When a tool is missing, or the benchmarks do not build or fail.
pub fn run(options: &Options) -> Result<()> {
    match options.what {
        What::Core => core(),
        What::Tls => tls(),
        What::Node => node(),
        What::Sim => sim(),
        What::Growth => growth::run(),
        What::Web => web(),
    }
}

fn sim() -> Result<()> {
    say::step("Measuring long sessions natively");
    process::run(bench(&mut process::command("cargo"), "sim"), LIMIT)
}

/// The built page in headless Chromium, with empty caches.
fn web() -> Result<()> {
    let tools = Tools::new()?.for_page()?;
    let chromium = tools.browser()?;
    tools.end_to_end()?;
    page::build(&tools)?;
    page::floor(&tools)?;
    say::step("Measuring the page");
    let site = Site::bind(0)?;
    let url = site.answer("/", &page::folder())?;
    process::run(
        process::command("node")
            .arg("bench.mjs")
            .current_dir(workspace::end_to_end())
            .env("PADLOCK_URL", &url)
            .env("PADLOCK_CHROMIUM", &chromium.program),
        LIMIT,
    )
}

fn tls() -> Result<()> {
    say::step("Measuring handshakes and records natively");
    let mut cargo = process::command("cargo");
    process::run(
        bench(&mut cargo, "tls").args(["--features", "rustls"]),
        LIMIT,
    )?;
    node()
}

/// The engine as wasm in Node, then node-forge, and a table of both.
fn node() -> Result<()> {
    let tools = Tools::new()?.for_wasm_tests()?;
    let package = workspace::root().join("crates/padlock-bench");
    let folder = package.join("node");
    tools.locked_packages(&folder, "node-forge")?;
    say::step("Measuring Padlock as wasm in Node");
    process::run(
        bench(&mut tools.command("cargo")?, "tls")
            .args(["--target", tools::TARGET])
            .env(RUNNER, "wasm-bindgen-test-runner")
            .env("WASM_BINDGEN_TEST_TIMEOUT", LIMIT.as_secs().to_string()),
        LIMIT,
    )?;
    say::step("Measuring node-forge in the same Node");
    process::run(
        process::command("node")
            .arg(folder.join("bench.mjs"))
            .arg(package.join("target/wbg_benchmark.json")),
        LIMIT,
    )
}

/// Natively, then the same benchmarks as wasm in Chromium.
fn core() -> Result<()> {
    let tools = Tools::new()?.for_wasm_tests()?;
    let chromium = tools.browser()?;
    say::step("Measuring natively");
    process::run(bench(&mut process::command("cargo"), "core"), LIMIT)?;
    say::step("Measuring in wasm, in Chromium");
    process::run(
        bench(&mut tools.command("cargo")?, "core")
            .args(["--target", tools::TARGET])
            .env(RUNNER, "wasm-bindgen-test-runner")
            .env("CHROMEDRIVER", &chromium.driver)
            .env("WASM_BINDGEN_USE_BROWSER", "1")
            .env("WASM_BINDGEN_TEST_TIMEOUT", LIMIT.as_secs().to_string()),
        LIMIT,
    )
}

/// The setting by which cargo is told what runs a wasm program.
const RUNNER: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";

pub fn bench<'a>(cargo: &'a mut Command, name: &str) -> &'a mut Command {
    cargo
        .args(["bench", "--package", "padlock-bench", "--bench", name])
        .current_dir(workspace::root())
}
