//! Every block cipher, alone and in its modes.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::catalog::BLOCK_CIPHERS;
use padlock_core::cipher::{BlockCipher, cbc_decrypt, cbc_encrypt, ctr};
use padlock_fuzz::{Bytes, about, both};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let cipher = *u.choose(BLOCK_CIPHERS)?;
    let key = about(u, cipher.key_len())?;
    let iv = about(u, cipher.block_len())?;
    block(cipher, &key, &iv);
    let mut text = Bytes::<200>::arbitrary(u)?.0;
    if u.arbitrary()? {
        text.truncate(text.len() - text.len() % cipher.block_len());
    }
    modes(cipher, &key, &iv, &text);
    Ok(())
}

fn block(cipher: &dyn BlockCipher, key: &[u8], block: &[u8]) {
    let apply = |decrypt: bool, block: &[u8]| {
        both(|w| {
            let mut block = block.to_vec();
            let done = match decrypt {
                true => cipher.decrypt_block(key, &mut block, w),
                false => cipher.encrypt_block(key, &mut block, w),
            };
            done.map(|()| block)
        })
    };
    if let Ok(encrypted) = apply(false, block) {
        assert_eq!(apply(true, &encrypted), Ok(block.to_vec()));
    }
    let _ = apply(true, block);
}

fn modes(cipher: &dyn BlockCipher, key: &[u8], iv: &[u8], text: &[u8]) {
    if let Ok(encrypted) = both(|w| cbc_encrypt(cipher, key, iv, text, w)) {
        assert_eq!(encrypted.len(), text.len());
        let opened = both(|w| cbc_decrypt(cipher, key, iv, &encrypted, w));
        assert_eq!(opened, Ok(text.to_vec()));
    }
    let _ = both(|w| cbc_decrypt(cipher, key, iv, text, w));
    if let Ok(encrypted) = both(|w| ctr(cipher, key, iv, text, w)) {
        assert_eq!(
            both(|w| ctr(cipher, key, iv, &encrypted, w)),
            Ok(text.to_vec())
        );
    }
}
