//! The extensions that hold names of many forms (RFC 5280 section 4.2.1), read as far as validation looks, and the
//! plainest of them written.
//!
//! x509-cert reads each of the nine forms to its last detail, which made a tenth of the page's weight.

use core::str;

use der::asn1::{Any, AnyRef, Ia5String, ObjectIdentifier};
use der::{Decode, ErrorKind, Reader, SliceReader, Tag, TagNumber, Tagged};
use x509_cert::name::Name;

/// A name in one of nine forms (section 4.2.1.6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum GeneralName {
    Rfc822Name(String),
    DnsName(String),
    DirectoryName(Name),
    IpAddress(Vec<u8>),
    /// A form that nothing here is compared with, by its number.
    Other(u8),
}

/// A subtree of names, or a constraint that is none (section 4.2.1.10).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GeneralSubtree {
    pub(super) base: GeneralName,
    /// Whether `minimum` or `maximum` is there, which must not be.
    pub(super) is_bounded: bool,
}

/// `nameConstraints`: what issuers below may speak for, and what not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NameConstraints {
    pub(super) permitted_subtrees: Option<Vec<GeneralSubtree>>,
    pub(super) excluded_subtrees: Option<Vec<GeneralSubtree>>,
}

/// `authorityKeyIdentifier`: which key of the issuer signed (section 4.2.1.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct AuthorityKeyIdentifier {
    pub(super) key_identifier: Option<Vec<u8>>,
    /// Whether the issuer's certificate is named too, by its own issuer or its serial number.
    pub(super) names_certificate: bool,
}

impl GeneralName {
    fn read(name: AnyRef<'_>) -> der::Result<Self> {
        let (number, constructed) = context(name)?;
        let bytes = name.value();
        Ok(match (number, constructed) {
            (1, false) => Self::Rfc822Name(ascii(name)?),
            (2, false) => Self::DnsName(ascii(name)?),
            (4, true) => Self::DirectoryName(Name::from_der(bytes)?),
            (7, false) => Self::IpAddress(bytes.to_vec()),
            (6, false) => ascii(name).map(|_| Self::Other(6))?,
            (8, false) => ObjectIdentifier::from_bytes(bytes).map(|_| Self::Other(8))?,
            (0 | 3 | 5, true) => elements(bytes).map(|_| Self::Other(number))?,
            _ => return Err(unexpected(name)),
        })
    }

    /// The names of `subjectAltName`.
    pub(super) fn read_all(der: &[u8]) -> der::Result<Vec<Self>> {
        sequence(der)?.into_iter().map(Self::read).collect()
    }
}

impl NameConstraints {
    pub(super) fn read(der: &[u8]) -> der::Result<Self> {
        let mut constraints = Self::default();
        for field in fields(der, 1)? {
            let subtrees = elements(field.value())?;
            let subtrees: der::Result<_> = subtrees.into_iter().map(GeneralSubtree::read).collect();
            match context(field)? {
                (0, true) => constraints.permitted_subtrees = Some(subtrees?),
                (1, true) => constraints.excluded_subtrees = Some(subtrees?),
                _ => return Err(unexpected(field)),
            }
        }
        Ok(constraints)
    }
}

impl GeneralSubtree {
    fn read(subtree: AnyRef<'_>) -> der::Result<Self> {
        let parts = parts(subtree)?;
        let (base, bounds) = parts.split_first().ok_or_else(|| unexpected(subtree))?;
        Ok(Self {
            base: GeneralName::read(*base)?,
            is_bounded: !bounds.is_empty(),
        })
    }
}

impl AuthorityKeyIdentifier {
    pub(super) fn read(der: &[u8]) -> der::Result<Self> {
        let mut identifier = Self::default();
        for field in fields(der, 2)? {
            match context(field)? {
                (0, false) => identifier.key_identifier = Some(field.value().to_vec()),
                (1, true) => {
                    for name in elements(field.value())? {
                        GeneralName::read(name)?;
                    }
                    identifier.names_certificate = true;
                }
                (2, false) => identifier.names_certificate = true,
                _ => return Err(unexpected(field)),
            }
        }
        Ok(identifier)
    }
}

