//! The client.

mod tls12;

pub use tls12::{Client, transitions, with_status};

use crate::{
    extension::SignatureSchemeCode,
    handshake::{CipherSuite, NamedGroup},
    identity::Identity,
    resumption::ClientResumption,
    rules::Versions,
    x509::UnixTime,
};

/// What a client brings to a connection.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ClientConfig {
    /// The versions that it speaks.
    pub versions: Versions,
    /// The suites to offer, best first.
    pub cipher_suites: Vec<CipherSuite>,
    /// The curves to offer, best first; left out where no suite needs one.
    pub groups: Vec<NamedGroup>,
    /// The signatures to offer, best first; left out before TLS 1.2.
    pub signature_algorithms: Vec<SignatureSchemeCode>,
    /// Whether to ask that the master secret depend on all messages (RFC 7627).
    pub extended_master_secret: bool,
    /// Whether to ask that the MAC of CBC records cover the ciphertext (RFC 7366).
    pub encrypt_then_mac: bool,
    /// The application protocols to offer, best first, 1 to 255 bytes each (RFC 7301); left out when there are none.
    pub application_protocols: Vec<Vec<u8>>,
    /// Whether to ask for what the issuer says of the server's certificate (RFC 6066 section 8).
    pub status_request: bool,
    /// How to go on with an earlier session (RFC 5246 section 7.3, RFC 5077).
    pub resumption: ClientResumption,
    /// The name that the server must prove: a DNS name, or an address, which is not sent (RFC 6066 section 3).
    pub server_name: String,
    /// The DER certificates of the authorities that it trusts.
    pub trust_anchors: Vec<Vec<u8>>,
    /// What its clock says.
    pub now: UnixTime,
    /// Whom it can prove to be where the server asks: the first that the server takes is shown.
    pub identities: Vec<Identity>,
}
