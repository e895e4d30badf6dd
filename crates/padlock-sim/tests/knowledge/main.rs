//! What the eavesdropper is said to know she can really compute, and she knows nothing else.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

mod metadata;
mod soundness;
mod sources;

use std::collections::{BTreeMap, BTreeSet};

use padlock_sim::{
    Command, Disguise, Event, Hand, HardOp, Knowledge, LampState, Message, MessageId, Role,
    Scenario, World,
    eavesdropper::Status,
    scenario::{self, Deed},
    step,
    world::Fate,
};
use padlock_tls::{
    endpoint::Endpoint,
    ledger::{Derivation, Inputs, Ledger, Op, Slot, Value, ValueId, ValueKind},
    message_name::MessageName,
    party::{Party, Size, Whose},
    record::ProtocolVersion,
    tls13,
    x509::CertificateFault,
};

/// What a whole chain hangs on.
const SECRETS: &[ValueKind] = &[
    ValueKind::RsaPrivateExponent,
    ValueKind::TicketKey,
    ValueKind::EphemeralPrivateKey,
    ValueKind::PreMasterSecret,
    ValueKind::MasterSecret,
    ValueKind::SharedSecret,
    ValueKind::PreSharedKey,
    ValueKind::EarlySecret,
    ValueKind::EarlyTrafficSecret,
    ValueKind::HandshakeSecret,
    ValueKind::HandshakeTrafficSecret,
    ValueKind::Tls13MasterSecret,
    ValueKind::ApplicationTrafficSecret,
    ValueKind::ResumptionMasterSecret,
    ValueKind::KeyBlock,
    ValueKind::ClientWriteKey,
    ValueKind::ServerWriteKey,
    ValueKind::SessionKey,
];

/// A story that goes its way, and what was done in it.
struct Played {
    world: World,
    tampered: bool,
    /// What was leaked to her.
    leaked: BTreeSet<Slot>,
    /// The words that she has in mind.
    in_mind: BTreeSet<Vec<u8>>,
}

fn played(story: Scenario, commands: &[Command]) -> Played {
    let mut in_mind = BTreeSet::new();
    let mut think = |words: &[String]| {
        in_mind.extend(words.iter().map(|word| word.clone().into_bytes()));
    };
    for planned in &story.plan {
        if let Deed::Guess { words, .. } = &planned.deed {
            think(words);
        }
    }
    let mut tampered = !story.plan.is_empty();
    let mut leaked = BTreeSet::new();
    let mut world = World::new(story).unwrap();
    for command in commands {
        if let Command::Guess { words, .. } = command {
            think(words);
        }
        if let Ok((next, events)) = step(&world, command) {
            world = next;
            tampered |= matches!(command, Command::Hand(_) | Command::Alter { .. });
            leaked.extend(events.iter().filter_map(|event| match event {
                Event::Leaked(slot) => Some(*slot),
                _ => None,
            }));
        }
    }
    Played {
        world,
        tampered,
        leaked,
        in_mind,
    }
}

/// Every ledger that there is besides hers: of both ends, and of her own ends, in every connection.
fn owners(world: &World) -> Vec<&Ledger> {
    let ends = Party::ALL.iter().flat_map(|party| world.ends(*party));
    let own = world.eavesdropper().ends();
    ends.chain(own).map(Endpoint::ledger).collect()
}

fn stories() -> Vec<Scenario> {
    scenario::catalogue().unwrap()
}

/// The same story with nobody's hands on the wire, to its end.
fn listened_to(mut story: Scenario) -> World {
    story.plan.clear();
    let mut world = World::new(story).unwrap();
    while !world.finished() {
        world = step(&world, &Command::Step).unwrap().0;
    }
    world
}

/// What leads to a word of either end.
const TRAFFIC: &[ValueKind] = &[
    ValueKind::PreMasterSecret,
    ValueKind::MasterSecret,
    ValueKind::KeyBlock,
    ValueKind::ClientWriteKey,
    ValueKind::ServerWriteKey,
    ValueKind::SharedSecret,
    ValueKind::PreSharedKey,
    ValueKind::HandshakeSecret,
    ValueKind::EarlyTrafficSecret,
    ValueKind::HandshakeTrafficSecret,
    ValueKind::Tls13MasterSecret,
    ValueKind::ApplicationTrafficSecret,
    ValueKind::ResumptionMasterSecret,
    ValueKind::ExporterMasterSecret,
    ValueKind::SessionKey,
    ValueKind::EphemeralPrivateKey,
    ValueKind::RsaPrivateExponent,
    ValueKind::SigningKey,
    ValueKind::TicketKey,
];

