//! The record layer's envelope (RFC 5246 section 6.2).

mod change_cipher_spec;
mod content_type;
mod deframer;
#[expect(clippy::module_inception, reason = "the message is called Record")]
mod record;
mod version;

#[cfg(test)]
mod tests;

pub use change_cipher_spec::ChangeCipherSpec;
pub use content_type::ContentType;
pub use deframer::{Deframer, RawRecord};
pub use record::{MAX_CIPHERTEXT, MAX_FRAGMENT, RECORD_HEADER_LEN, Record, RecordHeader};
pub use version::ProtocolVersion;
