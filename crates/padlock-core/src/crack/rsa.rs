//! Textbook RSA without factoring, where keys or messages were chosen badly.

use serde::{Deserialize, Serialize};

use crate::error::{Bound, OutOfRange};
use crate::num::{Int, Nat, extended_euclid, mod_inverse, mod_pow};
use crate::rsa::RsaPublicKey;
use crate::working::{Symbol, Working};

#[cfg(test)]
mod tests;

/// The message of `c = m^e` when `m^e` is below `n`, so that no reduction took place: the `e`-th root; otherwise `None`.
///
/// # Errors
/// [`Bound::AtMost`] 65537 naming `e`, [`Bound::AtLeast`] 1 when it is 0.
pub fn small_exponent(key: &RsaPublicKey, c: &Nat) -> Result<Option<Nat>, OutOfRange> {
    exact_root(c, small(&key.e)?)
}

/// The message that was sent to at least `e` receivers with the same small `e`, from `(n, c)` of each
/// (Håstad 1985): the Chinese remainders are `m^e` in full, and `m` is its root; `None` when it is no power.
///
/// # Errors
/// [`Bound::LengthAtLeast`] `e` for too few ciphertexts; [`Bound::CoprimeTo`] for moduli with a common factor, which
/// are broken anyway.
pub fn broadcast(sent: &[(Nat, Nat)], e: &Nat) -> Result<Option<Nat>, OutOfRange> {
    let degree = small(e)?;
    if sent.len() < degree as usize {
        let bound = Bound::LengthAtLeast(u64::from(degree));
        return Err(OutOfRange::length(Symbol::Ciphertext, sent.len(), bound));
    }
    let (mut value, mut modulus) = (Nat::zero(), Nat::one());
    for (n, c) in sent {
        // value + modulus * k = c, modulo n.
        let inverse = mod_inverse(&modulus, n, &mut Working::off())?;
        let k = c.sub_mod(&value, n)?.mul_mod(&inverse, n)?;
        value = value.add(&modulus.mul(&k));
        modulus = modulus.mul(n);
    }
    exact_root(&value, degree)
}

/// The message that was sent under one modulus with two exponents without a common factor (Simmons 1983):
/// with `s e1 + t e2 = 1` it is `c1^s c2^t`.
///
/// # Errors
/// [`Bound::CoprimeTo`] `e2` naming `e` when the exponents have a common factor, or naming `a` when a ciphertext
/// shares a factor with `n`, which is broken then.
pub fn common_modulus(
    n: &Nat,
    (e1, c1): (&Nat, &Nat),
    (e2, c2): (&Nat, &Nat),
) -> Result<Nat, OutOfRange> {
    let euclid = extended_euclid(e1, e2, &mut Working::off());
    if !euclid.gcd.is_one() {
        return Err(OutOfRange::value(
            Symbol::E,
            e1,
            Bound::CoprimeTo(e2.clone()),
        ));
    }
    signed_power(c1, &euclid.s, n)?.mul_mod(&signed_power(c2, &euclid.t, n)?, n)
}

/// A key whose prime is also another's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedPrime {
    /// Which of the moduli.
    pub index: usize,
    /// The factor that it shares with others; the whole modulus when both primes are shared.
    pub factor: Nat,
}

/// Every modulus that shares a factor with another, by batch gcd: the product of all is reduced modulo the square of
/// each down a tree, in nearly linear time (Bernstein 2004; Heninger, Durumeric, Wustrow and Halderman 2012).
/// Moduli of 0 are passed over.
#[must_use]
pub fn shared_primes(moduli: &[Nat]) -> Vec<SharedPrime> {
    let used: Vec<(usize, &Nat)> = (0..).zip(moduli).filter(|(_, n)| !n.is_zero()).collect();
    let mut levels: Vec<Vec<Nat>> = vec![used.iter().map(|(_, n)| (*n).clone()).collect()];
    while let Some(level) = levels.last().filter(|level| level.len() > 1) {
        let products = level
            .chunks(2)
            .map(|pair| pair.iter().fold(Nat::one(), |a, b| a.mul(b)));
        let next = products.collect();
        levels.push(next);
    }
    let mut remainders = levels.pop().unwrap_or_default();
    for level in levels.iter().rev() {
        let parents = remainders.iter().flat_map(|parent| [parent, parent]);
        let reduced = level.iter().zip(parents);
        remainders = reduced
            .map(|(n, parent)| parent.rem(&n.mul(n)).unwrap_or_else(|_| Nat::zero()))
            .collect();
    }
    let found = used
        .iter()
        .zip(&remainders)
        .filter_map(|((index, n), remainder)| {
            let (quotient, _) = remainder.div_rem(n).ok()?;
            let factor = quotient.gcd(n);
            (!factor.is_one()).then_some(SharedPrime {
                index: *index,
                factor,
            })
        });
    // A single modulus has nothing to share with.
    if used.len() < 2 {
        Vec::new()
    } else {
        found.collect()
    }
}

fn small(e: &Nat) -> Result<u32, OutOfRange> {
    let most = Nat::from(65537);
    if e.is_zero() {
        return Err(OutOfRange::value(Symbol::E, e, Bound::AtLeast(Nat::one())));
    }
    match e.to_u64().and_then(|e| u32::try_from(e).ok()) {
        Some(degree) if *e <= most => Ok(degree),
        _ => Err(OutOfRange::value(Symbol::E, e, Bound::AtMost(most))),
    }
}

fn exact_root(value: &Nat, degree: u32) -> Result<Option<Nat>, OutOfRange> {
    let root = value.nth_root(degree)?;
    Ok((root.pow(degree) == *value).then_some(root))
}

/// `base^exponent mod n`, by the inverse where the exponent is negative.
fn signed_power(base: &Nat, exponent: &Int, n: &Nat) -> Result<Nat, OutOfRange> {
    let mut w = Working::off();
    if exponent.is_negative() {
        let inverse = mod_inverse(base, n, &mut w)?;
        return mod_pow(&inverse, exponent.magnitude(), n, &mut w);
    }
    mod_pow(base, exponent.magnitude(), n, &mut w)
}
