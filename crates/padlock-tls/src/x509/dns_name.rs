//! Does a certificate's name cover the name that was asked for? (RFC 9525 section 6.3.)

/// Whether `presented`, a dNSName, covers `reference`.
///
/// Letters compare without case. A wildcard is the whole left-most label and stands for exactly one label.
pub fn matches(presented: &str, reference: &str) -> bool {
    let reference = reference.strip_suffix('.').unwrap_or(reference);
    if !is_domain_name(reference) {
        return false;
    }
    match presented.strip_prefix("*.") {
        None => presented.eq_ignore_ascii_case(reference),
        Some(domain) => reference
            .split_once('.')
            .is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(domain)),
    }
}

/// Labels of letters, digits, hyphens and underscores; an address in digits is no domain name.
fn is_domain_name(name: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    let last_is_number = |name: &str| {
        name.rsplit('.')
            .next()
            .is_some_and(|l| l.bytes().all(|b| b.is_ascii_digit()))
    };
    name.len() <= 253 && name.split('.').all(is_label) && !last_is_number(name)
}
