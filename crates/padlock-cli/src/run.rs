//! `padlock run`: a scenario from its first message to its last.

mod all;

use std::path::Path;

use padlock_sim::{
    Command, Event, Scenario, World, export,
    scenario::{catalogue, named},
    step,
};
use padlock_text::Text;
use padlock_tls::party::Party;

use crate::{
    Outcome,
    args::{Format, Run, Size},
    diagram::Diagram,
    failure::Failure,
    output,
    trace::Trace,
};

/// Runs a scenario, prints it, and writes the files that were asked for.
pub fn run(text: &Text, args: &Run) -> Result<Outcome, Failure> {
    let Some(name) = args.scenario.as_deref().filter(|_| !args.all) else {
        return all::run(text);
    };
    let named = scenario(name, None, None)?;
    let named = match args.defended {
        true => named
            .defended()
            .ok_or_else(|| Failure::NoDefence(name.to_owned()))?,
        false => named,
    };
    let scenario = adjusted(named, args.size, args.seed);
    let (world, trace) = play(text, scenario, args.steps, args.format())?;
    // Files first: whoever reads the trace to its end finds them there.
    if let Some(path) = &args.pcapng {
        output::write(path, &export::pcapng(&world)?)?;
    }
    if let Some(path) = &args.keylog {
        output::write(path, export::keylog(&world).as_bytes())?;
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

/// The scenario that was named, with the size and seed that were asked for.
pub fn scenario(name: &str, size: Option<Size>, seed: Option<u64>) -> Result<Scenario, Failure> {
    let scenario = if is_file(name) {
        Scenario::from_toml(&output::read(Path::new(name))?, name)?
    } else {
        named(name).ok_or_else(|| unknown(name))?
    };
    Ok(adjusted(scenario, size, seed))
}

fn adjusted(mut scenario: Scenario, size: Option<Size>, seed: Option<u64>) -> Scenario {
    if let Some(size) = size {
        scenario = scenario.with_size(size.into());
    }
    if let Some(seed) = seed {
        scenario = scenario.with_seed(seed);
    }
    scenario
}

/// Whether the name is that of a file: ids have neither dots nor slashes.
fn is_file(name: &str) -> bool {
    name.contains(['.', '/', '\\'])
}

fn unknown(name: &str) -> Failure {
    let known = catalogue()
        .unwrap_or_default()
        .into_iter()
        .map(|scenario| scenario.id)
        .collect();
    Failure::UnknownScenario {
        name: name.to_owned(),
        known,
    }
}

/// Delivers message after message, at most `limit` of them; gives the last world, and the trace of it all.
fn play(
    text: &Text,
    scenario: Scenario,
    limit: Option<u64>,
    format: Format,
) -> Result<(World, String), Failure> {
    let first = World::new(scenario)?;
    let mut trace = Trace::begin(text, &first);
    if format == Format::Annotated {
        trace = trace.with_fields(last(&first, limit, |_, _| {}));
    }
    let world = last(&first, limit, |world, events| trace.step(world, events));
    let trace = trace.end(&world);
    Ok((world, trace))
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
