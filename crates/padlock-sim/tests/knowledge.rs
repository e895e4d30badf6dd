//! What the eavesdropper is said to know she can really compute, and she knows nothing else.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

use std::collections::BTreeSet;

use padlock_core::Working;
use padlock_sim::{
    Command, Disguise, Hand, HardOp, Knowledge, LampState, MessageId, Role, Scenario, World,
    eavesdropper::Status, scenario, step,
};
use padlock_tls::{
    endpoint::Endpoint,
    ledger::{Inputs, Ledger, Op, Slot, Value, ValueId, ValueKind},
    party::{Party, Size, Whose},
    record::ProtocolVersion,
    tls13,
    x509::CertificateFault,
};
use proptest::{collection::vec, prelude::*, sample::select};

/// How many stories; `PADLOCK_SOAK=1` asks for the long form.
fn cases() -> u32 {
    match std::env::var_os("PADLOCK_SOAK").is_some_and(|value| value != "0") {
        true => 3000,
        false => 32,
    }
}

/// One of everything that can be done, most of it steps.
fn command() -> impl Strategy<Value = Command> {
    let party = || select(Party::ALL);
    let message = || (0..40u32).prop_map(MessageId);
    let hand = prop_oneof![
        message().prop_map(Hand::Hold),
        message().prop_map(Hand::Release),
        message().prop_map(Hand::Drop),
        message().prop_map(Hand::Delay),
        message().prop_map(Hand::Hurry),
        message().prop_map(Hand::Duplicate),
        message().prop_map(Hand::Replay),
        (message(), 1..60usize).prop_map(|(message, length)| Hand::Truncate { message, length }),
        (party(), vec(any::<u8>(), 1..60)).prop_map(|(to, bytes)| Hand::Inject { to, bytes }),
    ];
    prop_oneof![
        60 => Just(Command::Step),
        4 => (select(ValueKind::ALL), select(Whose::ALL), 0..4u64)
            .prop_map(|(kind, of, number)| Command::Leak(Slot::of_record(kind, of, number))),
        6 => (select(SECRETS), select(Whose::ALL))
            .prop_map(|(kind, of)| Command::Leak(Slot::new(kind, of))),
        2 => select(HardOp::ALL).prop_map(Command::Crack),
        2 => (party(), "[a-z]{1,8}").prop_map(|(by, text)| Command::Say { by, text }),
        1 => party().prop_map(|by| Command::Close { by }),
        2 => select(vec![Role::Client, Role::Eavesdropper]).prop_map(|by| Command::Connect { by }),
        1 => select(vec![None, Some(CertificateFault::SelfSigned)])
            .prop_map(|fault| Command::GoBetween(Disguise { fault, version: None })),
        1 => (message(), vec("[a-z ]{1,14}", 1..4))
            .prop_map(|(message, words)| Command::Guess { message, words }),
        1 => hand.prop_map(Command::Hand),
        1 => (message(), 0..200usize, 1..=255u8)
            .prop_map(|(message, at, xor)| Command::Alter { message, at, xor }),
    ]
}

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
}

fn played(story: Scenario, commands: &[Command]) -> Played {
    let mut world = World::new(story).unwrap();
    let mut tampered = !world.scenario().plan.is_empty();
    for command in commands {
        if let Ok((next, _)) = step(&world, command) {
            world = next;
            tampered |= matches!(command, Command::Hand(_) | Command::Alter { .. });
        }
    }
    Played { world, tampered }
}

/// Every ledger that there is besides hers: of both ends, and of her own ends, in every connection.
fn owners(world: &World) -> Vec<&Ledger> {
    let ends = Party::ALL.iter().flat_map(|party| world.ends(*party));
    let own = world.eavesdropper().ends();
    ends.chain(own).map(Endpoint::ledger).collect()
}

fn name(known: &Ledger, id: ValueId) -> String {
    let tell = |id: ValueId| {
        let line = known.line(id).unwrap();
        let slot = line.value.slot;
        let (kind, of) = (slot.kind.id(), slot.of.id());
        format!("{kind} of {of} {} by {}", slot.number, line.op.id())
    };
    let inputs: Vec<String> = known
        .line(id)
        .unwrap()
        .inputs
        .iter()
        .map(|id| tell(*id))
        .collect();
    format!("{} from {inputs:?}", tell(id))
}

