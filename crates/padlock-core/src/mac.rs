//! Message authentication, and the key derivation that stands on it.

mod hkdf;
mod hmac;

pub use hkdf::{hkdf_expand, hkdf_extract};
pub use hmac::hmac;

#[cfg(test)]
mod tests;
