//! What belongs to TLS 1.2 alone (RFC 5246): its PRF, its keys, its records, and the connection that both ends share.

use padlock_core::Working;

use crate::{
    record::ProtocolVersion,
    rules::{BlockIv, Rules},
    signature,
    suite::Suite,
};

pub mod connection;
#[cfg(feature = "all-suites")]
pub mod ephemeral;
pub mod key_schedule;
mod lifecycle;
#[cfg(feature = "all-suites")]
pub mod midway;
pub mod params;
pub mod prf;
mod protected;
pub mod recipes;
pub mod record;
mod resumption;
pub mod rsa;
mod signing;
#[cfg(test)]
mod tests;

/// RFC 5246.
pub static RULES: Rules = Rules {
    version: ProtocolVersion::TLS12,
    prf: prf::prf,
    handshake_hash,
    block_iv: BlockIv::Explicit,
    named_signatures: true,
    signature: signature::with_name,
    checks_content: true,
    recipes: recipes::of,
};

/// The messages under the hash of the PRF (RFC 5246 section 7.4.9).
pub(crate) fn handshake_hash(suite: &Suite, messages: &[u8], working: &mut Working) -> Vec<u8> {
    suite.prf.digest(messages, working)
}
