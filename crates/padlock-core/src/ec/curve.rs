//! The curve and its arithmetic.

use serde::{Deserialize, Serialize};

use super::{Point, WordCurve};
use crate::error::{Bound, OutOfRange};
use crate::num::{Nat, OUTLINE_BITS, OUTLINE_ROWS, is_prime, mod_inverse, mod_sqrt};
use crate::working::{Cell, Symbol, Working, WorkingOp};

/// A curve `y^2 = x^3 + a x + b` over the field of `p` elements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Curve {
    p: Nat,
    a: Nat,
    b: Nat,
}

impl Curve {
    /// The curve with these coefficients, which are reduced modulo `p`.
    ///
    /// # Errors
    /// [`Bound::Prime`] for `p` composite or below 5; [`Bound::DistinctFrom`] 0 naming `discriminant` when the curve
    /// has a corner or crosses itself, that is `4 a^3 + 27 b^2 = 0`.
    pub fn new(a: &Nat, b: &Nat, p: &Nat) -> Result<Self, OutOfRange> {
        if p.bits() < 3 || !is_prime(p) {
            return Err(OutOfRange::value(Symbol::P, p, Bound::Prime));
        }
        let (a, b) = (a.rem(p)?, b.rem(p)?);
        let discriminant = Nat::from(4)
            .mul(&a.mul(&a).mul(&a))
            .add(&Nat::from(27).mul(&b.mul(&b)))
            .rem(p)?;
        if discriminant.is_zero() {
            let bound = Bound::DistinctFrom(Nat::zero());
            return Err(OutOfRange::value(
                Symbol::Discriminant,
                &discriminant,
                bound,
            ));
        }
        Ok(Self { p: p.clone(), a, b })
    }

    /// The curve with this `a` that goes through a point: `b = y^2 - x^3 - a x`.
    ///
    /// # Errors
    /// [`Bound::OnCurve`] for infinity, which every curve goes through; else as [`new`](Self::new).
    pub fn through(point: &Point, a: &Nat, p: &Nat) -> Result<Self, OutOfRange> {
        let Some((x, y)) = point.coordinates() else {
            return Err(OutOfRange::value(
                Symbol::Point,
                &Nat::zero(),
                Bound::OnCurve,
            ));
        };
        let rest = x.mul(x).mul(x).add(&a.mul(x)).rem(p)?;
        Self::new(a, &y.mul(y).rem(p)?.sub_mod(&rest, p)?, p)
    }

    /// A curve that is known to be one.
    pub(super) const fn trusted(p: Nat, a: Nat, b: Nat) -> Self {
        Self { p, a, b }
    }

    /// The field's prime.
    #[must_use]
    pub const fn p(&self) -> &Nat {
        &self.p
    }

    /// The coefficient of `x`.
    #[must_use]
    pub const fn a(&self) -> &Nat {
        &self.a
    }

    /// The constant.
    #[must_use]
    pub const fn b(&self) -> &Nat {
        &self.b
    }

    /// Whether the point lies on the curve, with reduced coordinates; infinity does.
    #[must_use]
    pub fn contains(&self, point: &Point) -> bool {
        let Point::Affine { x, y } = point else {
            return true;
        };
        let on_curve = y.mul_mod(y, &self.p) == self.right_side(x);
        *x < self.p && *y < self.p && on_curve
    }

    /// Every point: infinity, then by `x` and `y`.
    ///
    /// # Errors
    /// [`Bound::Bits`] when `p` has more than 16 bits.
    pub fn points(&self) -> Result<Vec<Point>, OutOfRange> {
        let refused =
            || OutOfRange::length(Symbol::P, self.p.bits(), Bound::Bits { min: 3, max: 16 });
        let p = self
            .p
            .to_u64()
            .filter(|&p| p < 1 << 16)
            .ok_or_else(refused)?;
        let mut points = vec![Point::Infinity];
        for x in (0..p).map(Nat::from) {
            if let Some(y) = mod_sqrt(&self.right_side(&x)?, &self.p)? {
                let mut ordinates = vec![Nat::zero().sub_mod(&y, &self.p)?, y];
                ordinates.sort();
                ordinates.dedup();
                points.extend(ordinates.into_iter().map(|y| Point::affine(x.clone(), y)));
            }
        }
        Ok(points)
    }

