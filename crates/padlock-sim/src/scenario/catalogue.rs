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

/// The text of the scenario file with this id, if there is one.
#[must_use]
pub fn text(id: &str) -> Option<&'static str> {
    let is_it = |file: &str| file.strip_suffix(".toml") == Some(id);
    let mut found = FILES.iter().filter(|(file, _)| is_it(file));
    found.next().map(|(_, text)| *text)
}
