//! A curve with a generator: what Diffie-Hellman and ECDSA need.

use serde::{Deserialize, Serialize};

use super::order::order;
use super::{Curve, Point};
use crate::drbg::Drbg;
use crate::error::{Bound, OutOfRange};
use crate::kex::KeyExchange;
use crate::num::Nat;
use crate::working::{Symbol, Working, WorkingOp};

/// A curve, a generator `G` and the order `n` of `G`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EcGroup {
    curve: Curve,
    g: Point,
    n: Nat,
}

impl EcGroup {
    /// The default toy: `y^2 = x^3 + 2 x + 2` over 17 elements, `G = (5, 1)` of order 19 (Paar and Pelzl, section 9.2).
    #[must_use]
    pub fn toy() -> Self {
        let [p, a, b] = [17, 2, 2].map(Nat::from);
        Self {
            curve: Curve::trusted(p, a, b),
            g: Point::affine(Nat::from(5), Nat::from(1)),
            n: Nat::from(19),
        }
    }

    /// A curve whose prime has at most 48 bits, with a generator whose order is computed.
    ///
    /// # Errors
    /// [`Bound::Bits`] for a larger prime, [`Bound::OnCurve`] for a generator off the curve,
    /// [`Bound::AtLeast`] 2 for the order of infinity.
    pub fn new(curve: &Curve, g: &Point) -> Result<Self, OutOfRange> {
        let bits = curve.p().bits();
        let too_large = || OutOfRange::length(Symbol::P, bits, Bound::Bits { min: 3, max: 48 });
        curve.encode(g)?;
        let words = (bits <= 48).then(|| curve.to_words().zip(g.to_words()));
        let (word_curve, word_g) = words.flatten().ok_or_else(too_large)?;
        let n = Nat::from(order(&word_curve, word_g).ok_or_else(too_large)?);
        if n.is_one() {
            return Err(OutOfRange::value(
                Symbol::N,
                &n,
                Bound::AtLeast(Nat::from(2)),
            ));
        }
        Ok(Self {
            curve: curve.clone(),
            g: g.clone(),
            n,
        })
    }

    /// A curve of any size with a generator of a known order.
    ///
    /// # Errors
    /// [`Bound::OnCurve`] for a generator off the curve; [`Bound::AtLeast`] 1 for an order of 0;
    /// [`Bound::DistinctFrom`] when `n G` is not infinity.
    pub fn with_order(curve: &Curve, g: &Point, n: &Nat) -> Result<Self, OutOfRange> {
        if n.is_zero() {
            return Err(OutOfRange::value(Symbol::N, n, Bound::AtLeast(Nat::one())));
        }
        let product = curve.multiply(n, g, &mut Working::off())?;
        if let Point::Affine { x, .. } = product {
            return Err(OutOfRange::value(Symbol::N, n, Bound::DistinctFrom(x)));
        }
        Ok(Self {
            curve: curve.clone(),
            g: g.clone(),
            n: n.clone(),
        })
    }

    /// The curve.
    #[must_use]
    pub const fn curve(&self) -> &Curve {
        &self.curve
    }

    /// The generator.
    #[must_use]
    pub const fn g(&self) -> &Point {
        &self.g
    }

    /// The order of the generator.
    #[must_use]
    pub const fn n(&self) -> &Nat {
        &self.n
    }

    /// A number from 1 to `n - 1`.
    pub(crate) fn random_scalar(&self, rng: &mut Drbg) -> Nat {
        let one = Nat::one();
        let count = self.n.checked_sub(&one).unwrap_or_else(Nat::one);
        rng.below(&count).add(&one)
    }

    /// A scalar from 1 to `n - 1`.
    pub(crate) fn require_scalar(&self, what: Symbol, scalar: &Nat) -> Result<(), OutOfRange> {
        if scalar.is_zero() {
            return Err(OutOfRange::value(what, scalar, Bound::AtLeast(Nat::one())));
        }
        if *scalar >= self.n {
            return Err(OutOfRange::value(
                what,
                scalar,
                Bound::Below(self.n.clone()),
            ));
        }
        Ok(())
    }

    fn scalar(&self, private: &[u8]) -> Result<Nat, OutOfRange> {
        let d = Nat::from_be_bytes(private);
        self.require_scalar(Symbol::PrivateKey, &d)?;
        Ok(d)
    }
}

impl KeyExchange for EcGroup {
    fn id(&self) -> &'static str {
        "ecdh_toy"
    }

    fn public_len(&self) -> usize {
        2 * self.curve.p().byte_len() + 1
    }

    fn secret_len(&self) -> usize {
        self.curve.p().byte_len()
    }

    fn random_private(&self, rng: &mut Drbg) -> Vec<u8> {
        self.random_scalar(rng).to_be_bytes()
    }

    /// `d G`, uncompressed.
    fn public(&self, private: &[u8], w: &mut Working) -> Result<Vec<u8>, OutOfRange> {
        let d = self.scalar(private)?;
        let step = w.open(WorkingOp::Ecdh, || {
            vec![(Symbol::D, (&d).into()), (Symbol::Point, (&self.g).into())]
        });
        let public = self.curve.multiply(&d, &self.g, w)?;
        w.close(&step, || vec![(Symbol::PublicKey, (&public).into())]);
        self.curve.encode(&public)
    }

    /// The abscissa of `d Q` (RFC 8446 section 7.4.2), padded.
    ///
    /// Refuses a `Q` off the curve (the invalid-curve attack) and a product that is infinity.
    fn agree(&self, private: &[u8], peer: &[u8], w: &mut Working) -> Result<Vec<u8>, OutOfRange> {
        let d = self.scalar(private)?;
        let q = self.curve.decode(peer)?;
        let step = w.open(WorkingOp::Ecdh, || {
            vec![(Symbol::D, (&d).into()), (Symbol::PublicKey, (&q).into())]
        });
        let shared = self.curve.multiply(&d, &q, w)?;
        w.close(&step, || vec![(Symbol::SharedSecret, (&shared).into())]);
        match shared {
            Point::Affine { x, .. } => x.to_be_bytes_padded(self.secret_len()),
            Point::Infinity => {
                let given = Nat::from_be_bytes(peer);
                Err(OutOfRange::value(
                    Symbol::PublicKey,
                    &given,
                    Bound::LargeOrder,
                ))
            }
        }
    }
}
