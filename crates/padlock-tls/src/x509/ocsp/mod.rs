//! What an issuer says of one certificate: OCSP responses (RFC 6960), as servers staple them.

mod asn1;
mod check;
mod issue;
mod read;

#[cfg(test)]
mod tests;

pub use check::{StapledCheck, StapledCheckName, StapledReport, StapledValidator};
pub use issue::{CertificateStatus, OcspAnswer};
pub use read::is_ocsp_response;
