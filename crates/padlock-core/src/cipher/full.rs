//! The block ciphers of real TLS, by RustCrypto: their working is an outline, input and output.

use aes::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};

use super::BlockCipher;
use crate::error::{Bound, OutOfRange, require_length};
use crate::working::{Symbol, Working, WorkingOp};

macro_rules! cipher {
    ($(#[$doc:meta])* $name:ident, $id:literal, $key_len:literal, $block_len:literal, $cipher:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;

        impl BlockCipher for $name {
            fn id(&self) -> &'static str {
                $id
            }

            fn block_len(&self) -> usize {
                $block_len
            }

            fn key_len(&self) -> usize {
                $key_len
            }

            fn encrypt_block(
                &self,
                key: &[u8],
                block: &mut [u8],
                w: &mut Working,
            ) -> Result<(), OutOfRange> {
                let cipher = keyed::<$cipher>(key, $key_len)?;
                outline::<$block_len>(WorkingOp::BlockEncrypt, key, block, w, |block| {
                    cipher.encrypt_block(block.into());
                })
            }

            fn decrypt_block(
                &self,
                key: &[u8],
                block: &mut [u8],
                w: &mut Working,
            ) -> Result<(), OutOfRange> {
                let cipher = keyed::<$cipher>(key, $key_len)?;
                outline::<$block_len>(WorkingOp::BlockDecrypt, key, block, w, |block| {
                    cipher.decrypt_block(block.into());
                })
            }
        }
    };
}

cipher!(
    /// AES with a 16-byte key (FIPS 197): block 16 bytes.
    Aes128, "aes_128", 16, 16, aes::Aes128
);
cipher!(
    /// AES with a 32-byte key (FIPS 197): block 16 bytes.
    Aes256, "aes_256", 32, 16, aes::Aes256
);
cipher!(
    /// Triple DES with three keys of 8 bytes, encrypt-decrypt-encrypt (SP 800-67 revision 2): block 8 bytes.
    TripleDes, "3des_ede", 24, 8, des::TdesEde3
);

fn keyed<C: KeyInit>(key: &[u8], key_len: usize) -> Result<C, OutOfRange> {
    require_length(Symbol::Key, key, key_len)?;
    C::new_from_slice(key)
        .map_err(|_| OutOfRange::length(Symbol::Key, key.len(), Bound::Length(key_len as u64)))
}

fn outline<const BLOCK_LEN: usize>(
    op: WorkingOp,
    key: &[u8],
    block: &mut [u8],
    w: &mut Working,
    run: impl FnOnce(&mut [u8; BLOCK_LEN]),
) -> Result<(), OutOfRange> {
    let given = block.len();
    let block: &mut [u8; BLOCK_LEN] = block
        .try_into()
        .map_err(|_| OutOfRange::length(Symbol::Block, given, Bound::Length(BLOCK_LEN as u64)))?;
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
