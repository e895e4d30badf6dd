//! How a field looks: its colour, its value in a few words, and which one to point at first.

use padlock_tls::{
    codec::Field,
    dissect::{Shown, shown},
};

use super::{grid::Tint, number};

/// The colour of a field's bytes; `hidden` for those that were under keys.
pub const fn tint(field: Field, hidden: bool) -> Tint {
    match field {
        Field::Unparsed => Tint::Broken,
        Field::EncryptedContent => Tint::Cipher,
        Field::Random
        | Field::SessionId
        | Field::CipherSuite
        | Field::HostName
        | Field::SignatureScheme
        | Field::EncryptedPreMasterSecret
        | Field::VerifyData
        | Field::ApplicationData
        | Field::AlertDescription
        | Field::Iv
        | Field::AsnCert
        | Field::SerialNumber
        | Field::AttributeValue
        | Field::NotBefore
        | Field::NotAfter
        | Field::Modulus
        | Field::PublicExponent
        | Field::DnsName
        | Field::SignatureValue => {
            if hidden {
                Tint::Hidden
            } else {
                Tint::Content
            }
        }
        _ => Tint::Frame,
    }
}

/// A leaf's value in a few words.
pub fn short(field: Field, bytes: &[u8]) -> String {
    match shown(field, bytes) {
        Shown::Number(value) => value.to_string(),
        Shown::Text(words) => words,
        Shown::Code { id, number } if bytes.len() > 1 => format!("{id} (0x{number:04x})"),
        Shown::Code { id, number } => format!("{id} ({number})"),
        Shown::Bytes => number::hex_short(bytes, 8),
    }
}

/// The fields that say most about a message, the most telling first.
const TELLING: &[Field] = &[
    Field::ApplicationData,
    Field::EncryptedPreMasterSecret,
    Field::Modulus,
    Field::VerifyData,
    Field::AlertDescription,
    Field::EncryptedContent,
    Field::Random,
    Field::HandshakeType,
    Field::ChangeCipherSpecType,
];

/// How much a field says about its message: its place in that list.
pub fn telling(field: Field) -> Option<usize> {
    TELLING.iter().position(|telling| *telling == field)
}
