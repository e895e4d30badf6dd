//! Padlock's chores: `cargo xtask serve`, `test`, `ci` and their parts.

mod bench;
mod ci;
mod csp;
mod fuzz;
mod growth;
mod licences;
mod page;
mod process;
mod say;
mod serve;
mod site;
mod size;
mod soak;
mod test;
mod tools;
mod worker;
mod workspace;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;
use tools::Tools;

#[derive(Parser)]
#[command(bin_name = "cargo xtask", about = "Padlock's chores")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build the page for release and serve it to this machine
    Serve(serve::Options),
    /// Build the page for release into dist/, and weigh it
    Build,
    /// Run every layer of tests: native, wasm in a browser, the page in a browser
    Test,
    /// Run the engine's tests as wasm in a headless browser
    WasmTest,
    /// Build the page and run its tests in a headless browser
    BrowserTest,
    /// Measure how fast the code is, natively and in wasm
    Bench(bench::Options),
    /// Run every fuzz target for a while
    Fuzz(fuzz::Options),
    /// Run the long forms of the tests of a server under load
    Soak,
    /// Check format, lints, dependencies and documentation, then run every layer of tests
    Ci,
    /// Install what builds the page and tests wasm, and print shell lines that bring it in sight
    Env,
    /// Permit the loader that trunk wrote into the page (trunk calls this)
    #[command(hide = true)]
    Csp,
}

fn main() -> ExitCode {
    match run(Arguments::parse().chore) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::error(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(chore: Chore) -> Result<()> {
    match chore {
        Chore::Build => page::build(&Tools::new()?.for_page()?),
        Chore::Serve(options) => serve::run(&options),
        Chore::Test => test::all(),
        Chore::WasmTest => test::wasm_alone(),
        Chore::BrowserTest => test::browser_alone(),
        Chore::Bench(options) => bench::run(&options),
        Chore::Fuzz(options) => fuzz::run(&options),
        Chore::Soak => soak::run(),
        Chore::Ci => ci::run(),
        Chore::Env => {
            let tools = Tools::new()?.for_page()?.for_wasm_tests()?;
            say::result(&tools.exports()?);
            Ok(())
        }
        Chore::Csp => csp::run(),
    }
}
