//! The DER of a certificate, down to its leaves (RFC 5280 section 4.1).

use der::Tag;
use der::asn1::ObjectIdentifier;

use super::der::{
    BOOLEAN, Expected, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, bit_string, element,
    is_next, leaf, named,
};
use crate::codec::{DecodeError, Field, Reader};
use crate::x509::object_identifier_id;

/// Reads the rest of the container as a certificate; one [`Field::Unparsed`] leaf if it is none.
///
/// A part that is malformed inside is one leaf under its own name. Without an onlooker, nothing is looked into.
pub(crate) fn read_certificate(r: &mut Reader<'_>) -> Result<(), DecodeError> {
    if !r.is_annotating() {
        return leaf(r);
    }
    let apart = r.attempt(|r| certificate(r).and_then(|()| r.expect_end()));
    match apart {
        Some(()) => Ok(()),
        None => r.field(Field::Unparsed, leaf),
    }
}

fn certificate(r: &mut Reader<'_>) -> Result<(), DecodeError> {
    element(r, &SEQUENCE, |r| {
        named(r, &SEQUENCE, Field::TbsCertificate, tbs_certificate)?;
        named(r, &SEQUENCE, Field::SignatureAlgorithm, algorithm)?;
        bit_string(r, Field::SignatureValue, leaf)
    })
}

fn tbs_certificate(r: &mut Reader<'_>) -> Result<(), DecodeError> {
    if is_next(r, &Expected::Context(0)) {
        element(r, &Expected::Context(0), |r| {
            named(r, &INTEGER, Field::CertificateVersion, leaf)
        })?;
    }
    named(r, &INTEGER, Field::SerialNumber, leaf)?;
    named(r, &SEQUENCE, Field::TbsSignature, algorithm)?;
    named(r, &SEQUENCE, Field::Issuer, name)?;
    named(r, &SEQUENCE, Field::Validity, |r| {
        named(r, &Expected::Any, Field::NotBefore, leaf)?;
        named(r, &Expected::Any, Field::NotAfter, leaf)
    })?;
    named(r, &SEQUENCE, Field::Subject, name)?;
    named(r, &SEQUENCE, Field::SubjectPublicKeyInfo, |r| {
        named(r, &SEQUENCE, Field::SubjectPublicKeyAlgorithm, algorithm)?;
        bit_string(r, Field::SubjectPublicKey, rsa_public_key)
    })?;
    for (n, field) in [(1, Field::IssuerUniqueId), (2, Field::SubjectUniqueId)] {
        if is_next(r, &Expected::Context(n)) {
            named(r, &Expected::Context(n), field, leaf)?;
        }
    }
    if is_next(r, &Expected::Context(3)) {
        element(r, &Expected::Context(3), |r| {
            named(r, &SEQUENCE, Field::CertificateExtensions, |r| {
                each(r, |r| {
                    named(r, &SEQUENCE, Field::CertificateExtension, extension)
                })
            })
        })?;
    }
    Ok(())
}

fn each(
    r: &mut Reader<'_>,
    mut read: impl FnMut(&mut Reader<'_>) -> Result<(), DecodeError>,
) -> Result<(), DecodeError> {
    while r.remaining() > 0 {
        read(r)?;
    }
    Ok(())
}

/// `AlgorithmIdentifier` (section 4.1.1.2).
fn algorithm(r: &mut Reader<'_>) -> Result<(), DecodeError> {
    named(r, &OBJECT_IDENTIFIER, Field::AlgorithmIdentifier, leaf)?;
    if r.remaining() > 0 {
        named(r, &Expected::Any, Field::AlgorithmParameters, leaf)?;
    }
    Ok(())
}

/// `Name` (section 4.1.2.4).
fn name(r: &mut Reader<'_>) -> Result<(), DecodeError> {
    let set = Expected::Universal(Tag::Set);
    each(r, |r| {
        named(r, &set, Field::RelativeDistinguishedName, |r| {
            each(r, |r| {
                named(r, &SEQUENCE, Field::AttributeTypeAndValue, attribute)
            })
        })
    })
}

fn attribute(r: &mut Reader<'_>) -> Result<(), DecodeError> {
    named(r, &OBJECT_IDENTIFIER, Field::AttributeType, leaf)?;
    named(r, &Expected::Any, Field::AttributeValue, leaf)
}

/// `RSAPublicKey` (RFC 8017 appendix A.1.1).
fn rsa_public_key(r: &mut Reader<'_>) -> Result<(), DecodeError> {
    named(r, &SEQUENCE, Field::RsaPublicKey, |r| {
        named(r, &INTEGER, Field::Modulus, leaf)?;
        named(r, &INTEGER, Field::PublicExponent, leaf)
    })
}

/// `Extension` (section 4.2).
fn extension(r: &mut Reader<'_>) -> Result<(), DecodeError> {
    let mut id = None;
    named(r, &OBJECT_IDENTIFIER, Field::ExtnId, |r| {
        id = ObjectIdentifier::from_bytes(r.rest()).ok();
        leaf(r)
    })?;
    if is_next(r, &BOOLEAN) {
        named(r, &BOOLEAN, Field::Critical, leaf)?;
    }
    let id = id.and_then(object_identifier_id);
    named(r, &OCTET_STRING, Field::ExtnValue, |r| match id {
        Some("subjectAltName") => named(r, &SEQUENCE, Field::SubjectAltName, |r| {
            each(r, general_name)
        }),
        Some("basicConstraints") => named(r, &SEQUENCE, Field::BasicConstraints, constraints),
        Some("keyUsage") => bit_string(r, Field::KeyUsage, leaf),
        Some("subjectKeyIdentifier") => named(r, &OCTET_STRING, Field::SubjectKeyIdentifier, leaf),
        Some("authorityKeyIdentifier") => {
            named(r, &SEQUENCE, Field::AuthorityKeyIdentifier, authority_key)
        }
        _ => leaf(r),
    })
}

fn general_name(r: &mut Reader<'_>) -> Result<(), DecodeError> {
    match is_next(r, &Expected::Context(2)) {
        true => named(r, &Expected::Context(2), Field::DnsName, leaf),
        false => named(r, &Expected::Any, Field::GeneralName, leaf),
    }
}

fn constraints(r: &mut Reader<'_>) -> Result<(), DecodeError> {
    if is_next(r, &BOOLEAN) {
        named(r, &BOOLEAN, Field::Ca, leaf)?;
    }
    if r.remaining() > 0 {
        named(r, &INTEGER, Field::PathLenConstraint, leaf)?;
    }
    Ok(())
}

/// Only the key identifier: issuer and serial number are rare, and shown as the value of the whole.
fn authority_key(r: &mut Reader<'_>) -> Result<(), DecodeError> {
    named(r, &Expected::Context(0), Field::KeyIdentifier, leaf)
}
