//! Finite-field Diffie-Hellman (RFC 2631 section 2.1; RFC 7919), at every size.
//!
//! 1. Both know a prime `p` and a generator `g` of order `q`.
//! 2. Each draws a private `x` and sends `y = g^x mod p`.
//! 3. Both compute `ZZ = y'^x mod p`, which is `g^(x x')`.

mod ffdhe;

use serde::{Deserialize, Serialize};

use crate::crack::prime_factors;
use crate::drbg::Drbg;
use crate::error::{Bound, OutOfRange, require_length};
use crate::kex::KeyExchange;
use crate::num::{Nat, is_prime, mod_pow};
use crate::working::{Symbol, Working, WorkingOp};

#[cfg(test)]
mod tests;

/// A group of Diffie and Hellman's: the powers of `g` modulo `p`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DhGroup {
    p: Nat,
    g: Nat,
    /// The order of `g`; `None` for a group that came over the wire, where only its owner knows it.
    q: Option<Nat>,
    /// Private values are below `2^bits`.
    exponent_bits: usize,
}

impl DhGroup {
    /// The default toy: `p = 23`, `g = 5` of order 22.
    #[must_use]
    pub fn toy() -> Self {
        Self::with_order(Nat::from(23), Nat::from(5), Nat::from(22), 5)
    }

    /// ffdhe2048 (RFC 7919 appendix A.1), with private values of 225 bits (section 5.2).
    #[must_use]
    pub fn ffdhe2048() -> Self {
        let p = Nat::from_be_bytes(&ffdhe::P2048);
        let q = p.shr(1);
        Self::with_order(p, Nat::from(2), q, 225)
    }

    /// ffdhe3072 (RFC 7919 appendix A.2), with private values of 275 bits (section 5.2).
    #[must_use]
    pub fn ffdhe3072() -> Self {
        let p = Nat::from_be_bytes(&ffdhe::P3072);
        let q = p.shr(1);
        Self::with_order(p, Nat::from(2), q, 275)
    }

    /// A group of a chosen prime of at most 64 bits; the order of `g` is computed, by factoring `p - 1`.
    ///
    /// # Errors
    /// [`Bound::Bits`] for a `p` below 5 or above 64 bits, [`Bound::Prime`] for one that is none;
    /// [`Bound::AtLeast`] 2 or [`Bound::Below`] `p - 1` for a `g` that is 0, 1 or -1.
    pub fn new(p: &Nat, g: &Nat) -> Result<Self, OutOfRange> {
        let refused = || OutOfRange::length(Symbol::P, p.bits(), Bound::Bits { min: 3, max: 64 });
        let small = p.to_u64().filter(|&p| p >= 5).ok_or_else(refused)?;
        if !is_prime(p) {
            return Err(OutOfRange::value(Symbol::P, p, Bound::Prime));
        }
        require_element(Symbol::G, g, p)?;
        let q = order(g, small)?;
        let bits = q.bits();
        Ok(Self::with_order(p.clone(), g.clone(), q, bits))
    }

    /// A group as it comes over the wire, with an order that only its owner knows (RFC 5246 section 7.4.3).
    ///
    /// Of `p` it is checked only that it is odd and at most 16384 bits: a client cannot afford more, and that
    /// is what the Logjam attack stands on.
    ///
    /// # Errors
    /// [`Bound::Odd`] or [`Bound::Bits`] for `p`; for `g` as [`new`](Self::new).
    pub fn received(p: &Nat, g: &Nat) -> Result<Self, OutOfRange> {
        if !(3..=16384).contains(&p.bits()) {
            let bound = Bound::Bits { min: 3, max: 16384 };
            return Err(OutOfRange::length(Symbol::P, p.bits(), bound));
        }
        if p.is_even() {
            return Err(OutOfRange::value(Symbol::P, p, Bound::Odd));
        }
        require_element(Symbol::G, g, p)?;
        for known in [Self::ffdhe2048(), Self::ffdhe3072()] {
            if (&known.p, &known.g) == (p, g) {
                return Ok(known);
            }
        }
        Ok(Self {
            p: p.clone(),
            g: g.clone(),
            q: None,
            exponent_bits: p.bits().min(512),
        })
    }

    fn with_order(p: Nat, g: Nat, q: Nat, exponent_bits: usize) -> Self {
        Self {
            p,
            g,
            q: Some(q),
            exponent_bits,
        }
    }

    /// The prime.
    #[must_use]
    pub const fn p(&self) -> &Nat {
        &self.p
    }

    /// The generator.
    #[must_use]
    pub const fn g(&self) -> &Nat {
        &self.g
    }

    /// The order of the generator, where it is known.
    #[must_use]
    pub const fn q(&self) -> Option<&Nat> {
        self.q.as_ref()
    }

