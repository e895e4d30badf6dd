//! TLS messages and state machines, sans-I/O; knows no network, clock or screen.
#![forbid(unsafe_code)]

mod ids;

pub mod alert;
pub mod codec;
pub mod dissect;
pub mod extension;
pub mod handshake;
pub mod record;
pub mod x509;
