//! Curve arithmetic on machine words, for orders and searches.

use serde::Serialize;

use super::Point;
use crate::num::word;

/// A curve whose prime has at most 62 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct WordCurve {
    pub(crate) p: u64,
    pub(crate) a: u64,
    pub(crate) b: u64,
}

/// A point in words; `None` is infinity.
pub(crate) type WordPoint = Option<(u64, u64)>;

impl WordCurve {
    pub(crate) const fn new(p: u64, a: u64, b: u64) -> Option<Self> {
        if p >> 62 == 0 {
            Some(Self { p, a, b })
        } else {
            None
        }
    }

    pub(crate) fn add(&self, p: WordPoint, q: WordPoint) -> WordPoint {
        let (Some((x1, y1)), Some((x2, y2))) = (p, q) else {
            return p.or(q);
        };
        let m = self.p;
        let (rise, run) = if x1 != x2 {
            (word::sub(y2, y1, m), word::sub(x2, x1, m))
        } else if y1 == y2 && y1 != 0 {
            let square = word::mul(x1, x1, m);
            let triple = word::add(word::add(square, square, m), square, m);
            (word::add(triple, self.a, m), word::add(y1, y1, m))
        } else {
            return None;
        };
        let slope = word::mul(rise, word::inverse(run, m)?, m);
        let square = word::mul(slope, slope, m);
        let x3 = word::sub(word::sub(square, x1, m), x2, m);
        let y3 = word::sub(word::mul(slope, word::sub(x1, x3, m), m), y1, m);
        Some((x3, y3))
    }

    pub(crate) fn negate(&self, point: WordPoint) -> WordPoint {
        point.map(|(x, y)| (x, word::sub(0, y, self.p)))
    }

    pub(crate) fn multiply(&self, mut k: u64, mut point: WordPoint) -> WordPoint {
        let mut sum = None;
        while k > 0 {
            if k & 1 == 1 {
                sum = self.add(sum, point);
            }
            point = self.add(point, point);
            k >>= 1;
        }
        sum
    }
}

impl Point {
    /// The coordinates as words, where they fit.
    pub(crate) fn to_words(&self) -> Option<WordPoint> {
        match self {
            Self::Infinity => Some(None),
            Self::Affine { x, y } => x.to_u64().zip(y.to_u64()).map(Some),
        }
    }

    #[cfg(test)]
    pub(crate) fn from_words(point: WordPoint) -> Self {
        point.map_or(Self::Infinity, |(x, y)| Self::affine(x.into(), y.into()))
    }
}
