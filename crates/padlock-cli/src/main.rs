//! Padlock without a browser.

mod args;
mod ca;
mod compare;
mod connect;
mod dissect;
mod explain;
mod failure;
mod file_failure;
mod import;
mod list;
mod listen;
mod moment;
mod notation;
mod output;
mod report;
mod run;
mod schema;
mod story;
#[cfg(test)]
mod tests;
mod trace;
mod verify;
mod wire;

use std::process::ExitCode;

use clap::{Parser, error::ErrorKind};
use padlock_text::{Locale, Text};

use crate::{
    args::{Cli, Command},
    failure::Failure,
};

/// How the question that was asked came out; an exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// What was asked about held: 0.
    Held,
    /// What was asked about failed: 1.
    Failed,
    /// The question was wrong, or could not be answered: 2.
    Usage,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Held => Self::from(0),
            Outcome::Failed => Self::from(1),
            Outcome::Usage => Self::from(2),
        }
    }
}

fn main() -> ExitCode {
    let text = Text::new(Locale::En);
    let outcome = match Cli::try_parse() {
        Ok(cli) => answer(&text, &cli.command).unwrap_or_else(|failure| {
            output::complain(&failure.words(&text));
            Outcome::Usage
        }),
        Err(error) => help(&error),
    };
    outcome.into()
}

fn answer(text: &Text, command: &Command) -> Result<Outcome, Failure> {
    match command {
        Command::List(list) => list::list(text, list),
        Command::Run(run) => run::run(text, run),
        Command::Explain(explain) => explain::explain(text, explain),
        Command::Compare(compare) => compare::compare(text, compare),
        Command::Schema => schema::print(),
        Command::Listen(listen) => listen::listen(text, listen),
        Command::Connect(connect) => connect::connect(text, connect),
        Command::Dissect(dissect) => dissect::dissect(text, dissect),
        Command::Import(import) => import::import(text, import),
        Command::Verify(verify) => verify::verify(text, verify),
        Command::Ca(ca) => ca::ca(text, ca),
    }
}

/// Prints what the command line's parser has to say: help and version, or what it did not understand.
fn help(error: &clap::Error) -> Outcome {
    // Nobody is left to tell when this fails.
    let _ = error.print();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Outcome::Held,
        _ => Outcome::Usage,
    }
}
