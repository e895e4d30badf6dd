//! The group in machine words: a field's units, or a curve's points.

use serde::Serialize;

use crate::ec::WordCurve;
use crate::num::word;

/// A group whose elements fit machine words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Group {
    Field { p: u64 },
    Curve(WordCurve),
}

/// A number in a field stands as `(value, 0)`; a curve's infinity is `None`.
pub(super) type Element = Option<(u64, u64)>;

impl Group {
    pub(super) const fn identity(&self) -> Element {
        match self {
            Self::Field { .. } => Some((1, 0)),
            Self::Curve(_) => None,
        }
    }

    pub(super) fn operate(&self, a: Element, b: Element) -> Element {
        match self {
            Self::Field { p } => {
                let (a, _) = a?;
                let (b, _) = b?;
                Some((word::mul(a, b, *p), 0))
            }
            Self::Curve(curve) => curve.add(a, b),
        }
    }

    pub(super) fn invert(&self, a: Element) -> Element {
        match self {
            Self::Field { p } => {
                let (a, _) = a?;
                word::inverse(a, *p).map(|inverse| (inverse, 0))
            }
            Self::Curve(curve) => curve.negate(a),
        }
    }

    pub(super) fn power(&self, a: Element, exponent: u64) -> Element {
        match self {
            Self::Field { p } => {
                let (a, _) = a?;
                Some((word::pow(a, exponent, *p), 0))
            }
            Self::Curve(curve) => curve.multiply(exponent, a),
        }
    }
}
