//! How a record is protected (RFC 5246 section 6.2.3), and how many bytes each part takes.

use padlock_core::{aead::Aead, cipher::BlockCipher, hash::Hash, stream::StreamCipher};

/// One of RFC 5246's three kinds of record, with what it is made from.
#[derive(Clone, Copy, Debug)]
pub enum Protection {
    /// `GenericStreamCipher` (section 6.2.3.1): content and MAC under a keystream, or under none for NULL.
    Stream {
        /// The keystream; `None` leaves content and MAC readable.
        cipher: Option<&'static dyn StreamCipher>,
        /// The hash inside the HMAC.
        mac: &'static dyn Hash,
    },
    /// `GenericBlockCipher` (section 6.2.3.2): content, MAC and padding in CBC mode behind an explicit IV.
    Block {
        /// The block cipher.
        cipher: &'static dyn BlockCipher,
        /// The hash inside the HMAC.
        mac: &'static dyn Hash,
    },
    /// `GenericAEADCipher` (section 6.2.3.3): the nonce is a fixed part from the key block and an explicit part
    /// in the record (RFC 5288 section 3, RFC 6655 section 3).
    Aead {
        /// The AEAD.
        aead: &'static dyn Aead,
        /// Bytes of the nonce that come from the key block.
        fixed_iv_length: usize,
    },
}

impl Protection {
    /// A MAC, and everything readable.
    #[must_use]
    pub const fn null(mac: &'static dyn Hash) -> Self {
        Self::Stream { cipher: None, mac }
    }

    /// A MAC, then a keystream.
    #[must_use]
    pub const fn stream(cipher: &'static dyn StreamCipher, mac: &'static dyn Hash) -> Self {
        Self::Stream {
            cipher: Some(cipher),
            mac,
        }
    }

    /// A MAC, then CBC.
    #[must_use]
    pub const fn block(cipher: &'static dyn BlockCipher, mac: &'static dyn Hash) -> Self {
        Self::Block { cipher, mac }
    }

    /// An AEAD, with so many bytes of its nonce from the key block.
    #[must_use]
    pub const fn aead(aead: &'static dyn Aead, fixed_iv_length: usize) -> Self {
        Self::Aead {
            aead,
            fixed_iv_length,
        }
    }

    /// Whether it is a block cipher in CBC mode.
    #[must_use]
    pub const fn is_block(&self) -> bool {
        matches!(self, Self::Block { .. })
    }

    /// Whether nobody needs a key to read a record.
    #[must_use]
    pub const fn is_readable(&self) -> bool {
        matches!(self, Self::Stream { cipher: None, .. })
    }

    /// Whether records share one keystream, so that one has to know how much of it was used before.
    #[must_use]
    pub const fn has_keystream(&self) -> bool {
        matches!(
            self,
            Self::Stream {
                cipher: Some(_),
                ..
            }
        )
    }

    /// `mac_key_length` (RFC 5246 section 6.1), in bytes.
    #[must_use]
    pub fn mac_key_length(&self) -> usize {
        match self {
            Self::Stream { mac, .. } | Self::Block { mac, .. } => mac.output_len(),
            Self::Aead { .. } => 0,
        }
    }

    /// `enc_key_length` (RFC 5246 section 6.1), in bytes.
    #[must_use]
    pub fn enc_key_length(&self) -> usize {
        match self {
            Self::Stream { cipher, .. } => cipher.map_or(0, |cipher| cipher.key_len()),
            Self::Block { cipher, .. } => cipher.key_len(),
            Self::Aead { aead, .. } => aead.key_len(),
        }
    }

    /// `fixed_iv_length` (RFC 5246 section 6.1), in bytes.
    #[must_use]
    pub const fn fixed_iv_length(&self) -> usize {
        match self {
            Self::Aead {
                fixed_iv_length, ..
            } => *fixed_iv_length,
            Self::Stream { .. } | Self::Block { .. } => 0,
        }
    }

    /// `record_iv_length` (RFC 5246 section 6.1): bytes in the clear at the front of every record.
    #[must_use]
    pub fn record_iv_length(&self) -> usize {
        match self {
            Self::Stream { .. } => 0,
            Self::Block { cipher, .. } => cipher.block_len(),
            Self::Aead {
                aead,
                fixed_iv_length,
            } => aead.nonce_len().saturating_sub(*fixed_iv_length),
        }
    }
}
