//! Is there anything that must be understood and is not? (RFC 5280 sections 4.2 and 6.1.4, item o)

use super::Context;
use crate::x509::check::{Check, CheckName, Evidence, EvidenceKey};

/// No certificate of the path has a critical extension that nobody here acts upon.
pub(super) fn critical_extensions(context: &Context<'_>) -> Check {
    let certificates = context.path.certificates.iter();
    let unhandled: Vec<_> = certificates
        .flat_map(|c| &c.extensions.unhandled_critical)
        .map(|oid| Evidence::new(EvidenceKey::Extension, oid))
        .collect();
    let passed = unhandled.is_empty();
    Check::new(CheckName::CriticalExtensions, passed, unhandled)
}
