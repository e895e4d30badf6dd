//! What a long session costs: every step, going to and fro, and all that is computed of it, at 100, 1,000 and 10,000 messages
//! of application data. Beside each time stands how it grew: 10 is as much as the messages did.
#![allow(
    clippy::expect_used,
    reason = "a benchmark of a story that does not begin is none"
)]

#[cfg(not(target_arch = "wasm32"))]
mod session;
#[cfg(not(target_arch = "wasm32"))]
mod words;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    session::run();
}

/// Measured natively alone.
#[cfg(target_arch = "wasm32")]
fn main() {}
