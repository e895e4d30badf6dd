//! Scenario files: no text makes the reader panic, nor the first steps of a story that it reads; what is refused is refused
//! at a line of the file, and for a reason that can be told.
#![no_main]

use libfuzzer_sys::fuzz_target;
use padlock_sim::{
    Command, Scenario, World,
    scenario::{Deed, Planned, ScenarioError, ScenarioProblem},
    step,
};
use padlock_tls::party::Size;

/// How a file is called in errors.
const FILE: &str = "story.toml";
/// The longest text; longer ones only take long.
const MAX_TEXT: usize = 1 << 13;
/// The most steps: a handshake, and some of what is said.
const MAX_STEPS: usize = 24;

fuzz_target!(|text: &str| {
    if text.len() > MAX_TEXT {
        return;
    }
    match Scenario::from_toml(text, FILE) {
        Ok(scenario) => {
            scenario.defence.as_deref().into_iter().for_each(play);
            play(&scenario);
        }
        Err(error) => check(&error, text),
    }
});

/// The first steps, as far as there are any, in toy size: at full size the same lines only take long. An attack asks thousands
/// of questions at one step.
fn play(scenario: &Scenario) {
    let mut scenario = scenario.clone().with_size(Size::Toy);
    let is_quick = |planned: &Planned| !matches!(planned.deed, Deed::Attack(_));
    scenario.plan.retain(is_quick);
    let Ok(mut world) = World::new(scenario) else {
        return;
    };
    for _ in 0..MAX_STEPS {
        match step(&world, &Command::Step) {
            Ok((next, _)) => world = next,
            Err(_) => break,
        }
    }
    let _ = world.verdict(&world.knowledge());
}

fn check(error: &ScenarioError, text: &str) {
    let lines = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
    assert_eq!(error.file, FILE);
    assert!(
        (1..=lines).contains(&error.line),
        "line {} of {lines}",
        error.line
    );
    let said = error.detail.as_deref().unwrap_or_default();
    assert!(
        error.problem != ScenarioProblem::Toml || !said.is_empty(),
        "refused, and nobody says why"
    );
}
