//! Counter mode (NIST SP 800-38A section 6.5), over any block cipher.
//!
//! `O_j = E(K, T_j)`, `C_j = P_j xor O_j`; the counter block `T_j` is the one before plus 1, modulo `2^b` (appendix B.1).

use super::BlockCipher;
use crate::error::{OutOfRange, require_length};
use crate::working::{Symbol, Working, WorkingOp};

/// Encrypts or decrypts `text`, of any length, from the counter block `counter`. The working has one row per block.
///
/// # Errors
/// [`Bound::Length`](crate::error::Bound::Length) for a key or a counter block of another length.
pub fn ctr(
    cipher: &dyn BlockCipher,
    key: &[u8],
    counter: &[u8],
    text: &[u8],
    w: &mut Working,
) -> Result<Vec<u8>, OutOfRange> {
    require_length(Symbol::Key, key, cipher.key_len())?;
    require_length(Symbol::Counter, counter, cipher.block_len())?;
    let step = w.open(WorkingOp::Ctr, || {
        vec![(Symbol::Key, key.into()), (Symbol::Counter, counter.into())]
    });
    w.columns(
        &step,
        &[
            Symbol::Counter,
            Symbol::Keystream,
            Symbol::Block,
            Symbol::Xor,
        ],
    );
    let mut counter = counter.to_vec();
    let mut out = Vec::with_capacity(text.len());
    for block in text.chunks(cipher.block_len()) {
        let mut keystream = counter.clone();
        cipher.encrypt_block(key, &mut keystream, w)?;
        let mixed: Vec<u8> = block.iter().zip(&keystream).map(|(a, b)| a ^ b).collect();
        w.row(&step, || {
            vec![
                (&counter).into(),
                (&keystream).into(),
                block.into(),
                (&mixed).into(),
            ]
        });
        out.extend(mixed);
        increment(&mut counter);
    }
    w.close(&step, || vec![(Symbol::Xor, (&out).into())]);
    Ok(out)
}

/// The big-endian number plus 1, modulo its width.
fn increment(counter: &mut [u8]) {
    for byte in counter.iter_mut().rev() {
        *byte = byte.wrapping_add(1);
        if *byte != 0 {
            break;
        }
    }
}
