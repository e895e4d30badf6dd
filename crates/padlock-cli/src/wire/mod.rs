//! An endpoint on a real connection: what `listen` and `connect` share.

mod agreed;
mod connection;
mod ending;
mod failure;
pub mod identity;
mod key_log;
pub mod psk;
mod randomness;
pub mod shape;
mod version;
mod wishes;

pub use agreed::Agreed;
pub use connection::{Limits, Wire};
pub use ending::Ending;
pub use failure::WireFailure;
pub use key_log::{KeyLog, secrets};
pub use randomness::{now, seed};
pub use version::Version;
pub use wishes::Wishes;
