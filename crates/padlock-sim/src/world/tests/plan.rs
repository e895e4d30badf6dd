//! What the eavesdropper plans.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{Event, Scenario, Timeline};

fn planned(plan: &str) -> World {
    let story = format!(
        "id = \"a\"\nversion = \"1.2\"\nkey_exchange = \"rsa\"\nserver_name = \"a.example\"\n\
         clock = 2026-01-01T00:00:00Z\n{plan}\n\
         [[script]]\nby = \"client\"\nsay = \"attack at dawn\"\n"
    );
    World::new(Scenario::from_toml(&story, "a.toml").expect("reads")).expect("it begins")
}

fn played(mut world: World) -> (World, Vec<Event>) {
    let mut all = Vec::new();
    while !world.finished() {
        let (next, events) = step(&world, &Command::Step).expect("something is left");
        all.extend(events);
        world = next;
    }
    (world, all)
}

#[test]
fn a_deed_is_done_when_its_message_is_next_and_takes_a_step_of_its_own() {
    let world = planned(
        "[[plan]]\non = { from = \"client\", message = \"ApplicationData\" }\n\
         do = { alter = { at = -1, xor = 1 } }",
    );
    let undisturbed = Timeline::new(planned("")).len();
    let before = until(world.clone(), Party::Client, MessageName::ApplicationData);
    assert_eq!(before.planned().map(|deed| deed.id()), Some("alter"));
    let (after, events) = played(world.clone());
    assert!(events.iter().any(|event| event.id() == "altered"));
    assert_eq!(
        after.error(Party::Server).map(|e| e.check),
        Some(Check::RecordPadding)
    );
    let timeline = Timeline::new(world);
    // The deed, and the alert in the place of what the words would have led to.
    assert_eq!(timeline.len(), undisturbed + 2);
}

#[test]
fn a_deed_without_a_message_waits_until_all_is_said() {
    let world = planned("[[plan]]\ndo = { crack = \"factor\" }");
    let (after, events) = played(world);
    assert_eq!(events.last().map(Event::id), Some("cracked"));
    let privacy = after.verdict(&after.knowledge()).privacy;
    assert_eq!(privacy.state, LampState::Broken);
}

#[test]
fn what_cannot_be_done_is_said_and_the_story_goes_on() {
    let world = planned(
        "[[plan]]\non = { from = \"server\", message = \"Certificate\" }\n\
         do = { replay = { from = \"client\", message = \"Finished\" } }",
    );
    let (after, events) = played(world);
    assert!(events.contains(&Event::PlanFailed(Refused::NotDelivered)));
    assert_eq!(after.heard(Party::Server).count(), 1);
}

#[test]
fn a_person_who_plays_her_does_what_that_person_wants() {
    let world = planned("by_hand = [\"eavesdropper\"]\n[[plan]]\ndo = { crack = \"factor\" }");
    let (after, events) = played(world);
    assert!(events.iter().all(|event| event.id() != "cracked"));
    assert!(after.planned().is_none());
}
