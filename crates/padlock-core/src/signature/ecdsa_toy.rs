//! ECDSA on a textbook curve, over the toy hash (FIPS 186-5 section 6.4; Paar and Pelzl 2010, section 10.5).
//!
//! 1. `z` is the digest's leftmost bits, as many as the order `n` has.
//! 2. Draw `k` from 1 to `n - 1`; `r` is the abscissa of `k G` modulo `n`.
//! 3. `s = (z + r d) / k mod n`; where `r` or `s` is 0, draw again.
//! 4. To verify: `u1 = z / s`, `u2 = r / s`; the abscissa of `u1 G + u2 Q` is `r` modulo `n`.

use super::{
    EcToyPrivateKey, EcToyPublicKey, PrivateKey, PublicKey, SignatureError, SignatureScheme,
};
use crate::drbg::Drbg;
use crate::error::{Bound, OutOfRange, require_length};
use crate::hash::{Hash, ToyHash};
use crate::num::{Nat, mod_inverse};
use crate::working::{Symbol, Working, WorkingOp};

/// ECDSA on a textbook curve over [`ToyHash`]: `r` and `s`, each as long as `n`, big-endian.
///
/// With an order of 19 a forger succeeds once in 19 tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EcdsaToyHash;

impl EcdsaToyHash {
    /// The number `z` that a digest stands for under the order `n`.
    #[must_use]
    pub fn digest_number(digest: &[u8], n: &Nat) -> Nat {
        let excess = (digest.len() * 8).saturating_sub(n.bits());
        Nat::from_be_bytes(digest).shr(excess)
    }

    /// `(r, s)` of the number `z` with the nonce `k`; `None` where either is 0 and another `k` is needed.
    ///
    /// Two signatures with one `k` give the private key away.
    ///
    /// # Errors
    /// [`OutOfRange`] naming `k` unless it is from 1 to `n - 1`.
    pub fn sign_with_nonce(
        key: &EcToyPrivateKey,
        k: &Nat,
        z: &Nat,
        w: &mut Working,
    ) -> Result<Option<(Nat, Nat)>, OutOfRange> {
        let n = key.group.n();
        key.group.require_scalar(Symbol::K, k)?;
        let point = key.group.curve().multiply(k, key.group.g(), w)?;
        let Some((x, _)) = point.coordinates() else {
            return Ok(None);
        };
        let r = x.rem(n)?;
        let inverse = mod_inverse(k, n, w)?;
        let s = z.add(&r.mul(&key.d)).mul_mod(&inverse, n)?;
        Ok((!r.is_zero() && !s.is_zero()).then_some((r, s)))
    }
}

/// How many nonces are tried. Of a group with an order above 4 nearly every one will do; in a smaller one there may be a
/// number that no nonce signs.
const MAX_NONCES: usize = 256;

impl EcdsaToyHash {
    /// A nonce, and the signature of `z` with it.
    fn draw_and_sign(
        key: &EcToyPrivateKey,
        z: &Nat,
        rng: &mut Drbg,
        w: &mut Working,
    ) -> Result<(Nat, (Nat, Nat)), OutOfRange> {
        for _ in 0..MAX_NONCES {
            let k = key.group.random_scalar(rng);
            if let Some(pair) = Self::sign_with_nonce(key, &k, z, w)? {
                return Ok((k, pair));
            }
        }
        let n = key.group.n();
        let larger = Bound::AtLeast(n.add(&Nat::one()));
        Err(OutOfRange::value(Symbol::N, n, larger))
    }
}

impl SignatureScheme for EcdsaToyHash {
    fn id(&self) -> &'static str {
        "ecdsa_toy_hash"
    }

    fn sign(
        &self,
        key: &PrivateKey,
        message: &[u8],
        rng: &mut Drbg,
        w: &mut Working,
    ) -> Result<Vec<u8>, SignatureError> {
        let PrivateKey::EcToy(key) = key else {
            return Err(SignatureError::WrongKey(key.id().into()));
        };
        let step = w.open(WorkingOp::EcdsaSign, || {
            vec![
                (Symbol::Message, message.into()),
                (Symbol::D, (&key.d).into()),
                (Symbol::N, key.group.n().into()),
            ]
        });
        let z = Self::digest_number(&ToyHash.digest(message, w), key.group.n());
        let (k, (r, s)) = Self::draw_and_sign(key, &z, rng, w)?;
        w.close(&step, || {
            vec![
                (Symbol::Digest, (&z).into()),
                (Symbol::K, (&k).into()),
                (Symbol::R, (&r).into()),
                (Symbol::S, (&s).into()),
            ]
        });
        let len = key.group.n().byte_len();
        Ok([r.to_be_bytes_padded(len)?, s.to_be_bytes_padded(len)?].concat())
    }

    fn verify(
        &self,
        key: &PublicKey,
        message: &[u8],
        signature: &[u8],
        w: &mut Working,
    ) -> Result<(), SignatureError> {
        let PublicKey::EcToy(key) = key else {
            return Err(SignatureError::WrongKey(key.id().into()));
        };
        let len = key.group.n().byte_len();
        require_length(Symbol::Signature, signature, 2 * len)?;
        let (r, s) = signature.split_at(len);
        let (r, s) = (Nat::from_be_bytes(r), Nat::from_be_bytes(s));
        key.group.require_scalar(Symbol::R, &r)?;
        key.group.require_scalar(Symbol::S, &s)?;
        let step = w.open(WorkingOp::EcdsaVerify, || {
            vec![
                (Symbol::Message, message.into()),
                (Symbol::R, (&r).into()),
                (Symbol::S, (&s).into()),
                (Symbol::PublicKey, (&key.q).into()),
            ]
        });
        let z = Self::digest_number(&ToyHash.digest(message, w), key.group.n());
        let found = recompute(key, &z, &r, &s, w)?;
        let holds = found.as_ref() == Some(&r);
        w.close(&step, || {
            let found = found.iter().map(|x| (Symbol::X, x.into()));
            found.chain([(Symbol::Verdict, holds.into())]).collect()
        });
        if holds {
            Ok(())
        } else {
            Err(SignatureError::Mismatch)
        }
    }
}

/// The abscissa of `u1 G + u2 Q` modulo `n`; `None` at infinity.
pub(super) fn recompute(
    key: &EcToyPublicKey,
    z: &Nat,
    r: &Nat,
    s: &Nat,
    w: &mut Working,
) -> Result<Option<Nat>, OutOfRange> {
    let (curve, n) = (key.group.curve(), key.group.n());
    let inverse = mod_inverse(s, n, w)?;
    let u1 = z.mul_mod(&inverse, n)?;
    let u2 = r.mul_mod(&inverse, n)?;
    let left = curve.multiply(&u1, key.group.g(), w)?;
    let right = curve.multiply(&u2, &key.q, w)?;
    let sum = curve.add(&left, &right, w)?;
    sum.coordinates().map(|(x, _)| x.rem(n)).transpose()
}
