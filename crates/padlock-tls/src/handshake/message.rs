//! `Handshake`: the header, and the body that its type calls for (RFC 5246 section 7.4).

use serde::{Deserialize, Serialize};

use super::{
    Certificate, CertificateRequest, CertificateStatus, CertificateVerify, ClientHello,
    ClientKeyExchange, Finished, HandshakeType, MessageShape, NewSessionTicket, ServerHello,
    ServerKeyExchange,
};
use crate::codec::{Codec, DecodeError, Field, Reader, U24, put24};

/// Bytes in front of every body: 1 + 3.
pub const HANDSHAKE_HEADER_LEN: usize = 4;

/// One handshake message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Handshake {
    /// "Please start again" (section 7.4.1.1). Empty.
    HelloRequest,
    /// Section 7.4.1.2.
    ClientHello(ClientHello),
    /// Section 7.4.1.3.
    ServerHello(ServerHello),
    /// RFC 5077 section 3.3.
    NewSessionTicket(NewSessionTicket),
    /// Section 7.4.2.
    Certificate(Certificate),
    /// RFC 6066 section 8.
    CertificateStatus(CertificateStatus),
    /// Section 7.4.3.
    ServerKeyExchange(ServerKeyExchange),
    /// Section 7.4.4.
    CertificateRequest(CertificateRequest),
    /// "My flight is over" (section 7.4.5). Empty.
    ServerHelloDone,
    /// Section 7.4.7.
    ClientKeyExchange(ClientKeyExchange),
    /// Section 7.4.8.
    CertificateVerify(CertificateVerify),
    /// Section 7.4.9.
    Finished(Finished),
    /// A message whose body is not looked into.
    Unknown {
        /// Any type that has no variant of its own.
        msg_type: HandshakeType,
        /// At most 2^24-1 bytes.
        body: Vec<u8>,
    },
}

impl Handshake {
    /// The first byte of the message.
    pub const fn msg_type(&self) -> HandshakeType {
        match self {
            Self::HelloRequest => HandshakeType::HelloRequest,
            Self::ClientHello(_) => HandshakeType::ClientHello,
            Self::ServerHello(_) => HandshakeType::ServerHello,
            Self::NewSessionTicket(_) => HandshakeType::NewSessionTicket,
            Self::Certificate(_) => HandshakeType::Certificate,
            Self::CertificateStatus(_) => HandshakeType::CertificateStatus,
            Self::ServerKeyExchange(_) => HandshakeType::ServerKeyExchange,
            Self::CertificateRequest(_) => HandshakeType::CertificateRequest,
            Self::ServerHelloDone => HandshakeType::ServerHelloDone,
            Self::ClientKeyExchange(_) => HandshakeType::ClientKeyExchange,
            Self::CertificateVerify(_) => HandshakeType::CertificateVerify,
            Self::Finished(_) => HandshakeType::Finished,
            Self::Unknown { msg_type, .. } => *msg_type,
        }
    }

    /// Reads a message that is all of `bytes`, after hellos that decided on `shape`.
    ///
    /// # Errors
    /// As [`Codec::from_bytes`].
    pub fn from_bytes_after(bytes: &[u8], shape: MessageShape) -> Result<Self, DecodeError> {
        let mut r = Reader::new(bytes).with_shape(shape);
        let value = Self::read(&mut r)?;
        r.expect_end()?;
        Ok(value)
    }

    fn encode_body(&self, out: &mut Vec<u8>) {
        match self {
            Self::HelloRequest | Self::ServerHelloDone => {}
            Self::ClientHello(body) => body.encode(out),
            Self::ServerHello(body) => body.encode(out),
            Self::NewSessionTicket(body) => body.encode(out),
            Self::Certificate(body) => body.encode(out),
            Self::CertificateStatus(body) => body.encode(out),
            Self::ClientKeyExchange(body) => body.encode(out),
            Self::ServerKeyExchange(body) => body.encode(out),
            Self::CertificateRequest(body) => body.encode(out),
            Self::CertificateVerify(body) => body.encode(out),
            Self::Finished(body) => body.encode(out),
            Self::Unknown { body, .. } => out.extend(body),
        }
    }

    fn read_body(msg_type: HandshakeType, r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        match msg_type {
            HandshakeType::HelloRequest => r.field(Field::HelloRequest, |_| Ok(Self::HelloRequest)),
            HandshakeType::ClientHello => ClientHello::read(r).map(Self::ClientHello),
            HandshakeType::ServerHello => ServerHello::read(r).map(Self::ServerHello),
            HandshakeType::NewSessionTicket => {
                NewSessionTicket::read(r).map(Self::NewSessionTicket)
            }
            HandshakeType::Certificate => Certificate::read(r).map(Self::Certificate),
            HandshakeType::CertificateStatus => {
                CertificateStatus::read(r).map(Self::CertificateStatus)
            }
            HandshakeType::ServerHelloDone => {
                r.field(Field::ServerHelloDone, |_| Ok(Self::ServerHelloDone))
            }
            HandshakeType::ClientKeyExchange => {
                ClientKeyExchange::read(r).map(Self::ClientKeyExchange)
            }
            HandshakeType::ServerKeyExchange => {
                ServerKeyExchange::read(r).map(Self::ServerKeyExchange)
            }
            HandshakeType::CertificateRequest => {
                CertificateRequest::read(r).map(Self::CertificateRequest)
            }
            HandshakeType::CertificateVerify => {
                CertificateVerify::read(r).map(Self::CertificateVerify)
            }
            HandshakeType::Finished => Finished::read(r).map(Self::Finished),
            msg_type => {
                let body = r.field(Field::HandshakeBody, Reader::all)?;
                Ok(Self::Unknown { msg_type, body })
            }
        }
    }
}

impl Codec for Handshake {
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