/// What somebody says, where nothing keeps it from being read.
const WORDS: &[ValueKind] = &[ValueKind::OpenedRecord, ValueKind::ApplicationData];

/// Whether a suite without encryption was agreed on.
fn is_readable(world: &World) -> bool {
    let mut ends = world.ends(Party::Server);
    let suite = ends.find_map(|end| end.ledger().suite());
    suite.is_some_and(|suite| suite.protection.is_readable())
}

/// Whether the client has taken part in a key exchange of this kind.
fn is_ephemeral(world: &World) -> bool {
    let shares = ValueKind::EphemeralPublicKey;
    world.ends(Party::Client).any(|end| {
        let mut lines = end.ledger().lines();
        lines.any(|(_, line)| (line.value.slot.kind, line.value.slot.of) == (shares, Whose::Client))
    })
}

#[test]
fn whoever_only_listens_at_full_size_gets_no_traffic_secret_and_no_word() {
    let mut words = 0;
    for story in stories() {
        if !story.sizes.contains(&Size::Full) {
            continue;
        }
        let id = story.id.clone();
        let world = listened_to(story.with_size(Size::Full));
        let known = world.knowledge().known;
        let readable = is_readable(&world);
        for (at, line) in known.lines() {
            let kind = line.value.slot.kind;
            let is_secret = TRAFFIC.contains(&kind) || !readable && WORDS.contains(&kind);
            assert!(!is_secret, "{id}: {}", soundness::name(&known, at));
        }
        let said = Party::ALL.iter().flat_map(|party| world.said(*party));
        words += usize::from(is_ephemeral(&world) && !readable) * said.count();
    }
    assert!(words > 50, "{words} words were there to be read");
}

/// What becomes of privacy when the server's long-term keys leak after the session.
fn after_the_leak(story: Scenario) -> LampState {
    let mut world = listened_to(story);
    for kind in [ValueKind::RsaPrivateExponent, ValueKind::SigningKey] {
        let leak = Command::Leak(Slot::new(kind, Whose::Server));
        if let Ok((next, _)) = step(&world, &leak) {
            world = next;
        }
    }
    world.verdict(&world.knowledge()).privacy.state
}

#[test]
fn the_long_term_key_opens_what_rsa_transported_and_nothing_else() {
    let table = [
        ("tls10-rsa", LampState::Broken),
        ("tls11-rsa", LampState::Broken),
        ("tls12-rsa", LampState::Broken),
        ("tls10-dhe", LampState::Held),
        ("tls11-dhe", LampState::Held),
        ("tls12-dhe", LampState::Held),
        ("tls10-ecdhe", LampState::Held),
        ("tls11-ecdhe", LampState::Held),
        ("tls12-ecdhe", LampState::Held),
        ("tls12-ecdsa", LampState::Held),
        ("tls13", LampState::Held),
        ("tls13-dhe", LampState::Held),
        ("tls13-mlkem", LampState::Held),
        ("tls13-resumption", LampState::Held),
        ("tls13-early-data", LampState::Held),
    ];
    for (id, expected) in table {
        let story = scenario::named(id).unwrap();
        for size in story.sizes.clone() {
            let story = story.clone().with_size(size);
            let calm = listened_to(story.clone());
            let before = calm.verdict(&calm.knowledge());
            assert_eq!(before.privacy.state, LampState::Held, "{id} {}", size.id());
            assert_eq!(after_the_leak(story), expected, "{id} {}", size.id());
            let computed = before.forward_secrecy.state;
            // The key of the tickets is another long-term key: with it early data opens.
            let expected = match id {
                "tls13-early-data" => LampState::Broken,
                _ => expected,
            };
            assert_eq!(computed, expected, "{id} {}", size.id());
        }
    }
}

/// The words that she reads with the key of the tickets.
fn opened_by_the_ticket_key(world: &World) -> BTreeSet<Vec<u8>> {
    let slot = Slot::new(ValueKind::TicketKey, Whose::Server);
    let mut servers = world.ends(Party::Server).map(Endpoint::ledger);
    let (_, key) = servers.find_map(|own| own.newest(slot)).unwrap();
    let robbed = world.eavesdropper().with_leak(key.clone());
    let known = Knowledge::of(&robbed).known;
    let data = known.lines().map(|(_, line)| &line.value);
    let data = data.filter(|value| value.slot.kind == ValueKind::ApplicationData);
    data.map(|value| value.bytes.clone()).collect()
}

