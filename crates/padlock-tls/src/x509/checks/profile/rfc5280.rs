//! RFC 5280 section 4.

use x509_cert::certificate::Version;
use x509_cert::ext::pkix::KeyUsage;

use super::{Place, ProfileRule as Name, Rule};
use crate::x509::decoded::Decoded;
use crate::x509::extensions::Read;
use crate::x509::general_name::GeneralName;
use crate::x509::{Name as AlternativeName, dns_name, subtree};

/// What RFC 5280 asks for and the CA/Browser Forum repeats.
pub(super) const RULES: &[Rule] = &[
    // Section 4.1.2.1: there are extensions.
    (Name::Version3, |c, _| c.version == Version::V3),
    // Section 4.1.1.2.
    (Name::AlgorithmsAgree, |c, _| c.algorithms_agree),
    // Section 4.1.2.2. Old roots with the number 0 are around, and believed for other reasons.
    (Name::SerialNumberLength, |c, _| c.serial_number.len() <= 20),
    (Name::SerialNumberPositive, |c, place| {
        let first = c.serial_number.first();
        let is_negative = first.is_some_and(|byte| byte & 0x80 != 0);
        let is_zero = c.serial_number.iter().all(|byte| *byte == 0);
        !is_negative && (!is_zero || place == Place::Anchor)
    }),
    // Sections 4.1.2.4 and 4.1.2.6.
    (Name::IssuerNotEmpty, |c, _| !c.issuer.is_empty()),
    (Name::CaSubjectNotEmpty, |c, _| {
        !is_ca(c) || !c.subject.is_empty()
    }),
    // Section 4.2.
    (Name::ExtensionsWellFormed, |c, _| {
        c.extensions.malformed.is_empty()
    }),
    (Name::ExtensionsNotRepeated, |c, _| {
        c.extensions.repeated.is_empty()
    }),
    // Section 4.2.1.9.
    (Name::BasicConstraintsCritical, |c, _| {
        let constraints = c.extensions.basic_constraints.as_ref();
        !is_ca(c) || constraints.is_some_and(is_critical)
    }),
    (Name::PathLenOfSigningCa, |c, _| {
        c.extensions.path_len_constraint().is_none() || (is_ca(c) && may_sign(c))
    }),
    // Section 4.2.1.3.
    (Name::KeyCertSignOfCa, |c, _| {
        c.extensions.key_usage.is_none() || !may_sign(c) || is_ca(c)
    }),
    // Section 4.2.1.2.
    (Name::SubjectKeyIdentifierOfCa, |c, _| {
        !is_ca(c) || c.extensions.subject_key_identifier.is_some()
    }),
    (Name::SubjectKeyIdentifierNotCritical, |c, _| {
        let identifier = c.extensions.subject_key_identifier.as_ref();
        !identifier.is_some_and(is_critical)
    }),
    // Section 4.2.1.1. A self-signed certificate may do without.
    (Name::AuthorityKeyIdentifier, |c, _| {
        let identifier = c.extensions.authority_key_identifier.as_ref();
        let names_key = identifier.is_some_and(|id| id.value.key_identifier.is_some());
        names_key || c.is_self_issued()
    }),
    (Name::AuthorityKeyIdentifierNotCritical, |c, _| {
        let identifier = c.extensions.authority_key_identifier.as_ref();
        !identifier.is_some_and(is_critical)
    }),
    // Section 4.2.1.6.
    (Name::AlternativeNamesNotEmpty, |c, _| {
        c.extensions.subject_alt_name.is_none() || !c.alternative_names().is_empty()
    }),
    (Name::AlternativeNamesSyntax, |c, _| {
        c.alternative_names().iter().all(has_syntax)
    }),
    (Name::AlternativeNamesCriticalWithoutSubject, |c, place| {
        let names = c.extensions.subject_alt_name.as_ref();
        !c.subject.is_empty() || place != Place::Leaf || names.is_some_and(is_critical)
    }),
    // Section 4.2.1.12.
    (Name::ExtendedKeyUsageNotEmpty, |c, _| {
        let usage = c.extensions.extended_key_usage.as_ref();
        usage.is_none_or(|usage| !usage.value.0.is_empty())
    }),
    // Section 4.2.1.10.
    (Name::NameConstraintsOfCa, |c, _| {
        c.extensions.name_constraints.is_none() || is_ca(c)
    }),
    (Name::NameConstraintsNotEmpty, |c, _| {
        let constraints = c.extensions.name_constraints.as_ref();
        constraints.is_none_or(|constraints| {
            let subtrees = &constraints.value;
            let both = [&subtrees.permitted_subtrees, &subtrees.excluded_subtrees];
            let mut given = both.into_iter().flatten().peekable();
            given.peek().is_some() && given.all(|subtrees| !subtrees.is_empty())
        })
    }),
    // Section 4.2.1.11.
    (Name::PolicyConstraintsCritical, |c, _| {
        let constraints = c.extensions.policy_constraints.as_ref();
        constraints.is_none_or(is_critical)
    }),
    // Section 4.2.2.1.
    (Name::InfoAccessNotCritical, |c, _| {
        let access = c.extensions.authority_info_access.as_ref();
        !access.is_some_and(is_critical)
    }),
    (Name::InfoAccessNotEmpty, |c, _| {
        let access = c.extensions.authority_info_access.as_ref();
        access.is_none_or(|access| access.value != 0)
    }),
];

/// What RFC 5280 asks for and the CA/Browser Forum does not (baseline requirements, section 7.1.2.5.2).
pub(super) const OWN_RULES: &[Rule] = &[(Name::NameConstraintsCritical, |c, _| {
    let constraints = c.extensions.name_constraints.as_ref();
    constraints.is_none_or(is_critical)
})];

fn is_critical<T>(extension: &Read<T>) -> bool {
    extension.critical
}

fn is_ca(certificate: &Decoded) -> bool {
    certificate.extensions.is_ca()
}

fn may_sign(certificate: &Decoded) -> bool {
    certificate.extensions.usage_allows(KeyUsage::key_cert_sign)
}

fn has_syntax(name: &GeneralName) -> bool {
    match name {
        GeneralName::DnsName(name) => dns_name::is_presented_name(name.as_str()),
        GeneralName::Rfc822Name(mailbox) => subtree::is_mailbox(mailbox.as_str()),
        GeneralName::IpAddress(bytes) => AlternativeName::address(bytes).is_some(),
        _ => true,
    }
}
