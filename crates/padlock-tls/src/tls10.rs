//! What belongs to TLS 1.0 (RFC 2246): two hashes in one PRF, and IVs that follow from the record before.

use padlock_core::{
    Working,
    hash::{Hash, Md5, Sha1, ToyHash},
    signature::PublicKey,
};

use crate::{
    extension::SignatureSchemeCode,
    party::Size,
    record::ProtocolVersion,
    rules::{BlockIv, Rules},
    signature::{SignatureChoice, without_name},
    suite::Suite,
    tls12::{prf::p_hash, recipes},
};

/// RFC 2246.
pub static RULES: Rules = Rules {
    version: ProtocolVersion::TLS10,
    prf,
    handshake_hash,
    block_iv: BlockIv::Chained,
    named_signatures: false,
    signature,
    checks_content: true,
    recipes: recipes::of,
};

/// The two hashes that stand side by side, so that one may fail.
fn hashes(suite: &Suite) -> [&'static dyn Hash; 2] {
    match suite.scale.size {
        Size::Toy => [&ToyHash, &SecondToyHash],
        Size::Full => [&Md5, &Sha1],
    }
}

/// What stands where SHA-1 stands: the toy hash behind a block of its own. Were both hashes the same, nothing would be left
/// of a secret whose halves are the same, as they are of one byte.
#[derive(Debug)]
struct SecondToyHash;

impl Hash for SecondToyHash {
    fn id(&self) -> &'static str {
        ToyHash.id()
    }

    fn block_len(&self) -> usize {
        ToyHash.block_len()
    }

    fn output_len(&self) -> usize {
        ToyHash.output_len()
    }

    fn digest(&self, message: &[u8], working: &mut Working) -> Vec<u8> {
        ToyHash.digest(&[&[0xbb, 0x67], message].concat(), working)
    }
}

/// `PRF(secret, label, seed) = P_MD5(S1, label + seed) XOR P_SHA-1(S2, label + seed)`, where S1 and S2 are the halves
/// of the secret, sharing the middle byte when its length is odd (RFC 2246 section 5).
pub(crate) fn prf(
    suite: &Suite,
    secret: &[u8],
    label: &str,
    seed: &[u8],
    length: usize,
    working: &mut Working,
) -> Vec<u8> {
    let half = secret.len().div_ceil(2);
    let (first, _) = secret.split_at_checked(half).unwrap_or_default();
    let (_, second) = secret
        .split_at_checked(secret.len() - half)
        .unwrap_or_default();
    let seed = [label.as_bytes(), seed].concat();
    let [md5, sha1] = hashes(suite);
    let first = p_hash(md5, first, &seed, length, working);
    let second = p_hash(sha1, second, &seed, length, working);
    first.iter().zip(&second).map(|(a, b)| a ^ b).collect()
}

/// `MD5(handshake_messages) + SHA-1(handshake_messages)` (RFC 2246 section 7.4.9).
pub(crate) fn handshake_hash(suite: &Suite, messages: &[u8], working: &mut Working) -> Vec<u8> {
    let digests = hashes(suite).map(|hash| hash.digest(messages, working));
    digests.concat()
}

/// The key alone decides (RFC 2246 section 7.4.3, RFC 4492 section 5.4).
pub(crate) fn signature(
    key: &PublicKey,
    suite: &Suite,
    _offered: &[SignatureSchemeCode],
) -> Option<SignatureChoice> {
    without_name(key, suite)
}

#[cfg(test)]
mod tests;
