//! Hard computations: each with its cost in work and time, done on the spot only where that is small.

use std::collections::BTreeSet;

#[cfg(feature = "all-suites")]
use padlock_core::crack::Search;
use padlock_core::{
    Nat, closed_enum,
    crack::{FactorJob, Progress},
};
use padlock_tls::{
    codec::Codec,
    handshake::NamedGroup,
    ledger::{Ledger, Op, Recipe, Slot, Value, ValueId, ValueKind},
    party::Whose,
    suite::HAS_DIFFIE_HELLMAN,
};
#[cfg(feature = "all-suites")]
use padlock_tls::{group, ledger::Inputs};

use super::{
    Gain, Knowledge,
    knowledge::{Could, closure_of_kinds, kinds},
    problem::Problem,
};
use crate::world::Refused;

closed_enum! {
    /// A computation that is hard by design.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub enum HardOp {
        /// Finding the primes of an RSA modulus.
        Factor = "factor",
        /// Finding the client's private value of Diffie-Hellman behind its public one.
        Logarithm = "logarithm",
        /// Asking a quantum computer for what is behind every public value that Shor's algorithm breaks, at any size.
        Quantum = "quantum",
    }
}

/// What a hard computation costs.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Cost {
    /// The size of the number in bits.
    pub size: usize,
    /// The expected work in bits: 2^bits processor cycles.
    pub bits: f64,
    /// The expected time on one processor core, in years.
    pub years: f64,
}

/// The largest modulus that is factored on the spot, in bits.
const FACTOR_LIMIT: usize = 64;
/// The largest group whose logarithms are found on the spot, in bits.
const LOGARITHM_LIMIT: usize = 48;
/// Steps between two looks at a job.
const SLICE: u64 = 1 << 16;
/// The most slices: far above what a 64-bit modulus needs.
const MAX_SLICES: usize = 1 << 12;

/// The hard computations over `known` that would give something new.
pub(super) fn within_reach(known: &Ledger, recipes: &[Recipe]) -> Vec<Could> {
    [factor(known, recipes), logarithm(known, recipes)]
        .into_iter()
        .flatten()
        .collect()
}

fn factor(known: &Ledger, recipes: &[Recipe]) -> Option<Could> {
    let have = kinds(known);
    let primes = [
        (ValueKind::RsaPrimeP, Whose::Server),
        (ValueKind::RsaPrimeQ, Whose::Server),
    ];
    if primes.iter().all(|prime| have.contains(prime))
        || have.contains(&(ValueKind::RsaPrivateExponent, Whose::Server))
    {
        return None;
    }
    let (on, size) = shortest_modulus(known)?;
    Some(Could {
        op: HardOp::Factor,
        on,
        cost: Problem::Factoring.cost(size),
        feasible: size <= FACTOR_LIMIT,
        gives: gains_of(&primes, &have, recipes),
    })
}

/// Of the server's moduli the one that costs least, the newest of several; and its bits.
fn shortest_modulus(known: &Ledger) -> Option<(ValueId, usize)> {
    let slot = Slot::new(ValueKind::RsaModulus, Whose::Server);
    let moduli = known.lines().rev();
    let moduli = moduli.filter(|(_, line)| line.value.slot == slot);
    let sizes = moduli.map(|(id, line)| (id, Nat::from_be_bytes(&line.value.bytes).bits()));
    sizes.min_by_key(|(_, size)| *size)
}

/// The client's private value: with it the premaster secret follows as it does for the client.
fn logarithm(known: &Ledger, recipes: &[Recipe]) -> Option<Could> {
    if !HAS_DIFFIE_HELLMAN {
        return None;
    }
    let have = kinds(known);
    let found = [(ValueKind::EphemeralPrivateKey, Whose::Client)];
    if found.iter().any(|private| have.contains(private)) {
        return None;
    }
    let (on, public) = public_key(known)?;
    let cost = logarithm_price(known, public)?;
    Some(Could {
        op: HardOp::Logarithm,
        on,
        cost,
        feasible: logarithm_inputs(known).is_some() && cost.size <= LOGARITHM_LIMIT,
        gives: gains_of(&found, &have, recipes),
    })
}

/// The client's public value in the group that the server took.
fn public_key(known: &Ledger) -> Option<(ValueId, &Value)> {
    let kind = ValueKind::EphemeralPublicKey;
    let mut lines = known.lines().rev().map(|(_, line)| line.value.slot);
    let group = lines.find(|slot| slot.kind == kind && slot.of == Whose::Server)?;
    known.newest(Slot::of_record(kind, Whose::Client, group.number))
}

/// What the logarithm of a public value costs; `None` where none is behind it alone.
pub(super) fn logarithm_price(known: &Ledger, public: &Value) -> Option<Cost> {
    let (problem, size) = logarithm_of(known, public)?;
    Some(problem.cost(size))
}

/// Where the logarithm is, and how large that is.
fn logarithm_of(known: &Ledger, public: &Value) -> Option<(Problem, usize)> {
    match known.newest(Slot::new(ValueKind::DhP, Whose::Server)) {
        Some((_, p)) => Some((Problem::FieldLogarithm, Nat::from_be_bytes(&p.bytes).bits())),
        None => match known.newest(Slot::new(ValueKind::NamedCurve, Whose::Server)) {
            Some((_, name)) => Some(on_curve(&name.bytes, public)),
            None => of_share(public),
        },
    }
}

fn on_curve(name: &[u8], public: &Value) -> (Problem, usize) {
    (
        Problem::CurveLogarithm,
        order_bits(name, public.bytes.len()),
    )
}

