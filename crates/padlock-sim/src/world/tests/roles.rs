//! Roles in a person's hands.

use padlock_tls::endpoint::{Choice, DecisionKind};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;

fn by_hand(roles: &[Role]) -> World {
    let mut story = scenario::named("tls12-rsa").expect("in the catalogue");
    story.by_hand = roles.to_vec();
    World::new(story).expect("it begins")
}

/// Plays on; every decision is answered as the autopilot would.
fn answering(mut world: World) -> (World, Vec<DecisionKind>) {
    let mut asked = Vec::new();
    loop {
        let open = [Party::Client, Party::Server]
            .into_iter()
            .find_map(|party| Some((party, world.decision(party)?.clone())));
        let command = match open {
            Some((by, decision)) => {
                asked.push(decision.kind);
                Command::Choose {
                    by,
                    choice: decision.default,
                }
            }
            None if world.next_message().is_some() => Command::Step,
            None => return (world, asked),
        };
        world = step(&world, &command).expect("it goes on").0;
    }
}

#[test]
fn decisions_answered_by_hand_lead_where_the_autopilot_leads() {
    let (world, asked) = answering(by_hand(&[Role::Client, Role::Server]));
    assert_eq!(
        asked,
        [
            DecisionKind::Version,
            DecisionKind::Version,
            DecisionKind::CipherSuite,
            DecisionKind::Identity,
            DecisionKind::ClientAuthentication,
            DecisionKind::Certificate,
            DecisionKind::PreMasterSecret,
        ]
    );
    let auto = to_the_end(first_moment(Size::Toy));
    let sent = |world: &World| {
        let messages = world.messages().iter().take(9);
        messages
            .map(|message| message.sent.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(sent(&world), sent(&auto), "the same bytes");
    assert_eq!(
        world.heard(Party::Server).count(),
        0,
        "a person says what there is to say"
    );
}

#[test]
fn nothing_reaches_an_end_that_has_to_decide_and_wrong_answers_change_nothing() {
    let world = until(by_hand(&[]), Party::Server, MessageName::Certificate);
    let play = |by_hand| Command::Play {
        role: Role::Client,
        by_hand,
    };
    let (world, _) = step(&world, &play(true)).expect("always");
    let (asked, _) = step(&world, &Command::Step).expect("in flight");
    let (asked, _) = step(&asked, &Command::Step).unwrap_or((asked, vec![]));
    let open = asked
        .decision(Party::Client)
        .expect("the certificate")
        .clone();
    assert_eq!(open.kind, DecisionKind::Certificate);
    let choose = |by, choice| Command::Choose { by, choice };
    for (command, refused) in [
        (
            choose(Party::Server, Choice::Certificate(true)),
            Refused::NothingToDecide,
        ),
        (
            choose(Party::Client, Choice::ClientAuthentication(true)),
            Refused::NothingToDecide,
        ),
    ] {
        assert_eq!(step(&asked, &command).err(), Some(refused));
    }
    let (refusing, _) =
        step(&asked, &choose(Party::Client, Choice::Certificate(false))).expect("one may refuse");
    assert_eq!(
        refusing.error(Party::Client).map(|error| error.check),
        Some(Check::CertificateAccepted)
    );
    let (auto, _) = step(&asked, &play(false)).expect("always");
    assert!(
        auto.decision(Party::Client).is_none(),
        "the autopilot answers"
    );
    assert_eq!(to_the_end(auto).state(Party::Client), State::Closed);
}
