//! The raw operations (RFC 8017 section 5): `m^e mod n` and `c^d mod n`.

use super::{RsaError, RsaPrivateKey, RsaPublicKey};
use crate::error::{Bound, OutOfRange};
use crate::num::{Nat, mod_inverse, mod_pow};
use crate::working::{Symbol, Working};

/// The raw public operation: RSAEP and RSAVP1 (RFC 8017 sections 5.1.1 and 5.2.2): `m^e mod n`.
///
/// # Errors
/// [`RsaError::OutOfRange`] naming `what` when `m` is not below `n`, or naming `n` when that is 0.
pub fn public_operation(
    key: &RsaPublicKey,
    m: &Nat,
    what: Symbol,
    w: &mut Working,
) -> Result<Nat, RsaError> {
    require_below(m, &key.n, what)?;
    Ok(mod_pow(m, &key.e, &key.n, w)?)
}

/// The raw private operation: RSADP and RSASP1 (RFC 8017 sections 5.1.2 and 5.2.1): `c^d mod n`.
///
/// Unless it is recorded, it goes by the primes, which is four times as fast.
///
/// # Errors
/// [`RsaError::OutOfRange`] naming `what` when `c` is not below `n`, or naming `n` when that is 0.
pub fn private_operation(
    key: &RsaPrivateKey,
    c: &Nat,
    what: Symbol,
    w: &mut Working,
) -> Result<Nat, RsaError> {
    require_below(c, &key.n, what)?;
    if !w.is_on()
        && let Ok(m) = by_primes(key, c)
        // A key whose numbers do not go together would give another number.
        && mod_pow(&m, &key.e, &key.n, w)? == *c
    {
        return Ok(m);
    }
    Ok(mod_pow(c, &key.d, &key.n, w)?)
}

fn require_below(value: &Nat, n: &Nat, what: Symbol) -> Result<(), OutOfRange> {
    if value < n {
        return Ok(());
    }
    Err(OutOfRange::value(what, value, Bound::Below(n.clone())))
}

/// By the Chinese remainder theorem (RFC 8017 section 5.1.2, step 2.b).
fn by_primes(key: &RsaPrivateKey, c: &Nat) -> Result<Nat, OutOfRange> {
    let (p, q, one) = (&key.p, &key.q, Nat::one());
    let mut off = Working::off();
    let d_p = key.d.rem(&p.sub(&one)?)?;
    let d_q = key.d.rem(&q.sub(&one)?)?;
    let q_inv = mod_inverse(q, p, &mut off)?;
    let m_1 = mod_pow(c, &d_p, p, &mut off)?;
    let m_2 = mod_pow(c, &d_q, q, &mut off)?;
    let h = m_1.sub_mod(&m_2, p)?.mul_mod(&q_inv, p)?;
    Ok(m_2.add(&q.mul(&h)))
}
