//! The extensions that TLS 1.3 brought (RFC 8446 section 4.2), each in the form of the message that carries it.

mod key_share;
mod lists;
mod pre_shared_key;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use key_share::KeyShareEntry;
pub use lists::PskKeyExchangeMode;
pub use pre_shared_key::{OfferedPsks, PskIdentity};

use super::{Carrier, ExtensionType, SignatureSchemeCode, encode_schemes, read_schemes};
use crate::{
    codec::{Codec, DecodeError, Field, Reader, put_opaque16},
    handshake::{CertificateStatus, NamedGroup},
    record::ProtocolVersion,
};

/// An extension of TLS 1.3. Where a request and its answer differ, each is a variant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tls13Extension {
    /// The client's versions, best first; 1 to 127 (section 4.2.1).
    SupportedVersions(Vec<ProtocolVersion>),
    /// The server's choice (section 4.2.1).
    SelectedVersion(ProtocolVersion),
    /// The client's public values, best first (section 4.2.8).
    ClientShares(Vec<KeyShareEntry>),
    /// The server's public value.
    ServerShare(KeyShareEntry),
    /// The group in which HelloRetryRequest asks for a public value.
    SelectedGroup(NamedGroup),
    /// The keys that the client has already, and the proof that it has them (section 4.2.11).
    PreSharedKey(OfferedPsks),
    /// Which of them the server takes, from 0.
    SelectedIdentity(u16),
    /// What the client would do with such a key besides (section 4.2.9).
    PskKeyExchangeModes(Vec<PskKeyExchangeMode>),
    /// What HelloRetryRequest wants to see again; 1 to 2^16-1 bytes (section 4.2.2).
    Cookie(Vec<u8>),
    /// "I speak before you answered", or "I listened" (section 4.2.10). Empty.
    EarlyData,
    /// Most bytes that may be said so with a ticket.
    MaxEarlyDataSize(u32),
    /// The signatures that may stand in certificates (section 4.2.3).
    SignatureAlgorithmsCert(Vec<SignatureSchemeCode>),
    /// The names (DER) of the authorities that this end believes (section 4.2.4).
    CertificateAuthorities(Vec<Vec<u8>>),
    /// "You may ask who I am at any time" (section 4.2.6). Empty.
    PostHandshakeAuth,
    /// What the issuer says of the certificate beside it (section 4.4.2.1).
    CertificateStatus(CertificateStatus),
}

impl Tls13Extension {
    /// The first two bytes of the extension.
    pub const fn extension_type(&self) -> ExtensionType {
        match self {
            Self::SupportedVersions(_) | Self::SelectedVersion(_) => {
                ExtensionType::SUPPORTED_VERSIONS
            }
            Self::ClientShares(_) | Self::ServerShare(_) | Self::SelectedGroup(_) => {
                ExtensionType::KEY_SHARE
            }
            Self::PreSharedKey(_) | Self::SelectedIdentity(_) => ExtensionType::PRE_SHARED_KEY,
            Self::PskKeyExchangeModes(_) => ExtensionType::PSK_KEY_EXCHANGE_MODES,
            Self::Cookie(_) => ExtensionType::COOKIE,
            Self::EarlyData | Self::MaxEarlyDataSize(_) => ExtensionType::EARLY_DATA,
            Self::SignatureAlgorithmsCert(_) => ExtensionType::SIGNATURE_ALGORITHMS_CERT,
            Self::CertificateAuthorities(_) => ExtensionType::CERTIFICATE_AUTHORITIES,
            Self::PostHandshakeAuth => ExtensionType::POST_HANDSHAKE_AUTH,
            Self::CertificateStatus(_) => ExtensionType::STATUS_REQUEST,
        }
    }

