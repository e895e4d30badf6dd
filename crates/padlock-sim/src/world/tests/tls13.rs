//! TLS 1.3: what it keeps from who listens, and what opens it all the same.

use padlock_tls::{handshake::CipherSuite, tls13::SUITES};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::scenario::{KeyExchange, Scenario};

fn story(size: Size, key_exchange: KeyExchange) -> Scenario {
    let story = scenario::named("tls13").expect("in the catalogue");
    Scenario {
        key_exchange,
        ..story.with_size(size)
    }
}

fn played(size: Size, key_exchange: KeyExchange) -> World {
    to_the_end(World::new(story(size, key_exchange)).expect("it begins"))
}

/// The lamps in their order.
fn lamps(world: &World) -> [LampState; 5] {
    let verdict = world.verdict(&world.knowledge());
    verdict.lamps().map(|(_, lamp)| lamp.state)
}

/// What she has read of what each end said.
fn read(world: &World) -> Vec<Vec<u8>> {
    let known = world.knowledge().known;
    let said = known.lines().map(|(_, line)| &line.value);
    let said = said.filter(|value| value.slot.kind == ValueKind::ApplicationData);
    said.map(|value| value.bytes.clone()).collect()
}

const SAID: [&[u8]; 2] = [b"attack at dawn", b"dawn it is"];

#[test]
fn every_suite_and_kind_of_group_carries_the_story() {
    use LampState::{Held, NotOffered};
    for row in SUITES {
        for key_exchange in [KeyExchange::Ecdhe, KeyExchange::Dhe] {
            let story = story(row.size, key_exchange).with_cipher_suite(row.code);
            let world = to_the_end(World::new(story).expect("it begins"));
            let names: Vec<_> = world.messages().iter().map(|m| m.name.id()).collect();
            let hellos = ["ClientHello", "ServerHello"];
            assert_eq!(names.iter().filter(|name| hellos.contains(name)).count(), 2);
            assert!(names.contains(&"EncryptedExtensions"), "{names:?}");
            let heard: Vec<_> = world.all_heard().iter().map(|h| h.data.clone()).collect();
            assert_eq!(heard, SAID, "{}", row.code.id());
            let expected = [Held, Held, Held, NotOffered, Held];
            assert_eq!(lamps(&world), expected, "{}", row.code.id());
            assert_eq!(read(&world), Vec::<Vec<u8>>::new());
        }
    }
}

#[test]
fn she_reads_on_behind_each_finished_once_she_has_a_private_value() {
    for key_exchange in [KeyExchange::Ecdhe, KeyExchange::Dhe] {
        let world = played(Size::Toy, key_exchange);
        let (world, _) = step(&world, &Command::Crack(HardOp::Logarithm)).expect("within reach");
        assert_eq!(read(&world), SAID);
        assert_eq!(lamps(&world)[0], LampState::Broken);
        // Every secret that she has is the ends' own: nothing stands in her ledger that is of no use.
        let known = world.knowledge().known;
        for (_, line) in known.lines() {
            let kind = line.value.slot.kind;
            if matches!(
                kind,
                ValueKind::HandshakeTrafficSecret | ValueKind::ApplicationTrafficSecret
            ) {
                let own = world.ledger(Party::Server).find(&line.value);
                assert!(own.is_some(), "{} {:?}", kind.id(), line.value.slot);
            }
        }
        // The certificate came under keys; now she has it.
        let certificate = value(
            &world,
            Party::Server,
            ValueKind::ServerCertificate,
            Whose::Server,
        );
        let slot = Slot::new(ValueKind::ServerCertificate, Whose::Server);
        let (_, read) = known.newest(slot).expect("she read it");
        assert_eq!(read.bytes, certificate);
    }
}

#[test]
fn at_full_size_the_logarithm_is_out_of_reach_and_says_what_it_costs() {
    for (key_exchange, bits) in [(KeyExchange::Ecdhe, 253), (KeyExchange::Dhe, 2048)] {
        let world = played(Size::Full, key_exchange);
        let knowledge = world.knowledge();
        let could = knowledge.could.iter();
        let mut could = could.filter(|could| could.op == HardOp::Logarithm);
        assert_eq!(could.next().expect("it has a price").cost.size, bits);
        let refused = step(&world, &Command::Crack(HardOp::Logarithm)).err();
        assert_eq!(refused, Some(Refused::TooMuchWork));
    }
}

/// A key log without the handshake's secrets: she does not know how many records came before.
#[test]
fn one_leaked_traffic_secret_opens_its_own_direction_and_no_other() {
    for size in [Size::Toy, Size::Full] {
        let world = played(size, KeyExchange::Ecdhe);
        let slot = Slot::new(ValueKind::ApplicationTrafficSecret, Whose::Client);
        let (world, _) = step(&world, &Command::Leak(slot)).expect("there is one");
        assert_eq!(read(&world), [SAID[0]], "{}", size.id());
    }
}

/// The certificate is read, and not a word of what was said.
#[test]
fn a_leaked_handshake_secret_opens_the_handshake_alone() {
    for size in [Size::Toy, Size::Full] {
        let world = played(size, KeyExchange::Ecdhe);
        let slot = Slot::new(ValueKind::HandshakeTrafficSecret, Whose::Server);
        let (world, _) = step(&world, &Command::Leak(slot)).expect("there is one");
        let certificate = Slot::new(ValueKind::ServerCertificate, Whose::Server);
        let known = world.knowledge().known;
        assert!(known.newest(certificate).is_some(), "{}", size.id());
        assert_eq!(read(&world), Vec::<Vec<u8>>::new());
        assert_eq!(lamps(&world)[0], LampState::Held, "{}", size.id());
    }
}

#[test]
fn the_server_s_long_term_key_opens_nothing() {
    let world = played(Size::Full, KeyExchange::Ecdhe);
    let slot = Slot::new(ValueKind::RsaPrivateExponent, Whose::Server);
    let (world, _) = step(&world, &Command::Leak(slot)).expect("there is one");
    assert_eq!(read(&world), Vec::<Vec<u8>>::new());
    assert_eq!(lamps(&world)[4], LampState::Held);
}

#[test]
fn a_story_in_another_version_takes_what_that_version_has() {
    let story = scenario::named("tls12-rsa").expect("in the catalogue");
    let newer = story.with_version(scenario::Version::Tls13);
    assert_eq!(newer.key_exchange, KeyExchange::Ecdhe);
    let suites = newer.cipher_suites();
    assert_eq!(suites, [CipherSuite::TOY_SAES_AEAD_TOYHASH]);
    let older = newer.with_cipher_suite(CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA);
    assert_eq!(older.version, scenario::Version::Tls12);
    assert_eq!(older.key_exchange, KeyExchange::Rsa);
}
