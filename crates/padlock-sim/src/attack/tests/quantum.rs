//! A quantum computer.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use padlock_tls::handshake::NamedGroup;

use super::*;
use crate::{
    HardOp,
    scenario::{GroupName, KeyExchange},
};

fn asked(world: &World) -> Result<(World, Vec<Event>), Refused> {
    step(world, &Command::Crack(HardOp::Quantum))
}

/// The harvest's story with other groups.
fn with_group(group: NamedGroup) -> World {
    let mut story = story("attack-quantum-harvest");
    story.client.groups = vec![GroupName(group)];
    played(story)
}

#[test]
fn it_opens_x25519_and_not_ml_kem() {
    for group in [NamedGroup::X25519, NamedGroup::SECP256R1] {
        let world = with_group(group);
        assert_eq!(privacy(&world), LampState::Held);
        let (after, events) = asked(&world).expect("a public value was seen");
        assert!(matches!(events.as_slice(), [Event::Cracked { work, .. }] if *work > 1 << 30));
        assert_eq!(privacy(&after), LampState::Broken);
        assert_eq!(knows(&after, Party::Client), [b"attack at dawn".to_vec()]);
        assert!(is_sound(&after));
        assert_eq!(others(&after), others(&world));
    }
    let world = with_group(NamedGroup::X25519MLKEM768);
    assert_eq!(asked(&world).map(|_| ()), Err(Refused::NothingToCrack));
}

#[test]
fn it_opens_every_other_key_exchange_of_either_size() {
    for (version, key_exchange) in [
        (Version::Tls10, KeyExchange::Rsa),
        (Version::Tls12, KeyExchange::Rsa),
        (Version::Tls12, KeyExchange::Dhe),
        (Version::Tls12, KeyExchange::DhAnon),
        (Version::Tls12, KeyExchange::Ecdhe),
        (Version::Tls13, KeyExchange::Dhe),
    ] {
        for size in [Size::Toy, Size::Full] {
            let story = Scenario {
                key_exchange,
                ..story("tls12-rsa").with_version(version).with_size(size)
            };
            let what = format!("{} {} {}", version.id(), key_exchange.id(), size.id());
            let (after, _) = asked(&played(story)).expect("a public value was seen");
            assert_eq!(privacy(&after), LampState::Broken, "{what}");
        }
    }
}

#[test]
fn it_says_nothing_twice() {
    let (after, _) = asked(&with_group(NamedGroup::X25519)).expect("a public value was seen");
    // By now she has read the certificate, whose key she asks about next.
    let (after, _) = asked(&after).expect("the server's modulus was read");
    assert_eq!(asked(&after).map(|_| ()), Err(Refused::NothingToCrack));
}
