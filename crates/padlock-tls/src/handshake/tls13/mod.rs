//! The messages behind the hellos of TLS 1.3 (RFC 8446 section 4): type, 24-bit length, body.

mod certificate;
mod certificate_request;
mod encrypted_extensions;
mod key_update;
mod new_session_ticket;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use certificate::{Certificate, CertificateEntry};
pub use certificate_request::CertificateRequest;
pub use encrypted_extensions::EncryptedExtensions;
pub use key_update::{KeyUpdate, KeyUpdateRequest};
pub use new_session_ticket::NewSessionTicket;

use super::{CertificateVerify, Finished, HandshakeType};
use crate::codec::{Codec, DecodeError, Field, Reader, U24, put24};

/// One handshake message under keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Message {
    /// Section 4.3.1.
    EncryptedExtensions(EncryptedExtensions),
    /// Section 4.3.2.
    CertificateRequest(CertificateRequest),
    /// Section 4.4.2.
    Certificate(Certificate),
    /// Section 4.4.3.
    CertificateVerify(CertificateVerify),
    /// Section 4.4.4.
    Finished(Finished),
    /// "That was all I said early" (section 4.5). Empty.
    EndOfEarlyData,
    /// Section 4.6.1.
    NewSessionTicket(NewSessionTicket),
    /// Section 4.6.3.
    KeyUpdate(KeyUpdate),
    /// A message whose body is not looked into.
    Unknown {
        /// Any type that has no variant of its own.
        msg_type: HandshakeType,
        /// At most 2^24-1 bytes.
        body: Vec<u8>,
    },
}

impl Message {
    /// The first byte of the message.
    pub const fn msg_type(&self) -> HandshakeType {
        match self {
            Self::EncryptedExtensions(_) => HandshakeType::EncryptedExtensions,
            Self::CertificateRequest(_) => HandshakeType::CertificateRequest,
            Self::Certificate(_) => HandshakeType::Certificate,
            Self::CertificateVerify(_) => HandshakeType::CertificateVerify,
            Self::Finished(_) => HandshakeType::Finished,
            Self::EndOfEarlyData => HandshakeType::EndOfEarlyData,
            Self::NewSessionTicket(_) => HandshakeType::NewSessionTicket,
            Self::KeyUpdate(_) => HandshakeType::KeyUpdate,
            Self::Unknown { msg_type, .. } => *msg_type,
        }
    }

    fn encode_body(&self, out: &mut Vec<u8>) {
        match self {
            Self::EncryptedExtensions(body) => body.encode(out),
            Self::CertificateRequest(body) => body.encode(out),
            Self::Certificate(body) => body.encode(out),
            Self::CertificateVerify(body) => body.encode(out),
            Self::Finished(body) => body.encode(out),
            Self::EndOfEarlyData => {}
            Self::NewSessionTicket(body) => body.encode(out),
            Self::KeyUpdate(body) => body.encode(out),
            Self::Unknown { body, .. } => out.extend(body),
        }
    }

    fn read_body(msg_type: HandshakeType, r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        match msg_type {
            HandshakeType::EncryptedExtensions => {
                EncryptedExtensions::read(r).map(Self::EncryptedExtensions)
            }
            HandshakeType::CertificateRequest => {
                CertificateRequest::read(r).map(Self::CertificateRequest)
            }
            HandshakeType::Certificate => Certificate::read(r).map(Self::Certificate),
            HandshakeType::CertificateVerify => {
                CertificateVerify::read(r).map(Self::CertificateVerify)
            }
            HandshakeType::Finished => Finished::read(r).map(Self::Finished),
            HandshakeType::EndOfEarlyData => {
                r.field(Field::EndOfEarlyData, |_| Ok(Self::EndOfEarlyData))
            }
            HandshakeType::NewSessionTicket => {
                NewSessionTicket::read(r).map(Self::NewSessionTicket)
            }
            HandshakeType::KeyUpdate => KeyUpdate::read(r).map(Self::KeyUpdate),
            msg_type => {
                let body = r.field(Field::HandshakeBody, Reader::all)?;
                Ok(Self::Unknown { msg_type, body })
            }
        }
    }
}

impl Codec for Message {
    fn encode(&self, out: &mut Vec<u8>) {
        self.msg_type().encode(out);
        put24(out, |out| self.encode_body(out));
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::Handshake, |r| {
            let msg_type = r.field(Field::HandshakeType, HandshakeType::read)?;
            let U24(length) = r.field(Field::HandshakeLength, U24::read)?;
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            r.limit(length, |r| Self::read_body(msg_type, r))
        })
    }
}
