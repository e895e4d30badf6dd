//! `padlock compare`: two stories side by side, and where they part.

mod json;
mod print;

use padlock_sim::{
    Link, World,
    compare::{Difference, Side, finish, worlds},
};
use padlock_text::Text;

use crate::{
    Outcome,
    args::{Compare, Size},
    failure::Failure,
    output, story,
};

/// The most messages that a story is played for.
const MAX_MESSAGES: usize = 20_000;

/// What is printed.
struct Comparison {
    sides: [Side; 2],
    difference: Difference,
}

/// Plays both stories, or follows their links, and prints them side by side.
pub fn compare(text: &Text, args: &Compare) -> Result<Outcome, Failure> {
    let a = world(&args.a, args.size, args.seed)?;
    let b = world(&args.b, args.size, args.seed)?;
    let comparison = Comparison {
        sides: [Side::of(&a), Side::of(&b)],
        difference: worlds([&a, &b]),
    };
    output::print(&match args.json {
        true => output::json(&json::comparison(&comparison))?,
        false => print::comparison(text, &comparison),
    })?;
    Ok(Outcome::Held)
}

fn world(name: &str, size: Option<Size>, seed: Option<u64>) -> Result<World, Failure> {
    if let Some(fragment) = name.strip_prefix("link:") {
        let mut link = Link::read(fragment)?;
        story::vary(&mut link, size, seed);
        return Ok(link.replay()?);
    }
    let link = story::named(name, size, seed)?;
    Ok(finish(story::scenario(&link, name)?, MAX_MESSAGES)?)
}
