//! Whom the server proves to be: the certificate whose key signs in a way that the client can check.

use padlock_core::signature::PrivateKey;

use super::{super::Identity, Server};
use crate::{
    extension::SignatureSchemeCode,
    ledger::{Op, Slot, ValueKind},
    party::{Size, Whose},
    tls13::signature,
};

impl Server {
    /// The first identity that can sign for a client who checks `offered`, and how.
    pub(super) fn prove(
        &self,
        size: Size,
        offered: &[SignatureSchemeCode],
    ) -> Option<(Identity, SignatureSchemeCode)> {
        let mut identities = self.config.identities.iter();
        identities.find_map(|identity| {
            let key = identity.private_key.public();
            let code = signature::choose(&key, size, offered)?;
            Some((identity.clone(), code))
        })
    }

    /// Its key and certificate, which are its own before anyone calls.
    pub(super) fn hold_identity(&mut self, identity: &Identity) {
        let mut own = |kind, bytes| {
            let slot = Slot::new(kind, Whose::Server);
            self.connection.hold(slot, bytes, Op::Configured);
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
