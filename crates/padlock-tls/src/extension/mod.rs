//! Hello extensions: type, length, data (RFC 5246 section 7.4.1.4).

mod alpn;
mod carrier;
#[expect(clippy::module_inception, reason = "the message is called Extension")]
mod extension;
mod groups;
mod renegotiation_info;
mod server_name;
mod signature_algorithms;
mod status_request;
#[cfg(feature = "all-suites")]
pub mod tls13;
mod types;

#[cfg(test)]
mod tests;

pub use carrier::Carrier;
pub use extension::{Extension, encode_extensions, read_extensions};
pub use groups::UNCOMPRESSED;
pub use renegotiation_info::RenegotiationInfo;
pub use server_name::{NameType, ServerName};
pub use signature_algorithms::{SignatureSchemeCode, encode_schemes, read_schemes};
pub use status_request::{CertificateStatusRequest, CertificateStatusType};
pub use types::ExtensionType;
