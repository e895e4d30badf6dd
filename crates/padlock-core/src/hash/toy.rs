//! The toy hash: Merkle-Damgård over Davies-Meyer over S-AES.
//!
//! 1. Pad the message with `80`, then zeros, then its length in bits as 32 big-endian bits,
//!    to a whole number of 2-byte blocks `m_1 ... m_k`.
//! 2. `h_0 = 6a09` (the first bits of the fraction of the square root of 2, as in SHA-256).
//! 3. `h_i = E(m_i, r(h_{i-1})) xor h_{i-1}`, with S-AES as `E(key, block)` and `r` moving the first hexadecimal digit
//!    to the end: `1234` becomes `2341`.
//! 4. The digest is `h_k`.
//!
//! Without `r` the hash would be two hashes of 8 bits: two rounds of S-AES under a known key never mix the
//! nibbles 0 and 3 with the nibbles 1 and 2, and changed messages would meet again some 30 times as often.

use super::Hash;
use crate::cipher::saes_encrypt;
use crate::working::{Symbol, Working, WorkingOp};

/// The toy hash: block 2 bytes, digest 2 bytes; a collision takes about `2^8` tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToyHash;

impl ToyHash {
    /// The chaining value before the first block.
    pub const IV: u16 = 0x6a09;

    /// The message with its padding: `80`, zeros to a whole block, the length in bits (modulo `2^32`).
    #[must_use]
    pub fn pad(message: &[u8]) -> Vec<u8> {
        let mut padded = message.to_vec();
        padded.push(0x80);
        if padded.len() % 2 == 1 {
            padded.push(0);
        }
        let bits = (message.len() as u32).wrapping_mul(8);
        padded.extend_from_slice(&bits.to_be_bytes());
        padded
    }

    /// Davies and Meyer's compression, over S-AES behind a rotation: `E(block, r(h)) xor h`.
    #[must_use]
    pub fn compress(h: u16, block: u16) -> u16 {
        saes_encrypt(block, h.rotate_left(4)) ^ h
    }
}

impl Hash for ToyHash {
    fn id(&self) -> &'static str {
        "toy_hash"
    }

    fn block_len(&self) -> usize {
        2
    }

    fn output_len(&self) -> usize {
        2
    }

    fn digest(&self, message: &[u8], w: &mut Working) -> Vec<u8> {
        let padded = Self::pad(message);
        let step = w.open(WorkingOp::Hash, || {
            vec![
                (Symbol::Message, message.into()),
                (Symbol::Padded, padded.as_slice().into()),
            ]
        });
        w.columns(
            &step,
            &[Symbol::H, Symbol::Block, Symbol::Encryption, Symbol::HNext],
        );
        let mut h = Self::IV;
        for block in padded.chunks_exact(2) {
            let m = block.iter().fold(0, |m, &byte| m << 8 | u16::from(byte));
            let next = Self::compress(h, m);
            w.row(&step, || {
                [h, m, next ^ h, next]
                    .map(|word| word.to_be_bytes().as_slice().into())
                    .to_vec()
            });
            h = next;
        }
        let digest = h.to_be_bytes().to_vec();
        w.close(&step, || vec![(Symbol::Digest, digest.as_slice().into())]);
        digest
    }
}
