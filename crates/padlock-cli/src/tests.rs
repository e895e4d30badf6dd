//! A handshake that goes wrong, which no scenario of the catalogue does by itself.

use padlock_sim::{Command, MessageId, World, scenario::named, step};
use padlock_text::{Locale, Text};

use crate::{Outcome, run::outcome, trace::Trace};

/// The run when one byte of a message is changed on the way: its last world and its trace.
fn tampered(message: u32, at: usize) -> (World, String) {
    let text = Text::new(Locale::En);
    let mut world = World::new(named("tls12-rsa").unwrap()).unwrap();
    let mut trace = Trace::begin(&text, &world);
    loop {
        let message = MessageId(message);
        let alter = Command::Alter {
            message,
            at,
            xor: 1,
        };
        if world.next_message().is_some_and(|next| next.id == message) {
            world = step(&world, &alter).unwrap().0;
        }
        let Ok((next, events)) = step(&world, &Command::Step) else {
            break;
        };
        trace.step(&next, &events);
        world = next;
    }
    let trace = trace.end(&world);
    (world, trace)
}

#[test]
fn a_changed_record_ends_in_an_alert_and_the_trace_says_why() {
    let (world, trace) = tampered(9, 20);
    assert_eq!(outcome(&world), Outcome::Failed);
    assert!(
        trace.contains("Server  gives up with bad_record_mac: The MAC is not"),
        "{trace}"
    );
    assert!(trace.contains("Client  is told bad_record_mac"), "{trace}");
    assert!(
        trace.contains("Client  gives up with bad_record_mac: The peer gave up"),
        "{trace}"
    );
    assert!(!trace.contains("Server  reads"), "{trace}");
}

#[test]
fn a_changed_certificate_is_refused_by_the_name_of_its_check() {
    // The last byte is the signature's.
    let (world, trace) = tampered(2, 279);
    assert_eq!(outcome(&world), Outcome::Failed);
    assert!(
        trace.contains("Client  gives up with bad_certificate: The signature"),
        "{trace}"
    );
}

#[test]
fn an_undisturbed_run_holds() {
    let (world, _) = tampered(u32::MAX, 0);
    assert_eq!(outcome(&world), Outcome::Held);
}
