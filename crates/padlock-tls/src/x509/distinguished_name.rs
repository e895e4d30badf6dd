//! Distinguished names: made from a common name, shown as RFC 4514 says, compared as RFC 5280 says.

use core::fmt::Write;

use der::asn1::{Any, ObjectIdentifier};
use der::{Decode, Encode, Tag, Tagged};
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};

use super::CertificateError;
use super::object_identifier::{COMMON_NAME, EMAIL_ADDRESS};

/// A name to compare others with.
#[derive(Clone, Debug)]
pub(super) struct DistinguishedName {
    /// As RFC 4514 writes it.
    pub(super) text: String,
    /// The values of `CN`.
    pub(super) common_names: Vec<String>,
    /// The values of `emailAddress`.
    pub(super) email_addresses: Vec<String>,
    /// Each relative name as its attributes, in the order of their DER.
    relative: Vec<Vec<(ObjectIdentifier, Comparable)>>,
}

/// A value as RFC 5280 section 7.1 compares it: text without regard to case and to repeated spaces, the rest byte by byte.
/// Case is folded in ASCII letters alone, as common validators do.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Comparable {
    Text(String),
    Bytes(Vec<u8>),
}

impl DistinguishedName {
    pub(super) fn read(name: &Name) -> Self {
        let comparable = |a: &AttributeTypeAndValue| (a.oid, Comparable::read(&a.value));
        let texts = |oid| {
            let values = name.iter().filter(move |a| a.oid == oid);
            values.filter_map(|a| text(&a.value)).map(str::to_owned)
        };
        Self {
            text: to_text(name),
            common_names: texts(COMMON_NAME).collect(),
            email_addresses: texts(EMAIL_ADDRESS).collect(),
            relative: name
                .iter_rdn()
                .map(|relative| relative.iter().map(comparable).collect())
                .collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.relative.is_empty()
    }

    /// Whether both are the same name.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.relative == other.relative
    }

    /// Whether this name lies in the subtree of `base` (RFC 5280 section 4.2.1.10).
    pub(super) fn is_within(&self, base: &Self) -> bool {
        self.relative.starts_with(&base.relative)
    }
}

impl Comparable {
    fn read(value: &Any) -> Self {
        match text(value) {
            Some(text) => {
                let words: Vec<&str> = text.split_whitespace().collect();
                Self::Text(words.join(" ").to_ascii_lowercase())
            }
            None => Self::Bytes(value.to_der().unwrap_or_default()),
        }
    }
}

fn text(value: &Any) -> Option<&str> {
    let text = core::str::from_utf8(value.value()).ok();
    text.filter(|_| is_utf8_compatible(value.tag()))
}

/// The name `CN=common_name`; without any attribute when `common_name` is empty.
pub(super) fn common_name(common_name: &str) -> Result<Name, CertificateError> {
    if common_name.is_empty() {
        return Ok(Name::default());
    }
    let attribute = AttributeTypeAndValue {
        oid: COMMON_NAME,
        value: Any::new(Tag::Utf8String, common_name.as_bytes())?,
    };
    let name = RelativeDistinguishedName::try_from(vec![attribute])?;
    Ok(Name::from_der(&RdnSequence::from(vec![name]).to_der()?)?)
}

/// RFC 4514 section 2: the last name first, `,` between names and `+` inside one.
pub(super) fn to_text(name: &Name) -> String {
    let mut names: Vec<String> = name.iter_rdn().map(relative_to_text).collect();
    names.reverse();
    names.join(",")
}

fn relative_to_text(name: &RelativeDistinguishedName) -> String {
    let attributes: Vec<String> = name.iter().map(attribute_to_text).collect();
    attributes.join("+")
}

fn attribute_to_text(attribute: &AttributeTypeAndValue) -> String {
    let value = &attribute.value;
    match (attribute_label(attribute.oid), text(value)) {
        (Some(label), Some(text)) => format!("{label}={}", escape(text)),
        (_, _) => {
            let mut out = format!("{}=#", attribute.oid);
            for byte in value.to_der().unwrap_or_default() {
                // Writing to a String cannot fail.
                let _ = write!(out, "{byte:02x}");
            }
            out
        }
    }
}

fn is_utf8_compatible(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String | Tag::NumericString
    )
}

/// The short names of RFC 4514 section 3, and two that are just as common.
pub(crate) fn attribute_label(oid: ObjectIdentifier) -> Option<&'static str> {
    const ID_AT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4");
    const DOMAIN_COMPONENT: ObjectIdentifier =
        ObjectIdentifier::new_unwrap("0.9.2342.19200300.100.1.25");
    if oid == DOMAIN_COMPONENT {
        return Some("DC");
    }
    if oid.parent() != Some(ID_AT) {
        return None;
    }
    Some(match oid.arcs().last()? {
        3 => "CN",
        5 => "SERIALNUMBER",
        6 => "C",
        7 => "L",
        8 => "ST",
        9 => "STREET",
        10 => "O",
        11 => "OU",
        _ => return None,
    })
}

/// RFC 4514 section 2.4.
fn escape(text: &str) -> String {
    let last = text.chars().count().saturating_sub(1);
    let mut out = String::new();
    for (i, c) in text.chars().enumerate() {
        match c {
            '"' | '+' | ',' | ';' | '<' | '>' | '\\' => out.extend(['\\', c]),
            '#' if i == 0 => out.push_str("\\#"),
            ' ' if i == 0 || i == last => out.push_str("\\ "),
            // Writing to a String cannot fail.
            c if c.is_ascii_control() => drop(write!(out, "\\{:02x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}
