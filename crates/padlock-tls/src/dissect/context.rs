//! What one has to know besides the bytes.

use serde::{Deserialize, Serialize};

use crate::handshake::KeyExchangeAlgorithm;

/// The state of a connection, in one direction, as far as reading its records needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// Whether the sender has sent ChangeCipherSpec: its records are protected.
    pub protected: bool,
    /// How a protected record is built.
    pub cipher: RecordShape,
    /// What is in ClientKeyExchange.
    pub key_exchange: KeyExchangeAlgorithm,
}

/// The layout of a protected record (RFC 5246 section 6.2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecordShape {
    /// `TLS_NULL_WITH_NULL_NULL`: as if it were not protected.
    NullCipher,
    /// `GenericBlockCipher` (section 6.2.3.2): an IV, then content, MAC, padding and padding length as one ciphertext.
    BlockCipher {
        /// Bytes of a block, and of the IV.
        block_len: usize,
        /// Bytes of the MAC.
        mac_len: usize,
    },
}

impl Default for Context {
    /// Before any ChangeCipherSpec.
    fn default() -> Self {
        Self {
            protected: false,
            cipher: RecordShape::NullCipher,
            key_exchange: KeyExchangeAlgorithm::Rsa,
        }
    }
}
