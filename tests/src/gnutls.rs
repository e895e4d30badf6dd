//! GnuTLS's command line, `gnutls-cli` and `gnutls-serv`: a peer of its own stock.

use std::{collections::BTreeMap, process::Command};

use padlock_sim::scenario::Version;
use padlock_tls::{
    handshake::KeyExchangeAlgorithm,
    protection::Protection,
    suite::{Authentication, Suite},
};

use crate::{has_judge_of, output};

/// Whether GnuTLS is here, client and server.
#[must_use]
pub fn is_here() -> bool {
    ["gnutls-cli", "gnutls-serv"]
        .iter()
        .all(|program| has_judge_of("gnutls-bin", program, &["--version"]))
}

/// The suites that GnuTLS has, by their code points, each with the version that it first has it in.
///
/// # Panics
/// When `gnutls-cli` fails.
#[must_use]
pub fn suites() -> BTreeMap<u16, String> {
    let listed = output(Command::new("gnutls-cli").arg("--list"));
    listed.lines().filter_map(suite).collect()
}

/// A line such as `TLS_RSA_NULL_SHA1  0x00, 0x02  TLS1.0`.
fn suite(line: &str) -> Option<(u16, String)> {
    let mut words = line.strip_prefix("TLS_")?.split_whitespace().skip(1);
    let byte = |word: &str| {
        let digits = word.trim_end_matches(',').strip_prefix("0x")?;
        u8::from_str_radix(digits, 16).ok()
    };
    let code = [byte(words.next()?)?, byte(words.next()?)?];
    Some((u16::from_be_bytes(code), words.next()?.to_owned()))
}

/// GnuTLS's name for a version.
#[must_use]
pub const fn version(version: Version) -> &'static str {
    match version {
        Version::Tls10 => "TLS1.0",
        Version::Tls11 => "TLS1.1",
        Version::Tls12 | Version::Hybrid => "TLS1.2",
        Version::Tls13 => "TLS1.3",
    }
}

/// The ciphers by the registry's names, and by GnuTLS's.
const CIPHERS: &[(&str, &str)] = &[
    ("AES_128_CBC", "AES-128-CBC"),
    ("AES_256_CBC", "AES-256-CBC"),
    ("AES_128_GCM", "AES-128-GCM"),
    ("AES_256_GCM", "AES-256-GCM"),
    // The longer name first: it begins with the shorter.
    ("AES_128_CCM_8", "AES-128-CCM-8"),
    ("AES_256_CCM_8", "AES-256-CCM-8"),
    ("AES_128_CCM", "AES-128-CCM"),
    ("AES_256_CCM", "AES-256-CCM"),
    ("CHACHA20_POLY1305", "CHACHA20-POLY1305"),
    ("3DES_EDE_CBC", "3DES-CBC"),
    ("RC4_128", "ARCFOUR-128"),
    ("NULL", "NULL"),
];

/// The priority string by which GnuTLS speaks this version with this suite, and nothing else.
///
/// # Panics
/// When the suite's cipher is not in the list above.
#[must_use]
pub fn priority(version: Version, row: &Suite) -> String {
    let parts = row.code.id().split_once("_WITH_");
    let (_, protection) = parts.unwrap_or_default();
    let known = CIPHERS
        .iter()
        .find(|(name, _)| protection.starts_with(name));
    let Some((name, cipher)) = known else {
        panic!("{}: which cipher is that?", row.code.id());
    };
    let mac = match protection.trim_start_matches(name) {
        _ if !has_mac(row) => "AEAD",
        "_MD5" => "MD5",
        "_SHA" => "SHA1",
        "_SHA256" => "SHA256",
        _ => "SHA384",
    };
    let exchange = match (row.key_exchange, row.authentication) {
        (KeyExchangeAlgorithm::Rsa, _) => "RSA",
        (KeyExchangeAlgorithm::Dhe, _) => "DHE-RSA",
        (KeyExchangeAlgorithm::DhAnon, _) => "ANON-DH",
        (KeyExchangeAlgorithm::Ecdhe, Authentication::Ecdsa) => "ECDHE-ECDSA",
        (KeyExchangeAlgorithm::Ecdhe, _) => "ECDHE-RSA",
    };
    format!(
        "NONE:+VERS-{}:+CTYPE-X509:+COMP-NULL:+SIGN-ALL:+GROUP-ALL:+{exchange}:+{cipher}:+{mac}",
        self::version(version)
    )
}

const fn has_mac(row: &Suite) -> bool {
    !matches!(row.protection, Protection::Aead { .. })
}
