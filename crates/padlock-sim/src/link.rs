//! Links: a moment of a story in a text that fits behind the `#` of an address (RFC 3986 section 3.5).
//!
//! ```text
//! link -> JSON -> zlib (RFC 1950) -> base64url without padding (RFC 4648 section 5) -> "1." in front
//! ```
//!
//! The number in front is the version of the format. Commands and keys are written by name, so that links of today mean the
//! same when there are more commands than today; a test keeps old ones readable. zlib's checksum finds what was damaged on
//! the way. Whoever reads a link reads a stranger's
//! bytes: every limit is checked before the work that it limits.

mod work;

pub use work::{ATTACK, CRACK};

use base64ct::{Base64UrlUnpadded, Encoding as _};
use miniz_oxide::{
    deflate::compress_to_vec_zlib,
    inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit},
};
use padlock_core::closed_enum;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    scenario::{self, MAX_KEYS, Scenario, ScenarioError, Variation},
    world::{Command, CreateError, Refused, World, step},
};

/// The longest fragment that is read, in characters.
pub const MAX_FRAGMENT: usize = 1 << 16;
/// The most bytes that a fragment may inflate to.
pub const MAX_INFLATED: usize = 1 << 20;
/// The longest scenario file in a link, in bytes.
pub const MAX_SCENARIO: usize = 1 << 16;
/// The most commands of a link.
pub const MAX_COMMANDS: usize = 2048;

/// The most work of a link, in steps: what its commands weigh, an attack as [`ATTACK`] steps and a hard computation as [`CRACK`],
/// and what its story plans.
pub const MAX_WORK: usize = 4096;

/// What stands in front of the links that are written today.
const VERSION: &str = "1.";
/// As small as it gets.
const LEVEL: u8 = 9;

/// A moment: where the story begins, and what was done since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The story.
    pub story: Story,
    /// What is different in it.
    pub variation: Variation,
    /// What was done, in order.
    pub commands: Vec<Command>,
}

/// A story in a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Story {
    /// One of the catalogue, by its id.
    #[serde(rename = "id")]
    Named(String),
    /// A whole scenario file.
    #[serde(rename = "toml")]
    Written(String),
}

/// What is written: short names, and runs of [`Command::Step`] as numbers.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    #[serde(rename = "s")]
    story: Story,
    #[serde(rename = "v", default, skip_serializing_if = "Variation::is_empty")]
    variation: Variation,
    /// So many steps, then this command.
    #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
    commands: Vec<(usize, Option<Command>)>,
}

closed_enum! {
    /// What is wrong with a link.
    pub enum LinkProblem {
        /// The fragment is longer than [`MAX_FRAGMENT`].
        TooLong = "too_long",
        /// It does not begin with a version of the format that is known here.
        Version = "version",
        /// A character is none of base64url, or the last ones are missing.
        Base64 = "base64",
        /// The bytes are not zlib's, their end is missing, or they were changed.
        Zlib = "zlib",
        /// They inflate to more than [`MAX_INFLATED`] bytes.
        Inflated = "inflated",
        /// What they inflate to is no link, or knows commands that are not known here.
        Content = "content",
        /// The scenario file is longer than [`MAX_SCENARIO`].
        ScenarioTooLong = "scenario_too_long",
        /// More than [`MAX_KEYS`] keys are different.
        TooManyKeys = "too_many_keys",
        /// There are more than [`MAX_COMMANDS`] commands.
        TooManyCommands = "too_many_commands",
        /// The commands and the scenario's plan weigh more than [`MAX_WORK`].
        TooMuchWork = "too_much_work",
        /// There is no scenario of that name.
        UnknownScenario = "unknown_scenario",
        /// The scenario is refused.
        Scenario = "scenario",
        /// The scenario cannot begin.
        Create = "create",
        /// A command is refused.
        Command = "command",
    }
}

/// A link that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{} at {at}", .problem.id())]
pub struct LinkError {
    /// What was refused.
    pub problem: LinkProblem,
    /// Where: the character of the fragment or the byte of what it inflates to, from 0; of [`LinkProblem::Command`], the
    /// command, from 1.
    pub at: usize,
    /// Why.
    pub cause: Option<LinkCause>,
}

/// Why a link was refused, in the words of whoever refused it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkCause {
    /// The reader of scenario files.
    Scenario(ScenarioError),
    /// The maker of the first moment.
    Create(CreateError),
    /// The simulator.
    Command(Refused),
    /// The reader of JSON, or a name that was not found.
    Other(String),
}

impl Link {
    /// The fragment, without the `#`.
    ///
    /// # Errors
    /// When it would be too large to be read again.
    pub fn write(&self) -> Result<String, LinkError> {
        self.check()?;
        let content = Content {
            story: self.story.clone(),
            variation: self.variation.clone(),
            commands: runs(&self.commands),
        };
        let json = serde_json::to_vec(&content).map_err(|error| not_content(&error))?;
        if json.len() > MAX_INFLATED {
            return Err(refuse(LinkProblem::Inflated, MAX_INFLATED));
        }
        let coded = Base64UrlUnpadded::encode_string(&compress_to_vec_zlib(&json, LEVEL));
        let fragment = format!("{VERSION}{coded}");
        match fragment.len() {
            length if length > MAX_FRAGMENT => Err(refuse(LinkProblem::TooLong, MAX_FRAGMENT)),
            _ => Ok(fragment),
        }
    }

