//! Hard computations: each with its cost in work and time, done on the spot only where that is small.

use padlock_core::closed_enum;
use std::collections::BTreeSet;

use padlock_core::{
    Nat,
    crack::{FactorJob, Progress, cost},
};
use padlock_tls::{
    ledger::{Ledger, Op, Recipe, Slot, ValueKind},
    party::Whose,
};

use super::{
    Gain, Knowledge,
    knowledge::{Could, closure_of_kinds, kinds},
};
use crate::world::Refused;

closed_enum! {
    /// A computation that is hard by design.
    pub enum HardOp {
        /// Finding the primes of an RSA modulus.
        Factor = "factor",
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
/// Steps between two looks at a factoring job.
const SLICE: u64 = 1 << 16;
/// The most slices: far above what a 64-bit modulus needs.
const MAX_SLICES: usize = 1 << 12;

/// The hard computations over `known` that would give something new.
pub(super) fn within_reach(known: &Ledger, recipes: &[Recipe]) -> Vec<Could> {
    let have = kinds(known);
    let primes = [
        (ValueKind::RsaPrimeP, Whose::Server),
        (ValueKind::RsaPrimeQ, Whose::Server),
    ];
    if primes.iter().all(|prime| have.contains(prime))
        || have.contains(&(ValueKind::RsaPrivateExponent, Whose::Server))
    {
        return vec![];
    }
    let Some((on, modulus)) = known.newest(Slot::new(ValueKind::RsaModulus, Whose::Server)) else {
        return vec![];
    };
    let size = Nat::from_be_bytes(&modulus.bytes).bits();
    let bits = cost::factoring_bits(size);
    let supposed: BTreeSet<_> = have.iter().copied().chain(primes).collect();
    let gives = closure_of_kinds(supposed, recipes)
        .difference(&have)
        .copied()
        .collect();
    vec![Could {
        op: HardOp::Factor,
        on,
        cost: Cost {
            size,
            bits,
            years: cost::estimate_years(bits),
        },
        feasible: size <= FACTOR_LIMIT,
        gives,
    }]
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
