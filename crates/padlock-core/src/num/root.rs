//! Roots: of integers, and square roots modulo a prime.

use super::{Nat, mod_pow};
use crate::error::{Bound, OutOfRange};
use crate::working::{Symbol, Working};

/// Whether `a` is a square modulo the odd prime `p`, by Euler's criterion: `a^((p-1)/2)` is 0 or 1.
///
/// # Errors
/// [`Bound::AtLeast`] 1 when `p` is 0.
pub fn is_square_mod(a: &Nat, p: &Nat) -> Result<bool, OutOfRange> {
    let power = mod_pow(a, &p.shr(1), p, &mut Working::off())?;
    Ok(power.is_zero() || power.is_one())
}

/// A square root of `a` modulo the odd prime `p`, the other being `p` minus it
/// (Tonelli and Shanks; Cohen 1993, algorithm 1.5.1); `None` when `a` is not a square.
///
/// # Errors
/// [`Bound::Odd`] when `p` is even. When `p` is composite the answer means nothing.
pub fn mod_sqrt(a: &Nat, p: &Nat) -> Result<Option<Nat>, OutOfRange> {
    if p.is_even() {
        return Err(OutOfRange::value(Symbol::P, p, Bound::Odd));
    }
    let mut w = Working::off();
    let a = a.rem(p)?;
    if a.is_zero() {
        return Ok(Some(a));
    }
    if !is_square_mod(&a, p)? {
        return Ok(None);
    }
    let minus_one = p.sub(&Nat::one())?;
    let twos = minus_one.trailing_zeros();
    let odd = minus_one.shr(twos);
    // `z` generates the 2-Sylow subgroup.
    let Some(z) = non_square(p, &odd)? else {
        return Ok(None);
    };
    let mut z = z;
    let mut order = twos;
    // x^2 = a b, with b in the 2-Sylow subgroup.
    let mut x = mod_pow(&a, &odd.add(&Nat::one()).shr(1), p, &mut w)?;
    let mut b = mod_pow(&a, &odd, p, &mut w)?;
    while !b.is_one() {
        let Some(exponent) = order_exponent(&b, order, p)? else {
            return Ok(None);
        };
        let t = mod_pow(&z, &Nat::power_of_two(order - exponent - 1), p, &mut w)?;
        z = t.mul_mod(&t, p)?;
        order = exponent;
        x = x.mul_mod(&t, p)?;
        b = b.mul_mod(&z, p)?;
    }
    Ok(Some(x))
}

/// The `odd`-th power of the least non-square.
fn non_square(p: &Nat, odd: &Nat) -> Result<Option<Nat>, OutOfRange> {
    for candidate in 2..1000 {
        let candidate = Nat::from(candidate);
        if !is_square_mod(&candidate, p)? {
            return mod_pow(&candidate, odd, p, &mut Working::off()).map(Some);
        }
    }
    Ok(None)
}

/// The least `m` below `limit` with `b^(2^m) = 1`.
fn order_exponent(b: &Nat, limit: usize, p: &Nat) -> Result<Option<usize>, OutOfRange> {
    let mut power = b.clone();
    for exponent in 0..limit {
        if power.is_one() {
            return Ok(Some(exponent));
        }
        power = power.mul_mod(&power, p)?;
    }
    Ok(None)
}

impl Nat {
    /// The largest integer whose `k`-th power is at most this number (Newton's iteration; Cohen 1993, algorithm 1.7.1).
    ///
    /// # Errors
    /// [`Bound::AtLeast`] 1 when `k` is 0.
    pub fn nth_root(&self, k: u32) -> Result<Self, OutOfRange> {
        let degree = Self::from(u64::from(k));
        let one = Self::one();
        let Some(less) = degree.checked_sub(&one) else {
            return Err(OutOfRange::value(
                Symbol::Exponent,
                &degree,
                Bound::AtLeast(one),
            ));
        };
        if self.is_zero() {
            return Ok(Self::zero());
        }
        // Start above the root and come down.
        let mut root = Self::power_of_two(self.bits().div_ceil(k as usize));
        loop {
            let (quotient, _) = self.div_rem(&root.pow(k - 1))?;
            let (next, _) = root.mul(&less).add(&quotient).div_rem(&degree)?;
            if next >= root {
                return Ok(root);
            }
            root = next;
        }
    }

    /// `self^k`, in full.
    #[must_use]
    pub fn pow(&self, k: u32) -> Self {
        let mut power = Self::one();
        for bit in (0..u32::BITS - k.leading_zeros()).rev() {
            power = power.mul(&power);
            if k >> bit & 1 == 1 {
                power = power.mul(self);
            }
        }
        power
    }
}