/// What was computed or opened is what an owner holds with the same bytes, wherever owners hold such a value at all. She may
/// be ahead of one: then all that she computed it from is that one's.
///
/// Where someone tampers, the ends are not of one mind, and neither need hold what follows from some of the one's values and
/// some of the other's: there it must be so for what an end has everything for.
fn owners_hold_it(played: &Played, knowledge: &Knowledge) {
    let known = &knowledge.known;
    let owners = owners(&played.world);
    let sound: Vec<Vec<bool>> = owners.iter().map(|own| ahead_of(own, known)).collect();
    for (id, line) in known.lines().filter(|(_, line)| !line.op.is_source()) {
        let ancestry = known.ancestry(id);
        let lines = ancestry.iter().filter_map(|id| known.line(*id));
        let sources: Vec<_> = lines.filter(|line| line.inputs.is_empty()).collect();
        let concerns = |own: &&&Ledger| {
            let mut sources = sources.iter();
            let has_all = sources.all(|source| own.find(&source.value).is_some());
            own.newest(line.value.slot).is_some() && (!played.tampered || has_all)
        };
        if owners.iter().any(|own| concerns(&own)) {
            let holds = sound.iter().any(|sound| sound[id.index()]);
            assert!(holds, "she is said to know {}", name(known, id));
        }
    }
}

/// Which of her values an owner holds, or would compute from its own; of a record there is one such value.
fn ahead_of(own: &Ledger, known: &Ledger) -> Vec<bool> {
    let slots: BTreeSet<Slot> = own.lines().map(|(_, line)| line.value.slot).collect();
    let values: BTreeSet<&Value> = own.lines().map(|(_, line)| &line.value).collect();
    let mut sound: Vec<bool> = Vec::new();
    for (_, line) in known.lines() {
        let slot = line.value.slot;
        let is_only_one = slot.kind.is_of_record() || line.inputs.is_empty();
        let follows = !line.op.is_source()
            && line.inputs.iter().all(|input| sound[input.index()])
            && !(is_only_one && slots.contains(&slot));
        let prime = |kind| Slot { kind, ..slot }.holding(line.value.bytes.clone());
        // The primes of a modulus have no order.
        let is_prime = matches!(slot.kind, ValueKind::RsaPrimeP | ValueKind::RsaPrimeQ)
            && [ValueKind::RsaPrimeP, ValueKind::RsaPrimeQ]
                .iter()
                .any(|kind| values.contains(&prime(*kind)));
        // An end hashes its messages only where it needs to.
        let is_begun = slot.kind == ValueKind::HandshakeMessages
            && own.lines().any(|(_, own)| {
                own.value.slot.kind == slot.kind && own.value.bytes.starts_with(&line.value.bytes)
            });
        sound.push(values.contains(&line.value) || is_prime || is_begun || follows);
    }
    sound
}

/// Every derivation gives the same bytes once more, and begins with what she saw, was given or found, or with her own ends.
fn it_can_be_done_again(world: &World, knowledge: &Knowledge) {
    let known = &knowledge.known;
    let own_ends: Vec<&Ledger> = world.eavesdropper().ends().map(Endpoint::ledger).collect();
    for (id, line) in known.lines() {
        let is_own = own_ends.iter().any(|own| own.find(&line.value).is_some());
        if line.inputs.is_empty() && !is_own {
            let is_her_source = matches!(
                line.op,
                Op::Received | Op::Counted | Op::JoinMessages | Op::Leaked | Op::Guessed
            );
            let from_nothing = line.value.slot.kind == ValueKind::EarlySecret;
            assert!(is_her_source || from_nothing, "{}", name(known, id));
        }
        if line.op.is_source() || is_own {
            continue;
        }
        let inputs: Vec<&Value> = line
            .inputs
            .iter()
            .map(|id| &known.line(*id).unwrap().value)
            .collect();
        assert!(
            line.inputs.iter().all(|input| *input < id),
            "{}",
            name(known, id)
        );
        assert!(
            agreements(world).any(|own| again(own, line.op, line.value.slot, &inputs).as_ref() == Some(&line.value.bytes))
                // Reading a message out of a record is no operation on the record alone, and work is its own proof.
                || line.op == Op::ReadContent && inputs.len() == 1
                || matches!(line.op, Op::DiscreteLogarithm | Op::Factored),
            "{}",
            name(known, id)
        );
    }
}

