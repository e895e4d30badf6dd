//! `Extension`: the envelope, and what is known to be inside.

use serde::{Deserialize, Serialize};

use super::alpn::{encode_protocols, read_protocols};
use super::groups::{encode_formats, encode_groups, read_formats, read_groups};
use super::server_name::{encode_names, read_names};
use super::signature_algorithms::{encode_schemes, read_schemes};
use super::status_request::{encode_request, read_request};
#[cfg(feature = "all-suites")]
use super::tls13::Tls13Extension;
use super::{
    Carrier, CertificateStatusRequest, ExtensionType, RenegotiationInfo, ServerName,
    SignatureSchemeCode,
};
use crate::codec::{Codec, DecodeError, DecodeErrorKind, Field, Reader, put16};
use crate::handshake::NamedGroup;

/// One hello extension. What is not known here (GREASE included) is kept byte for byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Extension {
    /// The names the client asks for; empty in a `ServerHello`.
    ServerName(Vec<ServerName>),
    /// What is to be shown along with the certificate; `None` in a `ServerHello`.
    StatusRequest(Option<CertificateStatusRequest>),
    /// The signatures the client can check; at least one.
    SignatureAlgorithms(Vec<SignatureSchemeCode>),
    /// The groups that the client can use, best first; at least one (RFC 8422 section 5.1.1).
    SupportedGroups(Vec<NamedGroup>),
    /// `ECPointFormat`s, one byte each; at least one (RFC 8422 section 5.1.2).
    EcPointFormats(Vec<u8>),
    /// The protocols that may be spoken inside, 1 to 255 bytes each; one in a `ServerHello` (RFC 7301).
    Alpn(Vec<Vec<u8>>),
    /// "The MAC shall cover the ciphertext" (RFC 7366). Empty.
    EncryptThenMac,
    /// "The master secret shall depend on all messages" (RFC 7627). Empty.
    ExtendedMasterSecret,
    /// A ticket of an earlier session, or empty (RFC 5077 section 3.2).
    SessionTicket(Vec<u8>),
    /// RFC 5746.
    RenegotiationInfo(RenegotiationInfo),
    /// RFC 8446 section 4.2.
    #[cfg(feature = "all-suites")]
    Tls13(Tls13Extension),
    /// An extension whose data is not looked into.
    Unknown {
        /// Any type that has no variant of its own.
        extension_type: ExtensionType,
        /// 0 to 2^16-1 bytes.
        extension_data: Vec<u8>,
    },
}

impl Extension {
    /// The first two bytes of the extension.
    pub const fn extension_type(&self) -> ExtensionType {
        match self {
            Self::ServerName(_) => ExtensionType::SERVER_NAME,
            Self::StatusRequest(_) => ExtensionType::STATUS_REQUEST,
            Self::SignatureAlgorithms(_) => ExtensionType::SIGNATURE_ALGORITHMS,
            Self::SupportedGroups(_) => ExtensionType::SUPPORTED_GROUPS,
            Self::EcPointFormats(_) => ExtensionType::EC_POINT_FORMATS,
            Self::Alpn(_) => ExtensionType::ALPN,
            Self::EncryptThenMac => ExtensionType::ENCRYPT_THEN_MAC,
            Self::ExtendedMasterSecret => ExtensionType::EXTENDED_MASTER_SECRET,
            Self::SessionTicket(_) => ExtensionType::SESSION_TICKET,
            Self::RenegotiationInfo(_) => ExtensionType::RENEGOTIATION_INFO,
            #[cfg(feature = "all-suites")]
            Self::Tls13(extension) => extension.extension_type(),
            Self::Unknown { extension_type, .. } => *extension_type,
        }
    }

    fn encode_data(&self, out: &mut Vec<u8>) {
        match self {
            Self::ServerName(names) => encode_names(names, out),
            Self::StatusRequest(request) => encode_request(request.as_ref(), out),
            Self::SignatureAlgorithms(schemes) => encode_schemes(schemes, out),
            Self::SupportedGroups(groups) => encode_groups(groups, out),
            Self::EcPointFormats(formats) => encode_formats(formats, out),
            Self::Alpn(protocols) => encode_protocols(protocols, out),
            Self::EncryptThenMac | Self::ExtendedMasterSecret => {}
            Self::SessionTicket(ticket) => out.extend(ticket),
            Self::RenegotiationInfo(info) => info.encode(out),
            #[cfg(feature = "all-suites")]
            Self::Tls13(extension) => extension.encode_data(out),
            Self::Unknown { extension_data, .. } => out.extend(extension_data),
        }
    }

