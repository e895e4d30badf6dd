//! Breaking what is small enough, and saying what it would cost where it is not.
//!
//! A job is a value: it runs in slices, can be dropped between any two, says how much work it did,
//! and does the same on every machine.

pub mod cost;
mod factor;
mod factorize;
mod trial;

pub use factor::{FactorJob, Progress};
pub use factorize::prime_factors;
pub use trial::trial_division;

#[cfg(test)]
mod tests;
