//! Bleichenbacher's attack on PKCS#1 v1.5 encryption ("Chosen ciphertext attacks against protocols based on the RSA
//! encryption standard PKCS #1", CRYPTO 1998).
//!
//! A server tells, one way or another, whether a decrypted message begins with `00 02`: whether it lies between
//! `2B` and `3B - 1`, with `B = 2^(8 (k - 2))`. Each yes for `c s^e` narrows what `m` can be, since `m s mod n` is
//! that message.

use serde::Serialize;

use super::Search;
use crate::drbg::Drbg;
use crate::error::{Bound, OutOfRange, require_length};
use crate::num::{Nat, mod_inverse, mod_pow};
use crate::rsa::RsaPublicKey;
use crate::working::{Symbol, Working};

#[cfg(test)]
mod tests;

/// The attack on one ciphertext, query by query. A step is one call of the oracle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BleichenbacherJob {
    n: Nat,
    e: Nat,
    /// The ciphertext, blinded by `s0` until it conforms.
    c: Nat,
    s0: Nat,
    rng: Drbg,
    /// What `m` can be: disjoint intervals, both ends included.
    intervals: Vec<(Nat, Nat)>,
    /// The multiplier of the next query.
    s: Nat,
    /// In the search with one interval: `r`, and the end of the range of `s` for it.
    window: Option<(Nat, Nat)>,
    phase: Phase,
    calls: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
enum Phase {
    /// Step 1: find a multiple of the ciphertext that conforms; the ciphertext itself is asked first.
    Blind,
    /// Step 2.
    Search,
    /// Step 4.
    Done,
}

impl BleichenbacherJob {
    /// The attack on `ciphertext` under `key`.
    ///
    /// # Errors
    /// [`Bound::LengthAtLeast`] 12 bytes naming `n`; [`Bound::Length`] for a ciphertext of another length than the
    /// modulus; [`Bound::Below`] or [`Bound::CoprimeTo`] `n` naming `c`.
    pub fn new(key: &RsaPublicKey, ciphertext: &[u8], rng: &Drbg) -> Result<Self, OutOfRange> {
        let k = key.byte_len();
        if k < 12 {
            return Err(OutOfRange::length(Symbol::N, k, Bound::LengthAtLeast(12)));
        }
        require_length(Symbol::Ciphertext, ciphertext, k)?;
        let c = Nat::from_be_bytes(ciphertext);
        if c >= key.n {
            return Err(OutOfRange::value(
                Symbol::C,
                &c,
                Bound::Below(key.n.clone()),
            ));
        }
        if !c.gcd(&key.n).is_one() {
            return Err(OutOfRange::value(
                Symbol::C,
                &c,
                Bound::CoprimeTo(key.n.clone()),
            ));
        }
        Ok(Self {
            n: key.n.clone(),
            e: key.e.clone(),
            c,
            s0: Nat::one(),
            rng: rng.fork("bleichenbacher"),
            intervals: vec![],
            s: Nat::one(),
            window: None,
            phase: Phase::Blind,
            calls: 0,
        })
    }

    /// Calls of the oracle so far.
    #[must_use]
    pub const fn work(&self) -> u64 {
        self.calls
    }

    /// How many calls are expected: some `2^16` until the first multiple conforms, and a few per bit of the modulus after.
    #[must_use]
    pub fn expected_work(&self) -> f64 {
        let conforming = self.n.bits() % 8;
        // The more of the top byte the modulus fills, the rarer is 00 02 among its residues.
        let rarity = if conforming == 0 { 16 } else { 8 + conforming };
        (rarity as f64).exp2() + 8.0 * self.n.bits() as f64
    }

    /// How many bits of the message are still open, once a multiple conforms.
    #[must_use]
    pub fn open_bits(&self) -> usize {
        let widths = self.intervals.iter().filter_map(|(a, b)| b.checked_sub(a));
        match widths.map(|width| width.bits()).max() {
            Some(bits) => bits,
            None => self.n.bits(),
        }
    }

    /// The ciphertext to ask about next, as long as the modulus; `None` when the message is known.
    ///
    /// # Errors
    /// None that [`new`](Self::new) let pass.
    pub fn query(&self) -> Result<Option<Vec<u8>>, OutOfRange> {
        if self.phase == Phase::Done {
            return Ok(None);
        }
        let factor = mod_pow(&self.s, &self.e, &self.n, &mut Working::off())?;
        let query = self.c.mul_mod(&factor, &self.n)?;
        query.to_be_bytes_padded(self.n.byte_len()).map(Some)
    }

    /// Takes the oracle's answer to the last query: whether its plaintext conforms.
    ///
    /// # Errors
    /// [`Bound::AtLeast`] 1 naming `index` when the answers contradict each other, so that nothing is left that `m` can be.
    pub fn answer(&mut self, conforms: bool) -> Result<(), OutOfRange> {
        self.calls += 1;
        match self.phase {
            Phase::Done => Ok(()),
            Phase::Blind if conforms => self.begin_search(),
            Phase::Blind => {
                // Any unit will do.
                self.s = self.rng.below(&self.n).add(&Nat::from(2)).rem(&self.n)?;
                Ok(())
            }
            Phase::Search if conforms => self.narrow(),
            Phase::Search => self.next_multiplier(),
        }
    }

    /// The message with its padding, `k` bytes; `None` until it is known.
    ///
    /// # Errors
    /// None that [`new`](Self::new) let pass.
    pub fn message(&self) -> Result<Option<Vec<u8>>, OutOfRange> {
        let (Phase::Done, Some((m, _))) = (self.phase, self.intervals.first()) else {
            return Ok(None);
        };
        let unblind = mod_inverse(&self.s0, &self.n, &mut Working::off())?;
        let m = m.mul_mod(&unblind, &self.n)?;
        m.to_be_bytes_padded(self.n.byte_len()).map(Some)
    }

