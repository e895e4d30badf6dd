//! What the issuer says of the server's certificate, beside the certificate (RFC 8446 section 4.4.2.1).

use super::Client;
use crate::{
    codec::Field,
    error::{Check, Error},
    handshake::CertificateStatus,
    x509::StapledValidator,
};

impl Client {
    /// A response that does not do ends the connection: the client asked for it.
    pub(super) fn take_status(&mut self) -> Result<(), Error> {
        let response = match self.status.take() {
            None => return Ok(()),
            Some(CertificateStatus::Ocsp(response)) => response,
            Some(CertificateStatus::Unknown { .. }) => {
                return Err(Error::in_field(Check::StapledStatus, Field::StatusType));
            }
        };
        let validator = StapledValidator {
            leaf: self.chain.first().map_or(&[], Vec::as_slice),
            issuers: &[
                self.chain.get(1..).unwrap_or_default(),
                &self.config.trust_anchors,
            ],
            now: self.config.now,
            schemes: self.connection.suite()?.schemes,
        };
        let report = validator.validate(&response);
        let refusal = match report.accepted() {
            true => Ok(()),
            false => Err(Error::stapled(&report)),
        };
        self.stapled = Some(report);
        refusal
    }
}
