//! Time as a tree: replaying equals the moment itself, and a branch leaves its siblings alone.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use padlock_core::Drbg;
use padlock_sim::{Command, HardOp, MessageId, Timeline, World, scenario, step};
use padlock_tls::{
    ledger::{Slot, ValueKind},
    party::{Party, Whose},
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

fn first_moment(seed: u64) -> World {
    World::new(
        scenario::named("tls12-rsa")
            .expect("in the catalogue")
            .with_seed(seed),
    )
    .expect("it begins")
}

/// One of everything that a person can do, some of it nonsense.
fn any_command(rng: &mut Drbg) -> Command {
    let [kind, a, b, c] = rng.bytes(4)[..] else {
        return Command::Step;
    };
    let by = if a % 2 == 0 {
        Party::Client
    } else {
        Party::Server
    };
    match kind % 12 {
        0 => Command::Say {
            by,
            text: format!("word {b}"),
        },
        1 => Command::Close { by },
        2 => Command::Alter {
            message: MessageId(u32::from(a) % 16),
            at: usize::from(b),
            xor: c,
        },
        3 => Command::Crack(HardOp::Factor),
        4 => Command::Leak(Slot::new(
            ValueKind::ALL[usize::from(a) % ValueKind::ALL.len()],
            Whose::Server,
        )),
        _ => Command::Step,
    }
}

fn replay(first: &World, commands: &[Command]) -> World {
    commands.iter().fold(first.clone(), |world, command| {
        step(&world, command).expect("it was done before").0
    })
}

#[test]
fn replaying_the_commands_gives_the_moment_itself() {
    for seed in 0..12 {
        let first = first_moment(seed);
        let mut rng = Drbg::new(seed).fork("commands");
        let mut timeline = Timeline::new(first.clone());
        for _ in 0..40 {
            // A refused command changes nothing, so the path stays replayable.
            let _ = timeline.apply(any_command(&mut rng));
            if rng.bytes(1) < vec![40] {
                timeline.back();
            }
        }
        assert_eq!(
            replay(&first, &timeline.commands()),
            **timeline.world(),
            "seed {seed}"
        );
    }
}

#[test]
fn a_repeated_command_reenters_its_branch_and_siblings_stay_as_they_were() {
    let mut timeline = Timeline::new(first_moment(1));
    timeline
        .apply(Command::Step)
        .expect("the ClientHello is in flight");
    timeline
        .apply(Command::Step)
        .expect("the ServerHello is in flight");
    let first_branch = timeline.world().clone();
    assert!(timeline.back());
    timeline
        .apply(Command::Alter {
            message: MessageId(1),
            at: 5,
            xor: 1,
        })
        .expect("in flight");
    timeline
        .apply(Command::Step)
        .expect("altered, but in flight");
    assert_ne!(**timeline.world(), *first_branch);
    assert!(timeline.back() && timeline.back());
    timeline.apply(Command::Step).expect("still in flight here");
    assert!(std::rc::Rc::ptr_eq(timeline.world(), &first_branch));
}

#[test]
fn seeking_to_and_fro_equals_stepping() {
    let first = first_moment(3);
    let mut timeline = Timeline::new(first.clone());
    assert_eq!(timeline.len(), 13);
    let mut rng = Drbg::new(9).fork("positions");
    for _ in 0..60 {
        let position = usize::from(rng.bytes(1).first().copied().unwrap_or_default()) % 16;
        timeline.seek(position);
        assert_eq!(timeline.position(), position.min(13));
        assert_eq!(timeline.len(), 13);
        assert_eq!(
            replay(&first, &vec![Command::Step; position.min(13)]),
            **timeline.world()
        );
    }
    timeline.restart();
    assert_eq!((**timeline.world()).clone(), first);
    assert!(!timeline.back());
}

#[test]
fn upcoming_names_what_will_come() {
    let timeline = Timeline::new(first_moment(1));
    let names: Vec<&str> = timeline
        .upcoming()
        .iter()
        .map(|next| next.name.id())
        .collect();
    assert_eq!(names.len(), 13);
    assert_eq!(
        names.first().zip(names.last()),
        Some((&"ClientHello", &"Alert"))
    );
}
