//! Factoring up to 64 bits: trial division, then Pollard's rho with Brent's cycle finding
//! (Brent, "An improved Monte Carlo factorization algorithm", BIT 20, 1980).

use serde::{Deserialize, Serialize};

use crate::error::{Bound, OutOfRange};
use crate::num::{Nat, is_prime, word};
use crate::working::Symbol;

/// A search for a factor of a number of at most 64 bits, in slices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorJob {
    n: u64,
    work: u64,
    state: State,
}

/// How far a [`FactorJob`] is. `work` counts trial divisions and rho steps.
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

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum State {
    Trial { divisor: u64 },
    Rho(Rho),
    Found { factor: u64 },
    Prime,
}

/// Trial division goes this far.
const TRIAL_BOUND: u64 = 1 << 10;

/// How many differences are multiplied together before one greatest common divisor is taken.
const BATCH: u64 = 64;

impl FactorJob {
    /// A search for a factor of `n`.
    ///
    /// # Errors
    /// [`Bound::Bits`] when `n` is 0 or has more than 64 bits.
    pub fn new(n: &Nat) -> Result<Self, OutOfRange> {
        let refused = || OutOfRange::length(Symbol::N, n.bits(), Bound::Bits { min: 1, max: 64 });
        let value = n.to_u64().filter(|&n| n > 0).ok_or_else(refused)?;
        Ok(Self {
            n: value,
            work: 0,
            state: State::Trial { divisor: 2 },
        })
    }

    /// Goes on for at least `max_steps` steps (to the next whole batch of 64), or until done.
    pub fn run(&mut self, max_steps: u64) -> Progress {
        let end = self.work.saturating_add(max_steps.max(1));
        loop {
            match &mut self.state {
                State::Found { factor } => return found(self.n, *factor, self.work),
                State::Prime => return Progress::Prime { work: self.work },
                _ if self.work >= end => return Progress::Running { work: self.work },
                State::Trial { divisor } => {
                    self.work += 1;
                    self.state = after_trial(self.n, *divisor);
                }
                State::Rho(rho) => {
                    let (steps, next) = rho.batch(self.n);
                    self.work += steps;
                    if let Some(state) = next {
                        self.state = state;
                    }
                }
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
fn after_trial(n: u64, divisor: u64) -> State {
    if divisor > n / divisor {
        return State::Prime;
    }
    if n.is_multiple_of(divisor) {
        return State::Found { factor: divisor };
    }
    if divisor < TRIAL_BOUND {
        let step = if divisor == 2 { 1 } else { 2 };
        return State::Trial {
            divisor: divisor + step,
        };
    }
    if is_prime(&Nat::from(n)) {
        return State::Prime;
    }
    State::Rho(Rho::new(1))
}

/// Brent's walk `y -> y^2 + c mod n`: `x` is saved at every power of two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Rho {
    c: u64,
    x: u64,
    y: u64,
    /// Steps until `x` is saved again.
    left: u64,
    /// The length of this lap.
    lap: u64,
}

impl Rho {
    const fn new(c: u64) -> Self {
        Self {
            c,
            x: 2,
            y: 2,
            left: 1,
            lap: 1,
        }
    }

    /// Up to [`BATCH`] steps, and what follows them when the walk is over.
    fn batch(&mut self, n: u64) -> (u64, Option<State>) {
        let steps = self.left.min(BATCH);
        let start = self.y;
        let mut product = 1;
        for _ in 0..steps {
            self.y = self.next(self.y, n);
            product = word::mul(product, self.x.abs_diff(self.y), n);
        }
        let state = match word::gcd(product, n) {
            1 => None,
            factor if factor < n => Some(State::Found { factor }),
            // Several factors fell together, or the walk closed: go through the batch singly.
            _ => Some(self.retrace(start, steps, n)),
        };
        self.left -= steps;
        if self.left == 0 {
            self.x = self.y;
            self.lap *= 2;
            self.left = self.lap;
        }
        (steps, state)
    }

    fn retrace(&self, start: u64, steps: u64, n: u64) -> State {
        let mut y = start;
        for _ in 0..steps {
            y = self.next(y, n);
            match word::gcd(self.x.abs_diff(y), n) {
                1 => {}
                factor if factor < n => return State::Found { factor },
                _ => break,
            }
        }
        Self::new(self.c + 1).into()
    }

    fn next(&self, y: u64, n: u64) -> u64 {
        let square = u128::from(y) * u128::from(y) + u128::from(self.c);
        (square % u128::from(n)) as u64
    }
}

impl From<Rho> for State {
    fn from(rho: Rho) -> Self {
        Self::Rho(rho)
    }
}
