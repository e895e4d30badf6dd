//! Discrete logarithms: Pohlig and Hellman's reduction to prime orders (1978), and there either baby steps and giant
//! steps (Shanks 1971) or Pollard's rho (1978), for primes and curves to 62 bits.
//!
//! 1. The order `n` of `g` is factored.
//! 2. For each prime power `l^e` in it, the logarithm modulo `l^e` is found digit by digit to the base `l`.
//! 3. The Chinese remainder theorem puts them together.

mod bsgs;
mod group;
mod rho;

use serde::Serialize;

use self::bsgs::Bsgs;
use self::group::{Element, Group};
use self::rho::Rho;
use super::{Search, prime_factors};
use crate::dh::DhGroup;
use crate::ec::{EcGroup, Point};
use crate::error::{Bound, OutOfRange};
use crate::num::{Nat, word};
use crate::working::Symbol;

#[cfg(test)]
mod tests;

/// Up to this prime order a table of baby steps is kept: `2^18` entries.
const TABLE_ORDER: u64 = 1 << 36;

/// A search for `x` with `g^x = y`, in slices. A step is one operation in the group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DlogJob {
    group: Group,
    g: Element,
    y: Element,
    /// The order of `g`, and its prime factors that are still to be done, last first.
    n: u64,
    factors: Vec<(u64, u32)>,
    work: u64,
    /// `x` modulo the product of the prime powers that are done.
    residue: u64,
    modulus: u64,
    digits: Option<Digits>,
    done: Option<Option<u64>>,
}

/// The logarithm modulo one prime power, digit by digit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Digits {
    prime: u64,
    exponent: u32,
    /// The digits found so far, as a number, and the weight of the next one.
    found: u64,
    weight: u64,
    search: PrimeSearch,
}

/// A logarithm in a group of prime order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
enum PrimeSearch {
    Table(Bsgs),
    Walk(Rho),
}

impl DlogJob {
    /// The search for `x` with `g^x = y` modulo the prime of `group`.
    ///
    /// # Errors
    /// [`Bound::Bits`] when the prime has more than 62 bits or the order is not known;
    /// [`Bound::Below`] the prime, or [`Bound::AtLeast`] 1, naming `y`.
    pub fn in_field(group: &DhGroup, y: &Nat) -> Result<Self, OutOfRange> {
        let bits = group.p().bits();
        let too_large = || OutOfRange::length(Symbol::P, bits, Bound::Bits { min: 3, max: 62 });
        if y.is_zero() {
            return Err(OutOfRange::value(Symbol::Y, y, Bound::AtLeast(Nat::one())));
        }
        if y >= group.p() {
            return Err(OutOfRange::value(
                Symbol::Y,
                y,
                Bound::Below(group.p().clone()),
            ));
        }
        if bits > 62 {
            return Err(too_large());
        }
        let words = [group.p(), group.g(), y].map(Nat::to_u64);
        let n = group.q().and_then(Nat::to_u64);
        let ([Some(p), Some(g), Some(y)], Some(n)) = (words, n) else {
            return Err(too_large());
        };
        Ok(Self::new(Group::Field { p }, Some((g, 0)), Some((y, 0)), n))
    }

    /// The search for `x` with `x G = point`.
    ///
    /// # Errors
    /// [`Bound::Bits`] when the prime has more than 62 bits, [`Bound::OnCurve`] for a point off the curve.
    pub fn on_curve(group: &EcGroup, point: &Point) -> Result<Self, OutOfRange> {
        group.curve().encode(point)?;
        let bits = group.curve().p().bits();
        let too_large = || OutOfRange::length(Symbol::P, bits, Bound::Bits { min: 3, max: 62 });
        let curve = group.curve().to_words().ok_or_else(too_large)?;
        let points = [group.g(), point].map(Point::to_words);
        let ([Some(g), Some(y)], Some(n)) = (points, group.n().to_u64()) else {
            return Err(too_large());
        };
        Ok(Self::new(Group::Curve(curve), g, y, n))
    }

