//! TLS messages and state machines, sans-I/O; knows no network, clock or screen.
#![forbid(unsafe_code)]

mod ids;

pub mod alert;
pub mod client;
pub mod codec;
pub mod dissect;
pub mod endpoint;
pub mod error;
pub mod export;
pub mod extension;
pub mod group;
pub mod handshake;
#[cfg(feature = "all-suites")]
pub mod hybrid;
pub mod identity;
pub mod ledger;
pub mod message_name;
pub mod party;
pub mod protection;
pub mod record;
pub mod resumption;
pub mod rules;
pub mod server;
pub mod session;
#[cfg(feature = "all-suites")]
pub mod shape;
pub mod shared;
pub mod signature;
pub mod source;
pub mod state;
pub mod suite;
#[cfg(feature = "all-suites")]
pub mod tls10;
#[cfg(feature = "all-suites")]
pub mod tls11;
pub mod tls12;
#[cfg(feature = "all-suites")]
pub mod tls13;
pub mod x509;
