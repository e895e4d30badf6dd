//! What a person asks of connections, held against what the engine can do on a wire.

use padlock_tls::{
    group,
    handshake::{CipherSuite, KeyExchangeAlgorithm, NamedGroup},
    party::Size,
    protection::Protection,
    rules::Versions,
    suite::{Authentication, SUITES, Suite, suite},
    tls13,
};

use super::{Version, WireFailure};
use crate::args::WireOptions;

/// What is asked for. An empty list asks for what there is.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// The versions.
    pub versions: Vec<Version>,
    /// The cipher suites, by name.
    pub suites: Vec<String>,
    /// The groups, by name.
    pub groups: Vec<String>,
    /// The application protocols, best first (RFC 7301).
    pub alpn: Vec<String>,
}

/// What is asked for and can be done.
#[derive(Clone, Debug)]
pub struct Granted {
    /// The versions.
    pub versions: Versions,
    /// The cipher suites, best first.
    pub cipher_suites: Vec<CipherSuite>,
    /// The groups, best first.
    pub groups: Vec<NamedGroup>,
    /// The application protocols, best first.
    pub application_protocols: Vec<Vec<u8>>,
}

impl Wishes {
    /// What both commands can ask for.
    pub fn new(options: &WireOptions) -> Self {
        Self {
            versions: options.versions.clone(),
            suites: options.suites.clone(),
            groups: options.groups.clone(),
            alpn: options.alpn.clone(),
        }
    }

    /// What of it can be done: all, or a refusal that names the first thing that cannot.
    ///
    /// This is the one place that knows what is still missing.
    pub fn grant(&self) -> Result<Granted, WireFailure> {
        let application_protocols = protocols(&self.alpn)?;
        let asked = match self.versions.as_slice() {
            [] => Version::BY_DEFAULT,
            asked => asked,
        };
        let has_newest = asked.contains(&Version::Tls13);
        let cipher_suites = match self.suites.as_slice() {
            [] => by_default(has_newest),
            names => names
                .iter()
                .map(|name| named(name))
                .collect::<Result<_, _>>()?,
        };
        let groups = match self.groups.as_slice() {
            [] if has_newest => group::named_groups(Size::Full),
            [] => group::curves(Size::Full),
            names => names
                .iter()
                .map(|name| group_named(name))
                .collect::<Result<_, _>>()?,
        };
        Ok(Granted {
            versions: asked.iter().map(|version| version.protocol()).collect(),
            cipher_suites,
            groups,
            application_protocols,
        })
    }
}

/// Names of 1 to 255 bytes that fit into one list, each behind its length (RFC 7301 section 3.1).
fn protocols(names: &[String]) -> Result<Vec<Vec<u8>>, WireFailure> {
    let mut length = 0;
    let name = |name: &String| {
        length += 1 + name.len();
        match name.len() {
            1..=0xff if length <= 0xffff => Ok(name.clone().into_bytes()),
            _ => Err(WireFailure::Alpn(name.clone())),
        }
    };
    names.iter().map(name).collect()
}

/// The suites that are spoken when none are named: forward secrecy and AEADs first, and nothing that nobody should speak
/// by accident.
fn by_default(has_newest: bool) -> Vec<CipherSuite> {
    let full = SUITES.iter().filter(|row| row.scale.size == Size::Full);
    let mut rows: Vec<&Suite> = full.filter(|row| !is_only_by_name(row)).collect();
    rows.sort_by_key(|row| {
        let is_aead = matches!(row.protection, Protection::Aead { .. });
        (row.key_exchange == KeyExchangeAlgorithm::Rsa, !is_aead)
    });
    let newest = newest_suites().filter(|_| has_newest);
    newest.chain(rows.iter().map(|row| row.code)).collect()
}

/// NULL, RC4, 3DES, and servers that prove nothing.
fn is_only_by_name(row: &Suite) -> bool {
    let is_weak = match row.protection {
        Protection::Stream { .. } => true,
        Protection::Block { cipher, .. } => cipher.block_len() < 16,
        Protection::Aead { .. } => false,
    };
    is_weak || row.authentication == Authentication::Anonymous
}

/// The suite of this name.
fn named(name: &str) -> Result<CipherSuite, WireFailure> {
    let mut known = CipherSuite::NAMED.iter();
    let code = known.find(|code| code.id().eq_ignore_ascii_case(name));
    let Some(code) = code.copied() else {
        return Err(WireFailure::UnknownSuite(name.to_owned()));
    };
    let newest = tls13::suite(code).map(|row| row.size);
    match newest.or(suite(code).map(|row| row.scale.size)) {
        Some(Size::Full) => Ok(code),
        Some(Size::Toy) => Err(WireFailure::ToySuite(code)),
        None => Err(WireFailure::Suite(code)),
    }
}

/// Every suite that can be asked for.
pub fn spoken_suites() -> impl Iterator<Item = CipherSuite> {
    let full = SUITES.iter().filter(|row| row.scale.size == Size::Full);
    newest_suites().chain(full.map(|row| row.code))
}

/// The suites of TLS 1.3.
fn newest_suites() -> impl Iterator<Item = CipherSuite> {
    let full = tls13::SUITES.iter().filter(|row| row.size == Size::Full);
    full.map(|row| row.code)
}

/// The group of this name.
fn group_named(name: &str) -> Result<NamedGroup, WireFailure> {
    let mut known = spoken_groups().into_iter();
    known
        .find(|group| group.id().eq_ignore_ascii_case(name))
        .ok_or_else(|| WireFailure::UnknownGroup(name.to_owned()))
}

/// Every group that can be asked for.
pub fn spoken_groups() -> Vec<NamedGroup> {
    group::named_groups(Size::Full)
}
