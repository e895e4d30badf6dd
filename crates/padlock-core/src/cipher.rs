//! Block ciphers, full and toy, behind one trait, and the modes over them.

mod cbc;
mod ctr;
mod full;
mod saes;
mod sdes;

use std::fmt::Debug;

pub use cbc::{cbc_decrypt, cbc_encrypt};
pub use ctr::ctr;
pub use full::{Aes128, Aes256, TripleDes};
pub use saes::SAes;
pub(crate) use saes::encrypt as saes_encrypt;
pub use sdes::SDes;

use crate::error::OutOfRange;
use crate::working::Working;

#[cfg(test)]
mod tests;

/// A block cipher: for each key, a permutation of blocks.
pub trait BlockCipher: Debug + Send + Sync {
    /// The stable identifier.
    fn id(&self) -> &'static str;

    /// The block length in bytes.
    fn block_len(&self) -> usize;

    /// The key length in bytes.
    fn key_len(&self) -> usize;

    /// Encrypts one block in place.
    ///
    /// # Errors
    /// [`Bound::Length`](crate::error::Bound::Length) for a key or a block of another length.
    fn encrypt_block(
        &self,
        key: &[u8],
        block: &mut [u8],
        w: &mut Working,
    ) -> Result<(), OutOfRange>;

    /// Decrypts one block in place.
    ///
    /// # Errors
    /// As [`encrypt_block`](BlockCipher::encrypt_block).
    fn decrypt_block(
        &self,
        key: &[u8],
        block: &mut [u8],
        w: &mut Working,
    ) -> Result<(), OutOfRange>;
}