    /// Private values are at least 1 and below this.
    fn exponent_bound(&self) -> Nat {
        let short = Nat::power_of_two(self.exponent_bits.min(self.p.bits()));
        let order = self.q.clone().or_else(|| self.p.checked_sub(&Nat::one()));
        order.map_or_else(|| short.clone(), |q| q.min(short.clone()))
    }

    fn exponent(&self, private: &[u8]) -> Result<Nat, OutOfRange> {
        let x = Nat::from_be_bytes(private);
        if x.is_zero() {
            return Err(OutOfRange::value(
                Symbol::PrivateKey,
                &x,
                Bound::AtLeast(Nat::one()),
            ));
        }
        // Any exponent below the order will do, though drawn ones are shorter.
        let bound = self.q.as_ref().unwrap_or(&self.p);
        if x >= *bound {
            return Err(OutOfRange::value(
                Symbol::PrivateKey,
                &x,
                Bound::Below(bound.clone()),
            ));
        }
        Ok(x)
    }

    /// `base^x mod p` as a step of its own.
    fn power(
        &self,
        base: &Nat,
        x: &Nat,
        result: Symbol,
        w: &mut Working,
    ) -> Result<Vec<u8>, OutOfRange> {
        let step = w.open(WorkingOp::DiffieHellman, || {
            vec![
                (Symbol::P, (&self.p).into()),
                (Symbol::G, base.into()),
                (Symbol::X, x.into()),
            ]
        });
        let power = mod_pow(base, x, &self.p, w)?;
        w.close(&step, || vec![(result, (&power).into())]);
        power.to_be_bytes_padded(self.p.byte_len())
    }
}

impl KeyExchange for DhGroup {
    fn id(&self) -> &'static str {
        match self.p.bits() {
            0..=64 => "dh_toy",
            2048 if *self == Self::ffdhe2048() => "ffdhe2048",
            3072 if *self == Self::ffdhe3072() => "ffdhe3072",
            _ => "dh",
        }
    }

    fn public_len(&self) -> usize {
        self.p.byte_len()
    }

    fn secret_len(&self) -> usize {
        self.p.byte_len()
    }

    fn random_private(&self, rng: &mut Drbg) -> Vec<u8> {
        let bound = self.exponent_bound();
        loop {
            let x = rng.below(&bound);
            // A group of order 2 or less has nothing better than 1.
            if !x.is_zero() || bound.bits() <= 1 {
                return x.to_be_bytes();
            }
        }
    }

    /// `y = g^x mod p`, padded to the length of `p` (RFC 8446 section 4.2.8.1).
    fn public(&self, private: &[u8], w: &mut Working) -> Result<Vec<u8>, OutOfRange> {
        let x = self.exponent(private)?;
        self.power(&self.g, &x, Symbol::Y, w)
    }

    /// `ZZ = y^x mod p`, padded to the length of `p` (RFC 8446 section 7.4.1);
    /// TLS 1.2 strips the leading zeros (RFC 5246 section 8.1.2).
    ///
    /// Refuses a `y` of 0, 1 or `p - 1` (RFC 7919 section 5.1).
    fn agree(&self, private: &[u8], peer: &[u8], w: &mut Working) -> Result<Vec<u8>, OutOfRange> {
        let x = self.exponent(private)?;
        if peer.len() > self.p.byte_len() {
            require_length(Symbol::PublicKey, peer, self.p.byte_len())?;
        }
        let y = Nat::from_be_bytes(peer);
        require_element(Symbol::PublicKey, &y, &self.p)?;
        self.power(&y, &x, Symbol::SharedSecret, w)
    }
}

/// `1 < value < p - 1`.
fn require_element(what: Symbol, value: &Nat, p: &Nat) -> Result<(), OutOfRange> {
    let two = Nat::from(2);
    if *value < two {
        return Err(OutOfRange::value(what, value, Bound::AtLeast(two)));
    }
    let minus_one = p.sub(&Nat::one())?;
    if *value >= minus_one {
        return Err(OutOfRange::value(what, value, Bound::Below(minus_one)));
    }
    Ok(())
}

/// The order of `g` modulo the prime `p`: `p - 1` without the prime factors that it can spare
/// (Menezes et al. 1996, algorithm 4.79).
fn order(g: &Nat, p: u64) -> Result<Nat, OutOfRange> {
    let modulus = Nat::from(p);
    let mut order = p - 1;
    for (prime, exponent) in prime_factors(p - 1) {
        for _ in 0..exponent {
            let smaller = Nat::from(order / prime);
            if !mod_pow(g, &smaller, &modulus, &mut Working::off())?.is_one() {
                break;
            }
            order /= prime;
        }
    }
    Ok(Nat::from(order))
}
