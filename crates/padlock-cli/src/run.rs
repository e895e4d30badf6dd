//! `padlock run`: a scenario from its first message to its last, or a link as far as it goes.

use padlock_sim::{Command, Link, Scenario, World, export, link::refused_command, step};
use padlock_text::Text;
use padlock_tls::party::Party;

use crate::{
    Outcome,
    args::{Format, Run},
    failure::Failure,
    output, story,
    trace::Trace,
};

/// Runs a scenario, prints it, and writes the files that were asked for.
pub fn run(text: &Text, args: &Run) -> Result<Outcome, Failure> {
    let (mut link, scenario) = story(args)?;
    let (world, trace) = match args.link {
        Some(_) => replay(text, scenario, &link.commands)?,
        None => play(text, scenario, args.steps)?,
    };
    if args.print_link && args.link.is_none() {
        link.commands = vec![Command::Step; world.delivered()];
    }
    // Files first: whoever reads the trace to its end finds them there.
    if let Some(path) = &args.pcapng {
        output::write(path, &export::pcapng(&world)?)?;
    }
    if let Some(path) = &args.keylog {
        output::write(path, export::keylog(&world).as_bytes())?;
    }
    if args.print_link {
        output::print(&format!("{}\n", link.write()?))?;
        return Ok(outcome(&world));
    }
    output::print(&match args.format() {
        Format::Text => trace,
        Format::Json => output::json(&export::trace(&world))?,
    })?;
    Ok(outcome(&world))
}

/// Whether both ends are content.
pub fn outcome(world: &World) -> Outcome {
    let failed = Party::ALL.iter().any(|party| world.error(*party).is_some());
    if failed {
        Outcome::Failed
    } else {
        Outcome::Held
    }
}

/// The story that was asked for, and what is to be done in it; without a link, one steps on to its end.
fn story(args: &Run) -> Result<(Link, Scenario), Failure> {
    match (&args.link, &args.scenario) {
        (Some(fragment), _) => {
            let link = Link::read(fragment)?;
            let scenario = link.scenario()?;
            Ok((link, scenario))
        }
        (None, name) => {
            let name = name.as_deref().unwrap_or_default();
            let link = story::named(name, args.size, args.seed)?;
            let scenario = story::scenario(&link, name)?;
            Ok((link, scenario))
        }
    }
}

/// Carries out the commands of a link.
fn replay(
    text: &Text,
    scenario: Scenario,
    commands: &[Command],
) -> Result<(World, String), Failure> {
    let mut world = World::new(scenario)?;
    let mut trace = Trace::begin(text, &world);
    for (number, command) in (1..).zip(commands) {
        let next = step(&world, command);
        let (next, events) = next.map_err(|refused| refused_command(number, refused))?;
        trace.step(&next, &events);
        world = next;
    }
    let trace = trace.end(&world);
    Ok((world, trace))
}

/// Delivers message after message, at most `limit` of them; gives the last world, and the trace of it all.
fn play(text: &Text, scenario: Scenario, limit: Option<u64>) -> Result<(World, String), Failure> {
    let mut world = World::new(scenario)?;
    let mut trace = Trace::begin(text, &world);
    let mut steps = 0;
    while limit.is_none_or(|limit| steps < limit) {
        // The only refusal is that nothing is in flight: the end.
        let Ok((next, events)) = step(&world, &Command::Step) else {
            break;
        };
        trace.step(&next, &events);
        world = next;
        steps += 1;
    }
    let trace = trace.end(&world);
    Ok((world, trace))
}
