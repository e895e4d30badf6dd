//! RSA keys (RFC 8017 section 3), from 8 to 4096 bits.

use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use super::RsaError;
use crate::error::{Bound, OutOfRange};
use crate::num::{Nat, mod_inverse, mod_pow};
use crate::working::{Symbol, Working, WorkingOp};

/// An RSA public key: the modulus `n` and the exponent `e`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RsaPublicKey {
    /// The modulus.
    pub n: Nat,
    /// The public exponent.
    pub e: Nat,
}

impl RsaPublicKey {
    /// The length of the modulus in bytes (RFC 8017's `k`), and of every ciphertext and signature.
    #[must_use]
    pub fn byte_len(&self) -> usize {
        self.n.byte_len()
    }
}

/// An RSA private key with its primes.
///
/// `d`, `p` and `q` are zeroized on drop. `Debug` shows them: it is a simulator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RsaPrivateKey {
    /// The modulus, `p q`.
    pub n: Nat,
    /// The public exponent.
    pub e: Nat,
    /// The private exponent: `e d = 1` modulo `p - 1` and modulo `q - 1`.
    pub d: Nat,
    /// The first prime.
    pub p: Nat,
    /// The second prime.
    pub q: Nat,
}

impl RsaPrivateKey {
    /// The key of two primes and a public exponent: `n = p q`, `d = e^-1 mod (p - 1)(q - 1)`
    /// (Rivest, Shamir and Adleman 1978, section V).
    ///
    /// # Errors
    /// [`RsaError::OutOfRange`] when `p` or `q` is not prime, both are the same, `n` is below 8 bits or above 4096, or
    /// `e` is below 3 or shares a factor with `(p - 1)(q - 1)`.
    pub fn from_primes(p: &Nat, q: &Nat, e: &Nat, w: &mut Working) -> Result<Self, RsaError> {
        for (what, prime) in [(Symbol::P, p), (Symbol::Q, q)] {
            if !crate::num::is_prime(prime) {
                return Err(OutOfRange::value(what, prime, Bound::Prime).into());
            }
        }
        if p == q {
            return Err(OutOfRange::value(Symbol::Q, q, Bound::DistinctFrom(p.clone())).into());
        }
        Self::from_known_primes(p, q, e, w)
    }

    /// As [`from_primes`](Self::from_primes), for different numbers that someone has shown to be prime before: of 1024 bits each, the
    /// test takes fifty times as long as everything else.
    ///
    /// # Errors
    /// As [`from_primes`](Self::from_primes), but for the primes.
    pub fn from_known_primes(p: &Nat, q: &Nat, e: &Nat, w: &mut Working) -> Result<Self, RsaError> {
        let n = p.mul(q);
        if !(8..=4096).contains(&n.bits()) {
            let bound = Bound::Bits { min: 8, max: 4096 };
            return Err(OutOfRange::length(Symbol::N, n.bits(), bound).into());
        }
        let three = Nat::from(3);
        if *e < three {
            return Err(OutOfRange::value(Symbol::E, e, Bound::AtLeast(three)).into());
        }
        let one = Nat::one();
        let phi = p.sub(&one)?.mul(&q.sub(&one)?);
        let step = w.open(WorkingOp::RsaKey, || {
            vec![
                (Symbol::P, p.into()),
                (Symbol::Q, q.into()),
                (Symbol::E, e.into()),
            ]
        });
        let inverse = mod_inverse(e, &phi, w);
        w.close(&step, || {
            let mut result = vec![(Symbol::N, (&n).into()), (Symbol::Phi, (&phi).into())];
            result.extend(inverse.iter().map(|d| (Symbol::D, d.into())));
            result
        });
        let d = inverse.map_err(|error| OutOfRange {
            what: Symbol::E,
            ..error
        })?;
        Ok(Self {
            n,
            e: e.clone(),
            d,
            p: p.clone(),
            q: q.clone(),
        })
    }

    /// The key of a modulus and both exponents; the primes are recovered (NIST SP 800-56B revision 2, appendix C).
    ///
    /// # Errors
    /// [`RsaError::OutOfRange`] naming `d` when the exponents do not belong to each other and to `n`.
    pub fn from_components(n: &Nat, e: &Nat, d: &Nat) -> Result<Self, RsaError> {
        let (p, q) = recover_primes(n, e, d)
            .ok_or_else(|| OutOfRange::value(Symbol::D, d, Bound::CoprimeTo(n.clone())))?;
        let key = Self {
            n: n.clone(),
            e: e.clone(),
            d: d.clone(),
            p,
            q,
        };
        Ok(key)
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> RsaPublicKey {
        RsaPublicKey {
            n: self.n.clone(),
            e: self.e.clone(),
        }
    }
}

impl Drop for RsaPrivateKey {
    fn drop(&mut self) {
        self.d.zeroize();
        self.p.zeroize();
        self.q.zeroize();
    }
}

/// `e d - 1` is a multiple of the group's exponent: a root of 1 other than 1 and -1 splits `n`.
/// The primes, the larger one first.
fn recover_primes(n: &Nat, e: &Nat, d: &Nat) -> Option<(Nat, Nat)> {
    if n.is_even() {
        return None;
    }
    by_euler(n, e, d).or_else(|| by_bases(n, e, d))
}

/// For a `d` that was made with `phi = (p - 1)(q - 1)`. It goes into `e d - 1` a little more often than `n` does, so often
/// as `(e d - 1) / n` rounded up says, unless `e` is about as large as a prime. Then `p + q = n + 1 - phi`, and the primes
/// are the roots of `x^2 - (p + q) x + n`.
pub(super) fn by_euler(n: &Nat, e: &Nat, d: &Nat) -> Option<(Nat, Nat)> {
    let one = Nat::one();
    let multiple = e.mul(d).checked_sub(&one)?;
    let times = multiple.div_rem(n).ok()?.0.add(&one);
    let (phi, _) = multiple.div_rem(&times).ok()?;
    let sum = n.add(&one).checked_sub(&phi)?;
    let square = sum.mul(&sum).checked_sub(&n.mul(&Nat::from(4)))?;
    let difference = square.sqrt();
    let (p, q) = (
        sum.add(&difference).shr(1),
        sum.checked_sub(&difference)?.shr(1),
    );
    (p.mul(&q) == *n && !q.is_one()).then_some((p, q))
}

/// For any `d` (NIST SP 800-56B revision 2, appendix C.1).
fn by_bases(n: &Nat, e: &Nat, d: &Nat) -> Option<(Nat, Nat)> {
    let one = Nat::one();
    let minus_one = n.checked_sub(&one)?;
    let k = e.mul(d).checked_sub(&one)?;
    if k.is_zero() || !k.is_even() {
        return None;
    }
    let mut odd = k;
    let mut twos = 0;
    while odd.is_even() {
        odd = odd.div_rem(&Nat::from(2)).ok()?.0;
        twos += 1;
    }
    let mut w = Working::off();
    // Each base splits `n` with a probability of at least one half.
    for base in 2..102 {
        let mut root = mod_pow(&Nat::from(base), &odd, n, &mut w).ok()?;
        for _ in 0..twos {
            let square = root.mul_mod(&root, n).ok()?;
            if square.is_one() && !root.is_one() && root != minus_one {
                let p = root.checked_sub(&one)?.gcd(n);
                let (q, rest) = n.div_rem(&p).ok()?;
                let split = rest.is_zero() && !p.is_one() && !q.is_one();
                return split.then(|| if p > q { (p, q) } else { (q, p) });
            }
            root = square;
        }
        if !root.is_one() && root.gcd(n).is_one() {
            return None;
        }
    }
    None
}
