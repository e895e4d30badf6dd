//! [`Nat`], a natural number whose size is a value.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use crypto_bigint::{BoxedUint, Limb, NonZero, Resize};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use zeroize::Zeroize;

use crate::error::{Bound, OutOfRange};
use crate::working::Symbol;

/// A natural number (0 included) of any size.
///
/// Comparison, equality and hashing are those of the number: leading zeros do not count.
/// Arithmetic is variable-time; the simulator has no secrets from its user.
/// Serialized as lower-case hexadecimal without a prefix.
#[derive(Clone)]
pub struct Nat {
    /// Kept at the fewest limbs that hold the value, at least one.
    limbs: BoxedUint,
}

impl Nat {
    /// 0.
    #[must_use]
    pub fn zero() -> Self {
        Self::from(0)
    }

    /// 1.
    #[must_use]
    pub fn one() -> Self {
        Self::from(1)
    }

    /// `2^exponent`.
    #[must_use]
    pub fn power_of_two(exponent: usize) -> Self {
        let mut bytes = vec![0; exponent / 8 + 1];
        if let Some(first) = bytes.first_mut() {
            *first = 1 << (exponent % 8);
        }
        Self::from_be_bytes(&bytes)
    }

    /// The number that `bytes` spell in big-endian order (OS2IP, RFC 8017 section 4.2); no bytes are 0.
    #[must_use]
    pub fn from_be_bytes(bytes: &[u8]) -> Self {
        Self::from_limbs(BoxedUint::from_be_slice_vartime(bytes))
    }

    /// A length or a count as a number.
    #[must_use]
    pub fn from_usize(value: usize) -> Self {
        Self::from(value as u64)
    }

    /// The big-endian bytes, as few as hold the number; 0 is `[0]`.
    #[must_use]
    pub fn to_be_bytes(&self) -> Vec<u8> {
        let bytes = self.limbs.to_be_bytes();
        let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
        let zeros = zeros.min(bytes.len().saturating_sub(1));
        bytes.iter().skip(zeros).copied().collect()
    }

    /// The big-endian bytes, padded in front with zeros to `len` bytes (I2OSP, RFC 8017 section 4.1).
    ///
    /// # Errors
    /// [`Bound::Below`] `256^len` when the number needs more than `len` bytes.
    pub fn to_be_bytes_padded(&self, len: usize) -> Result<Vec<u8>, OutOfRange> {
        if self.byte_len() > len {
            let bound = Bound::Below(Self::power_of_two(len * 8));
            return Err(OutOfRange::value(Symbol::Number, self, bound));
        }
        let digits = self.limbs.to_be_bytes();
        let mut bytes = vec![0; len];
        for (to, from) in bytes.iter_mut().rev().zip(digits.iter().rev()) {
            *to = *from;
        }
        Ok(bytes)
    }

    /// The value, where it is below `2^64`.
    #[must_use]
    pub fn to_u64(&self) -> Option<u64> {
        if self.bits() > 64 {
            return None;
        }
        let bytes = self.to_be_bytes();
        Some(bytes.iter().fold(0, |n, &byte| n << 8 | u64::from(byte)))
    }

    /// The number of bits: 0 for 0, otherwise `floor(log2) + 1`.
    #[must_use]
    pub fn bits(&self) -> usize {
        self.limbs.bits_vartime() as usize
    }

    /// The number of bytes that hold the number: 0 for 0.
    #[must_use]
    pub fn byte_len(&self) -> usize {
        self.bits().div_ceil(8)
    }

    /// Bit `index`, counted from the least significant, which is 0.
    #[must_use]
    pub fn bit(&self, index: usize) -> bool {
        index < self.bits() && u32::try_from(index).is_ok_and(|i| self.limbs.bit_vartime(i))
    }

