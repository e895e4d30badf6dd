//! What others recorded: a capture and a key log become a story that can be read and not changed.
//!
//! ```text
//! file (pcap, pcapng) -> packets -> segments -> streams -> records -> messages, opened where the key log has the secrets
//! ```
//!
//! Whoever imports reads a stranger's bytes. [`MAX_CAPTURE`], [`MAX_KEY_LOG`] and [`MAX_RECORDED`] are what a recording may
//! cost; what is beyond the last one is counted and not read.

pub mod capture;
pub mod hex;
mod key_log;
mod message;
mod messages;
mod playback;
mod recording;
mod session;
mod state;
#[cfg(test)]
mod tests;
mod tls13;

pub use key_log::KeyLog;
pub use message::{Imported, Joined, Kind};
pub use playback::Playback;
pub use recording::{Conversation, MAX_RECORDED, Recording};
pub use session::Session;
pub use state::Closed;

/// The longest capture that is read, in bytes: 64 MiB.
pub const MAX_CAPTURE: usize = 1 << 26;
/// The longest key log that is read, in bytes: 16 MiB.
pub const MAX_KEY_LOG: usize = 1 << 24;
