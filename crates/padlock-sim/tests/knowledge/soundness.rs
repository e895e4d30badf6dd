//! Over stories and commands at random: what she is said to know she can compute, and its owner holds the same.

use padlock_core::Working;
use proptest::{collection::vec, prelude::*, sample::select};

use super::{sources::sources_are_hers, *};

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
        1 => Just(Command::TakeOver),
        1 => (message(), vec("[a-z ]{1,14}", 1..4))
            .prop_map(|(message, words)| Command::Guess { message, words }),
        1 => hand.prop_map(Command::Hand),
        1 => (message(), 0..200usize, 1..=255u8)
            .prop_map(|(message, at, xor)| Command::Alter { message, at, xor }),
    ]
}

pub fn name(known: &Ledger, id: ValueId) -> String {
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
    // By size alone she may well guess wrong; a flaw of an end seals otherwise than the end believes; and she reads what is
    // on its way still.
    let messages = played.world.messages().iter();
    let under_way: Vec<&Message> = messages
        .filter(|message| message.fate != Fate::Delivered)
        .collect();
    let arrived = |value: &Value| {
        let mut under_way = under_way.iter();
        !under_way.any(|message| sources::contains(&message.bytes, &value.bytes))
    };
    let judged = |line: &Derivation| match line.op {
        Op::Guessed => false,
        Op::Received if line.value.slot.kind == ValueKind::ProtectedRecord => false,
        Op::Received => !played.tampered && arrived(&line.value),
        op => !played.tampered || !op.is_source(),
    };
    for (id, line) in known.lines().filter(|(_, line)| judged(line)) {
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
                Op::Received
                    | Op::Counted
                    | Op::JoinMessages
                    | Op::Leaked
                    | Op::Guessed
                    | Op::Oracle
                    | Op::Quantum
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
                || matches!(
                    line.op,
                    Op::DiscreteLogarithm | Op::Factored | Op::Oracle | Op::Quantum
                ),
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

fn check(played: &Played) {
    let knowledge = played.world.knowledge();
    owners_hold_it(played, &knowledge);
    it_can_be_done_again(&played.world, &knowledge);
    sources_are_hers(played, &knowledge);
}

#[test]
fn in_every_story_left_alone_she_can_compute_what_she_is_said_to_know() {
    for mut story in stories() {
        story.plan.clear();
        let played = played(story, &vec![Command::Step; 60]);
        check(&played);
        check(&with_exchanges_leaked(played));
    }
}

/// As played, and then what both ends have exchanged leaks.
fn with_exchanges_leaked(mut played: Played) -> Played {
    let exchanged = [ValueKind::PreMasterSecret, ValueKind::SharedSecret];
    let lines = played.world.ledger(Party::Client).lines();
    let slots = lines.map(|(_, line)| line.value.slot);
    let slots: BTreeSet<Slot> = slots
        .filter(|slot| exchanged.contains(&slot.kind))
        .collect();
    for slot in slots {
        if let Ok((next, _)) = step(&played.world, &Command::Leak(slot)) {
            played.world = next;
            played.leaked.insert(slot);
        }
    }
    played
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
        check(&played(story, &commands));
    }
}
