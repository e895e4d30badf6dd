//! What breaking would cost: expected work in bits, and an honest estimate in time.
//!
//! One unit of work is one cycle of one core at 2.1 GHz, which is the core of the yardsticks:
//!
//! - RSA-240 and RSA-250 (795 and 829 bits, 2019 and 2020): about 900 and 2700 core-years of Intel Xeon Gold 6130,
//!   by the number field sieve; and a discrete logarithm modulo a prime of 795 bits (2019): about 3100 core-years
//!   (Boudot, Gaudry, Guillevic, Heninger, Thomé and Zimmermann, CRYPTO 2020, and their announcements).
//! - A discrete logarithm on a curve over a prime field of 112 bits (2009): `8.5 10^16` point additions
//!   (Bos, Kaihara, Kleinjung, Lenstra and Montgomery 2012).
//! - RSA-100 (330 bits): four hours of one core at 2.2 GHz.
//!
//! Below a yardstick the estimates are good to a few bits. Above it they are extrapolations: of a formula whose `o(1)` is
//! taken as constant for the sieves, and of plain counting for the others. Memory, which decides in practice, is left out.

use serde::{Deserialize, Serialize};

use crate::closed_enum;

#[cfg(test)]
mod tests;

/// Cycles of one core in a second: the yardsticks' clock.
pub const CYCLES_PER_SECOND: f64 = 2.1e9;

/// Seconds in a Julian year.
pub const SECONDS_PER_YEAR: f64 = 31_557_600.0;

const CORE_YEAR: f64 = SECONDS_PER_YEAR * CYCLES_PER_SECOND;

closed_enum! {
    /// A way to break something, whose size is told in bits.
    pub enum Attack {
        /// Factor a product of two primes of equal size by dividing; size of the product.
        TrialDivision = "trial_division",
        /// Factor by Pollard's rho; size of the product.
        PollardRho = "pollard_rho",
        /// Factor by the number field sieve; size of the product.
        NumberFieldSieve = "number_field_sieve",
        /// Logarithm in a group of prime order by baby steps and giant steps or a walk; size of the order.
        GroupLogarithm = "group_logarithm",
        /// Logarithm modulo a prime by the number field sieve; size of the prime.
        FieldSieve = "field_sieve",
        /// Logarithm on a curve of prime order by Pollard's rho; size of the order.
        CurveRho = "curve_rho",
        /// Every key until the right one; size of the key.
        KeySearch = "key_search",
        /// Two messages with one digest, by the birthday bound; size of the digest.
        Collision = "collision",
        /// Another message with a given digest; size of the digest.
        SecondPreimage = "second_preimage",
    }
}

/// What an attack would cost.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cost {
    /// The attack.
    pub attack: Attack,
    /// The expected work: its logarithm to the base 2, in cycles of one core.
    pub bits: f64,
    /// The time on one core, in years.
    pub core_years: f64,
    /// Whether nobody has shown this size yet: the estimate is an extrapolation.
    pub beyond_record: bool,
}

/// A computation that was done: the yardstick.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record {
    /// The size in bits.
    pub bits: usize,
    /// What it cost, in cycles of one core.
    pub cycles: f64,
    /// The year.
    pub year: u16,
}

/// RSA-100, on one core at 2.2 GHz with the program msieve.
pub const RSA_100: Record = Record {
    bits: 330,
    cycles: 4.0 * 3600.0 * 2.2e9,
    year: 2005,
};

/// RSA-240: 900 core-years.
pub const RSA_240: Record = Record {
    bits: 795,
    cycles: 900.0 * CORE_YEAR,
    year: 2019,
};

/// RSA-250, the largest RSA challenge number factored so far: 2700 core-years.
pub const RSA_250: Record = Record {
    bits: 829,
    cycles: 2700.0 * CORE_YEAR,
    year: 2020,
};

/// The largest discrete logarithm modulo a prime without special form so far: 3100 core-years.
pub const DLP_240: Record = Record {
    bits: 795,
    cycles: 3100.0 * CORE_YEAR,
    year: 2019,
};

/// The largest discrete logarithm on a curve over a prime field so far.
pub const CURVE_112: Record = Record {
    bits: 112,
    cycles: 8.5e16 * POINT_ADDITION_CYCLES,
    year: 2009,
};

/// The largest key found by trying: RC5 with 64 bits, by distributed.net (2002).
pub const KEY_64: Record = Record {
    bits: 64,
    cycles: 1.5e19 * TRIAL_CYCLES,
    year: 2002,
};

// Cycles of one step on one core, to about a factor of two.
const DIVISION_CYCLES: f64 = 16.0;
const MULTIPLICATION_CYCLES: f64 = 64.0;
const POINT_ADDITION_CYCLES: f64 = 1024.0;
const TRIAL_CYCLES: f64 = 128.0;
const DIGEST_CYCLES: f64 = 512.0;

/// A sieve does not start under some 30 milliseconds.
const SIEVE_START_CYCLES: f64 = 67_108_864.0;

