//! Fermat's method: `n = a^2 - b^2 = (a - b)(a + b)`, trying every `a` from the square root of `n` up.

use serde::Serialize;

use super::State;

/// How many `a` one batch tries.
const BATCH: u64 = 64;

/// The next `a`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Fermat {
    a: u64,
}

impl Fermat {
    /// For an odd composite `n`.
    pub(super) const fn new(n: u64) -> Self {
        let root = n.isqrt();
        let exact = root * root == n;
        Self {
            a: if exact { root } else { root + 1 },
        }
    }

    /// Up to [`BATCH`] candidates, and what follows when one fits.
    pub(super) fn batch(&mut self, n: u64) -> (u64, Option<State>) {
        for steps in 1..=BATCH {
            let a = u128::from(self.a);
            // For a composite `n`, `a` stays below `n / 2`, and the difference is found there at the latest.
            let square = a * a - u128::from(n);
            let b = square.isqrt();
            if b * b == square {
                let factor = u64::try_from(a - b).unwrap_or(1);
                return (steps, Some(State::Found { factor }));
            }
            self.a += 1;
        }
        (BATCH, None)
    }
}
