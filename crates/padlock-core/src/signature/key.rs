//! Keys of any kind.

use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use super::SignatureError;
use crate::ec::{EcGroup, Point};
use crate::error::{Bound, OutOfRange};
use crate::nist::{EcPrivateKey, EcPublicKey};
use crate::num::Nat;
use crate::rsa::{RsaPrivateKey, RsaPublicKey};
use crate::working::{Symbol, Working};

/// A public key of any kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicKey {
    /// An RSA key, toy or full.
    Rsa(RsaPublicKey),
    /// A point of a textbook curve.
    EcToy(EcToyPublicKey),
    /// A point of one of NIST's curves.
    Ec(EcPublicKey),
    /// An Ed25519 key: 32 bytes (RFC 8032 section 5.1.5).
    Ed25519([u8; 32]),
}

/// A private key of any kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrivateKey {
    /// An RSA key, toy or full.
    Rsa(RsaPrivateKey),
    /// A scalar of a textbook curve.
    EcToy(EcToyPrivateKey),
    /// A scalar of one of NIST's curves.
    Ec(EcPrivateKey),
    /// An Ed25519 key.
    Ed25519(Ed25519PrivateKey),
}

/// A public key of ECDSA on a textbook curve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EcToyPublicKey {
    /// The curve and its generator.
    pub group: EcGroup,
    /// The point `d G`.
    pub q: Point,
}

/// A private key of ECDSA on a textbook curve. `d` is zeroized on drop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EcToyPrivateKey {
    /// The curve and its generator.
    pub group: EcGroup,
    /// The scalar, from 1 to `n - 1`.
    pub d: Nat,
    /// The point `d G`.
    pub q: Point,
}

impl EcToyPrivateKey {
    /// The key of a scalar.
    ///
    /// # Errors
    /// [`OutOfRange`] naming `private_key` unless `d` is from 1 to `n - 1`, or naming `n` when the order is not prime.
    pub fn from_scalar(group: &EcGroup, d: &Nat, w: &mut Working) -> Result<Self, OutOfRange> {
        if !crate::num::is_prime(group.n()) {
            return Err(OutOfRange::value(Symbol::N, group.n(), Bound::Prime));
        }
        group.require_scalar(Symbol::PrivateKey, d)?;
        let q = group.curve().multiply(d, group.g(), w)?;
        Ok(Self {
            group: group.clone(),
            d: d.clone(),
            q,
        })
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> EcToyPublicKey {
        EcToyPublicKey {
            group: self.group.clone(),
            q: self.q.clone(),
        }
    }
}

impl Drop for EcToyPrivateKey {
    fn drop(&mut self) {
        self.d.zeroize();
    }
}

/// An Ed25519 private key with its public half. The seed is zeroized on drop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ed25519PrivateKey {
    /// The 32 random bytes that are the private key (RFC 8032 section 5.1.5).
    pub seed: [u8; 32],
    /// The public key.
    pub public: [u8; 32],
}

impl Ed25519PrivateKey {
    /// The key of a seed.
    #[must_use]
    pub fn from_seed(seed: [u8; 32]) -> Self {
        let public = ed25519_dalek::SigningKey::from_bytes(&seed).verifying_key();
        Self {
            seed,
            public: public.to_bytes(),
        }
    }
}

impl Drop for Ed25519PrivateKey {
    fn drop(&mut self) {
        self.seed.zeroize();
    }
}

impl PublicKey {
    /// The stable identifier of the kind of key.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Rsa(_) => "rsa",
            Self::EcToy(_) => "ec_toy",
            Self::Ec(_) => "ec",
            Self::Ed25519(_) => "ed25519",
        }
    }

    pub(super) fn rsa(&self) -> Result<&RsaPublicKey, SignatureError> {
        match self {
            Self::Rsa(key) => Ok(key),
            other => Err(SignatureError::WrongKey(other.id().into())),
        }
    }
}

impl PrivateKey {
    /// The stable identifier of the kind of key.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Rsa(_) => "rsa",
            Self::EcToy(_) => "ec_toy",
            Self::Ec(_) => "ec",
            Self::Ed25519(_) => "ed25519",
        }
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        match self {
            Self::Rsa(key) => PublicKey::Rsa(key.public()),
            Self::EcToy(key) => PublicKey::EcToy(key.public()),
            Self::Ec(key) => PublicKey::Ec(key.public()),
            Self::Ed25519(key) => PublicKey::Ed25519(key.public),
        }
    }

    pub(super) fn rsa(&self) -> Result<&RsaPrivateKey, SignatureError> {
        match self {
            Self::Rsa(key) => Ok(key),
            other => Err(SignatureError::WrongKey(other.id().into())),
        }
    }
}
