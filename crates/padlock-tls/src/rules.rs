//! What the versions do differently: one row each. Nothing else asks which version it is serving.

use padlock_core::{Working, signature::PublicKey};

use crate::{
    extension::SignatureSchemeCode, ledger::Recipe, record::ProtocolVersion, session::Session,
    signature::SignatureChoice, suite::Suite,
};

/// The ways of one version.
#[derive(Debug)]
pub struct Rules {
    /// As on the wire.
    pub version: ProtocolVersion,
    /// Makes as many bytes as are asked for from a secret, a label and a seed.
    pub prf: Prf,
    /// The hash of the handshake messages that Finished covers.
    pub handshake_hash: fn(&Suite, &[u8], &mut Working) -> Vec<u8>,
    /// Where the IV of a CBC record is from.
    pub block_iv: BlockIv,
    /// Whether a signature names its algorithm.
    pub named_signatures: bool,
    /// How a key signs for a peer who can check these, best first; `None` when it cannot.
    pub signature: fn(&PublicKey, &Suite, &[SignatureSchemeCode]) -> Option<SignatureChoice>,
    /// Whether a record brings a check of its content.
    pub checks_content: bool,
    /// What follows from what in a session: the eavesdropper computes with it.
    pub recipes: fn(Session) -> Vec<Recipe>,
}

/// `PRF(secret, label, seed)`, cut to a length in bytes.
pub type Prf = fn(&Suite, &[u8], &str, &[u8], usize, &mut Working) -> Vec<u8>;

/// Which state machines speak a version: those of RFC 5246 section 7.3, or those of RFC 8446 appendix A.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// TLS 1.0, 1.1 and 1.2: a row of [`VERSIONS`] each.
    UpToTls12,
    /// TLS 1.3.
    #[cfg(feature = "all-suites")]
    Tls13,
}

impl Family {
    /// The family that speaks a version; what is newer than all of them is said as the newest is.
    #[must_use]
    pub fn of(version: ProtocolVersion) -> Self {
        #[cfg(feature = "all-suites")]
        if version >= ProtocolVersion::TLS13 {
            return Self::Tls13;
        }
        let _ = version;
        Self::UpToTls12
    }
}

/// What a server that speaks TLS 1.3 puts at the end of its random when it agrees on an older version, so that nobody
/// can make two newer ends speak it: "DOWNGRD" and 1, or 0 below TLS 1.2 (RFC 8446 section 4.1.3).
#[must_use]
pub fn downgrade_sentinel(agreed: ProtocolVersion) -> [u8; 8] {
    let [d, o, w, n, g, r, d2] = *b"DOWNGRD";
    [
        d,
        o,
        w,
        n,
        g,
        r,
        d2,
        u8::from(agreed == ProtocolVersion::TLS12),
    ]
}

/// Where the IV of a CBC record is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockIv {
    /// The first from the key block, each next one the last block of the record before (RFC 2246 section 6.2.3.2).
    Chained,
    /// Drawn, and sent in front of the record (RFC 4346 section 6.2.3.2).
    Explicit,
}

/// The versions that the engine speaks, oldest first.
pub static VERSIONS: &[&Rules] = &[
    #[cfg(feature = "all-suites")]
    &crate::tls10::RULES,
    #[cfg(feature = "all-suites")]
    &crate::tls11::RULES,
    &crate::tls12::RULES,
];

/// What is no version of TLS, and is never negotiated.
static OTHERS: &[&Rules] = &[
    #[cfg(feature = "all-suites")]
    &crate::hybrid::RULES,
];

/// The row of a version, if the engine speaks it.
#[must_use]
pub fn rules(version: ProtocolVersion) -> Option<&'static Rules> {
    let mut rows = VERSIONS.iter().chain(OTHERS).copied();
    rows.find(|row| row.version == version)
}

/// Some of the versions.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Versions(Vec<ProtocolVersion>);

impl Versions {
    /// One version and no other.
    #[must_use]
    pub fn only(version: ProtocolVersion) -> Self {
        Self(vec![version])
    }

    /// The newest; TLS 1.2 where there is none.
    #[must_use]
    pub fn newest(&self) -> ProtocolVersion {
        let newest = self.0.iter().copied().max();
        newest.unwrap_or(ProtocolVersion::TLS12)
    }

    /// Those that the engine speaks and that are not above `offered`, newest first.
    pub fn up_to(&self, offered: ProtocolVersion) -> impl Iterator<Item = ProtocolVersion> {
        let spoken = VERSIONS.iter().rev().map(|row| row.version);
        spoken.filter(move |version| *version <= offered && self.0.contains(version))
    }

    /// The family of state machines that speaks the newest.
    #[must_use]
    pub fn family(&self) -> Family {
        Family::of(self.newest())
    }

    /// Those of the older family, out of those that the peer names, if it names any.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn older(&self, named: Option<&[ProtocolVersion]>) -> Self {
        let mut versions = self.0.clone();
        versions.retain(|version| {
            rules(*version).is_some() && named.is_none_or(|named| named.contains(version))
        });
        Self(versions)
    }

    /// All of them, newest first, as supported_versions lists them (RFC 8446 section 4.2.1).
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn newest_first(&self) -> Vec<ProtocolVersion> {
        let mut versions = self.0.clone();
        versions.sort_by(|a, b| b.cmp(a));
        versions
    }

    /// Those that are older than `newest`, and that one.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn offering(&self, newest: ProtocolVersion) -> Self {
        let versions = self.0.iter().copied();
        let older = versions.filter(|version| *version < newest);
        older.chain([newest]).collect()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rules of `version`, if it is one of these.
    #[must_use]
    pub fn rules(&self, version: ProtocolVersion) -> Option<&'static Rules> {
        rules(version).filter(|row| self.0.contains(&row.version))
    }

    /// The newest of these that a peer whose newest is `offered` speaks as well (RFC 5246 appendix E.1).
    #[must_use]
    pub fn newest_below(&self, offered: ProtocolVersion) -> Option<&'static Rules> {
        let common = VERSIONS.iter().rev().copied();
        let mut common = common.filter(|row| row.version <= offered);
        common.find(|row| self.0.contains(&row.version))
    }
}

impl FromIterator<ProtocolVersion> for Versions {
    fn from_iter<T: IntoIterator<Item = ProtocolVersion>>(versions: T) -> Self {
        Self(versions.into_iter().collect())
    }
}
