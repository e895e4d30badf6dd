//! The scenarios that come with Padlock.

use super::{Scenario, ScenarioError};

/// A file of the folder `scenarios`.
macro_rules! file {
    ($id:literal) => {
        (
            concat!($id, ".toml"),
            include_str!(concat!("../../scenarios/", $id, ".toml")),
        )
    };
}

/// File name and text of each, in the order in which a learner meets them.
static FILES: &[(&str, &str)] = &[
    file!("tls12-rsa"),
    #[cfg(feature = "all-suites")]
    file!("privacy"),
    #[cfg(feature = "all-suites")]
    file!("integrity"),
    #[cfg(feature = "all-suites")]
    file!("mutual-authentication"),
    #[cfg(feature = "all-suites")]
    file!("download"),
    #[cfg(feature = "all-suites")]
    file!("hybrid"),
    #[cfg(feature = "all-suites")]
    file!("tls10-rsa"),
    #[cfg(feature = "all-suites")]
    file!("tls10-dhe"),
    #[cfg(feature = "all-suites")]
    file!("tls10-ecdhe"),
    #[cfg(feature = "all-suites")]
    file!("tls11-rsa"),
    #[cfg(feature = "all-suites")]
    file!("tls11-dhe"),
    #[cfg(feature = "all-suites")]
    file!("tls11-ecdhe"),
    #[cfg(feature = "all-suites")]
    file!("tls12-dhe"),
    #[cfg(feature = "all-suites")]
    file!("tls12-ecdhe"),
    #[cfg(feature = "all-suites")]
    file!("tls12-ecdsa"),
    #[cfg(feature = "all-suites")]
    file!("tls12-dh-anon"),
    #[cfg(feature = "all-suites")]
    file!("tls12-null"),
    #[cfg(feature = "all-suites")]
    file!("tls12-session-id"),
    #[cfg(feature = "all-suites")]
    file!("tls12-ticket"),
    #[cfg(feature = "all-suites")]
    file!("tls13"),
    #[cfg(feature = "all-suites")]
    file!("tls13-dhe"),
    #[cfg(feature = "all-suites")]
    file!("tls13-mlkem"),
    #[cfg(feature = "all-suites")]
    file!("tls13-hello-retry"),
    #[cfg(feature = "all-suites")]
    file!("tls13-client-certificate"),
    #[cfg(feature = "all-suites")]
    file!("tls13-resumption"),
    #[cfg(feature = "all-suites")]
    file!("tls13-early-data"),
    #[cfg(feature = "all-suites")]
    file!("negotiation"),
    #[cfg(feature = "all-suites")]
    file!("certificate-good"),
    #[cfg(feature = "all-suites")]
    file!("certificate-expired"),
    #[cfg(feature = "all-suites")]
    file!("certificate-not-yet-valid"),
    #[cfg(feature = "all-suites")]
    file!("certificate-wrong-name"),
    #[cfg(feature = "all-suites")]
    file!("certificate-unknown-ca"),
    #[cfg(feature = "all-suites")]
    file!("certificate-self-signed"),
    #[cfg(feature = "all-suites")]
    file!("certificate-issuer-not-ca"),
    #[cfg(feature = "all-suites")]
    file!("certificate-path-too-long"),
    #[cfg(feature = "all-suites")]
    file!("certificate-key-usage"),
    #[cfg(feature = "all-suites")]
    file!("certificate-extended-key-usage"),
    #[cfg(feature = "all-suites")]
    file!("certificate-name-excluded"),
    #[cfg(feature = "all-suites")]
    file!("certificate-bad-signature"),
    #[cfg(feature = "all-suites")]
    file!("certificate-weak-key"),
    #[cfg(feature = "all-suites")]
    file!("certificate-weak-hash"),
    #[cfg(feature = "all-suites")]
    file!("attack-sniffing"),
    #[cfg(feature = "all-suites")]
    file!("attack-tampering"),
    #[cfg(feature = "all-suites")]
    file!("attack-replay"),
    #[cfg(feature = "all-suites")]
    file!("attack-reordering"),
    #[cfg(feature = "all-suites")]
    file!("attack-truncation"),
    #[cfg(feature = "all-suites")]
    file!("attack-middle-self-signed"),
    #[cfg(feature = "all-suites")]
    file!("attack-middle-wrong-name"),
    #[cfg(feature = "all-suites")]
    file!("attack-middle-expired"),
    #[cfg(feature = "all-suites")]
    file!("attack-middle-unknown-ca"),
    #[cfg(feature = "all-suites")]
    file!("attack-middle-rogue"),
    #[cfg(feature = "all-suites")]
    file!("attack-middle-anonymous"),
    #[cfg(feature = "all-suites")]
    file!("attack-fallback"),
    #[cfg(feature = "all-suites")]
    file!("attack-stolen-key"),
    #[cfg(feature = "all-suites")]
    file!("attack-factoring"),
    #[cfg(feature = "all-suites")]
    file!("attack-logarithm"),
    #[cfg(feature = "all-suites")]
    file!("attack-freak"),
    #[cfg(feature = "all-suites")]
    file!("attack-logjam"),
    #[cfg(feature = "all-suites")]
    file!("attack-early-data"),
    #[cfg(feature = "all-suites")]
    file!("attack-traffic"),
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