    /// `-point`: mirrored at the x axis.
    ///
    /// # Errors
    /// [`Bound::OnCurve`] for a point off the curve.
    pub fn negate(&self, point: &Point) -> Result<Point, OutOfRange> {
        self.require(Symbol::Point, point)?;
        Ok(match point {
            Point::Infinity => Point::Infinity,
            Point::Affine { x, y } => Point::affine(x.clone(), Nat::zero().sub_mod(y, &self.p)?),
        })
    }

    /// The sum of two points. The working has the slope, and inside it the inverse.
    ///
    /// # Errors
    /// [`Bound::OnCurve`] for a point off the curve.
    pub fn add(&self, p: &Point, q: &Point, w: &mut Working) -> Result<Point, OutOfRange> {
        self.require(Symbol::PointP, p)?;
        self.require(Symbol::PointQ, q)?;
        self.add_unchecked(p, q, w)
    }

    /// As [`add`](Self::add), for points known to be on the curve.
    fn add_unchecked(&self, p: &Point, q: &Point, w: &mut Working) -> Result<Point, OutOfRange> {
        let step = w.open(WorkingOp::PointAdd, || {
            vec![
                (Symbol::P, (&self.p).into()),
                (Symbol::A, (&self.a).into()),
                (Symbol::PointP, p.into()),
                (Symbol::PointQ, q.into()),
            ]
        });
        let (slope, sum) = match (p, q) {
            (Point::Infinity, other) | (other, Point::Infinity) => (None, other.clone()),
            (Point::Affine { x: x1, y: y1 }, Point::Affine { x: x2, y: y2 }) => {
                match self.slope((x1, y1), (x2, y2), w)? {
                    None => (None, Point::Infinity),
                    Some(slope) => {
                        let square = slope.mul(&slope);
                        let x3 = square.sub_mod(&x1.add(x2), &self.p)?;
                        let run = x1.sub_mod(&x3, &self.p)?;
                        let y3 = slope.mul(&run).sub_mod(y1, &self.p)?;
                        (Some(slope), Point::affine(x3, y3))
                    }
                }
            }
        };
        w.close(&step, || {
            let slope = slope.iter().map(|slope| (Symbol::Slope, slope.into()));
            slope.chain([(Symbol::Point, (&sum).into())]).collect()
        });
        Ok(sum)
    }

    /// The slope of the line through two points, or of the tangent; `None` where it is upright.
    fn slope(
        &self,
        (x1, y1): (&Nat, &Nat),
        (x2, y2): (&Nat, &Nat),
        w: &mut Working,
    ) -> Result<Option<Nat>, OutOfRange> {
        let (rise, run) = if x1 != x2 {
            (y2.sub_mod(y1, &self.p)?, x2.sub_mod(x1, &self.p)?)
        } else if y1 == y2 && !y1.is_zero() {
            let rise = Nat::from(3).mul(&x1.mul(x1)).add_mod(&self.a, &self.p)?;
            (rise, y1.add_mod(y1, &self.p)?)
        } else {
            return Ok(None);
        };
        let inverse = mod_inverse(&run, &self.p, w)?;
        rise.mul_mod(&inverse, &self.p).map(Some)
    }

