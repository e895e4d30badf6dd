//! Pollard's rho with Brent's cycle finding ("An improved Monte Carlo factorization algorithm", BIT 20, 1980).

use serde::Serialize;

use super::State;
use crate::num::word;

/// How many differences are multiplied together before one greatest common divisor is taken.
const BATCH: u64 = 64;

/// Brent's walk `y -> y^2 + c mod n`: `x` is saved at every power of two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Rho {
    c: u64,
    x: u64,
    y: u64,
    /// Steps until `x` is saved again.
    left: u64,
    /// The length of this lap.
    lap: u64,
}

impl Rho {
    pub(super) const fn new(c: u64) -> Self {
        Self {
            c,
            x: 2,
            y: 2,
            left: 1,
            lap: 1,
        }
    }

    /// Up to [`BATCH`] steps, and what follows them when the walk is over.
    pub(super) fn batch(&mut self, n: u64) -> (u64, Option<State>) {
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
        State::Rho(Self::new(self.c + 1))
    }

    fn next(&self, y: u64, n: u64) -> u64 {
        let square = u128::from(y) * u128::from(y) + u128::from(self.c);
        (square % u128::from(n)) as u64
    }
}
