//! The messages on the wire: a type, a length of two bytes, and the body.

use crate::{
    codec::{Codec, DecodeError, DecodeErrorKind, Field, Reader, put_opaque8, put_opaque16, put16},
    handshake::CipherSuite,
    message_name::MessageName,
};

crate::ids::code_points! {
    /// What a message is. TLS's records begin at 20.
    MessageType {
        PublicKey = 1, "public_key";
        SessionKey = 2, "session_key";
        EncryptedData = 3, "encrypted_data";
    }
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// The server's public key, with nothing that says that it is the server's.
    PublicKey {
        /// The suite whose RSA encryption and block cipher are meant.
        cipher_suite: CipherSuite,
        /// RSA `n`: 1 to 1024 bytes, big-endian.
        modulus: Vec<u8>,
        /// RSA `e`: 1 to 8 bytes, big-endian.
        public_exponent: Vec<u8>,
    },
    /// The session key under the public key: as many bytes as the modulus has.
    SessionKey {
        /// 1 to 2^16-1 bytes.
        encrypted_session_key: Vec<u8>,
    },
    /// Data under the session key, in counter mode.
    EncryptedData {
        /// The first counter: a block of the cipher, 1 to 255 bytes.
        counter: Vec<u8>,
        /// As many bytes as were said.
        ciphertext: Vec<u8>,
    },
}

/// Bytes in front of every body: type and length.
pub(super) const HEADER_LEN: usize = 3;

/// The most data of one message, in bytes.
pub(super) const MAX_DATA: usize = 1 << 14;

impl Message {
    /// Its name.
    #[must_use]
    pub const fn name(&self) -> MessageName {
        match self {
            Self::PublicKey { .. } => MessageName::PublicKey,
            Self::SessionKey { .. } => MessageName::SessionKey,
            Self::EncryptedData { .. } => MessageName::EncryptedData,
        }
    }

    const fn message_type(&self) -> MessageType {
        match self {
            Self::PublicKey { .. } => MessageType::PublicKey,
            Self::SessionKey { .. } => MessageType::SessionKey,
            Self::EncryptedData { .. } => MessageType::EncryptedData,
        }
    }

    fn encode_body(&self, out: &mut Vec<u8>) {
        match self {
            Self::PublicKey {
                cipher_suite,
                modulus,
                public_exponent,
            } => {
                cipher_suite.encode(out);
                put_opaque16(out, modulus);
                put_opaque8(out, public_exponent);
            }
            Self::SessionKey {
                encrypted_session_key,
            } => out.extend(encrypted_session_key),
            Self::EncryptedData {
                counter,
                ciphertext,
            } => {
                put_opaque8(out, counter);
                out.extend(ciphertext);
            }
        }
    }

    fn read_body(r: &mut Reader<'_>, message_type: MessageType) -> Result<Self, DecodeError> {
        Ok(match message_type {
            MessageType::PublicKey => Self::PublicKey {
                cipher_suite: r.field(Field::CipherSuite, CipherSuite::read)?,
                modulus: r.opaque16((Field::ModulusLength, Field::Modulus), 1..=1024)?,
                public_exponent: r
                    .opaque8((Field::PublicExponentLength, Field::PublicExponent), 1..=8)?,
            },
            MessageType::SessionKey => Self::SessionKey {
                encrypted_session_key: r.field(Field::EncryptedSessionKey, Reader::all)?,
            },
            MessageType::EncryptedData => Self::EncryptedData {
                counter: r.opaque8((Field::CounterLength, Field::Counter), 1..=0xff)?,
                ciphertext: r.field(Field::EncryptedContent, Reader::all)?,
            },
            MessageType::Unknown(code) => {
                let value = code.into();
                return Err(r.error_behind(HEADER_LEN, DecodeErrorKind::IllegalValue { value }));
            }
        })
    }
}

impl Codec for Message {
    fn encode(&self, out: &mut Vec<u8>) {
        self.message_type().encode(out);
        put16(out, |out| self.encode_body(out));
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::HybridMessage, |r| {
            let message_type = r.field(Field::HybridType, MessageType::read)?;
            r.vector16((Field::HybridLength, Field::HybridBody), 0..=0xffff, |r| {
                Self::read_body(r, message_type)
            })
        })
    }
}