/// The logarithm of a key share, whose slot names the group. A hybrid's secret is not behind a logarithm alone.
#[cfg(feature = "all-suites")]
fn of_share(public: &Value) -> Option<(Problem, usize)> {
    let name = NamedGroup(u16::try_from(public.slot.number).ok()?);
    if let Some(field) = group::named_field(name) {
        return Some((Problem::FieldLogarithm, field.p().bits()));
    }
    group::curve(name)?;
    Some(on_curve(&name.to_bytes(), public))
}

#[cfg(not(feature = "all-suites"))]
fn of_share(_public: &Value) -> Option<(Problem, usize)> {
    None
}

impl Could {
    /// What it is about; `None` where the size does not matter, as for a quantum computer.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn problem(&self, known: &Ledger) -> Option<Problem> {
        match self.op {
            HardOp::Factor => Some(Problem::Factoring),
            HardOp::Logarithm => {
                let public = known.line(self.on)?;
                logarithm_of(known, &public.value).map(|(problem, _)| problem)
            }
            HardOp::Quantum => None,
        }
    }
}

/// The bits of a curve's order: a little more or less than those of a coordinate.
fn order_bits(name: &[u8], point_length: usize) -> usize {
    match name {
        name if *name == NamedGroup::TOY_CURVE.to_bytes() => 5,
        name if *name == NamedGroup::X25519.to_bytes() => 253,
        _ => point_length.saturating_sub(1) / 2 * 8,
    }
}

/// What would follow if `found` were known.
fn gains_of(
    found: &[(ValueKind, Whose)],
    have: &BTreeSet<(ValueKind, Whose)>,
    recipes: &[Recipe],
) -> Vec<(ValueKind, Whose)> {
    let supposed: BTreeSet<_> = have.iter().chain(found).copied().collect();
    closure_of_kinds(supposed, recipes)
        .difference(have)
        .copied()
        .collect()
}

/// The public value and its group.
fn logarithm_inputs(known: &Ledger) -> Option<Vec<Value>> {
    let (_, public) = public_key(known)?;
    let of_group = [ValueKind::NamedCurve, ValueKind::DhP, ValueKind::DhG];
    let group = of_group.into_iter().filter_map(|kind| {
        let held = known.newest(Slot::new(kind, Whose::Server));
        held.map(|(_, value)| value.clone())
    });
    Some(std::iter::once(public.clone()).chain(group).collect())
}

/// Does the work: what was found, and in how many steps.
pub(super) fn run(op: HardOp, knowledge: &Knowledge) -> Result<(Vec<Gain>, u64), Refused> {
    let could = knowledge
        .could
        .iter()
        .find(|could| could.op == op)
        .ok_or(Refused::NothingToCrack)?;
    if !could.feasible {
        return Err(Refused::TooMuchWork);
    }
    match op {
        HardOp::Factor => run_factor(could, knowledge),
        HardOp::Logarithm => run_logarithm(knowledge),
        // Its answer does not come from what she knows: `quantum`.
        HardOp::Quantum => Err(Refused::NothingToCrack),
    }
}

#[cfg(not(feature = "all-suites"))]
fn run_logarithm(_knowledge: &Knowledge) -> Result<(Vec<Gain>, u64), Refused> {
    Err(Refused::NothingToCrack)
}

#[cfg(feature = "all-suites")]
fn run_logarithm(knowledge: &Knowledge) -> Result<(Vec<Gain>, u64), Refused> {
    let inputs = logarithm_inputs(&knowledge.known).ok_or(Refused::NothingToCrack)?;
    let public = inputs.first().ok_or(Refused::NothingToCrack)?;
    let number = public.slot.number;
    let values: Vec<&Value> = inputs.iter().collect();
    // A key share names its group itself.
    let job = match number {
        0 => padlock_tls::tls12::ephemeral::logarithm_job(Inputs(&values)),
        _ => padlock_tls::tls13::key_share::logarithm_job(public),
    };
    let mut job = job.map_err(|_| Refused::TooMuchWork)?;
    for _ in 0..MAX_SLICES {
        match job.run(SLICE) {
            Search::Running { .. } => {}
            Search::Exhausted { .. } => return Err(Refused::NothingToCrack),
            Search::Found { value, work } => {
                let kind = ValueKind::EphemeralPrivateKey;
                let slot = Slot::of_record(kind, Whose::Client, number);
                let gain = Gain {
                    value: slot.holding(value.to_be_bytes()),
                    op: Op::DiscreteLogarithm,
                    inputs,
                    wire: None,
                };
                return Ok((vec![gain], work));
            }
        }
    }
    Err(Refused::TooMuchWork)
}

fn run_factor(could: &Could, knowledge: &Knowledge) -> Result<(Vec<Gain>, u64), Refused> {
    let modulus = knowledge
        .known
        .line(could.on)
        .map(|line| line.value.clone())
        .ok_or(Refused::NothingToCrack)?;
    let mut job =
        FactorJob::new(&Nat::from_be_bytes(&modulus.bytes)).map_err(|_| Refused::TooMuchWork)?;
    for _ in 0..MAX_SLICES {
        match job.run(SLICE) {
            Progress::Running { .. } => {}
            Progress::Prime { .. } => return Err(Refused::NothingToCrack),
            Progress::Done { p, q, work } => {
                let gain = |kind, prime: &Nat| Gain {
                    value: Slot::new(kind, Whose::Server).holding(prime.to_be_bytes()),
                    op: Op::Factored,
                    inputs: vec![modulus.clone()],
                    #[cfg(feature = "all-suites")]
                    wire: None,
                };
                return Ok((
                    vec![
                        gain(ValueKind::RsaPrimeP, &p),
                        gain(ValueKind::RsaPrimeQ, &q),
                    ],
                    work,
                ));
            }
        }
    }
    Err(Refused::TooMuchWork)
}
