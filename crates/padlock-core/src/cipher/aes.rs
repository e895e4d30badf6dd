//! AES (FIPS 197), by RustCrypto: its working is an outline, input and output.

use ::aes::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};

use super::BlockCipher;
use crate::error::{OutOfRange, require_length};
use crate::working::{Symbol, Working, WorkingOp};

/// AES with a 16-byte key: block 16 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aes128;

impl BlockCipher for Aes128 {
    fn id(&self) -> &'static str {
        "aes_128"
    }

    fn block_len(&self) -> usize {
        16
    }

    fn key_len(&self) -> usize {
        16
    }

    fn encrypt_block(
        &self,
        key: &[u8],
        block: &mut [u8],
        w: &mut Working,
    ) -> Result<(), OutOfRange> {
        let cipher = keyed::<::aes::Aes128>(key, 16)?;
        outline(WorkingOp::BlockEncrypt, key, block, w, |block| {
            cipher.encrypt_block(block.into());
        })
    }

    fn decrypt_block(
        &self,
        key: &[u8],
        block: &mut [u8],
        w: &mut Working,
    ) -> Result<(), OutOfRange> {
        let cipher = keyed::<::aes::Aes128>(key, 16)?;
        outline(WorkingOp::BlockDecrypt, key, block, w, |block| {
            cipher.decrypt_block(block.into());
        })
    }
}

fn keyed<C: KeyInit>(key: &[u8], key_len: usize) -> Result<C, OutOfRange> {
    require_length(Symbol::Key, key, key_len)?;
    C::new_from_slice(key).map_err(|_| {
        let bound = crate::error::Bound::Length(key_len as u64);
        OutOfRange::length(Symbol::Key, key.len(), bound)
    })
}

fn outline(
    op: WorkingOp,
    key: &[u8],
    block: &mut [u8],
    w: &mut Working,
    run: impl FnOnce(&mut [u8; 16]),
) -> Result<(), OutOfRange> {
    let given = block.len();
    let block: &mut [u8; 16] = block
        .try_into()
        .map_err(|_| OutOfRange::length(Symbol::Block, given, crate::error::Bound::Length(16)))?;
    let step = w.open(op, || {
        vec![
            (Symbol::Key, key.into()),
            (Symbol::Block, block.as_slice().into()),
        ]
    });
    run(block);
    w.close(&step, || vec![(Symbol::State, block.as_slice().into())]);
    Ok(())
}
