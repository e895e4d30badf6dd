//! What breaking would cost: expected work in bits, and an honest estimate in time.
//!
//! One unit of work is one cycle of one core at 2.1 GHz. The yardstick for factoring is RSA-250
//! (829 bits, February 2020): about 2700 core-years of Intel Xeon Gold 6130 at 2.1 GHz
//! (Boudot, Gaudry, Guillevic, Heninger, Thomé and Zimmermann, CRYPTO 2020, and their announcement).

/// Cycles of one core in a second: the yardstick's clock.
pub const CYCLES_PER_SECOND: f64 = 2.1e9;

/// Seconds in a Julian year.
pub const SECONDS_PER_YEAR: f64 = 31_557_600.0;

/// A factoring that was done: the size of the number, and what it cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FactoringRecord {
    /// The size of the number in bits.
    pub bits: usize,
    /// What it cost, in cycles of one core.
    pub cycles: f64,
    /// The year of that measurement.
    pub year: u16,
}

/// RSA-100: four hours of one 2.2 GHz Athlon 64 core with the program msieve.
pub const RSA_100: FactoringRecord = FactoringRecord {
    bits: 330,
    cycles: 4.0 * 3600.0 * 2.2e9,
    year: 2005,
};

/// RSA-250, the largest RSA challenge number factored so far: 2700 core-years at 2.1 GHz.
pub const RSA_250: FactoringRecord = FactoringRecord {
    bits: 829,
    cycles: 2700.0 * SECONDS_PER_YEAR * CYCLES_PER_SECOND,
    year: 2020,
};

/// Cycles of one rho step on one core (a multiplication modulo `n` and its bookkeeping).
const RHO_STEP_CYCLES: f64 = 64.0;

/// The expected work, in bits, to factor a product of two primes of equal size.
///
/// The cheaper of Pollard's rho, which takes about `sqrt(pi p / 2)` steps for the smaller prime `p`, and
/// sieving. For sieving, `log2 L_n[1/3, (64/9)^(1/3)]` is laid through the two measured points below RSA-250's
/// size; above it, where there is no measurement, the work grows as `L_n` does, its `o(1)` taken as constant.
#[must_use]
pub fn factoring_bits(n_bits: usize) -> f64 {
    rho_bits(n_bits).min(sieve_bits(n_bits))
}

/// The time, in years, of `bits` bits of work on one core.
#[must_use]
pub fn estimate_years(bits: f64) -> f64 {
    bits.exp2() / CYCLES_PER_SECOND / SECONDS_PER_YEAR
}

fn rho_bits(n_bits: usize) -> f64 {
    let steps = n_bits as f64 / 4.0 + std::f64::consts::FRAC_PI_2.log2() / 2.0;
    steps + RHO_STEP_CYCLES.log2()
}

fn sieve_bits(n_bits: usize) -> f64 {
    let (low, high) = (l_bits(RSA_100.bits), l_bits(RSA_250.bits));
    let (low_work, high_work) = (RSA_100.cycles.log2(), RSA_250.cycles.log2());
    let slope = if n_bits > RSA_250.bits {
        1.0
    } else {
        (high_work - low_work) / (high - low)
    };
    high_work + slope * (l_bits(n_bits) - high)
}

/// `log2` of `L_n[1/3, (64/9)^(1/3)]` (Lenstra and Lenstra 1993).
fn l_bits(n_bits: usize) -> f64 {
    let ln_n = (n_bits.max(8) as f64) * std::f64::consts::LN_2;
    let exponent = (64.0_f64 / 9.0).cbrt() * ln_n.cbrt() * ln_n.ln().powf(2.0 / 3.0);
    exponent / std::f64::consts::LN_2
}
