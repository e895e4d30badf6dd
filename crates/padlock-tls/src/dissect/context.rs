//! What one has to know besides the bytes.

use serde::{Deserialize, Serialize};

use crate::handshake::MessageShape;
use crate::protection::Protection;
use crate::session::Session;

/// The state of a connection, in one direction, as far as reading its records needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// Whether the sender has sent ChangeCipherSpec: its records are protected.
    pub protected: bool,
    /// How a protected record is built.
    pub cipher: RecordShape,
    /// What the hellos decided about the messages behind them.
    pub shape: MessageShape,
}

/// The layout of a protected record (RFC 5246 section 6.2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecordShape {
    /// `TLS_NULL_WITH_NULL_NULL`: as if it were not protected.
    NullCipher,
    /// A NULL suite: content and MAC, both readable (section 6.2.3.1).
    Readable {
        /// Bytes of the MAC.
        mac_len: usize,
    },
    /// `GenericStreamCipher` (section 6.2.3.1): content and MAC as one ciphertext.
    StreamCipher {
        /// Bytes of the MAC.
        mac_len: usize,
    },
    /// `GenericAEADCipher` (section 6.2.3.3): the explicit nonce, then ciphertext and tag.
    Aead {
        /// Bytes of the explicit nonce.
        nonce_len: usize,
        /// Bytes of the tag.
        tag_len: usize,
    },
    /// `GenericBlockCipher` (section 6.2.3.2): an IV, then content, MAC, padding and padding length as one ciphertext;
    /// or the MAC behind the ciphertext (RFC 7366 section 3).
    BlockCipher {
        /// Bytes of a block.
        block_len: usize,
        /// Bytes of the IV in front: a block, or none in TLS 1.0.
        iv_len: usize,
        /// Bytes of the MAC inside the ciphertext.
        inner_mac_len: usize,
        /// Bytes of the MAC behind the ciphertext.
        outer_mac_len: usize,
    },
}

impl Default for Context {
    /// Before any ChangeCipherSpec.
    fn default() -> Self {
        Self {
            protected: false,
            cipher: RecordShape::NullCipher,
            shape: MessageShape::default(),
        }
    }
}

impl RecordShape {
    /// The layout of TLS 1.3's records (RFC 8446 section 5.2).
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn of_tls13(suite: &crate::tls13::Suite) -> Self {
        Self::Aead {
            nonce_len: 0,
            tag_len: suite.aead.tag_len(),
        }
    }

    /// The layout of a session's records.
    #[must_use]
    pub fn of(session: Session) -> Self {
        let protection = &session.suite.protection;
        let mac_len = protection.mac_key_length();
        match protection {
            Protection::Stream { cipher: None, .. } => Self::Readable { mac_len },
            Protection::Stream { .. } => Self::StreamCipher { mac_len },
            Protection::Block { cipher, .. } => Self::BlockCipher {
                block_len: cipher.block_len(),
                iv_len: session.record_iv_length(),
                inner_mac_len: session.inner_mac_length(),
                outer_mac_len: session.outer_mac_length(),
            },
            Protection::Aead { aead, .. } => Self::Aead {
                nonce_len: protection.record_iv_length(),
                tag_len: aead.tag_len(),
            },
        }
    }
}
