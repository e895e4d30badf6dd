//! The PRF of TLS 1.2 (RFC 5246 section 5).

use padlock_core::{Working, hash::Hash, mac::hmac};

use crate::suite::Suite;

/// `PRF(secret, label, seed) = P_<hash>(secret, label + seed)`, cut to `length` bytes (RFC 5246 section 5).
#[must_use]
pub fn prf(
    suite: &Suite,
    secret: &[u8],
    label: &str,
    seed: &[u8],
    length: usize,
    working: &mut Working,
) -> Vec<u8> {
    p_hash(
        suite.prf,
        secret,
        &[label.as_bytes(), seed].concat(),
        length,
        working,
    )
}

/// `P_hash` (RFC 5246 section 5), cut to `length` bytes:
///
/// ```text
/// P_hash(secret, seed) = HMAC_hash(secret, A(1) + seed) +
///                        HMAC_hash(secret, A(2) + seed) + ...
/// A(0) = seed
/// A(i) = HMAC_hash(secret, A(i-1))
/// ```
pub(crate) fn p_hash(
    hash: &dyn Hash,
    secret: &[u8],
    seed: &[u8],
    length: usize,
    working: &mut Working,
) -> Vec<u8> {
    let mut output = Vec::with_capacity(length + hash.output_len());
    let mut a = seed.to_vec();
    while output.len() < length {
        a = hmac(hash, secret, &a, working);
        output.extend(hmac(hash, secret, &[a.as_slice(), seed].concat(), working));
    }
    output.truncate(length);
    output
}
