//! Time as a tree: replaying equals the moment itself, and a branch leaves its siblings alone.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::{collections::BTreeMap, rc::Rc};

use padlock_core::Drbg;
use padlock_sim::{
    Command, Disguise, Hand, HardOp, MessageId, Role, Scenario, Timeline, Upcoming, World,
    scenario::{self, Act, Line, catalogue},
    step,
};
use padlock_tls::{
    ledger::{Slot, ValueKind},
    party::{Party, Size, Whose},
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
    let message = MessageId(u32::from(a) % 16);
    match kind % 24 {
        0 | 1 => Command::Say {
            by,
            text: format!("word {b}"),
        },
        2 => Command::Close { by },
        3 => Command::Alter {
            message,
            at: usize::from(b),
            xor: c,
        },
        4 => Command::Crack(HardOp::Factor),
        5 => Command::Leak(Slot::new(
            ValueKind::ALL[usize::from(a) % ValueKind::ALL.len()],
            Whose::Server,
        )),
        6..=8 => Command::Hand(any_hand(message, [b, c])),
        9 => Command::GoBetween(Disguise {
            fault: None,
            version: None,
        }),
        10 => Command::Connect {
            by: Role::ALL[usize::from(b) % Role::ALL.len()],
        },
        11 => Command::Play {
            role: Role::ALL[usize::from(b) % Role::ALL.len()],
            by_hand: c % 4 == 0,
        },
        _ => Command::Step,
    }
}

fn any_hand(message: MessageId, [kind, b]: [u8; 2]) -> Hand {
    match kind % 9 {
        0 => Hand::Hold(message),
        1 => Hand::Release(message),
        2 => Hand::Drop(message),
        3 => Hand::Delay(message),
        4 => Hand::Hurry(message),
        5 => Hand::Duplicate(message),
        6 => Hand::Replay(message),
        7 => Hand::Truncate {
            message,
            length: usize::from(b),
        },
        _ => Hand::Inject {
            to: Party::Server,
            bytes: vec![23, 3, 3, 0, 1, b],
        },
    }
}

/// Every story that has a toy size, without those whose eavesdropper asks an oracle thousands of times.
fn stories() -> Vec<Scenario> {
    let stories = catalogue().expect("the catalogue is sound").into_iter();
    let stories = stories.filter(|story| {
        let asks = format!("{:?}", story.plan).contains("Attack");
        !asks && story.sizes.contains(&Size::Toy)
    });
    stories.map(|story| story.with_size(Size::Toy)).collect()
}

/// Worlds by the commands that lead to them, each replayed by steps alone.
struct Fresh {
    first: World,
    worlds: BTreeMap<String, World>,
}

impl Fresh {
    fn new(first: World) -> Self {
        let worlds = BTreeMap::new();
        Self { first, worlds }
    }

    fn replay(&mut self, commands: &[Command]) -> World {
        let Some((last, before)) = commands.split_last() else {
            return self.first.clone();
        };
        let name = format!("{commands:?}");
        if !self.worlds.contains_key(&name) {
            let before = self.replay(before);
            let (world, _) = step(&before, last).expect("it was done before");
            self.worlds.insert(name.clone(), world);
        }
        self.worlds[&name].clone()
    }
}

/// Goes to and fro by chance, doing this and that on the way, and holds every moment against a fresh replay; in the end, no
/// moment that was met is other than it was.
fn wander(story: Scenario, seed: u64, rounds: usize) {
    let id = story.id.clone();
    let first = World::new(story).expect("it begins");
    let written = |world: &World| serde_json::to_string(world).expect("it can be written");
    let mut fresh = Fresh::new(first.clone());
    let mut timeline = Timeline::new(first);
    let mut rng = Drbg::new(seed).fork("wandering");
    let mut met: Vec<(Rc<World>, String)> = Vec::new();
    for round in 0..rounds {
        let [kind, to] = rng.bytes(2)[..] else {
            return;
        };
        if kind % 4 == 0 {
            // A refused command leaves the cursor where it is.
            let _ = timeline.apply(any_command(&mut rng));
        } else {
            timeline.seek(usize::from(to) % (timeline.len() + 2));
        }
        let here = fresh.replay(&timeline.commands());
        assert_eq!(here, **timeline.world(), "{id}, round {round}");
        let ahead = Timeline::new(here);
        assert_eq!(timeline.upcoming(), ahead.upcoming(), "{id}, round {round}");
        if round % 16 == 0 {
            met.push((Rc::clone(timeline.world()), written(timeline.world())));
        }
    }
    for (world, then) in met {
        assert_eq!(written(&world), then, "{id}: a branch changed its sibling");
    }
}

