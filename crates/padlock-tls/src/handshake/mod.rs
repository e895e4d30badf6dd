//! The handshake messages of TLS 1.2 (RFC 5246 section 7.4): type, 24-bit length, body.

mod certificate;
mod cipher_suite;
mod client_hello;
mod client_key_exchange;
mod compression;
mod finished;
mod joiner;
mod message;
mod random;
mod server_hello;
mod session_id;
mod types;

#[cfg(test)]
pub(crate) mod strategy;
#[cfg(test)]
pub(crate) mod tests;

pub use certificate::Certificate;
pub use cipher_suite::CipherSuite;
pub use client_hello::ClientHello;
pub use client_key_exchange::{ClientKeyExchange, KeyExchangeAlgorithm};
pub use compression::CompressionMethod;
pub use finished::Finished;
pub use joiner::{HandshakeJoiner, MAX_HANDSHAKE_MESSAGE};
pub use message::{HANDSHAKE_HEADER_LEN, Handshake};
pub use random::Random;
pub use server_hello::ServerHello;
pub use session_id::SessionId;
pub use types::HandshakeType;
