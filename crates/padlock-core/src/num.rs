//! Natural numbers of any size, and the number theory that the primitives stand on.
//!
//! Size is a value, not a type: 3233 and a 2048-bit modulus run the same lines.

mod digits;
mod euclid;
mod int;
mod nat;
mod pow;
mod prime;
mod root;
pub(crate) mod word;

pub use euclid::{ExtendedEuclid, extended_euclid, mod_inverse};
pub use int::Int;
pub use nat::Nat;
pub use pow::mod_pow;
pub use prime::{WITNESSES, is_prime, miller_rabin, random_prime};
pub use root::{is_square_mod, mod_sqrt};

/// Above this many bits a table of working is an outline: its first and last rows.
pub const OUTLINE_BITS: usize = 64;

/// How many rows an outline shows at either end.
pub(crate) const OUTLINE_ROWS: usize = 4;

#[cfg(test)]
mod tests;
