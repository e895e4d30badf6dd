//! The AEADs of real TLS, by RustCrypto: their working is an outline, input and output.

use aes_gcm::aead::{AeadInOut, Payload};
use aes_gcm::{KeyInit, Nonce};
use ccm::consts::{U8, U12, U16};

use super::{Aead, AeadError};
use crate::error::{Bound, OutOfRange, require_length};
use crate::working::{Symbol, Working, WorkingOp};

macro_rules! aead {
    ($(#[$doc:meta])* $name:ident, $id:literal, $key_len:literal, $tag_len:literal, $cipher:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;

        impl Aead for $name {
            fn id(&self) -> &'static str {
                $id
            }

            fn key_len(&self) -> usize {
                $key_len
            }

            fn nonce_len(&self) -> usize {
                NONCE_LEN
            }

            fn tag_len(&self) -> usize {
                $tag_len
            }

            fn seal(
                &self,
                key: &[u8],
                nonce: &[u8],
                associated_data: &[u8],
                plaintext: &[u8],
                w: &mut Working,
            ) -> Result<Vec<u8>, OutOfRange> {
                let cipher = keyed::<$cipher>(key, nonce, $key_len)?;
                let sealed = seal(&cipher, nonce, associated_data, plaintext)?;
                outline_seal(w, [key, nonce, associated_data, plaintext], &sealed);
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
                let cipher = keyed::<$cipher>(key, nonce, $key_len)?;
                if ciphertext.len() < $tag_len {
                    let bound = Bound::LengthAtLeast($tag_len);
                    let given = ciphertext.len();
                    return Err(OutOfRange::length(Symbol::Ciphertext, given, bound).into());
                }
                let opened = open(&cipher, nonce, associated_data, ciphertext);
                outline_open(w, [key, nonce, associated_data, ciphertext], opened.as_deref());
                opened.ok_or(AeadError::Mismatch)
            }
        }
    };
}

aead!(
    /// AES-128 in Galois/counter mode (SP 800-38D): key 16, nonce 12, tag 16 bytes.
    Aes128Gcm, "aes_128_gcm", 16, 16, aes_gcm::Aes128Gcm
);
aead!(
    /// AES-256 in Galois/counter mode (SP 800-38D): key 32, nonce 12, tag 16 bytes.
    Aes256Gcm, "aes_256_gcm", 32, 16, aes_gcm::Aes256Gcm
);
aead!(
    /// AES-128 in counter mode with CBC-MAC (SP 800-38C; RFC 6655): key 16, nonce 12, tag 16 bytes.
    Aes128Ccm, "aes_128_ccm", 16, 16, ccm::Ccm<aes::Aes128, U16, U12>
);
aead!(
    /// As [`Aes128Ccm`], with a tag of 8 bytes (RFC 6655).
    Aes128Ccm8, "aes_128_ccm_8", 16, 8, ccm::Ccm<aes::Aes128, U8, U12>
);
aead!(
    /// AES-256 in counter mode with CBC-MAC (SP 800-38C; RFC 6655): key 32, nonce 12, tag 16 bytes.
    Aes256Ccm, "aes_256_ccm", 32, 16, ccm::Ccm<aes::Aes256, U16, U12>
);
aead!(
    /// ChaCha20 with Poly1305 (RFC 8439): key 32, nonce 12, tag 16 bytes.
    ChaCha20Poly1305, "chacha20_poly1305", 32, 16, chacha20poly1305::ChaCha20Poly1305
);

const NONCE_LEN: usize = 12;

fn keyed<C: KeyInit>(key: &[u8], nonce: &[u8], key_len: usize) -> Result<C, OutOfRange> {
    require_length(Symbol::Key, key, key_len)?;
    require_length(Symbol::Nonce, nonce, NONCE_LEN)?;
    C::new_from_slice(key)
        .map_err(|_| OutOfRange::length(Symbol::Key, key.len(), Bound::Length(key_len as u64)))
}

fn seal<C: AeadInOut<NonceSize = U12>>(
    cipher: &C,
    nonce: &[u8],
    associated_data: &[u8],
    plaintext: &[u8],
) -> Result<Vec<u8>, OutOfRange> {
    use aes_gcm::aead::Aead as _;

    let payload = Payload {
        msg: plaintext,
        aad: associated_data,
    };
    // The libraries refuse only texts of many gigabytes: the shortest limit is CCM's, 2^24 bytes.
    let too_long = || {
        let bound = Bound::LengthAtMost((1 << 24) - 1);
        OutOfRange::length(Symbol::Plaintext, plaintext.len(), bound)
    };
    let nonce = Nonce::<U12>::try_from(nonce).map_err(|_| too_long())?;
    cipher.encrypt(&nonce, payload).map_err(|_| too_long())
}

fn open<C: AeadInOut<NonceSize = U12>>(
    cipher: &C,
    nonce: &[u8],
    associated_data: &[u8],
    ciphertext: &[u8],
) -> Option<Vec<u8>> {
    use aes_gcm::aead::Aead as _;

    let payload = Payload {
        msg: ciphertext,
        aad: associated_data,
    };
    let nonce = Nonce::<U12>::try_from(nonce).ok()?;
    cipher.decrypt(&nonce, payload).ok()
}

fn outline_seal(w: &mut Working, inputs: [&[u8]; 4], sealed: &[u8]) {
    let step = w.open(WorkingOp::Seal, || named(inputs, Symbol::Plaintext));
    w.close(&step, || vec![(Symbol::Ciphertext, sealed.into())]);
}

fn outline_open(w: &mut Working, inputs: [&[u8]; 4], opened: Option<&[u8]>) {
    let step = w.open(WorkingOp::Open, || named(inputs, Symbol::Ciphertext));
    w.close(&step, || {
        let verdict = (Symbol::Verdict, opened.is_some().into());
        let plaintext = opened.map(|bytes| (Symbol::Plaintext, bytes.into()));
        [verdict].into_iter().chain(plaintext).collect()
    });
}

fn named(
    [key, nonce, associated_data, text]: [&[u8]; 4],
    name: Symbol,
) -> Vec<(Symbol, crate::working::Cell)> {
    vec![
        (Symbol::Key, key.into()),
        (Symbol::Nonce, nonce.into()),
        (Symbol::AssociatedData, associated_data.into()),
        (name, text.into()),
    ]
}
