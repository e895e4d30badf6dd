//! Whom the server proves to be: the certificate whose key signs in a way that the client can check.

use super::{super::Identity, Server, hello::Offer};
use crate::{
    codec::Field,
    endpoint::{Choice, Decision, DecisionKind},
    error::{Check, Error},
    extension::{CertificateStatusRequest, Extension, SignatureSchemeCode, tls13::Tls13Extension},
    handshake::CertificateStatus,
    party::Size,
    tls13::signature,
};

impl Server {
    /// The identities that can sign for a client who checks `offered`, by their places.
    pub(super) fn fitting_identities(
        &self,
        size: Size,
        offered: &[SignatureSchemeCode],
    ) -> impl Iterator<Item = usize> {
        let identities = self.config.identities.iter().enumerate();
        let fitting = identities
            .filter(move |(_, own)| signature::choose(&own.public_key(), size, offered).is_some());
        fitting.map(|(at, _)| at)
    }

    /// Which certificate to present, where one is: a pre-shared key says who both are (section 2.2).
    pub(super) fn decide_identity(&mut self) -> Result<(), Error> {
        let hello = self.hello.clone();
        let hello = hello.ok_or_else(|| Error::new(Check::ExpectedMessage))?;
        let signatures = Offer::of(&hello)?.signatures;
        let fitting = self.fitting_identities(self.connection.suite()?.size, signatures);
        let fitting: Vec<usize> = fitting.collect();
        let speaks_freely = self.resumed().is_none() && self.scripted.flight.is_empty();
        let Some(first) = fitting.first().copied().filter(|_| speaks_freely) else {
            return self.decide_client_authentication();
        };
        let options = fitting.into_iter().map(|at| Choice::Identity(Some(at)));
        self.connection.decide(Decision {
            kind: DecisionKind::Identity,
            options: options.collect(),
            default: Choice::Identity(Some(first)),
        });
        Ok(())
    }

    pub(super) fn choose_identity(&mut self, at: Option<usize>) -> Result<(), Error> {
        let there = 0..self.config.identities.len();
        if at.is_some_and(|at| !there.contains(&at)) {
            let field = Field::CertificateList;
            return Err(Error::in_field(Check::DecisionPending, field));
        }
        self.presented = Some(at);
        self.decide_client_authentication()
    }

    /// Certificate, and CertificateVerify with its key. A key that signs in no way that the client checks signs in its own, and one
    /// that cannot sign here gives no proof: the client has the next word.
    pub(super) fn send_certificate(&mut self) -> Result<(), Error> {
        let no_identity = || Error::new(Check::SharedCipherSuite);
        let at = self.presented.ok_or_else(no_identity)?;
        let identity = at.and_then(|at| self.config.identities.get(at)).cloned();
        let Some(identity) = identity else {
            return self.connection.send_certificate(vec![], None, vec![]);
        };
        if self.config.identities.len() > 1 {
            self.connection.hold_identity(&identity);
        }
        let (status, code) = (self.status(&identity), self.code(&identity)?);
        let connection = &mut self.connection;
        connection.send_certificate(vec![], Some(&identity), status)?;
        code.map_or(Ok(()), |code| connection.send_certificate_verify(code))
    }

    /// How an identity signs.
    fn code(&self, identity: &Identity) -> Result<Option<SignatureSchemeCode>, Error> {
        let (key, size) = (identity.public_key(), self.connection.suite()?.size);
        let hello = self.hello.as_ref();
        let hello = hello.ok_or_else(|| Error::new(Check::ExpectedMessage))?;
        let offered = Offer::of(hello)?.signatures;
        let own = || signature::choose(&key, size, &crate::signature::offer(size));
        Ok(signature::choose(&key, size, offered).or_else(own))
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
