//! The scenarios that come with Padlock.

use super::{Scenario, ScenarioError};

/// File name and text of each of these, out of the folder `scenarios`.
macro_rules! files {
    ($($id:literal),* $(,)?) => {
        &[$((concat!($id, ".toml"), include_str!(concat!("../../scenarios/", $id, ".toml")))),*]
    };
}

/// In the order in which a learner meets them.
#[cfg(feature = "all-suites")]
#[rustfmt::skip]
static FILES: &[(&str, &str)] = files![
    "tls12-rsa",
    "privacy",
    "integrity",
    "mutual-authentication",
    "download",
    "hybrid",
    "tls10-rsa",
    "tls10-dhe",
    "tls10-ecdhe",
    "tls11-rsa",
    "tls11-dhe",
    "tls11-ecdhe",
    "tls12-dhe",
    "tls12-ecdhe",
    "tls12-ecdsa",
    "tls12-dh-anon",
    "tls12-null",
    "tls12-session-id",
    "tls12-ticket",
    "tls13",
    "tls13-dhe",
    "tls13-mlkem",
    "tls13-hello-retry",
    "tls13-client-certificate",
    "tls13-resumption",
    "tls13-early-data",
    "negotiation",
    "certificate-good",
    "certificate-expired",
    "certificate-not-yet-valid",
    "certificate-wrong-name",
    "certificate-unknown-ca",
    "certificate-self-signed",
    "certificate-issuer-not-ca",
    "certificate-path-too-long",
    "certificate-key-usage",
    "certificate-extended-key-usage",
    "certificate-name-excluded",
    "certificate-bad-signature",
    "certificate-weak-key",
    "certificate-weak-hash",
    "certificate-revoked",
    "attack-sniffing",
    "attack-tampering",
    "attack-replay",
    "attack-reordering",
    "attack-truncation",
    "attack-middle-self-signed",
    "attack-middle-wrong-name",
    "attack-middle-expired",
    "attack-middle-unknown-ca",
    "attack-middle-rogue",
    "attack-middle-anonymous",
    "attack-fallback",
    "attack-stolen-key",
    "attack-factoring",
    "attack-logarithm",
    "attack-freak",
    "attack-logjam",
    "attack-early-data",
    "attack-traffic",
    "attack-bleichenbacher",
    "attack-padding-oracle",
    "attack-poodle",
    "attack-beast",
    "attack-sweet32",
    "attack-nonce-reuse",
    "attack-collision",
    "attack-quantum-harvest",
];

/// The one story of a build with one suite of each size.
#[cfg(not(feature = "all-suites"))]
static FILES: &[(&str, &str)] = files!["tls12-rsa"];

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