#[test]
fn a_thousand_seeks_to_and_fro_equal_a_fresh_replay() {
    let story = scenario::named("tls12-rsa").expect("in the catalogue");
    wander(story.with_size(Size::Toy), 1, 1000);
}

#[test]
fn in_every_story_seeking_equals_a_fresh_replay_and_branches_leave_each_other_alone() {
    let stories = stories();
    assert!(stories.len() > 20, "{} stories", stories.len());
    for (story, seed) in stories.into_iter().zip(0..) {
        wander(story, seed, 33);
    }
}

#[test]
fn a_step_shares_with_the_one_before_all_that_stays_as_it_is() {
    let story = scenario::named("tls12-rsa").expect("in the catalogue");
    let mut story = story.with_size(Size::Toy);
    let word = |index: u32| Line {
        by: Party::Client,
        act: Act::Say(format!("word {index}")),
    };
    story.script = (0..300).map(word).collect();
    let mut world = World::new(story).expect("it begins");
    while let Ok((next, _)) = step(&world, &Command::Step) {
        let messages = 0..world.messages().len();
        let copied = messages.filter(|index| !next.messages().shares(world.messages(), *index));
        assert!(
            copied.count() <= 1,
            "the message that arrives, and no other"
        );
        let (before, after) = (world.all_heard(), next.all_heard());
        assert!((0..before.len()).all(|index| after.shares(before, index)));
        let [before, after] = [&world, &next].map(|world| world.eavesdropper().captures());
        assert!((0..before.len()).all(|index| after.shares(before, index)));
        for party in Party::ALL {
            let (before, after) = (world.ledger(*party).shared(), next.ledger(*party).shared());
            assert!((0..before.len()).all(|index| after.shares(before, index)));
        }
        world = next;
    }
    assert!(world.messages().len() > 300 && world.all_heard().len() == 300);
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
    assert!(Rc::ptr_eq(timeline.world(), &first_branch));
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
    let names: Vec<&str> = timeline.upcoming().iter().map(name).collect();
    assert_eq!(names.len(), 13);
    assert_eq!(
        names.first().zip(names.last()),
        Some((&"ClientHello", &"Alert"))
    );
}

/// A message's name, or a deed's.
fn name(next: &Upcoming) -> &'static str {
    match next {
        Upcoming::Message { name, .. } => name.id(),
        Upcoming::Deed(deed) => deed.id(),
    }
}

#[test]
fn upcoming_tells_each_planned_deed_once_and_stops_before_a_long_one() {
    let begin = |id: &str| {
        let story = scenario::named(id).expect("in the catalogue");
        Timeline::new(World::new(story).expect("it begins"))
    };
    let mut tampering = begin("attack-tampering");
    let ahead: Vec<&str> = tampering.upcoming().iter().map(name).collect();
    assert_eq!(ahead.iter().filter(|next| **next == "alter").count(), 1);
    for next in ahead {
        assert_eq!(tampering.upcoming().front().map(name), Some(next));
        tampering.apply(Command::Step).expect("it was announced");
    }
    assert!(tampering.world().finished());
    let nonce = begin("attack-nonce-reuse");
    assert_eq!(nonce.upcoming().back().map(name), Some("attack"));
    let mut nonce = nonce;
    nonce.seek(nonce.len());
    assert!(nonce.upcoming().is_empty() && nonce.world().finished());
}

#[test]
fn a_branch_is_what_somebody_has_followed() {
    let mut timeline = Timeline::new(first_moment(1));
    assert_eq!(timeline.branches().len(), 1, "nobody has gone anywhere");
    timeline.seek(13);
    let crack = Command::Crack(HardOp::Factor);
    timeline.seek(5);
    assert!(!timeline.has_branches(), "back is no other way");
    timeline.apply(crack.clone()).expect("she has seen n");
    assert!(timeline.has_branches());
    let branches = timeline.branches();
    let seen: Vec<_> = branches
        .iter()
        .map(|branch| {
            (
                branch.length,
                branch.common,
                branch.command.clone(),
                branch.here,
            )
        })
        .collect();
    assert_eq!(
        seen,
        [(13, 5, Some(Command::Step), false), (6, 6, None, true)]
    );
    timeline.visit(branches[0].end);
    assert_eq!(timeline.position(), 13);
    let ways: Vec<_> = timeline
        .branches()
        .into_iter()
        .map(|way| way.command)
        .collect();
    assert_eq!(ways, [None, Some(crack)]);
}
