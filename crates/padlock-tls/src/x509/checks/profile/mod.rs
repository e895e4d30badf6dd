//! Is each certificate made as the rules for making certificates say?
//!
//! A path can be valid with certificates that break such a rule, but nobody should have issued them.

mod rfc5280;
mod web_pki;

use super::{Context, subject};
use crate::x509::Profile;
use crate::x509::check::{Check, CheckName, Evidence, EvidenceKey};
use crate::x509::decoded::Decoded;

crate::ids::ids! {
    /// A rule for the making of certificates.
    ProfileRule {
        Version3 = "version_3",
        AlgorithmsAgree = "algorithms_agree",
        SerialNumberLength = "serial_number_length",
        SerialNumberPositive = "serial_number_positive",
        IssuerNotEmpty = "issuer_not_empty",
        CaSubjectNotEmpty = "ca_subject_not_empty",
        ExtensionsWellFormed = "extensions_well_formed",
        ExtensionsNotRepeated = "extensions_not_repeated",
        BasicConstraintsCritical = "basic_constraints_critical",
        PathLenOfSigningCa = "path_len_of_signing_ca",
        KeyCertSignOfCa = "key_cert_sign_of_ca",
        SubjectKeyIdentifierOfCa = "subject_key_identifier_of_ca",
        SubjectKeyIdentifierNotCritical = "subject_key_identifier_not_critical",
        AuthorityKeyIdentifier = "authority_key_identifier",
        AuthorityKeyIdentifierNotCritical = "authority_key_identifier_not_critical",
        AlternativeNamesNotEmpty = "alternative_names_not_empty",
        AlternativeNamesSyntax = "alternative_names_syntax",
        AlternativeNamesCriticalWithoutSubject = "alternative_names_critical_without_subject",
        ExtendedKeyUsageNotEmpty = "extended_key_usage_not_empty",
        NameConstraintsOfCa = "name_constraints_of_ca",
        NameConstraintsNotEmpty = "name_constraints_not_empty",
        NameConstraintsCritical = "name_constraints_critical",
        PolicyConstraintsCritical = "policy_constraints_critical",
        InfoAccessNotCritical = "info_access_not_critical",
        InfoAccessNotEmpty = "info_access_not_empty",
        LeafIsNoCa = "leaf_is_no_ca",
        AlternativeNamesNotCriticalWithSubject = "alternative_names_not_critical_with_subject",
        CommonNameAmongAlternativeNames = "common_name_among_alternative_names",
        LeafExtendedKeyUsage = "leaf_extended_key_usage",
        RootWithoutExtendedKeyUsage = "root_without_extended_key_usage",
        RootKeyIdentifiers = "root_key_identifiers",
    }
}

/// Where a certificate stands in its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Leaf,
    Intermediate,
    Anchor,
}

/// A rule, and whether a certificate in this place keeps it.
type Rule = (ProfileRule, fn(&Decoded, Place) -> bool);

/// Every certificate of the path keeps the rules of the policy's profile.
pub(super) fn profile(context: &Context<'_>) -> Check {
    let certificates = &context.path.certificates;
    let profile = context.policy.profile;
    let rules = || match profile {
        Profile::Rfc5280 => rfc5280::RULES.iter().chain(rfc5280::OWN_RULES),
        Profile::WebPki => rfc5280::RULES.iter().chain(web_pki::RULES),
    };
    let mut facts = vec![];
    for (i, certificate) in certificates.iter().enumerate() {
        let place = match i {
            0 => Place::Leaf,
            _ if context.path.is_anchor(certificate) => Place::Anchor,
            _ => Place::Intermediate,
        };
        let broken = rules().filter(|(_, keeps)| !keeps(certificate, place));
        let broken: Vec<_> = broken
            .map(|(rule, _)| Evidence::new(EvidenceKey::Rule, rule.id()))
            .collect();
        if !broken.is_empty() {
            facts.push(subject(certificate));
            facts.extend(broken);
        }
    }
    let passed = facts.is_empty();
    Check::new(CheckName::Profile, passed, facts)
}
