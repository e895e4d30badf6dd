//! Does a certificate's name cover the name that was asked for? (RFC 9525 section 6.3.)

/// Whether `presented`, a dNSName, covers `reference`.
///
/// Letters compare without case. A wildcard is the whole left-most label and stands for exactly one label,
/// of a domain that has two at least: nobody owns all of `*.com`.
pub fn matches(presented: &str, reference: &str) -> bool {
    let reference = reference.strip_suffix('.').unwrap_or(reference);
    if !is_domain_name(reference) {
        return false;
    }
    match presented.strip_prefix("*.") {
        None => presented.eq_ignore_ascii_case(reference),
        Some(domain) => {
            let covered = reference.split_once('.').map(|(_, rest)| rest);
            domain.contains('.') && covered.is_some_and(|rest| rest.eq_ignore_ascii_case(domain))
        }
    }
}

/// Whether a dNSName is one: the preferred name syntax (RFC 5280 section 4.2.1.6, RFC 1034 section 3.5),
/// perhaps behind `*.`.
pub(super) fn is_presented_name(name: &str) -> bool {
    let name = name.strip_prefix("*.").unwrap_or(name);
    let is_label =
        |label: &str| !label.contains('_') && !label.starts_with('-') && !label.ends_with('-');
    is_domain_name(name) && name.split('.').all(is_label)
}

/// Whether a dNSName constraint is one: a domain name without wildcard or leading dot (RFC 5280 section 4.2.1.10).
/// The empty one is the root of all names.
pub(super) fn is_constraint(base: &str) -> bool {
    base.is_empty() || is_domain_name(base)
}

/// Whether all that `name` stands for lies in the subtree of `base`: `base` with any labels before it.
pub(super) fn is_within(name: &str, base: &str) -> bool {
    let name = name.strip_prefix("*.").unwrap_or(name);
    let (name, base) = (name.to_ascii_lowercase(), base.to_ascii_lowercase());
    let rest = name.strip_suffix(&base);
    base.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether anything that `name` stands for lies in the subtree of `base`.
///
/// `*.example.com` stands for `www.example.com` too, and so overlaps with the subtree of that.
pub(super) fn overlaps(name: &str, base: &str) -> bool {
    let covered = |domain: &str| {
        let rest = base.split_once('.').map(|(_, rest)| rest);
        rest.is_some_and(|rest| rest.eq_ignore_ascii_case(domain))
    };
    is_within(name, base) || name.strip_prefix("*.").is_some_and(covered)
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