/// How many ways `authorityInfoAccess` names (section 4.2.2.1).
pub(super) fn info_accesses(der: &[u8]) -> der::Result<usize> {
    let accesses = sequence(der)?;
    for &access in &accesses {
        match parts(access)?.as_slice() {
            [method, location] if method.tag() == Tag::ObjectIdentifier => {
                GeneralName::read(*location)?;
            }
            _ => return Err(unexpected(access)),
        }
    }
    Ok(accesses.len())
}

/// Whether `policyConstraints` is well-formed (section 4.2.1.11).
pub(super) fn policy_constraints(der: &[u8]) -> der::Result<()> {
    for field in fields(der, 1)? {
        if context(field)?.1 {
            return Err(unexpected(field));
        }
    }
    Ok(())
}

/// A `subjectAltName` of these dNSNames.
pub(super) fn dns_names(names: &[String]) -> der::Result<Vec<Any>> {
    let dns_name = |name: &String| implicit(2, Ia5String::new(name)?.as_bytes());
    names.iter().map(dns_name).collect()
}

/// An `authorityKeyIdentifier` that names the key alone.
pub(super) fn key_identifier(identifier: &[u8]) -> der::Result<Vec<Any>> {
    Ok(vec![implicit(0, identifier)?])
}

fn implicit(number: u32, bytes: &[u8]) -> der::Result<Any> {
    let tag = Tag::ContextSpecific {
        constructed: false,
        number: TagNumber(number),
    };
    Any::new(tag, bytes)
}

/// The elements of the SEQUENCE that is all of `der`.
fn sequence(der: &[u8]) -> der::Result<Vec<AnyRef<'_>>> {
    parts(AnyRef::from_der(der)?)
}

fn parts(sequence: AnyRef<'_>) -> der::Result<Vec<AnyRef<'_>>> {
    match sequence.tag() {
        Tag::Sequence => elements(sequence.value()),
        _ => Err(unexpected(sequence)),
    }
}

/// The elements of a SEQUENCE of fields tagged 0 to `last`, each at most once, in order.
fn fields(der: &[u8], last: u8) -> der::Result<Vec<AnyRef<'_>>> {
    let fields = sequence(der)?;
    let mut next = 0;
    for &field in &fields {
        let (number, _) = context(field)?;
        if number < next || number > last {
            return Err(unexpected(field));
        }
        next = number + 1;
    }
    Ok(fields)
}

/// The values that stand one after the other in `bytes`.
fn elements(bytes: &[u8]) -> der::Result<Vec<AnyRef<'_>>> {
    let mut reader = SliceReader::new(bytes)?;
    let mut elements = Vec::new();
    while !reader.is_finished() {
        elements.push(AnyRef::decode(&mut reader)?);
    }
    Ok(elements)
}

/// The number of a context-specific tag, and whether it is constructed.
fn context(field: AnyRef<'_>) -> der::Result<(u8, bool)> {
    match field.tag() {
        Tag::ContextSpecific {
            constructed,
            number,
        } => match u8::try_from(number.value()) {
            Ok(number) => Ok((number, constructed)),
            Err(_) => Err(unexpected(field)),
        },
        _ => Err(unexpected(field)),
    }
}

/// An IA5String without its tag.
fn ascii(field: AnyRef<'_>) -> der::Result<String> {
    match str::from_utf8(field.value()) {
        Ok(text) if text.is_ascii() => Ok(text.to_owned()),
        _ => Err(ErrorKind::Value { tag: field.tag() }.into()),
    }
}

fn unexpected(value: AnyRef<'_>) -> der::Error {
    ErrorKind::TagUnexpected {
        expected: None,
        actual: value.tag(),
    }
    .into()
}
