//! Is it time? Both ends of a period are included (RFC 5280 sections 4.1.2.5 and 6.1.3, item a.2).

use super::{Context, each, subject};
use crate::x509::check::{Check, CheckName, Evidence, EvidenceKey};

/// Every certificate of the path, the anchor too, has begun to be valid.
pub(super) fn not_before(context: &Context<'_>) -> Check {
    each(
        CheckName::NotBefore,
        context,
        |c| c.validity.not_before <= context.now,
        |c| {
            vec![
                subject(c),
                Evidence::new(EvidenceKey::NotBefore, c.validity.not_before),
                Evidence::new(EvidenceKey::Now, context.now),
            ]
        },
    )
}

/// No certificate of the path, nor the anchor, has ceased to be valid.
pub(super) fn not_after(context: &Context<'_>) -> Check {
    each(
        CheckName::NotAfter,
        context,
        |c| context.now <= c.validity.not_after,
        |c| {
            vec![
                subject(c),
                Evidence::new(EvidenceKey::NotAfter, c.validity.not_after),
                Evidence::new(EvidenceKey::Now, context.now),
            ]
        },
    )
}
