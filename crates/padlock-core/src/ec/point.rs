//! Points in affine coordinates.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::num::Nat;

/// A point of a curve.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Point {
    /// The point at infinity: the neutral element.
    Infinity,
    /// A point with coordinates.
    Affine {
        /// The abscissa, below `p`.
        x: Nat,
        /// The ordinate, below `p`.
        y: Nat,
    },
}

impl Point {
    /// The point with these coordinates; nothing is checked.
    #[must_use]
    pub const fn affine(x: Nat, y: Nat) -> Self {
        Self::Affine { x, y }
    }

    /// The coordinates, unless this is infinity.
    #[must_use]
    pub const fn coordinates(&self) -> Option<(&Nat, &Nat)> {
        match self {
            Self::Infinity => None,
            Self::Affine { x, y } => Some((x, y)),
        }
    }
}

impl fmt::Display for Point {
    /// `(5, 1)`, or `O`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Infinity => f.write_str("O"),
            Self::Affine { x, y } => write!(f, "({x}, {y})"),
        }
    }
}
