//! `padlock run --all`: what every story comes to, in one table.

use padlock_sim::{LampState, Scenario, World, scenario::catalogue};
use padlock_text::{CliLabel, Text};

use crate::{Outcome, failure::Failure, output};

/// Runs every scenario of the catalogue in each of its sizes, without and with its defence, and prints their lamps.
pub fn run(text: &Text) -> Result<Outcome, Failure> {
    let stories = catalogue()?;
    let width = stories.iter().map(|story| story.id.len()).max();
    let width = width.unwrap_or_default();
    let mut table = format!("{}\n\n", text.cli(CliLabel::LampsHead, &[]));
    table.push_str(&format!("{:width$}  {:4}  P I S C F\n", "", ""));
    for story in stories {
        let own = story.size;
        for size in &story.sizes {
            let size_id = size.id();
            let told = lamps(story.clone().with_size(*size))?;
            table.push_str(&format!("{:width$}  {size_id:4}  {told}\n", story.id));
            let Some(defended) = story.defended() else {
                continue;
            };
            // A defence that is another size is told once.
            let defended = match defended.size == own {
                true => defended.with_size(*size),
                false if *size == own => defended,
                false => continue,
            };
            let what = text.cli(CliLabel::LampsDefended, &[]);
            table.push_str(&format!(
                "{:>width$}  {size_id:4}  {}\n",
                what,
                lamps(defended)?
            ));
        }
    }
    output::print(&table)?;
    Ok(Outcome::Held)
}

/// The lamps at the end of a story: held, broken, or not offered.
fn lamps(story: Scenario) -> Result<String, Failure> {
    let world = super::last(&World::new(story)?, None, |_, _| {});
    let verdict = world.verdict(&world.knowledge());
    let letters = verdict.lamps().map(|(_, lamp)| match lamp.state {
        LampState::Held => "+",
        LampState::Broken => "X",
        LampState::NotOffered => "-",
    });
    Ok(letters.join(" "))
}
