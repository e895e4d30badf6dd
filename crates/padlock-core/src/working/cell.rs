//! What stands in a cell of a table.

use serde::{Deserialize, Serialize};

use super::Symbol;
use crate::ec::Point;
use crate::num::{Int, Nat};

/// One value in a table of working.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Nothing stands here, such as a multiplication that a clear bit does not ask for.
    Empty,
    /// A natural number.
    Nat(Nat),
    /// A signed integer.
    Int(Int),
    /// Bytes.
    Bytes(Vec<u8>),
    /// One bit.
    Bit(bool),
    /// Bits, the most significant first.
    Bits(Vec<bool>),
    /// A state of four nibbles in the order of the block: S-AES.
    Nibbles([u8; 4]),
    /// A name, such as which operation a row applies.
    Name(Symbol),
    /// A point of an elliptic curve.
    Point(Point),
    /// This many rows were left out.
    Elided(u64),
}

impl From<&Nat> for Cell {
    fn from(value: &Nat) -> Self {
        Self::Nat(value.clone())
    }
}

impl From<&Int> for Cell {
    fn from(value: &Int) -> Self {
        Self::Int(value.clone())
    }
}

impl From<&[u8]> for Cell {
    fn from(value: &[u8]) -> Self {
        Self::Bytes(value.to_vec())
    }
}

impl From<usize> for Cell {
    fn from(value: usize) -> Self {
        Self::Nat(Nat::from_usize(value))
    }
}

impl From<u64> for Cell {
    fn from(value: u64) -> Self {
        Self::Nat(Nat::from(value))
    }
}

impl From<bool> for Cell {
    fn from(value: bool) -> Self {
        Self::Bit(value)
    }
}

impl From<&Point> for Cell {
    fn from(value: &Point) -> Self {
        Self::Point(value.clone())
    }
}

impl From<&Vec<u8>> for Cell {
    fn from(value: &Vec<u8>) -> Self {
        Self::Bytes(value.clone())
    }
}

impl From<Symbol> for Cell {
    fn from(value: Symbol) -> Self {
        Self::Name(value)
    }
}
