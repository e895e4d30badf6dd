//! The server.

mod client_authentication;
mod tls12;

pub use client_authentication::{ClientAuthentication, Demand};
pub use tls12::{Asked, Server, transitions};

pub use crate::identity::Identity;

use crate::{
    handshake::{CipherSuite, NamedGroup},
    resumption::ServerResumption,
    rules::Versions,
};

/// What a server brings to a connection.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ServerConfig {
    /// The versions that it speaks.
    pub versions: Versions,
    /// The suites that it speaks; the first of the client's that is among them is its default choice.
    pub cipher_suites: Vec<CipherSuite>,
    /// The curves that it can use.
    pub groups: Vec<NamedGroup>,
    /// Whether to let the master secret depend on all messages where the client asks for it (RFC 7627).
    pub extended_master_secret: bool,
    /// Whether to let the MAC of CBC records cover the ciphertext where the client asks for it (RFC 7366).
    pub encrypt_then_mac: bool,
    /// The application protocols that it speaks, best first (RFC 7301); with none, it does not say.
    pub application_protocols: Vec<Vec<u8>>,
    /// How clients may go on with earlier sessions (RFC 5246 section 7.3, RFC 5077).
    pub resumption: ServerResumption,
    /// Whom it can prove to be: one for each kind of key.
    pub identities: Vec<Identity>,
    /// What the issuer says of the first identity's certificate, the DER of an OCSP response: it goes along where the client
    /// asks for it (RFC 6066 section 8).
    pub stapled: Option<Vec<u8>>,
    /// Whether to ask its clients who they are.
    pub client_authentication: ClientAuthentication,
}
