use padlock_tls::{
    ledger::{Slot, ValueKind},
    party::{Party, Size, Whose},
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(feature = "all-suites")]
use super::{Cost, Problem};
use crate::{Command, HardOp, World, scenario, step};

fn end_of_story(size: Size, seed: u64) -> World {
    let scenario = scenario::named("tls12-rsa")
        .expect("in the catalogue")
        .with_size(size)
        .with_seed(seed);
    let mut world = World::new(scenario).expect("it begins");
    while world.next_message().is_some() {
        world = step(&world, &Command::Step)
            .expect("something is in flight")
            .0;
    }
    world
}

#[test]
fn whatever_she_knows_its_owner_holds_with_the_same_bytes() {
    for seed in 0..20 {
        let world = end_of_story(Size::Toy, seed);
        let (world, _) = step(&world, &Command::Crack(HardOp::Factor)).expect("64 bits are few");
        for (_, line) in world.knowledge().known.lines() {
            let kind = line.value.slot.kind;
            let held = [Party::Client, Party::Server].iter().any(|party| {
                let same = |theirs: &[u8]| theirs == line.value.bytes;
                // She calls the smaller prime p; the text-books call it q.
                world.ledger(*party).find(&line.value).is_some()
                    || (matches!(kind, ValueKind::RsaPrimeP | ValueKind::RsaPrimeQ)
                        && [ValueKind::RsaPrimeP, ValueKind::RsaPrimeQ]
                            .iter()
                            .any(|kind| {
                                world
                                    .ledger(*party)
                                    .newest(Slot::new(*kind, Whose::Server))
                                    .is_some_and(|(_, value)| same(&value.bytes))
                            }))
            });
            assert!(held, "seed {seed}: she claims {:?}", line.value);
        }
    }
}

#[test]
fn a_different_seed_changes_what_is_drawn_and_nothing_else() {
    let (one, two) = (end_of_story(Size::Toy, 1), end_of_story(Size::Toy, 2));
    let random = |world: &World| {
        let slot = Slot::new(ValueKind::ClientRandom, Whose::Client);
        world
            .ledger(Party::Client)
            .newest(slot)
            .map(|(_, value)| value.bytes.clone())
    };
    assert_ne!(random(&one), random(&two));
    let certificate = |world: &World| world.messages().get(2).map(|message| message.bytes.clone());
    assert_eq!(certificate(&one), certificate(&two));
}

#[cfg(feature = "all-suites")]
#[test]
fn a_larger_number_is_never_less_work_and_the_largest_is_out_of_reach() {
    let problems = [
        Problem::Factoring,
        Problem::FieldLogarithm,
        Problem::CurveLogarithm,
    ];
    for problem in problems {
        let costs: Vec<Cost> = problem
            .sizes()
            .iter()
            .map(|size| problem.cost(*size))
            .collect();
        assert!(
            costs
                .windows(2)
                .all(|pair| pair[0].size < pair[1].size && pair[0].bits <= pair[1].bits)
        );
        assert!(
            costs[0].bits < Cost::bits_in(1e-9),
            "{problem:?} begins within reach"
        );
        assert!(
            costs[costs.len() - 1].bits > Cost::bits_in(1e9),
            "{problem:?} ends beyond it"
        );
    }
}

#[cfg(feature = "all-suites")]
#[test]
fn what_she_could_do_is_priced_by_its_problem() {
    for (story, size) in [
        ("tls12-rsa", Size::Full),
        ("tls12-dhe", Size::Full),
        ("tls12-ecdhe", Size::Toy),
        ("tls13", Size::Full),
    ] {
        let scenario = scenario::named(story)
            .expect("in the catalogue")
            .with_size(size);
        let mut world = World::new(scenario).expect("it begins");
        while world.next_message().is_some() {
            world = step(&world, &Command::Step)
                .expect("something is in flight")
                .0;
        }
        let knowledge = world.knowledge();
        let could = knowledge
            .could
            .iter()
            .find(|could| could.op != HardOp::Quantum);
        let could = could.expect("there is hard work to do");
        let problem = could
            .problem(&knowledge.known)
            .expect("its price goes by size");
        assert_eq!(problem.cost(could.cost.size), could.cost, "{story}");
    }
}
