//! The server.

mod tls12;

pub use tls12::{Server, TLS12_RSA};

use padlock_core::rsa::RsaPrivateKey;

use crate::handshake::CipherSuite;

/// What a server brings to a connection.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ServerConfig {
    /// The suites that it speaks; the first of the client's that is among them is its default choice.
    pub cipher_suites: Vec<CipherSuite>,
    /// Its certificate and those that lead to an authority, DER, its own first.
    pub certificate_list: Vec<Vec<u8>>,
    /// The private key of the first certificate.
    pub private_key: RsaPrivateKey,
}
