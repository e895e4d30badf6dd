//! Whom the server proves to be: the certificate that goes with the suite.

use padlock_core::signature::{PrivateKey, PublicKey};

use super::{super::Identity, Server};
use crate::{
    ledger::{Op, ValueKind},
    party::{Size, Whose},
    suite::{Authentication, Suite},
    x509::KeyKind,
};

impl Identity {
    /// Whether this key can serve `suite`.
    pub(super) fn fits(&self, suite: &Suite) -> bool {
        let is_toy = suite.scale.size == Size::Toy;
        let kind = KeyKind::of(&self.public_key(), is_toy);
        suite.authentication.takes(kind)
    }

    /// The public half of its key.
    pub(super) fn public_key(&self) -> PublicKey {
        self.private_key.public()
    }
}

impl Server {
    /// The identity for `suite`: `None` where it needs none, or there is none.
    pub(super) fn identity(&self, suite: &Suite) -> Option<&Identity> {
        let mut identities = self.config.identities.iter();
        identities.find(|identity| identity.fits(suite))
    }

    /// Whether there is what `suite` needs of an identity.
    pub(super) fn can_prove(&self, suite: &Suite) -> bool {
        suite.authentication == Authentication::Anonymous || self.identity(suite).is_some()
    }

    /// Its key and certificate, which are its own before anyone calls.
    pub(super) fn hold_identity(&mut self, identity: &Identity) {
        let mut own = |kind, bytes| {
            self.hold(kind, Whose::Server, bytes, Op::Configured);
        };
        match &identity.private_key {
            PrivateKey::Rsa(key) => {
                own(ValueKind::RsaPrimeP, key.p.to_be_bytes());
                own(ValueKind::RsaPrimeQ, key.q.to_be_bytes());
                own(ValueKind::RsaModulus, key.n.to_be_bytes());
                own(ValueKind::RsaPublicExponent, key.e.to_be_bytes());
                own(ValueKind::RsaPrivateExponent, key.d.to_be_bytes());
            }
            PrivateKey::Ec(key) => own(ValueKind::SigningKey, key.d.to_be_bytes()),
            PrivateKey::EcToy(key) => own(ValueKind::SigningKey, key.d.to_be_bytes()),
            PrivateKey::Ed25519(key) => own(ValueKind::SigningKey, key.seed.to_vec()),
        }
        if let Some(leaf) = identity.certificate_list.first() {
            own(ValueKind::ServerCertificate, leaf.clone());
        }
    }
}
