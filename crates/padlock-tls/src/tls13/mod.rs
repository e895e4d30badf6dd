//! What belongs to TLS 1.3 alone (RFC 8446): its suites, its key schedule, its records, and the connection that both
//! ends share.

pub mod connection;
pub mod key_schedule;
pub mod key_share;
mod lifecycle;
pub mod ops;
mod protected;
pub mod record;
mod secrets;
pub mod signature;
mod suite;
#[cfg(test)]
mod tests;
pub mod transcript;

pub(crate) use secrets::share;
pub use suite::{SUITES, Suite, suite};