    pub(super) fn encode_data(&self, out: &mut Vec<u8>) {
        match self {
            Self::SupportedVersions(versions) => lists::encode_versions(versions, out),
            Self::SelectedVersion(version) => version.encode(out),
            Self::ClientShares(shares) => key_share::encode_shares(shares, out),
            Self::ServerShare(share) => share.encode(out),
            Self::SelectedGroup(group) => group.encode(out),
            Self::PreSharedKey(offered) => offered.encode(out),
            Self::SelectedIdentity(identity) => identity.encode(out),
            Self::PskKeyExchangeModes(modes) => lists::encode_modes(modes, out),
            Self::Cookie(cookie) => put_opaque16(out, cookie),
            Self::EarlyData | Self::PostHandshakeAuth => {}
            Self::MaxEarlyDataSize(size) => out.extend(size.to_be_bytes()),
            Self::SignatureAlgorithmsCert(schemes) => encode_schemes(schemes, out),
            Self::CertificateAuthorities(names) => lists::encode_authorities(names, out),
            Self::CertificateStatus(status) => status.encode(out),
        }
    }

    /// What `carrier` says with this type; `None` where it has no such extension.
    pub(super) fn read_data(
        extension_type: ExtensionType,
        carrier: Carrier,
        r: &mut Reader<'_>,
    ) -> Result<Option<Self>, DecodeError> {
        use Carrier as In;
        Ok(Some(match (extension_type, carrier) {
            (ExtensionType::SUPPORTED_VERSIONS, In::ClientHello) => {
                Self::SupportedVersions(lists::read_versions(r)?)
            }
            (ExtensionType::SUPPORTED_VERSIONS, In::ServerHello | In::HelloRetryRequest) => {
                Self::SelectedVersion(r.field(Field::SelectedVersion, ProtocolVersion::read)?)
            }
            (ExtensionType::KEY_SHARE, In::ClientHello) => {
                Self::ClientShares(key_share::read_shares(r)?)
            }
            (ExtensionType::KEY_SHARE, In::ServerHello) => {
                Self::ServerShare(KeyShareEntry::read(r)?)
            }
            (ExtensionType::KEY_SHARE, In::HelloRetryRequest) => {
                Self::SelectedGroup(r.field(Field::SelectedGroup, NamedGroup::read)?)
            }
            (ExtensionType::PRE_SHARED_KEY, In::ClientHello) => {
                Self::PreSharedKey(OfferedPsks::read(r)?)
            }
            (ExtensionType::PRE_SHARED_KEY, In::ServerHello) => {
                Self::SelectedIdentity(r.field(Field::SelectedIdentity, u16::read)?)
            }
            (ExtensionType::PSK_KEY_EXCHANGE_MODES, In::ClientHello) => {
                Self::PskKeyExchangeModes(lists::read_modes(r)?)
            }
            (ExtensionType::COOKIE, In::ClientHello | In::HelloRetryRequest) => {
                Self::Cookie(r.opaque16((Field::CookieLength, Field::Cookie), 1..=0xffff)?)
            }
            (ExtensionType::EARLY_DATA, In::ClientHello | In::EncryptedExtensions) => {
                Self::EarlyData
            }
            (ExtensionType::EARLY_DATA, In::NewSessionTicket) => {
                Self::MaxEarlyDataSize(read_u32(r, Field::MaxEarlyDataSize)?)
            }
            (
                ExtensionType::SIGNATURE_ALGORITHMS_CERT,
                In::ClientHello | In::CertificateRequest,
            ) => Self::SignatureAlgorithmsCert(read_schemes(r)?),
            (ExtensionType::CERTIFICATE_AUTHORITIES, In::ClientHello | In::CertificateRequest) => {
                Self::CertificateAuthorities(lists::read_authorities(r)?)
            }
            (ExtensionType::POST_HANDSHAKE_AUTH, In::ClientHello) => Self::PostHandshakeAuth,
            (ExtensionType::STATUS_REQUEST, In::CertificateEntry) => {
                Self::CertificateStatus(CertificateStatus::read(r)?)
            }
            _ => return Ok(None),
        }))
    }
}

pub(crate) use lists::read_u32;
