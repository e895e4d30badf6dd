//! What decisions rest on: a suite's losses are those that its name tells, and the sum on paper is what the wire carries.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use padlock_core::Nat;
use padlock_sim::{
    Command, Scenario, World,
    evidence::{GivesUp, gives_up},
    scenario, step,
};
use padlock_tls::{
    handshake::CipherSuite,
    ledger::{Slot, ValueKind},
    party::{Party, Size, Whose},
    suite::SUITES,
    tls13,
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[test]
fn a_suite_up_to_tls_1_2_gives_up_what_its_name_tells() {
    let tells = |name: &str, what| match what {
        GivesUp::Encryption => name.contains("_WITH_NULL_"),
        GivesUp::ServerIdentity => name.contains("_DH_anon_"),
        GivesUp::ForwardSecrecy => name.contains("TLS_RSA_") || name.contains("TOY_RSA_"),
        GivesUp::LongBlocks => name.contains("_3DES_") || name.contains("_SAES_CBC_"),
        GivesUp::MacLast => name.contains("_CBC_"),
    };
    for suite in SUITES {
        let all = GivesUp::ALL.iter().copied();
        let told: Vec<_> = all.filter(|what| tells(suite.code.id(), *what)).collect();
        assert_eq!(gives_up(suite.code), told, "{}", suite.code.id());
    }
}

#[test]
fn suites_of_tls_1_3_and_unknown_ones_give_up_nothing() {
    let newer = tls13::SUITES.iter().map(|suite| suite.code);
    let unknown = [CipherSuite(0x1234), CipherSuite::TLS_FALLBACK_SCSV];
    for code in newer.chain(unknown) {
        assert_eq!(gives_up(code), [], "{}", code.id());
    }
}

/// The first story, at every moment.
fn moments(story: Scenario) -> Vec<World> {
    let mut worlds = vec![World::new(story).expect("it begins")];
    while let Ok((next, _)) = step(&worlds[worlds.len() - 1], &Command::Step) {
        worlds.push(next);
    }
    worlds
}

fn first(size: Size) -> Scenario {
    let story = scenario::named("tls12-rsa").expect("in the catalogue");
    story.with_size(size)
}

fn value(world: &World, party: Party, slot: Slot) -> Option<Nat> {
    let (_, value) = world.ledger(party).newest(slot)?;
    Some(Nat::from_be_bytes(&value.bytes))
}

#[test]
fn the_sum_on_paper_is_what_the_client_sends() {
    for seed in 1..20 {
        let worlds = moments(first(Size::Toy).with_seed(seed));
        let last = worlds.last().expect("the first one at least");
        let client = |kind| value(last, Party::Client, Slot::new(kind, Whose::Client));
        let m = client(ValueKind::PreMasterSecret).expect("it has drawn one");
        let locked = last.locked(&m).expect("it has the key");
        assert_eq!(locked.m, m);
        let sent = client(ValueKind::EncryptedPreMasterSecret).expect("it has sent it");
        assert_eq!(locked.c, Some(sent), "seed {seed}");
    }
}

#[test]
fn a_secret_that_is_not_below_n_does_not_come_back() {
    let worlds = moments(first(Size::Toy));
    let last = worlds.last().expect("the first one at least");
    let n = last.locked(&Nat::from(2_u64)).expect("it has the key").n;
    let below = n.checked_sub(&Nat::from(1_u64)).expect("n is not 0");
    assert!(last.locked(&below).expect("as before").c.is_some());
    assert_eq!(last.locked(&n).expect("as before").c, None);
}

#[test]
fn there_is_no_sum_before_the_client_has_the_key_nor_with_numbers_too_long_for_paper() {
    let m = Nat::from(2_u64);
    for world in moments(first(Size::Toy)) {
        let modulus = Slot::new(ValueKind::RsaModulus, Whose::Server);
        let has_key = value(&world, Party::Client, modulus).is_some();
        assert_eq!(world.locked(&m).is_some(), has_key);
    }
    let full = moments(first(Size::Full));
    assert!(full.iter().all(|world| world.locked(&m).is_none()));
}
