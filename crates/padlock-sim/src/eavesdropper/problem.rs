//! What a hard computation is about, and what it costs at any size.

use padlock_core::crack::cost;

use super::hard::Cost;

/// A problem whose price goes by its size in bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The primes of an RSA modulus; its size.
    Factoring,
    /// A logarithm modulo a prime; its size.
    FieldLogarithm,
    /// A logarithm on a curve; the size of the order.
    CurveLogarithm,
}

impl Problem {
    /// The price at a size in bits.
    #[must_use]
    pub fn cost(self, size: usize) -> Cost {
        let bits = match self {
            Self::Factoring => cost::factoring_bits(size),
            Self::FieldLogarithm => cost::field_logarithm(size, size).bits,
            Self::CurveLogarithm => cost::cost(cost::Attack::CurveRho, size).bits,
        };
        Cost {
            size,
            bits,
            years: cost::estimate_years(bits),
        }
    }

    /// Sizes from those of paper to the largest in use, in bits: ascending.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub const fn sizes(self) -> &'static [usize] {
        match self {
            Self::Factoring | Self::FieldLogarithm => &[
                5, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 330, 384, 512, 640, 768, 829,
                1024, 1536, 2048, 3072, 4096,
            ],
            Self::CurveLogarithm => &[
                5, 8, 12, 16, 24, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 521,
            ],
        }
    }
}

impl Cost {
    /// The work, in bits, that takes one processor core this many years.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn bits_in(years: f64) -> f64 {
        (years * cost::SECONDS_PER_YEAR * cost::CYCLES_PER_SECOND).log2()
    }
}
