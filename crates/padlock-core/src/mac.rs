//! Message authentication.

mod hmac;

pub use hmac::hmac;

#[cfg(test)]
mod tests;
