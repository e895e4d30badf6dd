//! `padlock run`: a scenario from its first message to its last, or a link as far as it goes.

mod all;

use padlock_sim::{Command, Event, Link, Scenario, World, export, link::refused_command, step};
use padlock_text::Text;
use padlock_tls::party::Party;

use crate::{
    Outcome,
    args::{Format, Run, Size},
    diagram::Diagram,
    failure::Failure,
    output, story,
    trace::Trace,
};

/// Runs a scenario, prints it, and writes the files that were asked for.
pub fn run(text: &Text, args: &Run) -> Result<Outcome, Failure> {
    if args.all {
        return all::run(text);
    }
    let (mut link, scenario) = story(args)?;
    let first = World::new(scenario)?;
    if args.link.is_none() {
        let mut steps: usize = 0;
        let _ = last(&first, args.steps, |_, _| steps = steps.saturating_add(1));
        link.commands = vec![Command::Step; steps];
    }
    let (world, trace) = replay(text, first, &link.commands, args.format())?;
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
        Format::Text | Format::Annotated => trace,
        Format::Mermaid => export::mermaid(&world, &Diagram(text)),
        Format::Svg => export::svg(&world, &Diagram(text)),
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

/// The story that was asked for, and a link to its beginning or the one that was given.
fn story(args: &Run) -> Result<(Link, Scenario), Failure> {
    if let Some(fragment) = &args.link {
        let link = Link::read(fragment)?;
        let scenario = link.scenario()?;
        return Ok((link, scenario));
    }
    let name = args.scenario.as_deref().unwrap_or_default();
    let mut link = story::named(name, args.size, args.seed)?;
    let mut scenario = story::scenario(&link, name)?;
    if args.defended {
        let none = || Failure::NoDefence(name.to_owned());
        let _ = scenario.defended().ok_or_else(none)?;
        link.variation.set("defended", "true");
        scenario = story::scenario(&link, name)?;
    }
    Ok((link, scenario))
}

/// The scenario that was named, with the size and seed that were asked for.
pub fn scenario(name: &str, size: Option<Size>, seed: Option<u64>) -> Result<Scenario, Failure> {
    story::scenario(&story::named(name, size, seed)?, name)
}

/// Carries out commands from the first moment on; gives the last world, and the trace of it all.
fn replay(
    text: &Text,
    first: World,
    commands: &[Command],
    format: Format,
) -> Result<(World, String), Failure> {
    let mut trace = Trace::begin(text, &first);
    if format == Format::Annotated {
        let mut end = first.clone();
        for (number, command) in (1..).zip(commands) {
            end = carried_out(&end, number, command)?.0;
        }
        trace = trace.with_fields(end);
    }
    let mut world = first;
    for (number, command) in (1..).zip(commands) {
        let (next, events) = carried_out(&world, number, command)?;
        trace.step(&next, &events);
        world = next;
    }
    let trace = trace.end(&world);
    Ok((world, trace))
}

fn carried_out(
    world: &World,
    number: usize,
    command: &Command,
) -> Result<(World, Vec<Event>), Failure> {
    let next = step(world, command);
    next.map_err(|refused| refused_command(number, refused).into())
}

/// The world when at most `limit` messages more have arrived, and each on the way to it with its events.
pub fn last(first: &World, limit: Option<u64>, mut seen: impl FnMut(&World, &[Event])) -> World {
    let mut world = first.clone();
    let mut steps = 0;
    while limit.is_none_or(|limit| steps < limit) {
        // The only refusal is that nothing is in flight: the end.
        let Ok((next, events)) = step(&world, &Command::Step) else {
            break;
        };
        seen(&next, &events);
        world = next;
        steps += 1;
    }
    world
}
