//! A certificate out of a collision.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use padlock_tls::{state::State, x509::CertificateFault};

use super::*;
use crate::world::Disguise;

/// The attack, and then the eavesdropper between both ends with what it gave her.
fn between(story: Scenario) -> (usize, World) {
    let world = World::new(story).expect("it begins");
    let (_, found, world) = attacked(&world, Attack::Collision);
    let disguise = Disguise {
        fault: Some(CertificateFault::SelfSigned),
        version: None,
    };
    let (mut world, _) =
        step(&world, &Command::GoBetween(disguise)).expect("nobody has heard anyone");
    while world.next_message().is_some() {
        (world, _) = step(&world, &Command::Step).expect("something is in flight");
    }
    (found, world)
}

#[test]
fn a_hash_of_16_bits_gives_her_a_certificate_that_the_client_believes() {
    let (found, world) = between(story("attack-collision"));
    assert_eq!(found, 1);
    let report = world.certificate_report().expect("there was a certificate");
    assert_eq!(report.first_failure(), None);
    let verdict = world.verdict(&world.knowledge());
    assert_eq!(verdict.server_authentication.state, LampState::Broken);
    assert_eq!(verdict.privacy.state, LampState::Broken);
    assert_eq!(world.said(Party::Client), [b"attack at dawn"]);
}

#[test]
fn some_16_certificates_meet_her_4096_variants() {
    let calls = |seed| {
        let world = World::new(story("attack-collision").with_seed(seed)).expect("it begins");
        let (calls, found, _) = attacked(&world, Attack::Collision);
        assert_eq!(found, 1);
        calls
    };
    let calls: u64 = (1..=20).map(calls).sum();
    // The mean is 320, with a deviation of 70.
    assert!((110..=530).contains(&calls), "{calls}");
}

#[test]
fn a_hash_of_256_bits_gives_her_nothing_and_the_client_refuses_what_she_has() {
    let (found, world) = between(story("attack-collision").with_size(Size::Full));
    assert_eq!(found, 0);
    assert_eq!(world.state(Party::Client), State::Failed);
    assert!(world.said(Party::Client).is_empty());
}
