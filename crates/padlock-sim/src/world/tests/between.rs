//! The man in the middle.

use padlock_tls::x509::CertificateFault;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::scenario::{KeyExchange, Scenario, Version};

fn story(version: Version, key_exchange: KeyExchange, size: Size) -> Scenario {
    let story = scenario::named("tls12-rsa").expect("in the catalogue");
    let story = Scenario {
        key_exchange,
        ..story.with_version(version).with_size(size)
    };
    assert!(!story.cipher_suites().is_empty(), "there is a suite");
    story
}

fn played_between(story: Scenario, fault: Option<CertificateFault>) -> World {
    let world = World::new(story).expect("it begins");
    let disguise = Disguise {
        fault,
        version: None,
    };
    let (world, _) = step(&world, &Command::GoBetween(disguise)).expect("nobody has heard anyone");
    to_the_end(world)
}

fn lamps(world: &World) -> [LampState; 5] {
    let verdict = world.verdict(&world.knowledge());
    verdict.lamps().map(|(_, lamp)| lamp.state)
}

fn words(world: &World, party: Party) -> Vec<u8> {
    world
        .heard(party)
        .flat_map(|heard| heard.data.clone())
        .collect()
}

const ALL: &[(Version, KeyExchange)] = &[
    (Version::Tls10, KeyExchange::Rsa),
    (Version::Tls11, KeyExchange::Dhe),
    (Version::Tls12, KeyExchange::Rsa),
    (Version::Tls12, KeyExchange::Ecdhe),
    (Version::Tls13, KeyExchange::Ecdhe),
];

#[test]
fn a_client_that_takes_any_certificate_talks_to_her_and_she_reads_everything() {
    for (version, key_exchange) in ALL {
        for size in [Size::Toy, Size::Full] {
            let mut story = story(*version, *key_exchange, size);
            story.client.accepts_any_certificate = true;
            let world = played_between(story, Some(CertificateFault::SelfSigned));
            let what = format!("{} {}", version.id(), size.id());
            assert_eq!(words(&world, Party::Server), b"attack at dawn", "{what}");
            assert_eq!(words(&world, Party::Client), b"dawn it is", "{what}");
            let [privacy, integrity, server, client, _] = lamps(&world);
            assert_eq!(privacy, LampState::Broken, "{what}");
            assert_eq!(integrity, LampState::Held, "{what}");
            assert_eq!(server, LampState::Broken, "{what}");
            assert_eq!(client, LampState::NotOffered, "{what}");
            let verdict = world.verdict(&world.knowledge());
            assert_eq!(verdict.privacy.proof.reason, Reason::DataKnown, "{what}");
        }
    }
}

#[test]
fn a_client_that_looks_refuses_each_faulty_certificate_of_hers() {
    for fault in [
        CertificateFault::SelfSigned,
        CertificateFault::UnknownCa,
        CertificateFault::WrongName,
        CertificateFault::Expired,
        CertificateFault::NotYetValid,
        CertificateFault::IssuerNotCa,
        CertificateFault::BadSignature,
    ] {
        for (version, key_exchange) in ALL {
            let world = played_between(story(*version, *key_exchange, Size::Toy), Some(fault));
            let error = world.error(Party::Client).expect("it refused");
            assert_eq!(error.check, Check::CertificateAccepted, "{}", fault.id());
            let report = world.certificate_report().expect("it looked");
            let failed = report.first_failure().expect("something is wrong");
            assert_eq!(failed.name, fault.check(), "{}", fault.id());
            assert_ne!(lamps(&world)[0], LampState::Broken, "{}", fault.id());
        }
    }
}

#[test]
fn an_authority_too_many_lets_her_in_and_without_it_she_stays_out() {
    for trusts in [true, false] {
        let mut story = story(Version::Tls12, KeyExchange::Ecdhe, Size::Full);
        story.client.trusts_rogue_authority = trusts;
        let world = played_between(story, None);
        let broken = [lamps(&world)[0], lamps(&world)[2]].map(|lamp| lamp == LampState::Broken);
        assert_eq!(broken, [trusts; 2]);
    }
}

#[test]
fn she_cannot_go_between_once_the_ends_have_heard_each_other() {
    let disguise = Command::GoBetween(Disguise {
        fault: None,
        version: None,
    });
    let world = first_moment(Size::Toy);
    let (later, _) = step(&world, &Command::Step).expect("in flight");
    assert_eq!(step(&later, &disguise).err(), Some(Refused::TooLate));
    let (between, _) = step(&world, &disguise).expect("early enough");
    assert_eq!(step(&between, &disguise).err(), Some(Refused::TooLate));
}

#[test]
fn everyone_sees_the_messages_of_their_own_piece_of_wire_opened() {
    let mut story = story(Version::Tls13, KeyExchange::Ecdhe, Size::Full);
    story.client.accepts_any_certificate = true;
    let world = played_between(story, Some(CertificateFault::SelfSigned));
    let knowledge = world.knowledge();
    assert_eq!(knowledge.seen.len(), world.messages().len());
    for message in world.messages().iter().filter(|message| message.protected) {
        let view = world.message_seen_by(message.id, Role::Eavesdropper, &knowledge);
        let opened = view.expect("she saw it").opened;
        assert!(opened.is_some(), "{} {:?}", message.name.id(), message.id);
    }
}
