//! An attack whose job was run beforehand leaves the same world, and tells the same, as the step that runs it.

#![allow(clippy::expect_used, reason = "a test may fail")]

use padlock_sim::{
    Command, Event, Refused, Scenario, Timeline, Upcoming, World,
    attack::{Attack, Job, Progress},
    scenario, step, step_with,
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Stories whose attack is done at once: it finds values, or a certificate, or nothing where there is a defence.
fn stories() -> [Scenario; 3] {
    let [values, certificate] = ["attack-nonce-reuse", "attack-collision"]
        .map(|id| scenario::named(id).expect("in the catalogue"));
    let nothing = values.defended().expect("it has a defence");
    [values, certificate, nothing]
}

/// Calls of a slice.
const SLICE: u64 = 7;

/// What a job comes to that is run slice after slice.
fn run(world: &World, attack: Attack) -> Progress {
    let mut job = Job::new(world, attack).expect("there is something to try");
    loop {
        match job.run(SLICE) {
            Progress::Running { .. } => {}
            done => return done,
        }
    }
}

/// The moment before a story's attack, and which it is.
fn before_attack(story: Scenario) -> (Timeline, Attack) {
    let mut timeline = Timeline::new(World::new(story).expect("it begins"));
    loop {
        if let Some(Upcoming::Deed(Command::Attack(attack))) = timeline.upcoming().front() {
            let attack = *attack;
            return (timeline, attack);
        }
        timeline.apply(Command::Step).expect("the attack comes");
    }
}

/// The moment before `command` runs the attack that some plan of the same story has, and which attack that is.
fn moments() -> Vec<(Timeline, Command, Attack)> {
    let planned = stories().into_iter().map(|story| {
        let (timeline, attack) = before_attack(story);
        (timeline, Command::Step, attack)
    });
    let commanded = stories().into_iter().map(|mut story| {
        let (before, attack) = before_attack(story.clone());
        story.plan.clear();
        let mut timeline = Timeline::new(World::new(story).expect("it begins"));
        timeline.seek(before.position());
        (timeline, Command::Attack(attack), attack)
    });
    planned.chain(commanded).collect()
}

#[test]
fn a_job_run_beforehand_leaves_the_world_and_tells_the_events_of_the_step_that_runs_it() {
    let (mut found, mut failed) = (0, 0);
    for (timeline, command, attack) in moments() {
        let world = timeline.world();
        let asked = step(world, &command).expect("it can be tried");
        let done = run(world, attack);
        let applied = step_with(world, &command, done).expect("it can be tried");
        let id = &world.scenario().id;
        assert!(applied == asked, "{id}, {command:?}");
        for event in &asked.1 {
            match event {
                Event::Attacked { found: 0, .. } => failed += 1,
                Event::Attacked { .. } => found += 1,
                _ => {}
            }
        }
    }
    assert_eq!((found, failed), (4, 2));
}

#[test]
fn nobody_asks_again_what_a_job_has_asked() {
    for (timeline, command, attack) in moments() {
        let calls = 12_345;
        let told = step_with(timeline.world(), &command, Progress::Failed { calls });
        let (_, events) = told.expect("it can be tried");
        let found = 0;
        let attacked = Event::Attacked {
            attack,
            calls,
            found,
        };
        assert!(events.contains(&attacked), "{events:?}");
    }
}

#[test]
fn a_timeline_goes_on_from_a_job_as_from_the_step_that_runs_it() {
    for (timeline, command, attack) in moments() {
        let id = timeline.world().scenario().id.clone();
        let done = run(timeline.world(), attack);
        let [mut asked, mut applied] = [timeline.clone(), timeline];
        let told = asked.apply(command.clone()).expect("it can be tried");
        let same = applied.apply_with(command.clone(), done);
        assert_eq!(same, Ok(told), "{id}, {command:?}");
        asked.seek(asked.len());
        applied.seek(applied.len());
        assert!(applied.world().finished());
        assert!(applied.world() == asked.world(), "{id}, {command:?}");
        assert_eq!(applied.commands(), asked.commands());
        assert_eq!(applied.upcoming(), asked.upcoming());
    }
}

#[test]
fn a_command_that_was_carried_out_here_before_reenters_its_branch_whatever_a_job_says() {
    for (mut timeline, command, _) in moments() {
        timeline.apply(command.clone()).expect("it can be tried");
        let (world, events) = (timeline.world().clone(), timeline.events().to_vec());
        assert!(timeline.back());
        let other = Progress::Failed { calls: 12_345 };
        assert_eq!(timeline.apply_with(command, other), Ok(&events[..]));
        assert!(*timeline.world() == world, "{}", world.scenario().id);
    }
}

#[test]
fn a_job_that_has_not_come_to_its_end_is_refused_and_the_cursor_stays() {
    for (mut timeline, _, attack) in moments() {
        let (position, world) = (timeline.position(), timeline.world().clone());
        let command = Command::Attack(attack);
        let done = timeline.apply_with(command, Progress::Running { calls: 1 });
        assert_eq!(done, Err(Refused::TooMuchWork));
        assert!(timeline.position() == position && *timeline.world() == world);
    }
}
