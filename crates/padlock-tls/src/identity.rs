//! Whom an end can prove to be.

use padlock_core::signature::{PrivateKey, PublicKey};

use crate::{
    ledger::ValueKind,
    party::Size,
    suite::Suite,
    x509::{self, KeyKind},
};

/// A certificate with its private key.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Identity {
    /// The certificate and those that lead to an authority, DER, its own first.
    pub certificate_list: Vec<Vec<u8>>,
    /// The private key of the first certificate.
    pub private_key: PrivateKey,
}

impl Identity {
    /// The public half of its key.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        self.private_key.public()
    }

    /// The kind of its key, in a connection of this size.
    #[must_use]
    pub fn key_kind(&self, size: Size) -> KeyKind {
        KeyKind::of(&self.public_key(), size == Size::Toy)
    }

    /// Whether a server with this key can serve `suite`.
    #[must_use]
    pub fn fits(&self, suite: &Suite) -> bool {
        suite.authentication.takes(self.key_kind(suite.scale.size))
    }

    /// Whether one of the authorities of these names (DER) vouches for it; anyone does where none is named.
    #[must_use]
    pub fn is_vouched_for_by(&self, certificate_authorities: &[Vec<u8>]) -> bool {
        let issuers = self.certificate_list.iter().filter_map(|c| x509::issuer(c));
        certificate_authorities.is_empty()
            || issuers
                .into_iter()
                .any(|issuer| certificate_authorities.contains(&issuer))
    }

    /// The parts of the private key as a ledger holds them.
    #[must_use]
    pub fn key_values(&self) -> Vec<(ValueKind, Vec<u8>)> {
        match &self.private_key {
            PrivateKey::Rsa(key) => vec![
                (ValueKind::RsaPrimeP, key.p.to_be_bytes()),
                (ValueKind::RsaPrimeQ, key.q.to_be_bytes()),
                (ValueKind::RsaModulus, key.n.to_be_bytes()),
                (ValueKind::RsaPublicExponent, key.e.to_be_bytes()),
                (ValueKind::RsaPrivateExponent, key.d.to_be_bytes()),
            ],
            PrivateKey::Ec(key) => vec![(ValueKind::SigningKey, key.d.to_be_bytes())],
            PrivateKey::EcToy(key) => vec![(ValueKind::SigningKey, key.d.to_be_bytes())],
            PrivateKey::Ed25519(key) => vec![(ValueKind::SigningKey, key.seed.to_vec())],
        }
    }
}
