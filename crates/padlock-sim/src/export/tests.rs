use padlock_tls::party::Size;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{Command, World, scenario, step};

fn end_of_story(size: Size) -> World {
    let mut world = World::new(
        scenario::named("tls12-rsa")
            .expect("in the catalogue")
            .with_size(size),
    )
    .expect("it begins");
    while world.next_message().is_some() {
        world = step(&world, &Command::Step)
            .expect("something is in flight")
            .0;
    }
    world
}

#[test]
fn the_key_log_has_one_line_with_both_numbers_of_the_session() {
    let log = keylog(&end_of_story(Size::Full));
    let parts: Vec<&str> = log.split_whitespace().collect();
    assert_eq!(
        parts.iter().map(|part| part.len()).collect::<Vec<_>>(),
        [13, 64, 96]
    );
}

#[test]
fn the_trace_says_what_was_sent_and_heard() {
    let trace = trace(&end_of_story(Size::Toy));
    assert_eq!(trace.steps.len(), 13);
    assert_eq!(
        trace
            .delivered
            .iter()
            .map(|heard| heard.text.as_str())
            .collect::<Vec<_>>(),
        ["attack at dawn", "dawn it is"]
    );
    assert_eq!(
        (trace.verdict.privacy, trace.verdict.client_authentication),
        ("held", "not_offered")
    );
}

#[test]
fn the_capture_carries_its_secrets_before_its_packets() {
    let world = end_of_story(Size::Full);
    let capture = pcapng(&world).expect("writes");
    let log = keylog(&world);
    let at = |needle: &[u8]| {
        capture
            .windows(needle.len())
            .position(|window| window == needle)
    };
    let (secrets, first) = (
        at(log.as_bytes()),
        at(&world.messages().get(0).expect("it is there").bytes),
    );
    assert!(
        secrets.is_some() && first.is_some() && secrets < first,
        "{secrets:?} {first:?}"
    );
}
