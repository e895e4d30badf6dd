//! What belongs to TLS 1.2 alone (RFC 5246): its PRF, its keys, its records, and the connection that both ends share.

pub mod connection;
pub mod key_schedule;
mod lifecycle;
pub mod prf;
mod protected;
pub mod recipes;
pub mod record;
pub mod rsa;
#[cfg(test)]
mod tests;
