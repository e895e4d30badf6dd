//! Why a question could not be answered, in words.

use std::{io, path::PathBuf};

use padlock_sim::{LinkError, ScenarioError, export::ExportError, world::CreateError};
use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::x509::CertificateError;

use crate::{file_failure::FileFailure, notation::printable, wire::WireFailure};

/// Why a question could not be answered.
#[derive(Debug)]
pub enum Failure {
    /// There is no scenario of that name.
    UnknownScenario {
        /// The name that was given.
        name: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// There is no value of that name.
    UnknownValue {
        /// What was given.
        name: String,
        /// Those that look like it.
        near: Vec<String>,
    },
    /// The catalogue or a scenario file was refused.
    Scenario(ScenarioError),
    /// The scenario cannot begin.
    Create(CreateError),
    /// A link was refused.
    Link(LinkError),
    /// These are no keys with values.
    Keys(String),
    /// A file cannot be read.
    Read {
        /// Which.
        path: PathBuf,
        /// What the operating system says.
        error: io::Error,
    },
    /// A file is too long to be what it should be.
    TooLong {
        /// Which.
        path: PathBuf,
        /// The most bytes that are read.
        limit: u64,
    },
    /// A file cannot be written.
    Write {
        /// Which.
        path: PathBuf,
        /// What the operating system says.
        error: io::Error,
    },
    /// The capture cannot be made.
    Export(ExportError),
    /// A file does not hold what it should.
    File(FileFailure),
    /// This is no point in time.
    Time(String),
    /// This is no name for a server.
    Name(String),
    /// The authority cannot be made.
    Ca(CertificateError),
    /// A real connection cannot be tried.
    Wire(WireFailure),
    /// Standard output cannot be written.
    Print(io::Error),
}

/// Names less alike than this are no typing mistakes (Jaro-Winkler, 0 to 1).
pub const LIKENESS: f64 = 0.75;

impl Failure {
    /// What to tell the person who asked.
    pub fn words(&self, text: &Text) -> String {
        let what = match self {
            Self::UnknownScenario { name, known } => unknown_scenario(text, name, known),
            Self::UnknownValue { name, near } => unknown_value(text, name, near),
            Self::Scenario(error) => text.scenario_error(error),
            Self::Create(error) => text.cli(
                CliLabel::CannotBegin,
                &[("why", Arg::Text(&error.to_string()))],
            ),
            Self::Link(error) => printable(text.link_error(error).as_bytes()),
            Self::Keys(keys) => {
                let keys = printable(keys.as_bytes());
                text.cli(CliLabel::NoKeys, &[("keys", Arg::Text(&keys))])
            }
            Self::Read { path, error } => about_file(text, CliLabel::CannotRead, path, error),
            Self::Write { path, error } => about_file(text, CliLabel::CannotWrite, path, error),
            Self::TooLong { path, limit } => text.cli(
                CliLabel::TooLong,
                &[
                    ("path", Arg::Text(&path.display().to_string())),
                    ("limit", Arg::Count(*limit)),
                ],
            ),
            Self::Export(error) => text.cli(
                CliLabel::CannotExport,
                &[("why", Arg::Text(&error.to_string()))],
            ),
            Self::File(failure) => failure.words(text),
            Self::Time(time) => {
                let time = printable(time.as_bytes());
                text.cli(CliLabel::NoTime, &[("time", Arg::Text(&time))])
            }
            Self::Name(name) => {
                let name = printable(name.as_bytes());
                text.cli(CliLabel::NoName, &[("name", Arg::Text(&name))])
            }
            Self::Ca(CertificateError::FaultNotApplicable) => {
                text.cli(CliLabel::FaultNotApplicable, &[])
            }
            Self::Ca(error) => text.cli(
                CliLabel::CannotMakeCa,
                &[("why", Arg::Text(&error.to_string()))],
            ),
            Self::Wire(failure) => failure.words(text),
            Self::Print(error) => text.cli(
                CliLabel::CannotPrint,
                &[("why", Arg::Text(&error.to_string()))],
            ),
        };
        text.cli(CliLabel::Error, &[("what", Arg::Text(&what))])
    }
}

fn about_file(text: &Text, label: CliLabel, path: &std::path::Path, error: &io::Error) -> String {
    let args = [
        ("path", path.display().to_string()),
        ("why", error.to_string()),
    ];
    text.cli(
        label,
        &args
            .each_ref()
            .map(|(name, value)| (*name, Arg::Text(value))),
    )
}

fn unknown_scenario(text: &Text, name: &str, known: &[String]) -> String {
    let name = &printable(name.as_bytes());
    let mut lines = vec![text.cli(CliLabel::UnknownScenario, &[("name", Arg::Text(name))])];
    let closest = known
        .iter()
        .map(|id| (strsim::jaro_winkler(name, id), id))
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .max_by(|(a, _), (b, _)| a.total_cmp(b));
    if let Some((_, id)) = closest {
        lines.push(text.cli(CliLabel::DidYouMean, &[("name", Arg::Text(id))]));
    }
    lines.push(text.cli(
        CliLabel::KnownScenarios,
        &[("names", Arg::Text(&known.join(", ")))],
    ));
    lines.join("\n")
}

fn unknown_value(text: &Text, name: &str, near: &[String]) -> String {
    let name = &printable(name.as_bytes());
    let mut lines = vec![text.cli(CliLabel::UnknownValue, &[("name", Arg::Text(name))])];
    if !near.is_empty() {
        let names = near.join(", ");
        lines.push(text.cli(CliLabel::NearValues, &[("names", Arg::Text(&names))]));
    }
    lines.push(text.cli(CliLabel::ListValues, &[]));
    lines.join("\n")
}

impl From<WireFailure> for Failure {
    fn from(failure: WireFailure) -> Self {
        Self::Wire(failure)
    }
}

impl From<ScenarioError> for Failure {
    fn from(error: ScenarioError) -> Self {
        Self::Scenario(error)
    }
}

impl From<CreateError> for Failure {
    fn from(error: CreateError) -> Self {
        Self::Create(error)
    }
}

impl From<LinkError> for Failure {
    fn from(error: LinkError) -> Self {
        Self::Link(error)
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        Self::Export(error)
    }
}
