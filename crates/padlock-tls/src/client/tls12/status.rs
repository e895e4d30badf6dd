//! What the issuer says of the server's certificate, passed on by the server (RFC 6066 section 8).

use std::borrow::Cow;

use super::Client;
use crate::{
    codec::Field,
    error::{Check, Error},
    extension::Extension,
    handshake::{CertificateStatus, ServerHello},
    message_name::MessageName as M,
    state::{State as S, Transition},
    suite::HAS_CERTIFICATE_STATUS,
    x509::{StapledReport, StapledValidator},
};

/// What the client knows of it.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub(super) struct Stapled {
    /// Whether the server has said that it may come.
    expected: bool,
    /// The certificates that came before it.
    pub certificate_list: Vec<Vec<u8>>,
    pub report: Option<StapledReport>,
}

impl Stapled {
    /// What the ServerHello says of it.
    pub fn note(&mut self, hello: &ServerHello) {
        let says = |extension: &Extension| matches!(extension, Extension::StatusRequest(_));
        self.expected = hello.extensions.iter().flatten().any(says);
    }

    /// The table that follows, out of that of the key exchange.
    pub fn transitions(&self, table: &'static [Transition]) -> Cow<'static, [Transition]> {
        match HAS_CERTIFICATE_STATUS && self.expected {
            true => Cow::Owned(with_status(table)),
            false => Cow::Borrowed(table),
        }
    }
}

/// A client's table where the server has said that CertificateStatus may come: right behind Certificate, or not at all.
#[must_use]
pub fn with_status(transitions: &[Transition]) -> Vec<Transition> {
    let behind = transitions
        .iter()
        .find(|arrow| arrow.message == M::Certificate);
    let Some(behind) = behind.map(|arrow| arrow.to) else {
        return transitions.to_vec();
    };
    let mut table = Vec::with_capacity(transitions.len() + 3);
    for arrow in transitions {
        let skips = |arrow: &&Transition| arrow.from == behind;
        let from = S::ExpectCertificateStatus;
        match arrow.message {
            M::Certificate => {
                table.push(Transition { to: from, ..*arrow });
                table.push(Transition {
                    from,
                    message: M::CertificateStatus,
                    to: behind,
                });
                let skipping = transitions.iter().filter(skips);
                table.extend(skipping.map(|arrow| Transition { from, ..*arrow }));
            }
            _ => table.push(*arrow),
        }
    }
    table
}

impl Client {
    /// A response that does not do ends the connection: the client asked for it.
    pub(super) fn take_certificate_status(
        &mut self,
        message: &CertificateStatus,
    ) -> Result<(), Error> {
        let CertificateStatus::Ocsp(response) = message else {
            return Err(Error::in_field(Check::StapledStatus, Field::StatusType));
        };
        let schemes = self.connection.session()?.suite.scale.schemes;
        let chain = &self.stapled.certificate_list;
        let validator = StapledValidator {
            leaf: chain.first().map_or(&[], Vec::as_slice),
            issuers: &[
                chain.get(1..).unwrap_or_default(),
                &self.config.trust_anchors,
            ],
            now: self.config.now,
            schemes,
        };
        let report = validator.validate(response);
        let refusal = match report.accepted() {
            true => Ok(()),
            false => Err(Error::stapled(&report)),
        };
        self.stapled.report = Some(report);
        refusal
    }
}