    /// Reads a fragment, with or without its `#`.
    ///
    /// # Errors
    /// Names what was refused, and where.
    pub fn read(fragment: &str) -> Result<Self, LinkError> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if fragment.len() > MAX_FRAGMENT {
            return Err(refuse(LinkProblem::TooLong, MAX_FRAGMENT));
        }
        let coded = fragment.strip_prefix(VERSION);
        let coded = coded.ok_or_else(|| refuse(LinkProblem::Version, 0))?;
        let deflated = Base64UrlUnpadded::decode_vec(coded).map_err(|_| {
            let strange = coded.bytes().position(|byte| !is_base64url(byte));
            let at = strange.unwrap_or(coded.len());
            refuse(LinkProblem::Base64, VERSION.len().saturating_add(at))
        })?;
        let json = decompress_to_vec_zlib_with_limit(&deflated, MAX_INFLATED).map_err(|error| {
            let at = error.output.len();
            match error.status {
                TINFLStatus::HasMoreOutput => refuse(LinkProblem::Inflated, MAX_INFLATED),
                _ => refuse(LinkProblem::Zlib, at),
            }
        })?;
        let content: Content =
            serde_json::from_slice(&json).map_err(|error| not_content(&error))?;
        let link = Self {
            story: content.story,
            variation: content.variation,
            commands: commands(content.commands)?,
        };
        link.check()?;
        Ok(link)
    }

    /// The story with what is different in it.
    ///
    /// # Errors
    /// When there is no such story, or its file is refused.
    pub fn scenario(&self) -> Result<Scenario, LinkError> {
        let (text, name) = match &self.story {
            Story::Written(text) => (text.as_str(), "link.toml"),
            Story::Named(id) => {
                let unknown = || LinkError {
                    problem: LinkProblem::UnknownScenario,
                    at: 0,
                    cause: Some(LinkCause::Other(id.clone())),
                };
                (scenario::text(id).ok_or_else(unknown)?, id.as_str())
            }
        };
        let scenario = self.variation.of(text, name);
        scenario.map_err(|error| LinkError {
            problem: LinkProblem::Scenario,
            at: 0,
            cause: Some(LinkCause::Scenario(error)),
        })
    }

    /// The first moment of the story.
    ///
    /// # Errors
    /// As [`Link::scenario`], or when the story cannot begin.
    pub fn begin(&self) -> Result<World, LinkError> {
        World::new(self.scenario()?).map_err(|error| LinkError {
            problem: LinkProblem::Create,
            at: 0,
            cause: Some(LinkCause::Create(error)),
        })
    }

    /// The moment that the link is of.
    ///
    /// # Errors
    /// As [`Link::begin`], or when a command is refused; its number counts from 1.
    pub fn replay(&self) -> Result<World, LinkError> {
        let mut world = self.begin()?;
        for (number, command) in (1..).zip(&self.commands) {
            let next = step(&world, command);
            world = next.map_err(|refused| refused_command(number, refused))?.0;
        }
        Ok(world)
    }

    fn check(&self) -> Result<(), LinkError> {
        match &self.story {
            Story::Written(text) if text.len() > MAX_SCENARIO => {
                Err(refuse(LinkProblem::ScenarioTooLong, MAX_SCENARIO))
            }
            _ if self.variation.keys().len() > MAX_KEYS => {
                Err(refuse(LinkProblem::TooManyKeys, MAX_KEYS))
            }
            _ if self.commands.len() > MAX_COMMANDS => {
                Err(refuse(LinkProblem::TooManyCommands, MAX_COMMANDS))
            }
            _ if self.work() > MAX_WORK => Err(refuse(LinkProblem::TooMuchWork, MAX_WORK)),
            _ => Ok(()),
        }
    }

    /// What it weighs. A scenario that is refused plans nothing.
    fn work(&self) -> usize {
        let scenario = self.scenario();
        let plan = scenario.map(|scenario| scenario.plan).unwrap_or_default();
        work::work(&self.commands, &plan)
    }
}

/// The refusal of a link's command; the first is number 1.
#[must_use]
pub const fn refused_command(number: usize, refused: Refused) -> LinkError {
    LinkError {
        problem: LinkProblem::Command,
        at: number,
        cause: Some(LinkCause::Command(refused)),
    }
}

/// Runs of steps, each with the command behind it.
fn runs(commands: &[Command]) -> Vec<(usize, Option<Command>)> {
    let mut runs = Vec::new();
    let mut steps = 0;
    for command in commands {
        if *command == Command::Step {
            steps += 1;
        } else {
            runs.push((steps, Some(command.clone())));
            steps = 0;
        }
    }
    if steps > 0 {
        runs.push((steps, None));
    }
    runs
}

/// The commands of runs, which are counted before they are written out.
fn commands(runs: Vec<(usize, Option<Command>)>) -> Result<Vec<Command>, LinkError> {
    let length = |(steps, then): &(usize, Option<Command>)| {
        steps.saturating_add(usize::from(then.is_some()))
    };
    let total = runs.iter().map(length).fold(0, usize::saturating_add);
    if total > MAX_COMMANDS {
        return Err(refuse(LinkProblem::TooManyCommands, MAX_COMMANDS));
    }
    let mut commands = Vec::with_capacity(total);
    for (steps, then) in runs {
        commands.extend(std::iter::repeat_n(Command::Step, steps));
        commands.extend(then);
    }
    Ok(commands)
}

const fn is_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

const fn refuse(problem: LinkProblem, at: usize) -> LinkError {
    LinkError {
        problem,
        at,
        cause: None,
    }
}

fn not_content(error: &serde_json::Error) -> LinkError {
    LinkError {
        problem: LinkProblem::Content,
        // JSON as it is written here is one line.
        at: error.column(),
        cause: Some(LinkCause::Other(error.to_string())),
    }
}
