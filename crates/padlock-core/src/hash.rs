//! Hashes, full and toy, behind one trait.

mod full;
mod toy;

use std::fmt::Debug;

pub use full::{Md5, Md5Sha1, Sha1, Sha256, Sha384, Sha512};
pub use toy::ToyHash;

use crate::working::Working;

#[cfg(test)]
mod tests;

/// A hash function with a block structure, as HMAC needs it.
pub trait Hash: Debug + Send + Sync {
    /// The stable identifier.
    fn id(&self) -> &'static str;

    /// The block length in bytes (HMAC's `B`).
    fn block_len(&self) -> usize;

    /// The digest length in bytes (HMAC's `L`).
    fn output_len(&self) -> usize;

    /// The digest of `message`: [`output_len`](Hash::output_len) bytes.
    fn digest(&self, message: &[u8], w: &mut Working) -> Vec<u8>;
}
