//! Whom the server proves to be: the certificate whose key signs in a way that the client can check.

use super::{super::Identity, Server};
use crate::{
    extension::{CertificateStatusRequest, Extension, SignatureSchemeCode, tls13::Tls13Extension},
    handshake::CertificateStatus,
    party::Size,
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

    /// What the issuer says of the first identity's certificate, where the client asks for it (section 4.4.2.1).
    pub(super) fn status(&self, identity: &Identity) -> Vec<Extension> {
        let hello = self.hello.iter();
        let mut extensions = hello.flat_map(|hello| hello.extensions.iter().flatten());
        let asks = |extension: &Extension| {
            matches!(
                extension,
                Extension::StatusRequest(Some(CertificateStatusRequest::Ocsp { .. }))
            )
        };
        let goes_along = extensions.any(asks) && self.config.identities.first() == Some(identity);
        let response = self.config.stapled.clone().filter(|_| goes_along);
        let status = response.map(CertificateStatus::Ocsp);
        let extension = |status| Extension::Tls13(Tls13Extension::CertificateStatus(status));
        status.map(extension).into_iter().collect()
    }
}
