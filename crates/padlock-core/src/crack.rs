//! Breaking what is small enough, and saying what it would cost where it is not.
//!
//! A job is a value: it runs in slices, can be dropped between any two, says how much work it did and how much it
//! expects, and does the same on every machine. What needs someone else's answer (a server that leaks) asks for it:
//! `query` says what to send, `answer` takes what came back. A job can be written down but not read back: a state that
//! nobody checked is no state; keep what it was made from instead.

pub mod cost;

mod bleichenbacher;
mod collision;
mod dlog;
mod factor;
mod factorize;
mod key_search;
mod repeating_xor;
mod rsa;
mod trial;
mod vaudenay;

use serde::{Deserialize, Serialize};

pub use bleichenbacher::BleichenbacherJob;
pub use collision::{CollisionJob, SecondPreimageJob};
pub use dlog::DlogJob;
pub use factor::{FactorJob, Method, Progress};
pub use factorize::prime_factors;
pub use key_search::{KeySearchJob, known_plaintext, looks_like_text};
pub use repeating_xor::{XorGuess, XorJob};
pub use rsa::{SharedPrime, broadcast, common_modulus, shared_primes, small_exponent};
pub use trial::trial_division;
pub use vaudenay::{CbcPadding, VaudenayJob};

#[cfg(test)]
mod tests;

/// How far a search is. `work` counts its steps so far; each job says what a step is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Search<T> {
    /// Not done: run it again.
    Running {
        /// Steps so far.
        work: u64,
    },
    /// Found.
    Found {
        /// What was sought.
        value: T,
        /// Steps so far.
        work: u64,
    },
    /// Everything was tried: there is nothing to find.
    Exhausted {
        /// Steps in all.
        work: u64,
    },
}