    /// Whether this is 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.bits() == 0
    }

    /// Whether this is 1.
    #[must_use]
    pub fn is_one(&self) -> bool {
        self.bits() == 1
    }

    /// Whether 2 divides this.
    #[must_use]
    pub fn is_even(&self) -> bool {
        !self.bit(0)
    }

    /// How often 2 divides this; 0 for 0.
    #[must_use]
    pub fn trailing_zeros(&self) -> usize {
        (0..self.bits()).find(|&i| self.bit(i)).unwrap_or(0)
    }

    /// `floor(self / 2^bits)`.
    #[must_use]
    pub fn shr(&self, bits: usize) -> Self {
        match u32::try_from(bits) {
            Ok(shift) if bits < self.bits() => {
                Self::from_limbs(self.limbs.unbounded_shr_vartime(shift))
            }
            _ => Self::zero(),
        }
    }

    /// `self + other`.
    #[must_use]
    pub fn add(&self, other: &Self) -> Self {
        Self::from_limbs(self.limbs.concatenating_add(&other.limbs))
    }

    /// `self - other`.
    ///
    /// # Errors
    /// [`Bound::AtMost`] `self` when `other` is the greater.
    pub fn sub(&self, other: &Self) -> Result<Self, OutOfRange> {
        self.checked_sub(other)
            .ok_or_else(|| OutOfRange::value(Symbol::Number, other, Bound::AtMost(self.clone())))
    }

    /// `self - other`, where that is not negative.
    #[must_use]
    pub fn checked_sub(&self, other: &Self) -> Option<Self> {
        // `other` is at most `self`, so its limbs fit and nothing wraps.
        (self >= other).then(|| Self::from_limbs(self.limbs.wrapping_sub(&other.limbs)))
    }

    /// `self * other`, as on paper (Knuth 1997, algorithm 4.3.1 M).
    #[must_use]
    pub fn mul(&self, other: &Self) -> Self {
        let (a, b) = (self.limbs.as_limbs(), other.limbs.as_limbs());
        let mut product = vec![Limb::ZERO; a.len() + b.len()];
        for (i, &digit) in a.iter().enumerate() {
            let mut carry = Limb::ZERO;
            let mut row = product.iter_mut().skip(i);
            for (&other, to) in b.iter().zip(&mut row) {
                (*to, carry) = digit.carrying_mul_add(other, *to, carry);
            }
            if let Some(to) = row.next() {
                *to = carry;
            }
        }
        Self::from_limbs(product.into())
    }

    /// The quotient and the remainder of `self / divisor`.
    ///
    /// # Errors
    /// [`Bound::AtLeast`] 1 when `divisor` is 0.
    pub fn div_rem(&self, divisor: &Self) -> Result<(Self, Self), OutOfRange> {
        let divisor = divisor.non_zero(Symbol::Divisor)?;
        let (quotient, remainder) = self.limbs.div_rem_vartime(&divisor);
        Ok((Self::from_limbs(quotient), Self::from_limbs(remainder)))
    }

    /// The remainder of `self / modulus`.
    ///
    /// # Errors
    /// [`Bound::AtLeast`] 1 when `modulus` is 0.
    pub fn rem(&self, modulus: &Self) -> Result<Self, OutOfRange> {
        let modulus = modulus.non_zero(Symbol::Modulus)?;
        Ok(Self::from_limbs(self.limbs.rem_vartime(&modulus)))
    }

    /// `self * other mod modulus`.
    ///
    /// # Errors
    /// [`Bound::AtLeast`] 1 when `modulus` is 0.
    pub fn mul_mod(&self, other: &Self, modulus: &Self) -> Result<Self, OutOfRange> {
        self.mul(other).rem(modulus)
    }

    /// `self + other mod modulus`.
    ///
    /// # Errors
    /// [`Bound::AtLeast`] 1 when `modulus` is 0.
    pub fn add_mod(&self, other: &Self, modulus: &Self) -> Result<Self, OutOfRange> {
        self.add(other).rem(modulus)
    }

    /// `self - other mod modulus`, in `0..modulus`.
    ///
    /// # Errors
    /// [`Bound::AtLeast`] 1 when `modulus` is 0.
    pub fn sub_mod(&self, other: &Self, modulus: &Self) -> Result<Self, OutOfRange> {
        let (a, b) = (self.rem(modulus)?, other.rem(modulus)?);
        match a.checked_sub(&b) {
            Some(difference) => Ok(difference),
            None => a.add(modulus).sub(&b),
        }
    }

    /// The largest integer whose square is at most this number, by Newton's iteration from above
    /// (Cohen 1993, algorithm 1.7.1).
    #[must_use]
    pub fn sqrt(&self) -> Self {
        let mut root = Self::power_of_two(self.bits().div_ceil(2));
        while let Ok((quotient, _)) = self.div_rem(&root) {
            let next = root.add(&quotient).shr(1);
            if next >= root {
                break;
            }
            root = next;
        }
        root
    }

    /// The greatest common divisor; `gcd(0, b)` is `b`.
    #[must_use]
    pub fn gcd(&self, other: &Self) -> Self {
        let (mut a, mut b) = (self.clone(), other.clone());
        while let Ok(remainder) = a.rem(&b) {
            (a, b) = (b, remainder);
        }
        a
    }

    /// The limbs at `bits` of precision, where the number fits.
    pub(crate) fn boxed(&self, bits: usize) -> Option<BoxedUint> {
        self.limbs.clone().try_resize(u32::try_from(bits).ok()?)
    }

    pub(crate) fn from_limbs(limbs: BoxedUint) -> Self {
        let bits = limbs.bits_vartime().max(1);
        Self {
            limbs: limbs.resize_unchecked(bits),
        }
    }

    fn non_zero(&self, what: Symbol) -> Result<NonZero<BoxedUint>, OutOfRange> {
        NonZero::new(self.limbs.clone())
            .into_option()
            .ok_or_else(|| OutOfRange::value(what, self, Bound::AtLeast(Self::one())))
    }
}

impl From<u64> for Nat {
    fn from(value: u64) -> Self {
        Self::from_be_bytes(&value.to_be_bytes())
    }
}

impl PartialEq for Nat {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Nat {}

impl PartialOrd for Nat {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Nat {
    fn cmp(&self, other: &Self) -> Ordering {
        self.limbs.cmp_vartime(&other.limbs)
    }
}

impl Hash for Nat {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.to_be_bytes().hash(state);
    }
}

impl Zeroize for Nat {
    fn zeroize(&mut self) {
        self.limbs.zeroize();
    }
}

impl Serialize for Nat {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_hex())
    }
}

impl<'de> Deserialize<'de> for Nat {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::from_hex(&text).map_err(de::Error::custom)
    }
}
