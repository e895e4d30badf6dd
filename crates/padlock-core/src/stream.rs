//! Stream ciphers, full and toy, behind one trait.

mod lfsr;
mod rc4;
mod xor;

use std::fmt::Debug;

pub use lfsr::Lfsr;
pub use rc4::Rc4;
pub use xor::RepeatingXor;

use crate::error::OutOfRange;
use crate::working::{Symbol, Working, WorkingOp};

#[cfg(test)]
mod tests;

/// A cipher that makes a keystream from a key, and mixes it into the text.
///
/// It has no state: `offset` says how much of the keystream was used before. A connection keeps the key and the
/// offset, which are plain values.
pub trait StreamCipher: Debug + Send + Sync {
    /// The stable identifier.
    fn id(&self) -> &'static str;

    /// The length in bytes of a key to be drawn; a cipher may take others.
    fn key_len(&self) -> usize;

    /// `len` bytes of keystream, from byte `offset` on.
    ///
    /// # Errors
    /// [`OutOfRange`] naming `key`.
    fn keystream(&self, key: &[u8], offset: usize, len: usize) -> Result<Vec<u8>, OutOfRange>;

    /// Encrypts or decrypts `text`, which starts at byte `offset` of the stream.
    ///
    /// # Errors
    /// As [`keystream`](StreamCipher::keystream).
    fn apply(
        &self,
        key: &[u8],
        offset: usize,
        text: &[u8],
        w: &mut Working,
    ) -> Result<Vec<u8>, OutOfRange> {
        let keystream = self.keystream(key, offset, text.len())?;
        let out: Vec<u8> = text.iter().zip(&keystream).map(|(a, b)| a ^ b).collect();
        let step = w.open(WorkingOp::StreamCipher, || {
            vec![(Symbol::Key, key.into()), (Symbol::Index, offset.into())]
        });
        w.columns(&step, &[Symbol::Block, Symbol::Keystream, Symbol::Xor]);
        w.row(&step, || {
            vec![text.into(), (&keystream).into(), (&out).into()]
        });
        w.close(&step, || vec![(Symbol::Xor, (&out).into())]);
        Ok(out)
    }
}
