//! Authenticated encryption: the cipher by OpenSSL, the tag by Python.

use padlock_core::aead::Aead;
use padlock_tls::ledger::{Inputs, ValueKind as V};

use crate::reproduce::program::Program;

/// The nonce as `n`: the fixed part and the explicit one, or the IV with the sequence number upon it (RFC 7905 section 2).
pub(super) fn with_nonce(
    program: Program,
    aead: &dyn Aead,
    number: u64,
    explicit: &[u8],
    inputs: Inputs<'_>,
) -> Program {
    let fixed = inputs.bytes(V::ClientWriteIv);
    let fixed = fixed.or_else(|_| inputs.bytes(V::ServerWriteIv));
    let fixed = fixed.unwrap_or_default();
    match explicit.is_empty() && fixed.len() == aead.nonce_len() {
        true => program
            .bytes("iv", fixed)
            .line(format!("n = nonce_of(iv, {number})")),
        false => program.bytes("n", &[fixed, explicit].concat()),
    }
}

/// `text` sealed with `key`, `n` and `header`.
pub(in crate::reproduce) fn sealed(aead: &dyn Aead) -> Option<String> {
    let tag = aead.tag_len();
    Some(match aead.id() {
        "aes_128_gcm" | "aes_256_gcm" => "aes_gcm_seal(key, n, header, text)".to_owned(),
        "aes_128_ccm" | "aes_256_ccm" | "aes_128_ccm_8" => {
            format!("aes_ccm_seal(key, n, header, text, {tag})")
        }
        "chacha20_poly1305" => "chacha20_poly1305_seal(key, n, header, text)".to_owned(),
        "toy_aead" => "toy_aead_seal(key, n, header, text)".to_owned(),
        _ => return None,
    })
}

/// What `sealed` holds, with `key` and `n`: the block behind the one that masks the tag is the first of the text.
pub(in crate::reproduce) fn opened(aead: &dyn Aead) -> Option<String> {
    let text = format!("sealed[:-{}]", aead.tag_len());
    Some(match aead.id() {
        "aes_128_gcm" | "aes_256_gcm" => format!("aes_ctr(key, n + octets(2, 4), {text})"),
        "aes_128_ccm" | "aes_256_ccm" | "aes_128_ccm_8" => {
            format!("aes_ctr(key, b\"\\2\" + n + octets(1, 3), {text})")
        }
        "chacha20_poly1305" => format!("chacha20(key, n, bytes(64) + {text})[64:]"),
        "toy_aead" => format!("toy_aead_cipher(key, n, {text})"),
        _ => return None,
    })
}