    /// Reads one of a message's extensions.
    ///
    /// # Errors
    /// Bytes that are none.
    pub fn read_in(r: &mut Reader<'_>, carrier: Carrier) -> Result<Self, DecodeError> {
        r.field(Field::Extension, |r| {
            let extension_type = r.field(Field::ExtensionType, ExtensionType::read)?;
            r.vector16(
                (Field::ExtensionDataLength, Field::ExtensionData),
                0..=0xffff,
                |r| Self::read_data(extension_type, carrier, r),
            )
        })
    }

    #[cfg_attr(
        not(feature = "all-suites"),
        expect(unused_variables, reason = "no other form than a ClientHello's")
    )]
    fn read_data(
        extension_type: ExtensionType,
        carrier: Carrier,
        r: &mut Reader<'_>,
    ) -> Result<Self, DecodeError> {
        #[cfg(feature = "all-suites")]
        if let Some(extension) = Tls13Extension::read_data(extension_type, carrier, r)? {
            return Ok(Self::Tls13(extension));
        }
        Ok(match extension_type {
            ExtensionType::SERVER_NAME => Self::ServerName(read_names(r)?),
            ExtensionType::STATUS_REQUEST => Self::StatusRequest(read_request(r)?),
            ExtensionType::SIGNATURE_ALGORITHMS => Self::SignatureAlgorithms(read_schemes(r)?),
            ExtensionType::SUPPORTED_GROUPS => Self::SupportedGroups(read_groups(r)?),
            ExtensionType::EC_POINT_FORMATS => Self::EcPointFormats(read_formats(r)?),
            ExtensionType::ALPN => Self::Alpn(read_protocols(r)?),
            ExtensionType::ENCRYPT_THEN_MAC => Self::EncryptThenMac,
            ExtensionType::EXTENDED_MASTER_SECRET => Self::ExtendedMasterSecret,
            ExtensionType::SESSION_TICKET => {
                Self::SessionTicket(r.field(Field::SessionTicket, Reader::all)?)
            }
            ExtensionType::RENEGOTIATION_INFO => {
                Self::RenegotiationInfo(RenegotiationInfo::read(r)?)
            }
            extension_type => Self::Unknown {
                extension_type,
                extension_data: r.all()?,
            },
        })
    }
}

impl Codec for Extension {
    fn encode(&self, out: &mut Vec<u8>) {
        self.extension_type().encode(out);
        put16(out, |out| self.encode_data(out));
    }

    /// As a ClientHello has it.
    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        Self::read_in(r, Carrier::ClientHello)
    }
}

/// Appends the block of extensions; nothing for `None`.
pub fn encode_extensions(extensions: Option<&[Extension]>, out: &mut Vec<u8>) {
    if let Some(extensions) = extensions {
        put16(out, |out| extensions.iter().for_each(|e| e.encode(out)));
    }
}

/// Reads the block of extensions, if the message goes on; refuses the same type twice.
pub fn read_extensions(
    r: &mut Reader<'_>,
    carrier: Carrier,
) -> Result<Option<Vec<Extension>>, DecodeError> {
    if r.remaining() == 0 {
        return Ok(None);
    }
    let names = (Field::ExtensionsLength, Field::Extensions);
    r.vector16(names, 0..=0xffff, |r| {
        let mut extensions: Vec<Extension> = Vec::new();
        while r.remaining() > 0 {
            let at = r.position();
            let extension = Extension::read_in(r, carrier)?;
            let code = extension.extension_type();
            if extensions.iter().any(|e| e.extension_type() == code) {
                let back = r.position().saturating_sub(at);
                return Err(r.error_behind(back, DecodeErrorKind::Duplicate { code: code.0 }));
            }
            extensions.push(extension);
        }
        Ok(Some(extensions))
    })
}
