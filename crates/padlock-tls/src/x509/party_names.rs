//! The names of subject and issuer as they stand in a certificate.

use der::{Decode, Encode};
use x509_cert::certificate::TbsCertificate;

use super::tbs::Signed;

/// The DER of the subject's name; `None` where the certificate cannot be read.
pub fn subject(certificate: &[u8]) -> Option<Vec<u8>> {
    tbs(certificate)?.subject().to_der().ok()
}

/// The DER of the issuer's name; `None` where the certificate cannot be read.
pub fn issuer(certificate: &[u8]) -> Option<Vec<u8>> {
    tbs(certificate)?.issuer().to_der().ok()
}

fn tbs(certificate: &[u8]) -> Option<TbsCertificate> {
    let signed = Signed::from_der(certificate).ok()?;
    TbsCertificate::from_der(&signed.to_be_signed.to_der().ok()?).ok()
}
