//! `padlock run`: a scenario from its first message to its last, or a link as far as it goes.

mod all;

use padlock_sim::{Command, Event, Link, Scenario, World, export, link::refused_command, step};
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
    if args.all {
        return all::run(text);
    }
    let (mut link, scenario) = story(args)?;
    let Played {
        world,
        steps,
        trace,
    } = match args.link {
        Some(_) => replay(text, scenario, &link.commands, args.format())?,
        None => play(text, scenario, args.steps, args.format())?,
    };
    if args.print_link && args.link.is_none() {
        link.commands = vec![Command::Step; steps];
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
        Format::Text | Format::Annotated => trace,
        Format::Mermaid => export::mermaid(&world, text),
        Format::Svg => export::svg(&world, text),
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
            let mut link = story::named(name, args.size, args.seed)?;
            if args.defended {
                link.variation.set("defended", "true");
            }
            let scenario = story::scenario(&link, name)?;
            Ok((link, scenario))
        }
    }
}

/// What came of commands: the last world, how many were carried out, and the trace of it all.
struct Played {
    world: World,
    steps: usize,
    trace: String,
}

/// Carries out commands, telling each; with every field where the format wants it.
fn tell(
    text: &Text,
    first: &World,
    format: Format,
    run: impl Fn(&mut dyn FnMut(&World, &[Event])) -> Result<World, Failure>,
) -> Result<Played, Failure> {
    let mut trace = Trace::begin(text, first);
    if format == Format::Annotated {
        trace = trace.with_fields(run(&mut |_, _| {})?);
    }
    let mut steps = 0;
    let world = run(&mut |world, events| {
        steps += 1;
        trace.step(world, events);
    })?;
    let trace = trace.end(&world);
    Ok(Played {
        world,
        steps,
        trace,
    })
}

/// Carries out the commands of a link.
fn replay(
    text: &Text,
    scenario: Scenario,
    commands: &[Command],
    format: Format,
) -> Result<Played, Failure> {
    let first = World::new(scenario)?;
    tell(text, &first, format, |seen| {
        let mut world = first.clone();
        for (number, command) in (1..).zip(commands) {
            let next = step(&world, command);
            let (next, events) = next.map_err(|refused| refused_command(number, refused))?;
            seen(&next, &events);
            world = next;
        }
        Ok(world)
    })
}

/// Delivers message after message, at most `limit` of them.
fn play(
    text: &Text,
    scenario: Scenario,
    limit: Option<u64>,
    format: Format,
) -> Result<Played, Failure> {
    let first = World::new(scenario)?;
    tell(text, &first, format, |seen| Ok(last(&first, limit, seen)))
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
