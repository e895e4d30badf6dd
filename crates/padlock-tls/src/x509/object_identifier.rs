//! Names of object identifiers that certificates use.

use der::asn1::ObjectIdentifier;

use super::{CertificateScheme, KeyKind};

/// `anyExtendedKeyUsage` (RFC 5280 section 4.2.1.12).
pub(super) const ANY_EXTENDED_KEY_USAGE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("2.5.29.37.0");
/// `id-kp-serverAuth` (RFC 5280 section 4.2.1.12).
pub(super) const SERVER_AUTH: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.1");
/// `id-kp-clientAuth` (RFC 5280 section 4.2.1.12).
pub(super) const CLIENT_AUTH: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.2");
/// `emailAddress` in a distinguished name (RFC 5280 section 4.1.2.6).
pub(super) const EMAIL_ADDRESS: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.1");
/// `commonName` in a distinguished name (RFC 5280 appendix A.1).
pub(super) const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");

/// The name of an object identifier that certificates use, or `None`.
pub(crate) fn object_identifier_id(oid: ObjectIdentifier) -> Option<&'static str> {
    const ID_CE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29");
    const ID_PE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.1");
    if let Some(kind) = KeyKind::ALL.iter().find(|kind| kind.oid() == oid) {
        return Some(key_id(*kind));
    }
    if let Some(scheme) = scheme_of(oid) {
        return Some(signature_id(scheme));
    }
    if oid == SERVER_AUTH {
        return Some("serverAuth");
    }
    if oid == CLIENT_AUTH {
        return Some("clientAuth");
    }
    if oid == ANY_EXTENDED_KEY_USAGE {
        return Some("anyExtendedKeyUsage");
    }
    let last = oid.arcs().last()?;
    match oid.parent() {
        Some(ID_CE) => certificate_extension_id(last),
        Some(ID_PE) if last == 1 => Some("authorityInfoAccess"),
        _ => None,
    }
}

fn scheme_of(oid: ObjectIdentifier) -> Option<CertificateScheme> {
    let mut schemes = CertificateScheme::ALL.iter().copied();
    schemes.find(|scheme| scheme.signature_oid() == oid)
}

const fn key_id(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::Rsa => "rsaEncryption",
        KeyKind::Ec => "id-ecPublicKey",
        KeyKind::Ed25519 => "id-Ed25519",
        KeyKind::ToyRsa => "toyRsaKey",
        KeyKind::ToyEc => "toyEcKey",
    }
}

const fn signature_id(scheme: CertificateScheme) -> &'static str {
    match scheme {
        CertificateScheme::RsaPkcs1Sha1 => "sha1WithRSAEncryption",
        CertificateScheme::RsaPkcs1Sha256 => "sha256WithRSAEncryption",
        CertificateScheme::RsaPkcs1Sha384 => "sha384WithRSAEncryption",
        CertificateScheme::RsaPkcs1Sha512 => "sha512WithRSAEncryption",
        CertificateScheme::RsaPssSha256
        | CertificateScheme::RsaPssSha384
        | CertificateScheme::RsaPssSha512 => "id-RSASSA-PSS",
        CertificateScheme::EcdsaSha1 => "ecdsa-with-SHA1",
        CertificateScheme::EcdsaSha256 => "ecdsa-with-SHA256",
        CertificateScheme::EcdsaSha384 => "ecdsa-with-SHA384",
        CertificateScheme::EcdsaSha512 => "ecdsa-with-SHA512",
        CertificateScheme::Ed25519 => "id-Ed25519",
        CertificateScheme::ToyRsaToyHash => "toyHashWithToyRsa",
        CertificateScheme::ToyEcdsaToyHash => "toyHashWithToyEcdsa",
    }
}

/// RFC 5280 section 4.2.1.
const fn certificate_extension_id(last: u32) -> Option<&'static str> {
    Some(match last {
        14 => "subjectKeyIdentifier",
        15 => "keyUsage",
        17 => "subjectAltName",
        18 => "issuerAltName",
        19 => "basicConstraints",
        20 => "cRLNumber",
        30 => "nameConstraints",
        31 => "cRLDistributionPoints",
        32 => "certificatePolicies",
        33 => "policyMappings",
        35 => "authorityKeyIdentifier",
        36 => "policyConstraints",
        37 => "extKeyUsage",
        54 => "inhibitAnyPolicy",
        _ => return None,
    })
}
