//! Trial division on paper: what [`FactorJob`](super::FactorJob) does first, row by row.

use crate::num::Nat;
use crate::working::{Cell, Symbol, Working, WorkingOp};

/// More rows than this are an outline: the first few and the last few.
const ROWS: u64 = 48;
/// How many rows stand at either end of an outline.
const ENDS: u64 = 8;
/// No table goes on for longer than this; beyond it, trial division is not the method.
const LIMIT: u64 = 1 << 20;

/// Divides `n` by 2, 3, 5, 7, 9... up to its factor `p`, one row each: the divisor and the remainder.
///
/// Records nothing when `w` is off, when `p` does not divide `n`, or when `p` is above 2^20.
pub fn trial_division(n: &Nat, p: &Nat, w: &mut Working) {
    let (Some(value), Some(factor)) = (n.to_u64(), p.to_u64()) else {
        return;
    };
    if !w.is_on() || !(2..=LIMIT).contains(&factor) || !value.is_multiple_of(factor) {
        return;
    }
    let step = w.open(WorkingOp::TrialDivision, || vec![(Symbol::N, n.into())]);
    w.columns(&step, &[Symbol::Divisor, Symbol::Remainder]);
    let divisors = || std::iter::once(2).chain((3..=factor).step_by(2));
    let count = 1 + factor.saturating_sub(1) / 2;
    for (index, divisor) in (0_u64..).zip(divisors().take_while(|divisor| *divisor <= factor)) {
        if count > ROWS && index >= ENDS && index + ENDS < count {
            w.elide(&step);
        } else {
            let remainder = value % divisor;
            w.row(&step, || {
                vec![
                    Cell::Nat(Nat::from(divisor)),
                    Cell::Nat(Nat::from(remainder)),
                ]
            });
        }
    }
    w.close(&step, || {
        vec![
            (Symbol::P, p.into()),
            (Symbol::Q, Cell::Nat(Nat::from(value / factor))),
        ]
    });
}
