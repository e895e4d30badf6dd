//! Certificates: X.509 v3 (RFC 5280), issued, parsed and validated.
//!
//! Toy certificates are the same DER. Their keys and signatures are named by object identifiers under the
//! enterprise number that RFC 5612 sets aside for documentation, 1.3.6.1.4.1.32473: see [`CertificateScheme`].

mod authority;
mod certificate;
mod check;
mod distinguished_name;
mod dns_name;
mod error;
mod path;
mod public_key;
mod scheme;
mod tbs;
mod time;
mod validate;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use authority::{Authority, Request, self_signed};
pub use certificate::ParsedCertificate;
pub use check::{Check, CheckName, Evidence, EvidenceKey, Report, Verdict};
pub use dns_name::matches as name_matches;
pub use error::CertificateError;
pub use scheme::CertificateScheme;
pub use time::{UnixTime, Validity};
pub use validate::validate;

pub(crate) use distinguished_name::attribute_label;
pub(crate) use scheme::object_identifier_id;
