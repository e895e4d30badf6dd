//! What a person asks of connections, held against what the engine can do on a wire.

use padlock_tls::{
    handshake::CipherSuite,
    party::{Party, Size},
    protection::Protection,
    suite::{SUITES, suite},
};

use super::{Version, WireFailure};
use crate::args::WireOptions;

/// Suites of full size that nobody should speak by accident, beside those without a block cipher or an AEAD.
const ONLY_BY_NAME: &[CipherSuite] = &[CipherSuite::TLS_RSA_WITH_3DES_EDE_CBC_SHA];

/// What is asked for. An empty list asks for what there is.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// Which end is asked.
    pub party: Party,
    /// The versions.
    pub versions: Vec<Version>,
    /// The cipher suites, by name.
    pub suites: Vec<String>,
    /// The application protocols (RFC 7301).
    pub alpn: Vec<String>,
    /// Whether the client shall have a certificate: its own, or one that the server asks it for.
    pub client_certificate: bool,
}

/// What is asked for and can be done.
#[derive(Clone, Debug)]
pub struct Granted {
    /// The cipher suites, best first.
    pub cipher_suites: Vec<CipherSuite>,
}

impl Wishes {
    /// What both commands can ask for.
    pub fn new(party: Party, options: &WireOptions, client_certificate: bool) -> Self {
        Self {
            party,
            versions: options.versions.clone(),
            suites: options.suites.clone(),
            alpn: options.alpn.clone(),
            client_certificate,
        }
    }

    /// What of it can be done: all, or a refusal that names the first thing that cannot.
    ///
    /// This is the one place that knows what is still missing.
    pub fn grant(&self) -> Result<Granted, WireFailure> {
        let unspoken = |version: &&Version| !Version::SPOKEN.contains(version);
        if let Some(version) = self.versions.iter().find(unspoken) {
            return Err(WireFailure::Version(*version));
        }
        if let Some(protocol) = self.alpn.first() {
            return Err(WireFailure::Alpn(protocol.clone()));
        }
        match (self.client_certificate, self.party) {
            (true, Party::Client) => return Err(WireFailure::ClientCertificate),
            (true, Party::Server) => return Err(WireFailure::ClientAuth),
            (false, _) => {}
        }
        let cipher_suites = match self.suites.as_slice() {
            [] => by_default(),
            names => names
                .iter()
                .map(|name| named(name))
                .collect::<Result<_, _>>()?,
        };
        Ok(Granted { cipher_suites })
    }
}

/// The suites that are spoken when none are named.
fn by_default() -> Vec<CipherSuite> {
    let full = SUITES.iter().filter(|row| row.scale.size == Size::Full);
    full.filter(|row| !matches!(row.protection, Protection::Stream { .. }))
        .map(|row| row.code)
        .filter(|code| !ONLY_BY_NAME.contains(code))
        .collect()
}

/// The suite of this name.
fn named(name: &str) -> Result<CipherSuite, WireFailure> {
    let mut known = CipherSuite::NAMED.iter();
    let code = known.find(|code| code.id().eq_ignore_ascii_case(name));
    let Some(code) = code.copied() else {
        return Err(WireFailure::UnknownSuite(name.to_owned()));
    };
    match suite(code).map(|row| row.scale.size) {
        Some(Size::Full) => Ok(code),
        Some(Size::Toy) => Err(WireFailure::ToySuite(code)),
        None => Err(WireFailure::Suite(code)),
    }
}

/// Every suite that can be asked for.
pub fn spoken_suites() -> impl Iterator<Item = CipherSuite> {
    let full = SUITES.iter().filter(|row| row.scale.size == Size::Full);
    full.map(|row| row.code)
}