    /// Asks the oracle at most `max_calls` more times; what is found is the message with its padding.
    ///
    /// # Errors
    /// As [`answer`](Self::answer).
    pub fn run(
        &mut self,
        max_calls: u64,
        oracle: &mut dyn FnMut(&[u8]) -> bool,
    ) -> Result<Search<Vec<u8>>, OutOfRange> {
        for _ in 0..max_calls {
            let Some(query) = self.query()? else { break };
            let conforms = oracle(&query);
            self.answer(conforms)?;
        }
        let work = self.calls;
        Ok(match self.message()? {
            Some(value) => Search::Found { value, work },
            None => Search::Running { work },
        })
    }

    /// `2B` and `3B`.
    fn bounds(&self) -> (Nat, Nat) {
        let b = Nat::power_of_two(8 * (self.n.byte_len() - 2));
        (b.mul(&Nat::from(2)), b.mul(&Nat::from(3)))
    }

    /// Step 1 is done: `m s0` lies in `[2B, 3B - 1]`. Step 2a starts at `n / 3B`.
    fn begin_search(&mut self) -> Result<(), OutOfRange> {
        let factor = mod_pow(&self.s, &self.e, &self.n, &mut Working::off())?;
        self.c = self.c.mul_mod(&factor, &self.n)?;
        self.s0 = self.s.clone();
        let (low, high) = self.bounds();
        self.s = div_ceil(&self.n, &high)?;
        self.intervals = vec![(low, high.sub(&Nat::one())?)];
        self.window = None;
        self.phase = Phase::Search;
        Ok(())
    }

    /// The next `s` after one that does not conform: the next number (steps 2a and 2b), or the next in the windows of
    /// step 2c.
    fn next_multiplier(&mut self) -> Result<(), OutOfRange> {
        self.s = self.s.add(&Nat::one());
        let Some((r, end)) = self.window.take() else {
            return Ok(());
        };
        if self.s < end {
            self.window = Some((r, end));
            return Ok(());
        }
        self.open_window(r.add(&Nat::one()))
    }

    /// Step 2c: the multipliers from `(2B + r n) / b` to below `(3B + r n) / a`, for this `r` or the next that has any.
    fn open_window(&mut self, mut r: Nat) -> Result<(), OutOfRange> {
        let (low, high) = self.bounds();
        let Some((a, b)) = self.intervals.first() else {
            return Ok(());
        };
        loop {
            let multiple = r.mul(&self.n);
            let start = div_ceil(&low.add(&multiple), b)?;
            let end = div_ceil(&high.add(&multiple), a)?;
            if start < end {
                self.s = start;
                self.window = Some((r, end));
                return Ok(());
            }
            r = r.add(&Nat::one());
        }
    }

    /// Step 3: of each interval remains what `s` allows; step 4 when one number remains.
    fn narrow(&mut self) -> Result<(), OutOfRange> {
        let (low, high) = self.bounds();
        let one = Nat::one();
        let mut narrowed: Vec<(Nat, Nat)> = Vec::new();
        for (a, b) in &self.intervals {
            let lowest = a.mul(&self.s).add(&one);
            let first = match lowest.checked_sub(&high) {
                Some(excess) => div_ceil(&excess, &self.n)?,
                None => Nat::zero(),
            };
            let Some(most) = b.mul(&self.s).checked_sub(&low) else {
                continue;
            };
            let (last, _) = most.div_rem(&self.n)?;
            let mut r = first;
            while r <= last {
                let multiple = r.mul(&self.n);
                let from = div_ceil(&low.add(&multiple), &self.s)?.max(a.clone());
                let (to, _) = high.add(&multiple).sub(&one)?.div_rem(&self.s)?;
                let to = to.min(b.clone());
                if from <= to {
                    narrowed.push((from, to));
                }
                r = r.add(&one);
            }
        }
        self.intervals = merge(narrowed);
        self.plan()
    }

    /// What comes after step 3.
    fn plan(&mut self) -> Result<(), OutOfRange> {
        self.window = None;
        match self.intervals.as_slice() {
            [] => {
                let bound = Bound::AtLeast(Nat::one());
                Err(OutOfRange::length(Symbol::Index, 0, bound))
            }
            [(a, b)] if a == b => {
                self.phase = Phase::Done;
                Ok(())
            }
            [(_, b)] => {
                let (low, _) = self.bounds();
                let product = b.mul(&self.s).checked_sub(&low).unwrap_or_else(Nat::zero);
                let r = div_ceil(&product.add(&product), &self.n)?;
                self.open_window(r)
            }
            _ => {
                self.s = self.s.add(&Nat::one());
                Ok(())
            }
        }
    }
}

fn div_ceil(a: &Nat, b: &Nat) -> Result<Nat, OutOfRange> {
    let (quotient, remainder) = a.div_rem(b)?;
    Ok(if remainder.is_zero() {
        quotient
    } else {
        quotient.add(&Nat::one())
    })
}

/// Sorted, with overlaps joined.
fn merge(mut intervals: Vec<(Nat, Nat)>) -> Vec<(Nat, Nat)> {
    intervals.sort();
    let mut merged: Vec<(Nat, Nat)> = Vec::new();
    for (a, b) in intervals {
        match merged.last_mut() {
            Some((_, end)) if a <= *end => *end = b.max(end.clone()),
            _ => merged.push((a, b)),
        }
    }
    merged
}
