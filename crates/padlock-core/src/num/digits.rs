//! Numbers as digits: read, and written.

use std::fmt;

use super::Nat;
use crate::error::{Bound, OutOfRange};
use crate::working::Symbol;

/// How many digits are read and written at once: as many as a machine word holds in base 16.
const GROUP: usize = 15;

impl Nat {
    /// Reads decimal digits.
    ///
    /// # Errors
    /// [`Bound::DigitsOfBase`] with the position of the first character that is no digit;
    /// [`Bound::LengthAtLeast`] for an empty text.
    pub fn from_dec(text: &str) -> Result<Self, OutOfRange> {
        Self::from_radix(text, 10)
    }

    /// Reads hexadecimal digits of either case, without a prefix.
    ///
    /// # Errors
    /// As [`Nat::from_dec`].
    pub fn from_hex(text: &str) -> Result<Self, OutOfRange> {
        Self::from_radix(text, 16)
    }

    fn from_radix(text: &str, radix: u32) -> Result<Self, OutOfRange> {
        if text.is_empty() {
            return Err(OutOfRange::length(
                Symbol::Number,
                0,
                Bound::LengthAtLeast(1),
            ));
        }
        let refused = |position| {
            let bound = Bound::DigitsOfBase(u64::from(radix));
            OutOfRange::length(Symbol::Number, position, bound)
        };
        if let Some(position) = text.chars().position(|c| !c.is_digit(radix)) {
            return Err(refused(position));
        }
        let mut number = Self::zero();
        for group in text.as_bytes().chunks(GROUP) {
            let digits = group.iter().filter_map(|&c| char::from(c).to_digit(radix));
            let digits = digits.fold(0, |n, digit| n * u64::from(radix) + u64::from(digit));
            let shift = u64::from(radix).pow(group.len() as u32);
            number = number.mul(&Self::from(shift)).add(&Self::from(digits));
        }
        Ok(number)
    }

    /// Lower-case hexadecimal digits without a prefix or leading zeros.
    #[must_use]
    pub fn to_hex(&self) -> String {
        self.to_radix(16)
    }

    fn to_radix(&self, radix: u32) -> String {
        let group = Self::from(u64::from(radix).pow(GROUP as u32));
        let mut digits = Vec::new();
        let mut rest = self.clone();
        while let Ok((quotient, remainder)) = rest.div_rem(&group) {
            let mut remainder = remainder.to_u64().unwrap_or(0);
            for _ in 0..GROUP {
                let digit = u32::try_from(remainder % u64::from(radix)).unwrap_or(0);
                digits.extend(char::from_digit(digit, radix));
                remainder /= u64::from(radix);
            }
            if quotient.is_zero() {
                break;
            }
            rest = quotient;
        }
        while digits.len() > 1 && digits.last() == Some(&'0') {
            digits.pop();
        }
        digits.iter().rev().collect()
    }
}

impl fmt::Display for Nat {
    /// Decimal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad_integral(true, "", &self.to_radix(10))
    }
}

impl fmt::Debug for Nat {
    /// Decimal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
