//! Can the certificate be read, who vouches for it, and is that someone trusted? (RFC 5280 section 6.1)

use super::{Context, subject};
use crate::x509::certificate::without_leading_zeros;
use crate::x509::check::{Check, CheckName, Evidence, EvidenceKey};

/// The leaf can be read, or there would be no path.
pub(super) fn parse(context: &Context<'_>) -> Check {
    let facts = context.path.leaf().map(|leaf| {
        let serial: String = without_leading_zeros(&leaf.serial_number)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        vec![
            subject(leaf),
            Evidence::new(EvidenceKey::Issuer, &leaf.issuer.text),
            Evidence::new(EvidenceKey::SerialNumber, serial),
        ]
    });
    Check::new(CheckName::Parse, true, facts.unwrap_or_default())
}

/// Each issuer was found, up to an anchor or to someone who vouches for himself.
pub(super) fn chain(context: &Context<'_>) -> Check {
    let path = context.path;
    let end = path.certificates.last();
    let is_whole = path.trusted || end.is_some_and(|end| end.is_self_issued());
    let mut facts: Vec<_> = path.certificates.iter().map(|c| subject(c)).collect();
    if !is_whole {
        facts.extend(end.map(|end| Evidence::new(EvidenceKey::Issuer, &end.issuer.text)));
        facts.extend(
            path.limit
                .map(|limit| Evidence::new(EvidenceKey::Limit, limit.id())),
        );
    }
    Check::new(CheckName::Chain, is_whole, facts)
}

/// The path ends at a trust anchor (RFC 5280 section 6.1.1, item d).
pub(super) fn trust_anchor(context: &Context<'_>) -> Check {
    let path = context.path;
    let facts = path.certificates.last().map(|last| match path.trusted {
        true => Evidence::new(EvidenceKey::TrustAnchor, &last.subject.text),
        false => Evidence::new(EvidenceKey::Issuer, &last.issuer.text),
    });
    Check::new(CheckName::TrustAnchor, path.trusted, Vec::from_iter(facts))
}
