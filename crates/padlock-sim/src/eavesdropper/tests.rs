use padlock_tls::{
    ledger::{Slot, ValueKind},
    party::{Party, Size, Whose},
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

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