#[test]
fn the_key_of_the_tickets_opens_what_no_key_exchange_protects() {
    let words = |texts: &[&str]| -> BTreeSet<Vec<u8>> {
        texts.iter().map(|text| text.as_bytes().to_vec()).collect()
    };
    let table = [
        // The master secret is in the ticket: all that it protected opens.
        (
            "tls12-ticket",
            words(&["attack at dawn", "dawn it is", "noon instead"]),
        ),
        // The key is in the ticket, and what it protects alone is early data.
        ("tls13-early-data", words(&["is it dawn"])),
        ("tls13-resumption", words(&[])),
    ];
    for (id, expected) in table {
        let story = scenario::named(id).unwrap();
        for size in story.sizes.clone() {
            let world = listened_to(story.clone().with_size(size));
            assert_eq!(
                opened_by_the_ticket_key(&world),
                expected,
                "{id} {}",
                size.id()
            );
        }
    }
}

#[test]
fn in_a_resumed_connection_her_early_secret_is_the_owners() {
    let story = scenario::named("tls13-resumption").unwrap();
    let world = listened_to(story.with_size(Size::Full));
    let secret = |slot| {
        world
            .ledger(Party::Client)
            .newest(slot)
            .map(|(_, value)| value.clone())
    };
    let slot = |kind| Slot::new(kind, Whose::Both);
    let early = secret(slot(ValueKind::EarlySecret)).unwrap();
    assert!(
        !world.knowledge().knows(&early),
        "she has no pre-shared key"
    );
    // With the first connection's exchange broken, the key of the second follows, and no more than that.
    let client = world.ends(Party::Client).next().unwrap().ledger();
    let shared = client
        .lines()
        .find(|(_, line)| line.value.slot.kind == ValueKind::SharedSecret);
    let knowledge = Knowledge::of(
        &world
            .eavesdropper()
            .with_leak(shared.unwrap().1.value.clone()),
    );
    assert!(knowledge.knows(&early));
    let binder = secret(slot(ValueKind::BinderKey)).unwrap();
    assert!(knowledge.knows(&binder));
    let of_client = Slot::new(ValueKind::HandshakeTrafficSecret, Whose::Client);
    assert!(!knowledge.knows(&secret(of_client).unwrap()));
}

#[test]
fn what_she_lacks_has_a_price_and_what_she_has_an_origin() {
    let world = listened_to(scenario::named("tls12-rsa").unwrap());
    let knowledge = world.knowledge();
    let of = |kind, of| knowledge.status(Slot::new(kind, of));
    assert!(matches!(
        of(ValueKind::ClientRandom, Whose::Client),
        Status::Known {
            op: Op::Received,
            ..
        }
    ));
    let Status::Derivable { op, from, .. } = of(ValueKind::RsaModulus, Whose::Server) else {
        panic!("it is in the certificate");
    };
    assert_eq!((op, from.len()), (Op::ReadCertificate, 1));
    let Status::Lacking {
        needs,
        cheapest,
        leaks,
    } = of(ValueKind::MasterSecret, Whose::Both)
    else {
        panic!("nobody gave it to her");
    };
    let missing: Vec<ValueKind> = needs
        .iter()
        .flat_map(|need| &need.missing)
        .map(|m| m.0)
        .collect();
    assert_eq!(missing, [ValueKind::PreMasterSecret]);
    let cheapest = cheapest.unwrap();
    assert_eq!(cheapest.op, HardOp::Factor);
    assert!(leaks.contains(&(ValueKind::RsaPrivateExponent, Whose::Server)));
    // Each of them really does.
    let master = world
        .ledger(Party::Client)
        .newest(Slot::new(ValueKind::MasterSecret, Whose::Both));
    let (_, master) = master.unwrap();
    let mut tried = 0;
    for (kind, of) in leaks {
        let ends = Party::ALL.iter().map(|party| world.ledger(*party));
        let held = ends
            .into_iter()
            .find_map(|own| own.newest(Slot::new(kind, of)));
        if let Some((_, value)) = held {
            let robbed = world.eavesdropper().with_leak(value.clone());
            assert!(Knowledge::of(&robbed).knows(master), "{}", kind.id());
            tried += 1;
        }
    }
    assert!(tried >= 2, "{tried}");
    let (world, _) = step(&world, &Command::Crack(HardOp::Factor)).unwrap();
    assert!(world.knowledge().knows(master));
}