    fn new(group: Group, g: Element, y: Element, n: u64) -> Self {
        let n = exact_order(&group, g, n);
        let mut factors = prime_factors(n);
        factors.reverse();
        // Where `y` has no order that divides this one it is no power of `g`, and there is nothing to find.
        let outside = group.power(y, n) != group.identity();
        Self {
            group,
            g,
            y,
            n,
            factors,
            work: 0,
            residue: 0,
            modulus: 1,
            digits: None,
            done: outside.then_some(None),
        }
    }

    /// Steps so far.
    #[must_use]
    pub const fn work(&self) -> u64 {
        self.work
    }

    /// How many steps are expected in all: `1.5 sqrt(l)` by table and some `2 sqrt(l)` by walk, per prime factor `l` of
    /// the order.
    #[must_use]
    pub fn expected_work(&self) -> f64 {
        let steps = |(prime, exponent): &(u64, u32)| {
            let factor = if *prime <= TABLE_ORDER { 1.5 } else { 2.0 };
            factor * (*prime as f64).sqrt() * f64::from(*exponent)
        };
        prime_factors(self.n).iter().map(steps).sum()
    }

    /// Goes on for at least `max_steps` steps, or until done; what is found is the least `x`.
    pub fn run(&mut self, max_steps: u64) -> Search<Nat> {
        let end = self.work.saturating_add(max_steps.max(1));
        loop {
            if let Some(done) = self.done {
                return match done {
                    Some(x) => Search::Found {
                        value: Nat::from(x),
                        work: self.work,
                    },
                    None => Search::Exhausted { work: self.work },
                };
            }
            if self.work >= end {
                return Search::Running { work: self.work };
            }
            self.step();
        }
    }

    fn step(&mut self) {
        let Some(mut digits) = self.digits.take() else {
            match self.factors.pop() {
                None => self.done = Some(Some(self.residue)),
                Some((prime, exponent)) => self.digits = Some(self.begin(prime, exponent)),
            }
            return;
        };
        let (steps, outcome) = match &mut digits.search {
            PrimeSearch::Table(table) => table.step(&self.group),
            PrimeSearch::Walk(walk) => walk.step(&self.group),
        };
        self.work += steps;
        match outcome {
            None => self.digits = Some(digits),
            Some(None) => self.done = Some(None),
            Some(Some(digit)) => self.digit_found(digits, digit),
        }
    }

    /// The search for the lowest digit to the base `prime`.
    fn begin(&self, prime: u64, exponent: u32) -> Digits {
        Digits {
            prime,
            exponent,
            found: 0,
            weight: 1,
            search: self.prime_search(prime, 0, prime),
        }
    }

    /// The search for the digit of weight `reached / prime`, when the digits below it are `found`.
    fn prime_search(&self, prime: u64, found: u64, reached: u64) -> PrimeSearch {
        let base = self.group.power(self.g, self.n / prime);
        let known = self.group.power(self.g, found);
        let rest = self.group.operate(self.y, self.group.invert(known));
        let target = self.group.power(rest, self.n / reached);
        if prime <= TABLE_ORDER {
            PrimeSearch::Table(Bsgs::new(&self.group, base, target, prime))
        } else {
            PrimeSearch::Walk(Rho::new(&self.group, base, target, prime))
        }
    }

    fn digit_found(&mut self, mut digits: Digits, digit: u64) {
        digits.found += digit * digits.weight;
        digits.weight *= digits.prime;
        digits.exponent -= 1;
        if digits.exponent > 0 {
            let reached = digits.weight * digits.prime;
            digits.search = self.prime_search(digits.prime, digits.found, reached);
            self.digits = Some(digits);
            return;
        }
        // Chinese remainders: residue + modulus * k = found, modulo this prime power.
        let power = digits.weight;
        let inverse = word::inverse(self.modulus % power, power).unwrap_or(0);
        let difference = word::sub(digits.found % power, self.residue % power, power);
        let k = word::mul(difference, inverse, power);
        self.residue += self.modulus * k;
        self.modulus *= power;
    }
}

/// The order of `g`, which divides `n`: the group's owner may have given a multiple of it.
fn exact_order(group: &Group, g: Element, n: u64) -> u64 {
    let mut order = n;
    for (prime, exponent) in prime_factors(n) {
        for _ in 0..exponent {
            if group.power(g, order / prime) != group.identity() {
                break;
            }
            order /= prime;
        }
    }
    order
}
