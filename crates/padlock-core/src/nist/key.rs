//! Keys on NIST's curves.

use p256::NistP256;
use p384::NistP384;
use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use super::NamedCurve;
use super::library::{public_key, public_point};
use crate::drbg::Drbg;
use crate::error::OutOfRange;
use crate::num::Nat;

/// A public key on one of NIST's curves.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EcPublicKey {
    /// The curve.
    pub curve: NamedCurve,
    /// The point, uncompressed: `04`, `x`, `y` (SEC 1 section 2.3.3).
    pub point: Vec<u8>,
}

impl EcPublicKey {
    /// The key of an uncompressed point.
    ///
    /// # Errors
    /// [`OutOfRange`] naming `public_key`: its length, its first byte, or that it is not on the curve.
    pub fn from_point(curve: NamedCurve, point: &[u8]) -> Result<Self, OutOfRange> {
        match curve {
            NamedCurve::Secp256r1 => public_key::<NistP256>(curve, point).map(|_| ()),
            NamedCurve::Secp384r1 => public_key::<NistP384>(curve, point).map(|_| ()),
        }?;
        Ok(Self {
            curve,
            point: point.to_vec(),
        })
    }
}

/// A private key on one of NIST's curves, with its public point. `d` is zeroized on drop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EcPrivateKey {
    /// The curve.
    pub curve: NamedCurve,
    /// The scalar, from 1 to `n - 1`.
    pub d: Nat,
    /// The public point `d G`, uncompressed.
    pub point: Vec<u8>,
}

impl EcPrivateKey {
    /// The key of a scalar.
    ///
    /// # Errors
    /// [`OutOfRange`] naming `private_key`, for a scalar that is 0 or not below the order.
    pub fn from_scalar(curve: NamedCurve, d: &Nat) -> Result<Self, OutOfRange> {
        let point = match curve {
            NamedCurve::Secp256r1 => public_point::<NistP256>(curve, d),
            NamedCurve::Secp384r1 => public_point::<NistP384>(curve, d),
        }?;
        Ok(Self {
            curve,
            d: d.clone(),
            point,
        })
    }

    /// A random key.
    #[must_use]
    pub fn generate(curve: NamedCurve, rng: &mut Drbg) -> Self {
        loop {
            // All but one in 2^32 draws are below the order.
            let d = rng.bits(curve.field_len() * 8);
            if let Ok(key) = Self::from_scalar(curve, &d) {
                return key;
            }
        }
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> EcPublicKey {
        EcPublicKey {
            curve: self.curve,
            point: self.point.clone(),
        }
    }
}

impl Drop for EcPrivateKey {
    fn drop(&mut self) {
        self.d.zeroize();
    }
}
