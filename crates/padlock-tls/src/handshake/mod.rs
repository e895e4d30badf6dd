//! The handshake messages up to TLS 1.2 (RFC 5246 section 7.4): type, 24-bit length, body.

mod certificate;
mod certificate_request;
mod certificate_status;
mod cipher_suite;
mod client_hello;
mod client_key_exchange;
mod compression;
mod finished;
mod joiner;
mod key_exchange;
mod message;
mod named_group;
mod new_session_ticket;
mod random;
mod server_hello;
mod server_key_exchange;
mod session_id;
mod signed;
#[cfg(feature = "all-suites")]
pub mod tls13;
mod types;

#[cfg(test)]
pub(crate) mod strategy;
#[cfg(test)]
pub(crate) mod tests;

pub use certificate::Certificate;
pub use certificate_request::{CertificateRequest, ClientCertificateType};
pub use certificate_status::CertificateStatus;
pub use cipher_suite::CipherSuite;
pub use client_hello::ClientHello;
pub use client_key_exchange::ClientKeyExchange;
pub use compression::CompressionMethod;
pub use finished::Finished;
pub use joiner::{HandshakeJoiner, MAX_HANDSHAKE_MESSAGE};
pub use key_exchange::{KeyExchangeAlgorithm, MessageShape};
pub use message::{HANDSHAKE_HEADER_LEN, Handshake};
pub use named_group::NamedGroup;
pub use new_session_ticket::NewSessionTicket;
pub use random::Random;
pub use server_hello::ServerHello;
pub use server_key_exchange::{ServerKeyExchange, ServerParams};
pub use session_id::SessionId;
pub use signed::{CertificateVerify, DigitallySigned};
pub use types::HandshakeType;