/// The ledgers whose suites and versions there are to compute with.
fn agreements(world: &World) -> impl Iterator<Item = &Ledger> {
    owners(world).into_iter()
}

fn again(agreed: &Ledger, op: Op, output: Slot, inputs: &[&Value]) -> Option<Vec<u8>> {
    let off = &mut Working::off();
    let of_tls13 = tls13::ops::compute(agreed.tls13(), op, output, Inputs(inputs), off);
    match of_tls13 {
        Some(computed) => computed.ok(),
        None => op
            .compute(agreed.session()?, output, Inputs(inputs), off)
            .ok(),
    }
}

fn stories() -> Vec<Scenario> {
    scenario::catalogue().unwrap()
}

fn story() -> impl Strategy<Value = Scenario> {
    let stories = stories();
    (
        0..stories.len(),
        prop::bool::weighted(0.85),
        1..10_000u64,
        any::<bool>(),
    )
        .prop_map(move |(at, toy, seed, calm)| {
            let mut story = stories[at].clone().with_seed(seed);
            if calm {
                story.plan.clear();
            }
            match toy && story.sizes.contains(&Size::Toy) {
                true => story.with_size(Size::Toy),
                false => story,
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_she_is_said_to_know_she_can_compute_and_its_owner_holds(
        story in story(),
        commands in vec(command(), 10..90),
    ) {
        let played = played(story, &commands);
        let knowledge = played.world.knowledge();
        owners_hold_it(&played, &knowledge);
        it_can_be_done_again(&played.world, &knowledge);
    }
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

/// What opens a word of either end.
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
    ValueKind::ApplicationTrafficSecret,
    ValueKind::OpenedRecord,
    ValueKind::ApplicationData,
];

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
        let full = story.sizes.contains(&Size::Full) && !story.id.ends_with("null");
        if !full || story.id == "attack-sniffing" {
            continue;
        }
        let id = story.id.clone();
        let world = listened_to(story.with_size(Size::Full));
        let known = world.knowledge().known;
        for (at, line) in known.lines() {
            let kind = line.value.slot.kind;
            assert!(!TRAFFIC.contains(&kind), "{id}: {}", name(&known, at));
        }
        let said = Party::ALL.iter().flat_map(|party| world.said(*party));
        words += usize::from(is_ephemeral(&world)) * said.count();
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

#[test]
fn without_any_key_she_learns_names_sizes_and_who_comes_again() {
    let older = listened_to(scenario::named("tls12-ticket").unwrap());
    let seen = older.metadata();
    assert_eq!(seen.links.len(), 1, "the ticket ties both connections");
    assert_eq!(seen.contacts.len(), 2);
    let chosen = seen.contacts[1].chosen.map(|(version, _)| version);
    assert_eq!(chosen, Some(ProtocolVersion::TLS12));
    assert!(!seen.contacts[0].cipher_suites.is_empty());
    let leaf = seen.certificates[0].says.as_ref().unwrap();
    assert_eq!(leaf.dns_names, ["padlock.example"]);
    assert!(!leaf.issuer.is_empty() && leaf.subject != leaf.issuer);
    assert!(seen.names.iter().any(|(_, name)| name == "padlock.example"));
    let sizes: Vec<usize> = seen.records.iter().map(|record| record.length).collect();
    let sent: Vec<usize> = older
        .messages()
        .iter()
        .map(|message| message.bytes.len())
        .collect();
    assert_eq!(sizes, sent);
    // TLS 1.3 hides the certificate, and a ticket is seen but once.
    let newer = listened_to(scenario::named("tls13-resumption").unwrap());
    let seen = newer.metadata();
    assert!(seen.certificates.is_empty() && seen.links.is_empty());
    assert!(seen.names.iter().any(|(_, name)| name == "padlock.example"));
    assert_eq!(
        seen.contacts[0].chosen.map(|(version, _)| version),
        Some(ProtocolVersion::TLS13)
    );
}
