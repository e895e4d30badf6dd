//! Cipher block chaining (NIST SP 800-38A section 6.2), over any block cipher, whole blocks only.
//!
//! `C_j = E(K, P_j xor C_{j-1})` and `P_j = D(K, C_j) xor C_{j-1}`, with `C_0 = IV`.

use super::BlockCipher;
use crate::error::{Bound, OutOfRange, require_length};
use crate::working::{Symbol, Working, WorkingOp};

/// The ciphertext of whole blocks; as long as the plaintext. The working has one row per block.
///
/// # Errors
/// [`Bound::LengthMultipleOf`] the block length for the plaintext;
/// [`Bound::Length`] for a key or an IV of another length.
pub fn cbc_encrypt(
    cipher: &dyn BlockCipher,
    key: &[u8],
    iv: &[u8],
    plaintext: &[u8],
    w: &mut Working,
) -> Result<Vec<u8>, OutOfRange> {
    require(cipher, key, iv, Symbol::Plaintext, plaintext)?;
    let step = open(WorkingOp::CbcEncrypt, key, iv, w);
    w.columns(&step, &[Symbol::Plaintext, Symbol::Xor, Symbol::Ciphertext]);
    let mut previous = iv.to_vec();
    let mut ciphertext = Vec::with_capacity(plaintext.len());
    for block in plaintext.chunks_exact(cipher.block_len()) {
        let mixed = xor(block, &previous);
        previous.clone_from(&mixed);
        cipher.encrypt_block(key, &mut previous, w)?;
        ciphertext.extend_from_slice(&previous);
        w.row(&step, || {
            vec![
                block.into(),
                mixed.as_slice().into(),
                previous.as_slice().into(),
            ]
        });
    }
    w.close(&step, || {
        vec![(Symbol::Ciphertext, ciphertext.as_slice().into())]
    });
    Ok(ciphertext)
}

/// The plaintext of whole blocks, padding included; as long as the ciphertext.
///
/// # Errors
/// [`Bound::LengthMultipleOf`] the block length for the ciphertext;
/// [`Bound::Length`] for a key or an IV of another length.
pub fn cbc_decrypt(
    cipher: &dyn BlockCipher,
    key: &[u8],
    iv: &[u8],
    ciphertext: &[u8],
    w: &mut Working,
) -> Result<Vec<u8>, OutOfRange> {
    require(cipher, key, iv, Symbol::Ciphertext, ciphertext)?;
    let step = open(WorkingOp::CbcDecrypt, key, iv, w);
    w.columns(&step, &[Symbol::Ciphertext, Symbol::Xor, Symbol::Plaintext]);
    let mut previous = iv;
    let mut plaintext = Vec::with_capacity(ciphertext.len());
    for block in ciphertext.chunks_exact(cipher.block_len()) {
        let mut mixed = block.to_vec();
        cipher.decrypt_block(key, &mut mixed, w)?;
        let opened = xor(&mixed, previous);
        w.row(&step, || {
            vec![
                block.into(),
                mixed.as_slice().into(),
                opened.as_slice().into(),
            ]
        });
        plaintext.extend_from_slice(&opened);
        previous = block;
    }
    w.close(&step, || {
        vec![(Symbol::Plaintext, plaintext.as_slice().into())]
    });
    Ok(plaintext)
}

fn require(
    cipher: &dyn BlockCipher,
    key: &[u8],
    iv: &[u8],
    what: Symbol,
    text: &[u8],
) -> Result<(), OutOfRange> {
    require_length(Symbol::Key, key, cipher.key_len())?;
    require_length(Symbol::Iv, iv, cipher.block_len())?;
    if !text.len().is_multiple_of(cipher.block_len()) {
        let bound = Bound::LengthMultipleOf(cipher.block_len() as u64);
        return Err(OutOfRange::length(what, text.len(), bound));
    }
    Ok(())
}

fn open(op: WorkingOp, key: &[u8], iv: &[u8], w: &mut Working) -> crate::working::OpenStep {
    w.open(op, || {
        vec![(Symbol::Key, key.into()), (Symbol::Iv, iv.into())]
    })
}

fn xor(a: &[u8], b: &[u8]) -> Vec<u8> {
    a.iter().zip(b).map(|(a, b)| a ^ b).collect()
}
