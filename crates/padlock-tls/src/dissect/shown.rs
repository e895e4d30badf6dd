//! A short rendering of a leaf's value: numbers, registered names, and texts that stand in the bytes.

use der::asn1::{GeneralizedTime, ObjectIdentifier, UtcTime};
use der::{Decode, DecodeValue, Header, Length, SliceReader, Tag};
use serde::Serialize;
use x509_cert::time::Time;

use crate::alert::{AlertDescription, AlertLevel};
use crate::codec::{Codec, Field};
#[cfg(feature = "all-suites")]
use crate::extension::tls13::PskKeyExchangeMode;
use crate::extension::{ExtensionType, NameType, SignatureSchemeCode};
use crate::handshake::{CipherSuite, CompressionMethod, HandshakeType};
#[cfg(feature = "all-suites")]
use crate::handshake::{ClientCertificateType, NamedGroup};
use crate::record::{ContentType, ProtocolVersion};
use crate::x509::{UnixTime, attribute_label, object_identifier_id};

/// What a leaf says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Shown {
    /// A length, or a number of at most eight bytes.
    Number(u64),
    /// A name, a date (ISO 8601) or an object identifier that stands in the bytes.
    Text(String),
    /// A code point.
    Code {
        /// Its registered name, or `unknown`.
        id: &'static str,
        /// Its number.
        number: u32,
    },
    /// Nothing shorter than the bytes.
    Bytes,
}

/// Renders `bytes` as the value of `field`. Bytes that do not fit the field are [`Shown::Bytes`].
pub fn shown(field: Field, bytes: &[u8]) -> Shown {
    attempt(field, bytes).unwrap_or(Shown::Bytes)
}

fn attempt(field: Field, bytes: &[u8]) -> Option<Shown> {
    match field {
        Field::RecordType => code(bytes, ContentType::id, ContentType::code),
        Field::RecordVersion | Field::ClientVersion | Field::ServerVersion => {
            code(bytes, ProtocolVersion::id, |v| v.0)
        }
        Field::AlertLevel => code(bytes, AlertLevel::id, AlertLevel::code),
        Field::AlertDescription => code(bytes, AlertDescription::id, AlertDescription::code),
        Field::HandshakeType => code(bytes, HandshakeType::id, HandshakeType::code),
        Field::CipherSuite => code(bytes, CipherSuite::id, |s| s.0),
        Field::CompressionMethod => code(bytes, CompressionMethod::id, |m| m.0),
        Field::ExtensionType => code(bytes, ExtensionType::id, |t| t.0),
        Field::NameType => code(bytes, NameType::id, NameType::code),
        #[cfg(feature = "all-suites")]
        Field::ClientCertificateType => code(
            bytes,
            ClientCertificateType::id,
            ClientCertificateType::code,
        ),
        #[cfg(feature = "all-suites")]
        Field::NamedGroup | Field::SelectedGroup => code(bytes, NamedGroup::id, |g| g.0),
        #[cfg(feature = "all-suites")]
        Field::ProtocolVersion | Field::SelectedVersion => {
            code(bytes, ProtocolVersion::id, |v| v.0)
        }
        #[cfg(feature = "all-suites")]
        Field::InnerContentType => code(bytes, ContentType::id, ContentType::code),
        #[cfg(feature = "all-suites")]
        Field::PskKeyExchangeMode => code(bytes, PskKeyExchangeMode::id, PskKeyExchangeMode::code),
        Field::SignatureScheme => code(bytes, SignatureSchemeCode::id, |s| s.0),
        Field::Ca | Field::Critical => boolean(bytes),
        Field::DerHeader => der_header(bytes),
        Field::AlgorithmIdentifier | Field::ExtnId | Field::AttributeType => oid(bytes),
        Field::NotBefore | Field::NotAfter => date(bytes),
        Field::KeyUsage => key_usage(bytes),
        Field::HostName | Field::DnsName | Field::AttributeValue | Field::ApplicationData => {
            text(bytes)
        }
        field if is_number(field) => number(bytes),
        _ => None,
    }
}

