//! Breaking what is small enough, and saying what it would cost where it is not.
//!
//! A job is a value: it runs in slices, can be dropped between any two, says how much work it did,
//! and does the same on every machine.

pub mod cost;
mod factor;
mod factorize;

pub use factor::{FactorJob, Progress};
pub use factorize::prime_factors;

#[cfg(test)]
mod tests;
