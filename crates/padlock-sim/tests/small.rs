//! What holds in every build, also in the page's: one suite of each size and one story.
//! `cargo test -p padlock-sim --no-default-features --test small` runs it there.

#![allow(clippy::expect_used, reason = "a test may fail")]

use padlock_sim::{Command, LampState, World, scenario, scenario::Group, step};
use padlock_tls::party::{Party, Size};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[test]
fn every_story_of_this_build_reads_and_is_told_among_others() {
    let all = scenario::catalogue().expect("every file reads");
    let first = all.first().expect("there is one");
    assert_eq!(
        (first.id.as_str(), first.group),
        ("tls12-rsa", Group::Padlock)
    );
    assert!(all.iter().all(|story| story.group != Group::Own));
    let own = scenario::text("tls12-rsa").expect("in the catalogue");
    let own = own.replace("group = \"padlock\"\n", "");
    let own = scenario::Scenario::from_toml(&own, "own.toml").expect("it reads");
    assert_eq!(own.group, Group::Own);
}

#[test]
fn the_first_story_ends_with_its_words_heard_and_its_lamps_lit() {
    use LampState::{Broken, Held, NotOffered};
    for size in [Size::Toy, Size::Full] {
        let story = scenario::named("tls12-rsa").expect("in the catalogue");
        let mut world = World::new(story.with_size(size)).expect("it begins");
        while !world.finished() {
            world = step(&world, &Command::Step).expect("it goes on").0;
        }
        for party in [Party::Client, Party::Server] {
            let heard: Vec<&[u8]> = world.heard(party).map(|heard| &heard.data[..]).collect();
            assert_eq!(heard, world.said(party.peer()));
            assert_eq!(heard.len(), 1);
        }
        let verdict = world.verdict(&world.knowledge());
        let lamps = verdict.lamps().map(|(_, lamp)| lamp.state);
        assert_eq!(lamps, [Held, Held, Held, NotOffered, Broken]);
    }
}