fn is_number(field: Field) -> bool {
    use Field::*;
    let is_length = field.id().ends_with("_length");
    is_length
        || matches!(
            field,
            ChangeCipherSpecType
                | TicketLifetimeHint
                | CertificateVersion
                | SerialNumber
                | Modulus
                | PublicExponent
                | PathLenConstraint
                | UnusedBits
                | EncryptedPreMasterSecret
                | SignatureValue
        )
}

fn code<T: Codec + Copy, N: Into<u32>>(
    bytes: &[u8],
    id: impl FnOnce(T) -> &'static str,
    number: impl FnOnce(T) -> N,
) -> Option<Shown> {
    let value = T::from_bytes(bytes).ok()?;
    Some(Shown::Code {
        id: id(value),
        number: number(value).into(),
    })
}

fn number(bytes: &[u8]) -> Option<Shown> {
    let significant: Vec<u8> = bytes.iter().copied().skip_while(|&b| b == 0).collect();
    if bytes.is_empty() || significant.len() > 8 {
        return None;
    }
    let add = |n: u64, &byte: &u8| n << 8 | u64::from(byte);
    Some(Shown::Number(significant.iter().fold(0, add)))
}

fn boolean(bytes: &[u8]) -> Option<Shown> {
    match bytes {
        [0] => Some(Shown::Code {
            id: "false",
            number: 0,
        }),
        [byte] => Some(Shown::Code {
            id: "true",
            number: (*byte).into(),
        }),
        _ => None,
    }
}

fn text(bytes: &[u8]) -> Option<Shown> {
    let text = core::str::from_utf8(bytes).ok()?;
    let printable = text
        .chars()
        .all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'));
    (printable && !text.is_empty()).then(|| Shown::Text(text.to_owned()))
}

fn der_header(bytes: &[u8]) -> Option<Shown> {
    let header = Header::decode(&mut SliceReader::new(bytes).ok()?).ok()?;
    Some(Shown::Text(format!("{} {}", header.tag(), header.length())))
}

fn oid(bytes: &[u8]) -> Option<Shown> {
    let oid = ObjectIdentifier::from_bytes(bytes).ok()?;
    let name = object_identifier_id(oid).or_else(|| attribute_label(oid));
    Some(Shown::Text(
        name.map_or_else(|| oid.to_string(), str::to_owned),
    ))
}

/// `UTCTime` has 13 characters, `GeneralizedTime` 15 (RFC 5280 section 4.1.2.5).
fn date(bytes: &[u8]) -> Option<Shown> {
    let length = Length::try_from(bytes.len()).ok()?;
    let mut reader = SliceReader::new(bytes).ok()?;
    let time = match bytes.len() {
        13 => {
            let header = Header::new(Tag::UtcTime, length);
            Time::UtcTime(UtcTime::decode_value(&mut reader, header).ok()?)
        }
        15 => {
            let header = Header::new(Tag::GeneralizedTime, length);
            Time::GeneralTime(GeneralizedTime::decode_value(&mut reader, header).ok()?)
        }
        _ => return None,
    };
    Some(Shown::Text(UnixTime::from(time).to_string()))
}

/// RFC 5280 section 4.2.1.3: the first bit is the most significant one.
fn key_usage(bytes: &[u8]) -> Option<Shown> {
    let names = [
        "digitalSignature",
        "nonRepudiation",
        "keyEncipherment",
        "dataEncipherment",
        "keyAgreement",
        "keyCertSign",
        "cRLSign",
        "encipherOnly",
        "decipherOnly",
    ];
    let bits = bytes
        .iter()
        .flat_map(|byte| (0..8).map(move |i| byte & (0x80 >> i) != 0));
    let set: Vec<&str> = names
        .into_iter()
        .zip(bits)
        .filter_map(|(n, bit)| bit.then_some(n))
        .collect();
    (!set.is_empty()).then(|| Shown::Text(set.join(", ")))
}
