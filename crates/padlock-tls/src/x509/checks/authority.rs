//! May the issuers issue, and so deep? (RFC 5280 sections 4.2.1.9 and 6.1.4, items k to m)

use super::Context;
use crate::x509::check::{Check, CheckName, Evidence, EvidenceKey};
use crate::x509::decoded::Decoded;

/// Each issuer is an authority: `basicConstraints` says `cA`.
pub(super) fn ca(context: &Context<'_>) -> Check {
    let issuers = context.path.issuers();
    let wrong = issuers
        .iter()
        .find(|(_, issuer)| !issuer.extensions.is_ca());
    let facts = wrong.or(issuers.first()).map(|(_, issuer)| named(issuer));
    Check::new(CheckName::Ca, wrong.is_none(), Vec::from_iter(facts))
}

/// No more authorities follow an issuer than its `pathLenConstraint` allows. Self-issued ones are not counted.
pub(super) fn path_length(context: &Context<'_>) -> Check {
    let issuers = context.path.issuers();
    let most = |issuer: &Decoded| issuer.extensions.path_len_constraint();
    let constrained = || issuers.iter().filter_map(|(n, c)| Some((*n, *c, most(c)?)));
    let wrong = constrained().find(|(below, _, most)| *below > usize::from(*most));
    let facts = wrong
        .or_else(|| constrained().next())
        .map(|(below, issuer, most)| {
            vec![
                named(issuer),
                Evidence::new(EvidenceKey::PathLenConstraint, most),
                Evidence::new(EvidenceKey::Intermediates, below),
            ]
        });
    let facts = facts.unwrap_or_default();
    Check::new(CheckName::PathLength, wrong.is_none(), facts)
}

fn named(issuer: &Decoded) -> Evidence {
    Evidence::new(EvidenceKey::Issuer, &issuer.subject.text)
}
