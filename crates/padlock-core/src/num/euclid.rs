//! The extended Euclidean algorithm and what it gives: the inverse.

use super::{Int, Nat, OUTLINE_BITS, OUTLINE_ROWS};
use crate::error::{Bound, OutOfRange};
use crate::working::{Cell, Symbol, Working, WorkingOp};

/// `gcd = s a + t b`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtendedEuclid {
    /// The greatest common divisor of `a` and `b`.
    pub gcd: Nat,
    /// Bézout's coefficient of `a`.
    pub s: Int,
    /// Bézout's coefficient of `b`.
    pub t: Int,
}

/// The greatest common divisor of `a` and `b` as a combination of the two
/// (Menezes et al. 1996, algorithm 2.107).
///
/// With a recorder, one row per division: the quotient `q`, the remainder `r`, and `s`, `t` with `r = s a + t b`.
pub fn extended_euclid(a: &Nat, b: &Nat, w: &mut Working) -> ExtendedEuclid {
    let step = w.open(WorkingOp::ExtendedEuclid, || {
        vec![(Symbol::A, a.into()), (Symbol::B, b.into())]
    });
    w.columns(
        &step,
        &[Symbol::Quotient, Symbol::Remainder, Symbol::S, Symbol::T],
    );
    let mut before = Line::start(a, true);
    let mut line = Line::start(b, false);
    w.row(&step, || before.cells(Cell::Empty));
    w.row(&step, || line.cells(Cell::Empty));

    let outline = a.bits().max(b.bits()) > OUTLINE_BITS;
    let mut rows = 2;
    while let Ok((q, r)) = before.r.div_rem(&line.r) {
        let next = Line {
            s: before.s.sub(&line.s.mul(&q)),
            t: before.t.sub(&line.t.mul(&q)),
            r,
        };
        (before, line) = (line, next);
        // The last rows are those with small remainders: the outline keeps them.
        if outline && rows >= OUTLINE_ROWS && line.r.bits() > 2 * OUTLINE_ROWS {
            w.elide(&step);
        } else {
            w.row(&step, || line.cells((&q).into()));
        }
        rows += 1;
    }
    let Line { r: gcd, s, t } = before;
    w.close(&step, || {
        vec![
            (Symbol::Gcd, (&gcd).into()),
            (Symbol::S, (&s).into()),
            (Symbol::T, (&t).into()),
        ]
    });
    ExtendedEuclid { gcd, s, t }
}

/// One line of the table: `r = s a + t b`.
struct Line {
    r: Nat,
    s: Int,
    t: Int,
}

impl Line {
    fn start(r: &Nat, first: bool) -> Self {
        let unit = |set: bool| Int::from(Nat::from(u64::from(set)));
        Self {
            r: r.clone(),
            s: unit(first),
            t: unit(!first),
        }
    }

    fn cells(&self, quotient: Cell) -> Vec<Cell> {
        vec![
            quotient,
            (&self.r).into(),
            (&self.s).into(),
            (&self.t).into(),
        ]
    }
}

/// The number `x` below `modulus` with `a x = 1 mod modulus`.
///
/// # Errors
/// [`Bound::CoprimeTo`] `modulus` when `a` has no inverse; [`Bound::AtLeast`] 1 when `modulus` is 0.
pub fn mod_inverse(a: &Nat, modulus: &Nat, w: &mut Working) -> Result<Nat, OutOfRange> {
    let residue = a.rem(modulus)?;
    let euclid = extended_euclid(modulus, &residue, w);
    if !euclid.gcd.is_one() {
        let bound = Bound::CoprimeTo(modulus.clone());
        return Err(OutOfRange::value(Symbol::A, a, bound));
    }
    euclid.t.rem(modulus)
}
