//! A revocation list, made (RFC 5280 section 5).

use der::Encode;
use x509_cert::certificate::Version;
use x509_cert::crl::{RevokedCert, TbsCertList};
use x509_cert::ext::pkix::{AuthorityKeyIdentifier, CrlNumber};
use x509_cert::serial_number::SerialNumber;

use crate::x509::tbs::extension;
use crate::x509::{Authority, CertificateError, Schemes, UnixTime, distinguished_name};

/// What a revocation list shall say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevocationList {
    /// When it is made.
    pub this_update: UnixTime,
    /// When the next one comes at the latest.
    pub next_update: UnixTime,
    /// `cRLNumber`: each list of an authority has a higher one (RFC 5280 section 5.2.3).
    pub number: u64,
    /// The serial numbers of certificates that are not good any more, and since when.
    pub revoked: Vec<(u64, UnixTime)>,
}

impl Authority {
    /// The DER of a revocation list.
    ///
    /// # Errors
    /// When the key cannot sign by the scheme, or a date cannot be written.
    pub fn revoke(
        &self,
        list: &RevocationList,
        schemes: Schemes,
    ) -> Result<Vec<u8>, CertificateError> {
        let signer = self.signer();
        let issuer = AuthorityKeyIdentifier {
            key_identifier: Some(signer.key_identifier()?),
            ..AuthorityKeyIdentifier::default()
        };
        let number = CrlNumber::try_from(list.number)?;
        let mut revoked = Vec::new();
        for (serial_number, date) in &list.revoked {
            revoked.push(RevokedCert {
                serial_number: SerialNumber::new(&serial_number.to_be_bytes())?,
                revocation_date: date.to_time()?,
                crl_entry_extensions: None,
            });
        }
        let tbs: TbsCertList = TbsCertList {
            version: Version::V2,
            signature: signer.scheme.algorithm()?,
            issuer: distinguished_name::common_name(self.name())?,
            this_update: list.this_update.to_time()?,
            next_update: Some(list.next_update.to_time()?),
            // Section 5.1.2.6: absent rather than empty.
            revoked_certificates: (!revoked.is_empty()).then_some(revoked),
            crl_extensions: Some(vec![extension(&issuer, false)?, extension(&number, false)?]),
        };
        signer.sign(&tbs.to_der()?, schemes)
    }
}
