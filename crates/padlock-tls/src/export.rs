//! Key exchange that was kept short so that it might be exported (RFC 2246 section 7.4.3), and clients that take it.
//!
//! Nobody speaks it unless told to: a server by [`ExportKeys`], beside the suites of
//! [`EXPORT`](crate::suite::SUITES) in its configuration; a client never offers it, and takes it by mistake only, with a
//! [`Laxity`].

#[cfg(feature = "all-suites")]
use padlock_core::{dh::DhGroup, rsa::RsaPrivateKey};

/// What a server uses for suites for export. It keeps both as long as it runs, as servers did.
#[cfg(feature = "all-suites")]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ExportKeys {
    /// The RSA key that secrets are encrypted to: at most 512 bits (RFC 2246 section 7.4.3).
    pub key: RsaPrivateKey,
    /// The group of Diffie-Hellman: at most 512 bits (RFC 2246 appendix D.1).
    pub field: DhGroup,
}

/// What a client takes that it should not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Laxity {
    /// A ServerKeyExchange with a short RSA key, though its suite has none (CVE-2015-0204, FREAK).
    pub takes_ephemeral_rsa_keys: bool,
    /// A finite field of any size (CVE-2015-4000, Logjam).
    pub takes_any_group: bool,
}

impl Laxity {
    /// Whether it takes nothing of the kind.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}
