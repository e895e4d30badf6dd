//! Is the certificate about the one who was asked for? Only `subjectAltName` says so (RFC 9525 section 6).

use super::Context;
use crate::x509::check::{Check, CheckName, Evidence, EvidenceKey};
use crate::x509::{Name, name_matches};

/// One of the leaf's names covers the name that was asked for.
pub(super) fn name(context: &Context<'_>) -> Check {
    let Some(name) = context.name else {
        return Check::skipped(CheckName::Name, Vec::new());
    };
    let mut facts = vec![Evidence::new(EvidenceKey::ExpectedName, name)];
    let Some(leaf) = context.path.leaf() else {
        return Check::new(CheckName::Name, false, facts);
    };
    let addresses = || leaf.ip_addresses().filter_map(Name::address);
    let passed = match name {
        Name::Dns(name) => leaf
            .dns_names()
            .any(|presented| name_matches(presented, name)),
        Name::Ip(address) => addresses().any(|presented| presented == *address),
    };
    facts.extend(
        leaf.dns_names()
            .map(|n| Evidence::new(EvidenceKey::DnsName, n)),
    );
    facts.extend(addresses().map(|a| Evidence::new(EvidenceKey::IpAddress, a)));
    Check::new(CheckName::Name, passed, facts)
}
