//! The toy AEAD: S-AES in counter mode, then HMAC with the toy hash over the ciphertext (encrypt, then MAC).
//!
//! 1. The key is an encryption key `K1` of 2 bytes and a MAC key `K2` of 2 bytes.
//! 2. The first counter block is `E(K1, nonce)`, so that neighbouring nonces do not share their counters.
//! 3. The tag is the first 2 bytes of `HMAC(K2, nonce || A || C || len(A) || len(C))`, with lengths of 4 bytes.
//!
//! A forger hits the tag about `k` times in `2^16` tries, where `k` is the number of 2-byte blocks behind the change:
//! the hash's state is as narrow as its digest, so that two messages may meet again after every block.

use super::{Aead, AeadError};
use crate::cipher::{BlockCipher, SAes, ctr};
use crate::error::{Bound, OutOfRange, require_length};
use crate::hash::ToyHash;
use crate::mac::hmac;
use crate::working::{Symbol, Working, WorkingOp};

/// The toy AEAD: key 4 bytes, nonce 2 bytes, tag 2 bytes, plaintext to 128 KiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToyAead;

const TAG_LEN: usize = 2;

/// After so many bytes the counter would repeat.
const LIMIT: usize = 1 << 17;

impl Aead for ToyAead {
    fn id(&self) -> &'static str {
        "toy_aead"
    }

    fn key_len(&self) -> usize {
        4
    }

    fn nonce_len(&self) -> usize {
        2
    }

    fn tag_len(&self) -> usize {
        TAG_LEN
    }

    fn seal(
        &self,
        key: &[u8],
        nonce: &[u8],
        associated_data: &[u8],
        plaintext: &[u8],
        w: &mut Working,
    ) -> Result<Vec<u8>, OutOfRange> {
        let (k1, k2) = self.keys(key, nonce)?;
        if plaintext.len() > LIMIT {
            let bound = Bound::LengthAtMost(LIMIT as u64);
            return Err(OutOfRange::length(
                Symbol::Plaintext,
                plaintext.len(),
                bound,
            ));
        }
        let step = w.open(WorkingOp::Seal, || {
            vec![
                (Symbol::Key, key.into()),
                (Symbol::Nonce, nonce.into()),
                (Symbol::AssociatedData, associated_data.into()),
                (Symbol::Plaintext, plaintext.into()),
            ]
        });
        let mut sealed = encrypt(k1, nonce, plaintext, w)?;
        let tag = tag(k2, nonce, associated_data, &sealed, w);
        w.close(&step, || {
            vec![
                (Symbol::Ciphertext, (&sealed).into()),
                (Symbol::Tag, (&tag).into()),
            ]
        });
        sealed.extend(tag);
        Ok(sealed)
    }

    fn open(
        &self,
        key: &[u8],
        nonce: &[u8],
        associated_data: &[u8],
        ciphertext: &[u8],
        w: &mut Working,
    ) -> Result<Vec<u8>, AeadError> {
        let (k1, k2) = self.keys(key, nonce)?;
        let Some((sealed, given)) = ciphertext.split_last_chunk::<TAG_LEN>() else {
            let bound = Bound::LengthAtLeast(TAG_LEN as u64);
            return Err(OutOfRange::length(Symbol::Ciphertext, ciphertext.len(), bound).into());
        };
        if sealed.len() > LIMIT {
            let bound = Bound::LengthAtMost((LIMIT + TAG_LEN) as u64);
            return Err(OutOfRange::length(Symbol::Ciphertext, ciphertext.len(), bound).into());
        }
        let step = w.open(WorkingOp::Open, || {
            vec![
                (Symbol::Key, key.into()),
                (Symbol::Nonce, nonce.into()),
                (Symbol::AssociatedData, associated_data.into()),
                (Symbol::Ciphertext, sealed.into()),
                (Symbol::Tag, given.as_slice().into()),
            ]
        });
        let matches = tag(k2, nonce, associated_data, sealed, w) == given;
        if !matches {
            w.close(&step, || vec![(Symbol::Verdict, matches.into())]);
            return Err(AeadError::Mismatch);
        }
        let plaintext = encrypt(k1, nonce, sealed, w)?;
        w.close(&step, || {
            vec![
                (Symbol::Verdict, matches.into()),
                (Symbol::Plaintext, (&plaintext).into()),
            ]
        });
        Ok(plaintext)
    }
}

impl ToyAead {
    fn keys<'a>(&self, key: &'a [u8], nonce: &[u8]) -> Result<(&'a [u8], &'a [u8]), OutOfRange> {
        require_length(Symbol::Key, key, self.key_len())?;
        require_length(Symbol::Nonce, nonce, self.nonce_len())?;
        Ok(key.split_at(2))
    }
}

fn encrypt(k1: &[u8], nonce: &[u8], text: &[u8], w: &mut Working) -> Result<Vec<u8>, OutOfRange> {
    let mut counter = nonce.to_vec();
    SAes.encrypt_block(k1, &mut counter, w)?;
    ctr(&SAes, k1, &counter, text, w)
}

fn tag(k2: &[u8], nonce: &[u8], associated_data: &[u8], sealed: &[u8], w: &mut Working) -> Vec<u8> {
    let lengths = [associated_data, sealed].map(|part| (part.len() as u32).to_be_bytes());
    let message = [nonce, associated_data, sealed, lengths.as_flattened()].concat();
    let mut tag = hmac(&ToyHash, k2, &message, w);
    tag.truncate(TAG_LEN);
    tag
}
