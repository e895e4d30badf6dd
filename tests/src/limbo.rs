//! x509-limbo: certificates that other validators got wrong, and where Padlock decides otherwise.

use serde_json::Value;

/// Beside the repository, not in it: the cases are C2SP's.
pub const CASES: &str = "../shared/data/limbo_core.json";

/// What Padlock does not do, by limbo's names, and why.
const UNSUPPORTED: &[(&str, &str)] = &[(
    "pedantic-public-suffix-wildcard",
    "needs the list of public suffixes, which changes every week",
)];

/// Good certificates that Padlock rejects, and why.
pub const WRONGLY_REJECTED: &[(&str, &str)] = &[
    (
        "cve::cve-2024-0567",
        "its anchor is signed by others and has no authority key identifier, for which \
         rfc5280::aki::cross-signed-root-missing-aki is to be rejected",
    ),
    (
        "webpki::nc::nc-permits-dns-san-pattern",
        "its common name is not among its alternative names, for which webpki::cn::not-in-san is to be rejected",
    ),
    (
        "webpki::san::exact-localhost-ip-san",
        "as webpki::nc::nc-permits-dns-san-pattern",
    ),
    (
        "webpki::san::leftmost-wildcard-san",
        "as webpki::nc::nc-permits-dns-san-pattern",
    ),
];

/// The feature for which a case is skipped.
#[must_use]
pub fn unsupported(case: &Value) -> Option<&'static str> {
    let features = case.get("features").and_then(Value::as_array)?;
    let mut known = UNSUPPORTED.iter().map(|(feature, _)| *feature);
    known.find(|feature| features.iter().any(|f| f == feature))
}
