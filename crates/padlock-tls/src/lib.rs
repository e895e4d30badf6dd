//! TLS messages and state machines, sans-I/O; knows no network, clock or screen.
#![forbid(unsafe_code)]

mod ids;

pub mod alert;
pub mod client;
pub mod codec;
pub mod dissect;
pub mod endpoint;
pub mod error;
pub mod extension;
pub mod handshake;
pub mod ledger;
pub mod message_name;
pub mod party;
pub mod protection;
pub mod record;
pub mod server;
pub mod state;
pub mod suite;
pub mod tls12;
pub mod x509;
