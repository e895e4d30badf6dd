//! Factoring up to 64 bits.

mod fermat;
mod p_minus_one;
mod rho;

use serde::{Deserialize, Serialize};

use self::fermat::Fermat;
use self::p_minus_one::PMinusOne;
use self::rho::Rho;
use crate::closed_enum;
use crate::error::{Bound, OutOfRange};
use crate::num::{Nat, word};
use crate::working::Symbol;

#[cfg(test)]
mod tests;

closed_enum! {
    /// A way to factor.
    pub enum Method {
        /// Trial division to 1024, then Pollard's rho: the fastest here.
        Fastest = "fastest",
        /// Division by every odd number (Fibonacci, *Liber Abaci*, 1202): `sqrt(p)`-many steps for the smaller prime `p`.
        TrialDivision = "trial_division",
        /// Fermat's difference of squares (letter to Mersenne, 1643): fast where `p` and `q` are close.
        Fermat = "fermat",
        /// Pollard's rho with Brent's cycle finding (BIT 20, 1980): about `sqrt(p)` steps.
        PollardRho = "pollard_rho",
        /// Pollard's `p - 1` (1974): fast where `p - 1` has only small prime factors.
        PMinusOne = "p_minus_one",
    }
}

/// A search for a factor of a number of at most 64 bits, in slices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactorJob {
    n: u64,
    method: Method,
    work: u64,
    state: State,
}

/// How far a [`FactorJob`] is. `work` counts the method's steps: divisions, squares tried, or multiplications.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Not done: run it again.
    Running {
        /// Steps so far.
        work: u64,
    },
    /// Found: `n = p q`, with `p <= q`. Neither need be prime when `n` has more than two prime factors.
    Done {
        /// The smaller factor.
        p: Nat,
        /// The larger factor.
        q: Nat,
        /// Steps in all.
        work: u64,
    },
    /// There is nothing to find: `n` is prime, or 1.
    Prime {
        /// Steps in all.
        work: u64,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
enum State {
    Trial { divisor: u64 },
    Rho(Rho),
    Fermat(Fermat),
    PMinusOne(PMinusOne),
    Found { factor: u64 },
    Prime,
}

/// The fastest way goes over to rho after this divisor.
const TRIAL_BOUND: u64 = 1 << 10;

impl FactorJob {
    /// A search for a factor of `n` in the fastest way.
    ///
    /// # Errors
    /// [`Bound::Bits`] when `n` is 0 or has more than 64 bits.
    pub fn new(n: &Nat) -> Result<Self, OutOfRange> {
        Self::with_method(n, Method::Fastest)
    }

    /// A search for a factor of `n` in this way.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn with_method(n: &Nat, method: Method) -> Result<Self, OutOfRange> {
        let refused = || OutOfRange::length(Symbol::N, n.bits(), Bound::Bits { min: 1, max: 64 });
        let value = n.to_u64().filter(|&n| n > 0).ok_or_else(refused)?;
        let state = match method {
            Method::Fastest | Method::TrialDivision => State::Trial { divisor: 2 },
            _ if value == 1 || word::is_prime(value) => State::Prime,
            // The others assume an odd number.
            _ if value.is_multiple_of(2) => State::Found { factor: 2 },
            Method::Fermat => State::Fermat(Fermat::new(value)),
            Method::PollardRho => State::Rho(Rho::new(1)),
            Method::PMinusOne => State::PMinusOne(PMinusOne::new()),
        };
        Ok(Self {
            n: value,
            method,
            work: 0,
            state,
        })
    }

    /// Steps so far.
    #[must_use]
    pub const fn work(&self) -> u64 {
        self.work
    }

    /// How many steps the method takes for a product of two primes of equal size, with little luck either way;
    /// Fermat's method and `p - 1` depend on the primes, and may take as many as trial division.
    #[must_use]
    pub fn expected_work(&self) -> f64 {
        let fourth_root = (self.n as f64).sqrt().sqrt();
        let trial = (self.n as f64).sqrt() / 2.0;
        match self.method {
            Method::Fastest => trial.min(TRIAL_BOUND as f64 / 2.0 + 1.5 * fourth_root),
            Method::PollardRho => 1.5 * fourth_root,
            Method::TrialDivision | Method::Fermat | Method::PMinusOne => trial,
        }
    }

    /// Goes on for at least `max_steps` steps (to the next whole batch of 64), or until done.
    pub fn run(&mut self, max_steps: u64) -> Progress {
        let end = self.work.saturating_add(max_steps.max(1));
        loop {
            let (steps, next) = match &mut self.state {
                State::Found { factor } => return found(self.n, *factor, self.work),
                State::Prime => return Progress::Prime { work: self.work },
                _ if self.work >= end => return Progress::Running { work: self.work },
                State::Trial { divisor } => (1, Some(after_trial(self.n, self.method, *divisor))),
                State::Rho(rho) => rho.batch(self.n),
                State::Fermat(fermat) => fermat.batch(self.n),
                State::PMinusOne(p_minus_one) => p_minus_one.batch(self.n),
            };
            self.work += steps;
            if let Some(state) = next {
                self.state = state;
            }
        }
    }
}

fn found(n: u64, factor: u64, work: u64) -> Progress {
    let other = n.checked_div(factor).unwrap_or(1);
    Progress::Done {
        p: Nat::from(factor.min(other)),
        q: Nat::from(factor.max(other)),
        work,
    }
}

/// What follows a trial division by `divisor`.
fn after_trial(n: u64, method: Method, divisor: u64) -> State {
    if divisor > n / divisor {
        return State::Prime;
    }
    if n.is_multiple_of(divisor) {
        return State::Found { factor: divisor };
    }
    if divisor < TRIAL_BOUND || method == Method::TrialDivision {
        let step = if divisor == 2 { 1 } else { 2 };
        return State::Trial {
            divisor: divisor + step,
        };
    }
    if word::is_prime(n) {
        return State::Prime;
    }
    State::Rho(Rho::new(1))
}
