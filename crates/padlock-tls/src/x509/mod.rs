//! Certificates: X.509 v3 (RFC 5280), issued, parsed and validated.
//!
//! Toy certificates are the same DER. Their keys and signatures are named by object identifiers under the
//! enterprise number that RFC 5612 sets aside for documentation, 1.3.6.1.4.1.32473: see [`CertificateScheme`].

mod authority;
mod certificate;
mod check;
mod checks;
mod crl;
mod decoded;
mod distinguished_name;
mod dns_name;
mod error;
mod extensions;
mod fault;
mod hierarchy;
mod issue;
mod key_kind;
mod name;
mod object_identifier;
mod ocsp;
mod party_names;
mod path;
mod pem;
mod policy;
mod private_key;
mod pss;
mod public_key;
mod scheme;
mod schemes;
mod sign;
mod subtree;
mod tbs;
mod template;
mod time;
mod validator;

#[cfg(test)]
pub(crate) mod fixture;
mod general_name;
#[cfg(test)]
mod tests;

pub use authority::{Authority, Request, self_signed};
pub use certificate::ParsedCertificate;
pub use check::{Check, CheckName, Evidence, EvidenceKey, Report, Verdict};
pub use checks::ProfileRule;
pub use crl::{Crl, RevocationList};
pub use dns_name::matches as name_matches;
pub use error::CertificateError;
pub use fault::CertificateFault;
pub use hierarchy::{Hierarchy, Issued, LEAF_SERIAL_NUMBER};
pub use key_kind::KeyKind;
pub use name::Name;
pub use ocsp::{
    CertificateStatus, OcspAnswer, StapledCheck, StapledCheckName, StapledReport, StapledValidator,
    is_ocsp_response,
};
pub use party_names::{issuer, subject};
pub use pem::{MalformedPem, Pem, PemBlock, read_certificates, read_crls, read_pem};
pub use policy::{Policy, Profile, Purpose};
pub use private_key::{read_private_key, write_private_key};
pub use scheme::CertificateScheme;
pub use schemes::Schemes;
pub use sign::Signer;
pub use template::{Role, Template};
pub use time::{UnixTime, Validity};
pub use validator::{Validator, validate};

pub(crate) use distinguished_name::attribute_label;
pub(crate) use object_identifier::object_identifier_id;
