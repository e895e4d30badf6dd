//! Are keys and hashes known, and strong enough? Toys are weak by design and exempt.

use padlock_core::signature::PublicKey;

use super::{Context, each, subject};
use crate::x509::KeyKind;
use crate::x509::check::{Check, CheckName, Evidence, EvidenceKey};
use crate::x509::decoded::Decoded;

/// Every key is of a known kind.
pub(super) fn public_key(context: &Context<'_>) -> Check {
    each(
        CheckName::PublicKey,
        context,
        |c| c.key.is_ok(),
        |c| match c.key() {
            Ok((kind, _)) => vec![subject(c), Evidence::new(EvidenceKey::PublicKey, kind.id())],
            Err(error) => vec![
                subject(c),
                Evidence::new(EvidenceKey::PublicKey, c.key_algorithm),
                Evidence::new(EvidenceKey::Error, error),
            ],
        },
    )
}

/// Every RSA modulus is as long as the policy asks, and whole bytes (CA/Browser Forum baseline requirements,
/// section 6.1.5).
pub(super) fn key_strength(context: &Context<'_>) -> Check {
    let min = context.policy.min_rsa_bits;
    let is_strong = |bits: usize| bits >= min && bits.is_multiple_of(8);
    each(
        CheckName::KeyStrength,
        context,
        |c| rsa_bits(c).is_none_or(is_strong),
        |c| match rsa_bits(c) {
            Some(bits) => vec![
                subject(c),
                Evidence::new(EvidenceKey::KeyBits, bits),
                Evidence::new(EvidenceKey::MinimumBits, min),
            ],
            None => vec![subject(c)],
        },
    )
}

/// The length of a full-size RSA modulus.
fn rsa_bits(certificate: &Decoded) -> Option<usize> {
    match certificate.key() {
        Ok((KeyKind::Rsa, PublicKey::Rsa(key))) => Some(key.n.bits()),
        _ => None,
    }
}

/// No signature is of a digest that can be forged (RFC 9155). The anchor is believed without its signature.
pub(super) fn hash_strength(context: &Context<'_>) -> Check {
    let is_strong = |c: &Decoded| {
        let weak = c.signed.scheme.is_some_and(|scheme| scheme.has_weak_hash());
        !weak || context.policy.allow_sha1 || context.path.is_anchor(c)
    };
    each(CheckName::HashStrength, context, is_strong, |c| {
        let scheme = c.signed.scheme.map(|scheme| scheme.id());
        let scheme = scheme.map(|id| Evidence::new(EvidenceKey::SignatureScheme, id));
        [subject(c)].into_iter().chain(scheme).collect()
    })
}