/// What this attack costs at this size.
#[must_use]
pub fn cost(attack: Attack, size: usize) -> Cost {
    let bits = work(attack, size).max(0.0);
    Cost {
        attack,
        bits,
        core_years: estimate_years(bits),
        beyond_record: record(attack).is_none_or(|record| size > record.bits),
    }
}

/// The largest that was shown for this attack; `None` where the question has no record worth the name.
#[must_use]
pub const fn record(attack: Attack) -> Option<Record> {
    match attack {
        Attack::TrialDivision | Attack::PollardRho | Attack::NumberFieldSieve => Some(RSA_250),
        Attack::FieldSieve => Some(DLP_240),
        Attack::GroupLogarithm | Attack::CurveRho => Some(CURVE_112),
        Attack::KeySearch => Some(KEY_64),
        Attack::Collision | Attack::SecondPreimage => None,
    }
}

/// The cheapest way to factor a product of two primes of equal size, of this many bits.
#[must_use]
pub fn factoring(n_bits: usize) -> Cost {
    cheapest(&[
        cost(Attack::TrialDivision, n_bits),
        cost(Attack::PollardRho, n_bits),
        cost(Attack::NumberFieldSieve, n_bits),
    ])
}

/// The cheapest way to a logarithm modulo a prime of `p_bits`, in a subgroup whose order has `q_bits`.
#[must_use]
pub fn field_logarithm(p_bits: usize, q_bits: usize) -> Cost {
    cheapest(&[
        cost(Attack::GroupLogarithm, q_bits),
        cost(Attack::FieldSieve, p_bits),
    ])
}

/// The expected work, in bits, to factor a product of two primes of equal size.
#[must_use]
pub fn factoring_bits(n_bits: usize) -> f64 {
    factoring(n_bits).bits
}

/// The time, in years, of `bits` bits of work on one core.
#[must_use]
pub fn estimate_years(bits: f64) -> f64 {
    bits.exp2() / CYCLES_PER_SECOND / SECONDS_PER_YEAR
}

fn cheapest(costs: &[Cost]) -> Cost {
    let none = Cost {
        attack: Attack::TrialDivision,
        bits: f64::INFINITY,
        core_years: f64::INFINITY,
        beyond_record: true,
    };
    costs.iter().fold(
        none,
        |best, cost| {
            if cost.bits < best.bits { *cost } else { best }
        },
    )
}

fn work(attack: Attack, size: usize) -> f64 {
    let bits = size as f64;
    // A walk meets itself after sqrt(pi q / 2) steps (van Oorschot and Wiener 1999).
    let birthday = bits / 2.0 + std::f64::consts::FRAC_PI_2.log2() / 2.0;
    match attack {
        // The odd numbers up to the smaller prime.
        Attack::TrialDivision => bits / 2.0 - 1.0 + DIVISION_CYCLES.log2(),
        Attack::PollardRho => birthday - bits / 4.0 + MULTIPLICATION_CYCLES.log2(),
        Attack::NumberFieldSieve => {
            sieve(size, RSA_250.bits, RSA_250.cycles.log2(), factoring_slope())
        }
        Attack::GroupLogarithm => birthday + MULTIPLICATION_CYCLES.log2(),
        // Only one size was measured with this clock: the slope is the factoring's.
        Attack::FieldSieve => sieve(size, DLP_240.bits, DLP_240.cycles.log2(), factoring_slope()),
        // Negation is free, which saves half a bit.
        Attack::CurveRho => birthday - 0.5 + POINT_ADDITION_CYCLES.log2(),
        Attack::KeySearch => bits - 1.0 + TRIAL_CYCLES.log2(),
        Attack::Collision => birthday + DIGEST_CYCLES.log2(),
        Attack::SecondPreimage => bits + DIGEST_CYCLES.log2(),
    }
}

/// `log2 L_n[1/3, (64/9)^(1/3)]` laid through a record, and below it through RSA-100 as well; above it, where nothing was
/// measured, the work grows as `L_n` does.
fn sieve(size: usize, record_bits: usize, record_work: f64, slope: f64) -> f64 {
    let slope = if size > record_bits { 1.0 } else { slope };
    let work = record_work + slope * (l_bits(size) - l_bits(record_bits));
    (work.exp2() + SIEVE_START_CYCLES).log2()
}

fn factoring_slope() -> f64 {
    let work = RSA_250.cycles.log2() - RSA_100.cycles.log2();
    work / (l_bits(RSA_250.bits) - l_bits(RSA_100.bits))
}

/// `log2` of `L_n[1/3, (64/9)^(1/3)]` (Lenstra and Lenstra 1993).
fn l_bits(n_bits: usize) -> f64 {
    let ln_n = (n_bits.max(8) as f64) * std::f64::consts::LN_2;
    let exponent = (64.0_f64 / 9.0).cbrt() * ln_n.cbrt() * ln_n.ln().powf(2.0 / 3.0);
    exponent / std::f64::consts::LN_2
}
