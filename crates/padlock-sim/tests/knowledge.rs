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
    Command, Disguise, Hand, HardOp, Knowledge, MessageId, Role, Scenario, World, scenario, step,
};
use padlock_tls::{
    endpoint::Endpoint,
    ledger::{Inputs, Ledger, Op, Slot, Value, ValueId, ValueKind},
    party::{Party, Size, Whose},
    tls13,
    x509::CertificateFault,
};
use proptest::{collection::vec, prelude::*, sample::select};

/// How many stories; `PADLOCK_SOAK=1` asks for the long form.
fn cases() -> u32 {
    match std::env::var_os("PADLOCK_SOAK").is_some_and(|value| value != "0") {
        true => 5000,
        false => 48,
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

/// The primes of a modulus have no order.
fn same(one: &Value, other: &Value) -> bool {
    let prime =
        |value: &Value| matches!(value.slot.kind, ValueKind::RsaPrimeP | ValueKind::RsaPrimeQ);
    one == other || prime(one) && prime(other) && one.bytes == other.bytes
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

/// What was computed or opened is what an owner holds with the same bytes, wherever owners hold such a value at all. Where
/// someone tampers, the ends are not of one mind, and neither need hold what follows from some of the one's values and some
/// of the other's: there it must be so for what an end has everything for.
fn owners_hold_it(played: &Played, knowledge: &Knowledge) {
    let known = &knowledge.known;
    let owners = owners(&played.world);
    let computed = known.lines().filter(|(_, line)| !line.op.is_source());
    for (id, line) in computed {
        let slot = line.value.slot;
        let sources: Vec<&Value> = known
            .ancestry(id)
            .into_iter()
            .filter_map(|id| known.line(id))
            .filter(|line| line.inputs.is_empty())
            .map(|line| &line.value)
            .collect();
        let has_all = |own: &&&Ledger| {
            let mut sources = sources.iter();
            !played.tampered || sources.all(|source| own.find(source).is_some())
        };
        let mut with_slot = owners.iter().filter(|own| own.newest(slot).is_some());
        if with_slot.any(|own| has_all(&own)) {
            let mut lines = owners.iter().flat_map(|own| own.lines());
            assert!(
                lines.any(|(_, own)| same(&own.value, &line.value)),
                "she is said to know {}",
                name(known, id)
            );
        }
    }
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

/// A story played to its end, with nobody's hands on the wire.
fn undisturbed(mut story: Scenario) -> World {
    story.plan.clear();
    let mut world = World::new(story).unwrap();
    while let Ok((next, _)) = step(&world, &Command::Step) {
        world = next;
    }
    world
}
