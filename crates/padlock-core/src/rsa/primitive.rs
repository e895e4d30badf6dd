//! The raw operations (RFC 8017 section 5): `m^e mod n` and `c^d mod n`.

use ::rsa::hazmat::{rsa_decrypt_and_check, rsa_encrypt};
use crypto_bigint::BoxedUint;

use super::{RsaError, RsaPrivateKey, RsaPublicKey};
use crate::drbg::Drbg;
use crate::error::{Bound, OutOfRange};
use crate::num::{Nat, mod_pow};
use crate::working::{Symbol, Working};

/// Below this many bits the library's checks of a key do not hold, and our exponentiation serves.
const LIBRARY_BITS: usize = 512;

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
    if !w.is_on()
        && key.n.bits() >= LIBRARY_BITS
        && let Some(c) = library_public(key, m)
    {
        return Ok(c);
    }
    Ok(mod_pow(m, &key.e, &key.n, w)?)
}

/// The raw private operation: RSADP and RSASP1 (RFC 8017 sections 5.1.2 and 5.2.1): `c^d mod n`.
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
        && key.n.bits() >= LIBRARY_BITS
        && let Some(m) = library_private(key, c)
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

fn library_public(key: &RsaPublicKey, m: &Nat) -> Option<Nat> {
    rsa_encrypt(&library_public_key(key)?, &m.boxed(key.n.bits())?)
        .ok()
        .map(Nat::from_limbs)
}

/// By the Chinese remainder theorem.
fn library_private(key: &RsaPrivateKey, c: &Nat) -> Option<Nat> {
    rsa_decrypt_and_check::<Drbg>(&library_private_key(key)?, None, &c.boxed(key.n.bits())?)
        .ok()
        .map(Nat::from_limbs)
}

/// The library's form of a public key; `None` for one that it does not take: its exponent is even or above `2^33`,
/// its modulus even or above 4096 bits.
pub(crate) fn library_public_key(key: &RsaPublicKey) -> Option<::rsa::RsaPublicKey> {
    let (n, e) = (key.n.boxed(key.n.bits())?, minimal(&key.e)?);
    ::rsa::RsaPublicKey::new_with_size_limits(n, e, LIBRARY_BITS..=4096).ok()
}

/// The library's form of a private key; `None` for one that it does not take.
pub(crate) fn library_private_key(key: &RsaPrivateKey) -> Option<::rsa::RsaPrivateKey> {
    library_public_key(&key.public())?;
    let primes = vec![minimal(&key.p)?, minimal(&key.q)?];
    let (n, e, d) = (
        key.n.boxed(key.n.bits())?,
        minimal(&key.e)?,
        minimal(&key.d)?,
    );
    ::rsa::RsaPrivateKey::from_components(n, e, d, primes).ok()
}

fn minimal(n: &Nat) -> Option<BoxedUint> {
    n.boxed(n.bits().max(1))
}
