//! The client.

mod tls12;

pub use tls12::{Client, TLS12_RSA};

use crate::{handshake::CipherSuite, x509::UnixTime};

/// What a client brings to a connection.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ClientConfig {
    /// The suites to offer, best first.
    pub cipher_suites: Vec<CipherSuite>,
    /// The name that the server must prove: a DNS name.
    pub server_name: String,
    /// The DER certificates of the authorities that it trusts.
    pub trust_anchors: Vec<Vec<u8>>,
    /// What its clock says.
    pub now: UnixTime,
}
