//! What was refused, and the bound it broke.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::num::Nat;
use crate::working::Symbol;

#[cfg(test)]
mod tests;

/// A value or a length outside what a computation is defined for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutOfRange {
    /// What was out of range.
    pub what: Symbol,
    /// The bound that it broke.
    pub bound: Bound,
    /// What was given: the value itself, or its length where the bound is about length.
    pub given: Nat,
}

/// A bound that a value or a length must keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The value is below this one.
    Below(Nat),
    /// The value is at least this one.
    AtLeast(Nat),
    /// The value is at most this one.
    AtMost(Nat),
    /// The value is odd.
    Odd,
    /// The value is prime.
    Prime,
    /// The value shares no factor with this one.
    CoprimeTo(Nat),
    /// The value differs from this one.
    DistinctFrom(Nat),
    /// The value equals this one.
    Equals(Nat),
    /// The point with this abscissa lies on the curve.
    OnCurve,
    /// The element generates more than the few elements that anyone can list.
    LargeOrder,
    /// Exactly this many bytes.
    Length(u64),
    /// At most this many bytes.
    LengthAtMost(u64),
    /// At least this many bytes.
    LengthAtLeast(u64),
    /// A whole number of blocks of this many bytes.
    LengthMultipleOf(u64),
    /// Between this many bits, both included.
    Bits {
        /// The fewest bits.
        min: u64,
        /// The most bits.
        max: u64,
    },
    /// Only digits of this base; `given` is the position of the first other character.
    DigitsOfBase(u64),
}

impl Bound {
    /// The stable identifier of the kind of bound.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Below(_) => "below",
            Self::AtLeast(_) => "at_least",
            Self::AtMost(_) => "at_most",
            Self::Odd => "odd",
            Self::Prime => "prime",
            Self::CoprimeTo(_) => "coprime_to",
            Self::DistinctFrom(_) => "distinct_from",
            Self::Equals(_) => "equals",
            Self::OnCurve => "on_curve",
            Self::LargeOrder => "large_order",
            Self::Length(_) => "length",
            Self::LengthAtMost(_) => "length_at_most",
            Self::LengthAtLeast(_) => "length_at_least",
            Self::LengthMultipleOf(_) => "length_multiple_of",
            Self::Bits { .. } => "bits",
            Self::DigitsOfBase(_) => "digits_of_base",
        }
    }
}

impl OutOfRange {
    /// `what` has the value `given`, which breaks `bound`.
    #[must_use]
    pub fn value(what: Symbol, given: &Nat, bound: Bound) -> Self {
        Self {
            what,
            bound,
            given: given.clone(),
        }
    }

    /// `what` has `given` bytes (or bits), which breaks `bound`.
    #[must_use]
    pub fn length(what: Symbol, given: usize, bound: Bound) -> Self {
        Self {
            what,
            bound,
            given: Nat::from_usize(given),
        }
    }
}

/// Refuses `bytes` unless it has exactly `length` bytes.
pub(crate) fn require_length(what: Symbol, bytes: &[u8], length: usize) -> Result<(), OutOfRange> {
    if bytes.len() == length {
        return Ok(());
    }
    let bound = Bound::Length(length as u64);
    Err(OutOfRange::length(what, bytes.len(), bound))
}

impl fmt::Display for OutOfRange {
    /// Ids and numbers only: `m: below 3233 expected, 5000 given`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ", self.what.id(), self.bound.id())?;
        match &self.bound {
            Bound::Below(n)
            | Bound::AtLeast(n)
            | Bound::AtMost(n)
            | Bound::CoprimeTo(n)
            | Bound::DistinctFrom(n)
            | Bound::Equals(n) => write!(f, "{n} ")?,
            Bound::Length(n)
            | Bound::LengthAtMost(n)
            | Bound::LengthAtLeast(n)
            | Bound::LengthMultipleOf(n)
            | Bound::DigitsOfBase(n) => write!(f, "{n} ")?,
            Bound::Bits { min, max } => write!(f, "{min}..={max} ")?,
            Bound::Odd | Bound::Prime | Bound::OnCurve | Bound::LargeOrder => {}
        }
        write!(f, "expected, {} given", self.given)
    }
}

impl std::error::Error for OutOfRange {}
