//! Primality.

use super::{Nat, OUTLINE_BITS, OUTLINE_ROWS, mod_pow, word};
use crate::drbg::Drbg;
use crate::error::{Bound, OutOfRange};
use crate::hash::{Hash, Sha256};
use crate::working::{Symbol, Working, WorkingOp};

/// The first thirteen primes: as bases of [`miller_rabin`] they decide every number below `3.3 10^24`
/// (Sorenson and Webster, "Strong pseudoprimes to twelve prime bases", 2015, whose second bound is for thirteen).
pub const WITNESSES: [u64; 13] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41];

/// Below `2^81` the [`WITNESSES`] decide.
const PROVEN_BITS: usize = 81;

/// How many more bases a greater number is put to: for a composite each holds back with a chance of at most 1/4.
const DRAWN_BASES: u8 = 24;

/// Whether `n` is prime, by Miller and Rabin's test to the [`WITNESSES`].
///
/// From `2^81` on a composite passes with a chance below `2^-48`: 24 more bases come from a digest of `n`, so that nobody
/// can make a number to suit them.
#[must_use]
pub fn is_prime(n: &Nat) -> bool {
    if let Some(n) = n.to_u64() {
        return word::is_prime(n);
    }
    let mut off = Working::off();
    miller_rabin(n, &WITNESSES, &mut off)
        && (n.bits() <= PROVEN_BITS || miller_rabin(n, &drawn_bases(n), &mut off))
}

fn drawn_bases(n: &Nat) -> Vec<u64> {
    let mut input = n.to_be_bytes();
    input.push(0);
    let mut draw = |index| {
        if let Some(last) = input.last_mut() {
            *last = index;
        }
        let digest = Sha256.digest(&input, &mut Working::off());
        digest
            .iter()
            .take(8)
            .fold(0, |base, &byte| base << 8 | u64::from(byte))
    };
    (0..DRAWN_BASES).map(&mut draw).collect()
}

/// Miller and Rabin's test of `n` to each of `bases` (Menezes et al. 1996, algorithm 4.24):
/// `false` is certain, `true` is certain only with enough bases, such as [`WITNESSES`].
///
/// With `n - 1 = 2^s d`, one step per base and one row per square: the base proves `n` composite unless
/// `base^d` is 1 or one of its first `s - 1` squares is `n - 1`. Numbers below 4 are decided outright.
#[must_use]
pub fn miller_rabin(n: &Nat, bases: &[u64], w: &mut Working) -> bool {
    let (one, two) = (Nat::one(), Nat::from(2));
    if n.bits() <= 2 || n.is_even() {
        return *n == two || *n == Nat::from(3);
    }
    let Some(minus_one) = n.checked_sub(&one) else {
        return false;
    };
    let twos = minus_one.trailing_zeros();
    let odd = minus_one.shr(twos);
    bases.iter().all(|&base| {
        let base = Nat::from(base);
        match base.rem(n) {
            Ok(residue) if residue > one && residue < minus_one => {
                !proves_composite(&residue, n, &minus_one, twos, &odd, w)
            }
            // 0, 1 and -1 prove nothing.
            _ => true,
        }
    })
}

fn proves_composite(
    base: &Nat,
    n: &Nat,
    minus_one: &Nat,
    twos: usize,
    odd: &Nat,
    w: &mut Working,
) -> bool {
    let step = w.open(WorkingOp::MillerRabin, || {
        vec![
            (Symbol::Candidate, n.into()),
            (Symbol::Witness, base.into()),
            (Symbol::S, twos.into()),
            (Symbol::D, odd.into()),
        ]
    });
    w.columns(&step, &[Symbol::Index, Symbol::Square]);
    let outline = n.bits() > OUTLINE_BITS;
    let mut passed = false;
    // `n` is odd and above 2: the power is defined.
    let mut x = mod_pow(base, odd, n, &mut Working::off()).unwrap_or_else(|_| Nat::zero());
    for index in 0..twos {
        if outline && index >= OUTLINE_ROWS {
            w.elide(&step);
        } else {
            w.row(&step, || vec![index.into(), (&x).into()]);
        }
        if x == *minus_one || (index == 0 && x.is_one()) {
            passed = true;
            break;
        }
        x = x.mul_mod(&x, n).unwrap_or_else(|_| Nat::zero());
    }
    w.close(&step, || vec![(Symbol::Verdict, passed.into())]);
    !passed
}

/// A random prime of exactly `bits` bits, each candidate drawn afresh.
///
/// # Errors
/// [`Bound::Bits`] unless `bits` is between 2 and 2048.
pub fn random_prime(bits: usize, rng: &mut Drbg) -> Result<Nat, OutOfRange> {
    if !(2..=2048).contains(&bits) {
        let bound = Bound::Bits { min: 2, max: 2048 };
        return Err(OutOfRange::length(Symbol::Bits, bits, bound));
    }
    let top = Nat::power_of_two(bits - 1);
    loop {
        let candidate = rng.bits(bits - 1).add(&top);
        if is_prime(&candidate) {
            return Ok(candidate);
        }
    }
}
