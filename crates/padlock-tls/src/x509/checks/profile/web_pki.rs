//! The CA/Browser Forum's baseline requirements for TLS server certificates, section 7.1.

use super::{Place, ProfileRule as Name, Rule};
use crate::x509::Name as AlternativeName;
use crate::x509::decoded::Decoded;
use crate::x509::object_identifier::ANY_EXTENDED_KEY_USAGE;

pub(super) const RULES: &[Rule] = &[
    // Section 7.1.2.7.8.
    (Name::LeafIsNoCa, |c, place| {
        place != Place::Leaf || !c.extensions.is_ca()
    }),
    // Section 7.1.2.7.12.
    (Name::AlternativeNamesNotCriticalWithSubject, |c, place| {
        let names = c.extensions.subject_alt_name.as_ref();
        let is_critical = names.is_some_and(|names| names.critical);
        place != Place::Leaf || !is_critical || c.subject.is_empty()
    }),
    // Section 7.1.4.3: character for character.
    (Name::CommonNameAmongAlternativeNames, |c, place| {
        let mut common_names = c.subject.common_names.iter();
        place != Place::Leaf || common_names.all(|name| is_alternative_name(c, name))
    }),
    // Sections 7.1.2.7.6 and 7.1.2.7.10.
    (Name::LeafExtendedKeyUsage, |c, place| {
        let usage = c.extensions.extended_key_usage.as_ref();
        let is_proper = usage.is_some_and(|usage| {
            !usage.critical && !usage.value.0.contains(&ANY_EXTENDED_KEY_USAGE)
        });
        place != Place::Leaf || is_proper
    }),
    // Section 7.1.2.1.2.
    (Name::RootWithoutExtendedKeyUsage, |c, place| {
        !is_root(c, place) || c.extensions.extended_key_usage.is_none()
    }),
    // Section 7.1.2.1.3: the key identifier alone, and the same as the subject's.
    (Name::RootKeyIdentifiers, |c, place| {
        let issuer = c.extensions.authority_key_identifier.as_ref();
        let own = c.extensions.subject_key_identifier.as_ref();
        let own = own.map(|own| own.value.0.as_bytes());
        !is_root(c, place)
            || issuer.is_none_or(|issuer| {
                let issuer = &issuer.value;
                issuer.key_identifier.as_deref() == own && !issuer.names_certificate
            })
    }),
];

fn is_root(certificate: &Decoded, place: Place) -> bool {
    place == Place::Anchor && certificate.is_self_issued()
}

/// A domain name as it stands there; an address as RFC 5952 section 4 and RFC 3986 section 3.2.2 write it.
fn is_alternative_name(certificate: &Decoded, common_name: &str) -> bool {
    let mut addresses = certificate
        .ip_addresses()
        .filter_map(AlternativeName::address);
    certificate.dns_names().any(|name| name == common_name)
        || addresses.any(|address| address.to_string() == common_name)
}
