//! Are all names inside what the authorities above may speak for? (RFC 5280 sections 4.2.1.10 and 6.1.3, items b and c)
//!
//! Each authority's constraints are judged by themselves: a name that every one of them permits is in the
//! intersection that section 6.1.4, item g, builds up.

use super::{Context, subject};
use crate::x509::check::{Check, CheckName, Evidence, EvidenceKey};
use crate::x509::decoded::Decoded;
use crate::x509::general_name::{GeneralSubtree, NameConstraints};
use crate::x509::subtree::{Constrained, Relation, is_well_formed};

/// The most comparisons of a name with a subtree in one path: a hostile certificate has thousands of either.
const MAX_COMPARISONS: usize = 250_000;

/// Why a name is not permitted.
enum Violation<'a> {
    Excluded(&'a GeneralSubtree),
    NotPermitted,
    /// A constraint that cannot be judged by.
    Malformed,
    TooMany,
}

/// No name in the path is excluded by an authority above it, or left out where it permits some of its form.
pub(super) fn name_constraints(context: &Context<'_>) -> Check {
    let certificates = &context.path.certificates;
    let mut comparisons = MAX_COMPARISONS;
    let mut shown = Vec::new();
    for (i, issuer) in certificates.iter().enumerate().skip(1) {
        let Some(constraints) = issuer.extensions.name_constraints.as_ref() else {
            continue;
        };
        shown = vec![Evidence::new(EvidenceKey::Issuer, &issuer.subject.text)];
        for (j, certificate) in certificates.iter().enumerate().take(i) {
            if j > 0 && certificate.is_self_issued() {
                continue;
            }
            let names = names_of(certificate);
            if let Some((name, violation)) = judge(&names, &constraints.value, &mut comparisons) {
                shown.push(subject(certificate));
                shown.extend(name.map(|n| Evidence::new(EvidenceKey::PresentedName, n.text())));
                shown.extend(explain(&violation, &constraints.value));
                return Check::new(CheckName::NameConstraints, false, shown);
            }
        }
    }
    Check::new(CheckName::NameConstraints, true, shown)
}

/// The subject, the alternative names, and for want of mailboxes among these the subject's.
fn names_of(certificate: &Decoded) -> Vec<Constrained<'_>> {
    let alternative = certificate
        .alternative_names()
        .iter()
        .map(Constrained::read);
    let mut names: Vec<_> = alternative.collect();
    let no_mailbox = !names
        .iter()
        .any(|name| matches!(name, Constrained::Email(_)));
    if no_mailbox {
        let mailboxes = certificate.subject.email_addresses.iter();
        names.extend(mailboxes.map(|mailbox| Constrained::Email(mailbox)));
    }
    if !certificate.subject.is_empty() {
        names.push(Constrained::Directory(certificate.subject.clone()));
    }
    names
}

fn judge<'a>(
    names: &'a [Constrained<'a>],
    constraints: &'a NameConstraints,
    comparisons: &mut usize,
) -> Option<(Option<&'a Constrained<'a>>, Violation<'a>)> {
    let excluded = constraints.excluded_subtrees.as_deref().unwrap_or(&[]);
    let permitted = constraints.permitted_subtrees.as_deref().unwrap_or(&[]);
    if !excluded.iter().chain(permitted).all(is_well_formed) {
        return Some((None, Violation::Malformed));
    }
    let work = names.len().saturating_mul(excluded.len() + permitted.len());
    let Some(left) = comparisons.checked_sub(work) else {
        return Some((None, Violation::TooMany));
    };
    *comparisons = left;
    let bases = |subtrees: &'a [GeneralSubtree]| -> Vec<_> {
        subtrees
            .iter()
            .map(|s| (Constrained::read(&s.base), s))
            .collect()
    };
    let (excluded, permitted) = (bases(excluded), bases(permitted));
    names.iter().find_map(|name| {
        let hit = excluded.iter().find(|(base, _)| {
            let relation = name.relation(base);
            !matches!(relation, Relation::OtherForm | Relation::Outside)
        });
        if let Some((_, subtree)) = hit {
            return Some((Some(name), Violation::Excluded(subtree)));
        }
        let relations = permitted.iter().map(|(base, _)| name.relation(base));
        let relations: Vec<_> = relations.filter(|r| *r != Relation::OtherForm).collect();
        let is_left_out = !relations.is_empty() && !relations.contains(&Relation::Inside);
        is_left_out.then_some((Some(name), Violation::NotPermitted))
    })
}

fn explain(violation: &Violation<'_>, constraints: &NameConstraints) -> Vec<Evidence> {
    let text = |subtree: &GeneralSubtree| Constrained::read(&subtree.base).text();
    match violation {
        Violation::Excluded(subtree) => vec![Evidence::new(EvidenceKey::Excluded, text(subtree))],
        Violation::NotPermitted => {
            let permitted = constraints.permitted_subtrees.iter().flatten().take(8);
            let permitted = permitted.map(|s| Evidence::new(EvidenceKey::Permitted, text(s)));
            permitted.collect()
        }
        Violation::Malformed => {
            vec![Evidence::new(EvidenceKey::Error, "malformed_constraint")]
        }
        Violation::TooMany => vec![Evidence::new(EvidenceKey::Limit, MAX_COMPARISONS)],
    }
}
