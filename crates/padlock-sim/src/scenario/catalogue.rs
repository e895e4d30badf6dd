//! The scenarios that come with Padlock.

use super::{Scenario, ScenarioError};

/// File name and text of each, in the order in which a learner meets them.
static FILES: &[(&str, &str)] = &[
    (
        "tls12-rsa.toml",
        include_str!("../../scenarios/tls12-rsa.toml"),
    ),
    #[cfg(feature = "all-suites")]
    ("tls13.toml", include_str!("../../scenarios/tls13.toml")),
    #[cfg(feature = "all-suites")]
    ("hybrid.toml", include_str!("../../scenarios/hybrid.toml")),
    #[cfg(feature = "all-suites")]
    (
        "attack-bleichenbacher.toml",
        include_str!("../../scenarios/attack-bleichenbacher.toml"),
    ),
    #[cfg(feature = "all-suites")]
    (
        "attack-padding-oracle.toml",
        include_str!("../../scenarios/attack-padding-oracle.toml"),
    ),
    #[cfg(feature = "all-suites")]
    (
        "attack-poodle.toml",
        include_str!("../../scenarios/attack-poodle.toml"),
    ),
    #[cfg(feature = "all-suites")]
    (
        "attack-beast.toml",
        include_str!("../../scenarios/attack-beast.toml"),
    ),
    #[cfg(feature = "all-suites")]
    (
        "attack-sweet32.toml",
        include_str!("../../scenarios/attack-sweet32.toml"),
    ),
    #[cfg(feature = "all-suites")]
    (
        "attack-nonce-reuse.toml",
        include_str!("../../scenarios/attack-nonce-reuse.toml"),
    ),
    #[cfg(feature = "all-suites")]
    (
        "attack-collision.toml",
        include_str!("../../scenarios/attack-collision.toml"),
    ),
    #[cfg(feature = "all-suites")]
    (
        "attack-quantum-harvest.toml",
        include_str!("../../scenarios/attack-quantum-harvest.toml"),
    ),
];

/// Every scenario of the catalogue.
///
/// # Errors
/// Never for the files that are built in; a test reads them all.
pub fn catalogue() -> Result<Vec<Scenario>, ScenarioError> {
    FILES
        .iter()
        .map(|(file, text)| Scenario::from_toml(text, file))
        .collect()
}

/// The scenario with this id, if there is one.
#[must_use]
pub fn named(id: &str) -> Option<Scenario> {
    catalogue()
        .ok()?
        .into_iter()
        .find(|scenario| scenario.id == id)
}
