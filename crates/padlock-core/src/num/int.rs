//! [`Int`], a signed integer of any size.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Nat;
use crate::error::OutOfRange;

/// An integer: what extended Euclid's `s` and `t` are.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Int {
    negative: bool,
    magnitude: Nat,
}

impl Int {
    /// The integer with this sign and magnitude; there is one zero, and it is not negative.
    #[must_use]
    pub fn new(negative: bool, magnitude: Nat) -> Self {
        Self {
            negative: negative && !magnitude.is_zero(),
            magnitude,
        }
    }

    /// Whether it is below 0.
    #[must_use]
    pub const fn is_negative(&self) -> bool {
        self.negative
    }

    /// The absolute value.
    #[must_use]
    pub const fn magnitude(&self) -> &Nat {
        &self.magnitude
    }

    /// `self - other`.
    #[must_use]
    pub fn sub(&self, other: &Self) -> Self {
        let (a, b) = (&self.magnitude, &other.magnitude);
        if self.negative != other.negative {
            return Self::new(self.negative, a.add(b));
        }
        match (a.checked_sub(b), b.checked_sub(a)) {
            (Some(difference), _) => Self::new(self.negative, difference),
            (None, Some(difference)) => Self::new(!self.negative, difference),
            (None, None) => Self::new(false, Nat::zero()),
        }
    }

    /// `self * factor`.
    #[must_use]
    pub fn mul(&self, factor: &Nat) -> Self {
        Self::new(self.negative, self.magnitude.mul(factor))
    }

    /// The residue in `0..modulus`.
    ///
    /// # Errors
    /// [`Bound::AtLeast`](crate::error::Bound::AtLeast) 1 when `modulus` is 0.
    pub fn rem(&self, modulus: &Nat) -> Result<Nat, OutOfRange> {
        let residue = self.magnitude.rem(modulus)?;
        if self.negative && !residue.is_zero() {
            return modulus.sub(&residue);
        }
        Ok(residue)
    }
}

impl From<Nat> for Int {
    fn from(magnitude: Nat) -> Self {
        Self::new(false, magnitude)
    }
}

impl fmt::Display for Int {
    /// Decimal, with a minus sign where negative.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad_integral(!self.negative, "", &self.magnitude.to_string())
    }
}

impl fmt::Debug for Int {
    /// Decimal, with a minus sign where negative.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