    /// `k` times a point, by doubling for every bit and adding for every set one.
    ///
    /// With a recorder one row per bit from the most significant, and inside it every addition; for a field above
    /// [`OUTLINE_BITS`] only the first and last rows.
    ///
    /// # Errors
    /// [`Bound::OnCurve`] for a point off the curve.
    pub fn multiply(&self, k: &Nat, point: &Point, w: &mut Working) -> Result<Point, OutOfRange> {
        self.require(Symbol::Point, point)?;
        let step = w.open(WorkingOp::PointMultiply, || {
            vec![(Symbol::Scalar, k.into()), (Symbol::Point, point.into())]
        });
        w.columns(
            &step,
            &[Symbol::Index, Symbol::Bit, Symbol::Double, Symbol::Add],
        );
        let bits = k.bits();
        let outline = self.p.bits() > OUTLINE_BITS;
        let mut off = Working::off();
        let mut sum = Point::Infinity;
        for index in (0..bits).rev() {
            let inner = if outline { &mut off } else { &mut *w };
            let double = self.add_unchecked(&sum, &sum, inner)?;
            let bit = k.bit(index);
            sum = if bit {
                self.add_unchecked(&double, point, inner)?
            } else {
                double.clone()
            };
            if outline && index >= OUTLINE_ROWS && index + OUTLINE_ROWS < bits {
                w.elide(&step);
                continue;
            }
            w.row(&step, || {
                let add = if bit { (&sum).into() } else { Cell::Empty };
                vec![index.into(), Cell::Bit(bit), (&double).into(), add]
            });
        }
        w.close(&step, || vec![(Symbol::PointQ, (&sum).into())]);
        Ok(sum)
    }

    /// The point as bytes (SEC 1 section 2.3.3, uncompressed): `04`, `x`, `y`; infinity is `00`.
    ///
    /// # Errors
    /// [`Bound::OnCurve`] for a point off the curve.
    pub fn encode(&self, point: &Point) -> Result<Vec<u8>, OutOfRange> {
        self.require(Symbol::Point, point)?;
        let Point::Affine { x, y } = point else {
            return Ok(vec![0]);
        };
        let len = self.p.byte_len();
        let mut bytes = vec![4];
        bytes.extend(x.to_be_bytes_padded(len)?);
        bytes.extend(y.to_be_bytes_padded(len)?);
        Ok(bytes)
    }

    /// The point that [`encode`](Self::encode) wrote, checked to lie on the curve.
    ///
    /// # Errors
    /// [`Bound::Length`], [`Bound::Equals`] for a first byte other than 4, or [`Bound::OnCurve`], each naming
    /// `public_key`.
    pub fn decode(&self, bytes: &[u8]) -> Result<Point, OutOfRange> {
        if bytes == [0] {
            return Ok(Point::Infinity);
        }
        let len = self.p.byte_len();
        crate::error::require_length(Symbol::PublicKey, bytes, 2 * len + 1)?;
        let (form, coordinates) = bytes.split_at(1);
        let form = Nat::from_be_bytes(form);
        if form != Nat::from(4) {
            let bound = Bound::Equals(Nat::from(4));
            return Err(OutOfRange::value(Symbol::PublicKey, &form, bound));
        }
        let (x, y) = coordinates.split_at(len);
        let point = Point::affine(Nat::from_be_bytes(x), Nat::from_be_bytes(y));
        self.require(Symbol::PublicKey, &point)?;
        Ok(point)
    }

    /// The curve in machine words, when its prime has at most 62 bits.
    pub(crate) fn to_words(&self) -> Option<WordCurve> {
        let [p, a, b] = [&self.p, &self.a, &self.b].map(Nat::to_u64);
        WordCurve::new(p?, a?, b?)
    }

    fn right_side(&self, x: &Nat) -> Result<Nat, OutOfRange> {
        let cube = x.mul(x).mul(x);
        cube.add(&self.a.mul(x)).add(&self.b).rem(&self.p)
    }

    fn require(&self, what: Symbol, point: &Point) -> Result<(), OutOfRange> {
        match point {
            Point::Affine { x, .. } if !self.contains(point) => {
                Err(OutOfRange::value(what, x, Bound::OnCurve))
            }
            _ => Ok(()),
        }
    }
}
