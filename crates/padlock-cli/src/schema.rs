//! `padlock schema`: what a scenario file may say.

use padlock_sim::scenario::schema;

use crate::{Outcome, failure::Failure, output};

/// Prints the JSON Schema of scenario files.
pub fn print() -> Result<Outcome, Failure> {
    output::print(&output::json(&schema())?)?;
    Ok(Outcome::Held)
}
