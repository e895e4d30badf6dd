//! Whom the server proves to be: the certificate that goes with the suite.

use super::Server;
use crate::{
    codec::Field,
    endpoint::{Choice, Decision, DecisionKind},
    error::{Check, Error},
    extension::{CertificateStatusRequest, Extension},
    handshake::{Certificate, CertificateStatus, ClientHello, Handshake},
    identity::Identity,
    message_name::MessageName,
    suite::{Authentication, HAS_CERTIFICATE_STATUS, Suite},
};

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

    /// Which certificate to present, for a suite that asks for one.
    pub(super) fn decide_identity(&mut self, suite: &Suite) -> Result<(), Error> {
        if suite.authentication == Authentication::Anonymous {
            return self.decide_key_exchange();
        }
        let identities = self.config.identities.iter().enumerate();
        let fitting: Vec<usize> = identities
            .filter(|(_, identity)| identity.fits(suite))
            .map(|(at, _)| at)
            .collect();
        let default = fitting.first().copied();
        // A suite that no identity fits was chosen by hand: any other is as wrong.
        let default = default.or((!self.config.identities.is_empty()).then_some(0));
        self.decide(Decision {
            kind: DecisionKind::Identity,
            options: fitting
                .into_iter()
                .map(|at| Choice::Identity(Some(at)))
                .collect(),
            default: Choice::Identity(default),
        });
        Ok(())
    }

    /// Certificate (RFC 5246 section 7.4.2).
    pub(super) fn send_certificate(&mut self, at: Option<usize>) -> Result<(), Error> {
        let identity = match at {
            None => None,
            Some(at) => {
                let identity = self.config.identities.get(at).cloned();
                let none = || Error::in_field(Check::DecisionPending, Field::CertificateList);
                Some(identity.ok_or_else(none)?)
            }
        };
        if let Some(identity) = &identity
            && self.config.identities.len() > 1
        {
            self.connection.hold_identity(identity);
        }
        self.presented = at;
        let certificate_list = identity.map(|identity| identity.certificate_list);
        let certificate_list = certificate_list.unwrap_or_default();
        self.connection.send_handshake(
            &Handshake::Certificate(Certificate { certificate_list }),
            MessageName::Certificate,
        );
        if HAS_CERTIFICATE_STATUS && at == Some(0) {
            self.send_certificate_status();
        }
        self.decide_key_exchange()
    }

    /// Whether there is a status for this client, which asks for one.
    pub(super) fn staples(&self, hello: &ClientHello) -> bool {
        let mut extensions = hello.extensions.iter().flatten();
        let asks = |extension: &Extension| {
            matches!(
                extension,
                Extension::StatusRequest(Some(CertificateStatusRequest::Ocsp { .. }))
            )
        };
        self.config.stapled.is_some() && extensions.any(asks)
    }

    /// CertificateStatus, right behind the certificate (RFC 6066 section 8).
    fn send_certificate_status(&mut self) {
        let asked = self.hello.as_ref();
        let asked = asked.is_some_and(|hello| self.staples(hello));
        if let Some(response) = self.config.stapled.clone().filter(|_| asked) {
            self.connection.send_handshake(
                &Handshake::CertificateStatus(CertificateStatus::Ocsp(response)),
                MessageName::CertificateStatus,
            );
        }
    }
}
