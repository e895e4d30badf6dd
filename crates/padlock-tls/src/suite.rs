//! What a cipher suite is made of. The suites themselves are one table: [`SUITES`].

mod table;

use padlock_core::{
    hash::Hash,
    rsa::{Encryption, RsaPkcs1, RsaTextbook},
};

#[cfg(feature = "all-suites")]
pub use table::EXPORT;
pub use table::SUITES;

use crate::{
    handshake::{CipherSuite, KeyExchangeAlgorithm},
    party::Size,
    protection::Protection,
    record::ProtocolVersion,
    x509::{KeyKind, Schemes},
};

/// A cipher suite of TLS 1.2 and below (RFC 5246 appendix C).
#[derive(Clone, Copy, Debug)]
pub struct Suite {
    /// The code point on the wire. Toy suites take theirs from the private range 0xFFxx (RFC 5246 section 12).
    pub code: CipherSuite,
    /// How both ends come to share a premaster secret.
    pub key_exchange: KeyExchangeAlgorithm,
    /// What the server proves itself with.
    pub authentication: Authentication,
    /// How records are protected.
    pub protection: Protection,
    /// The hash of TLS 1.2's PRF and of its transcript (RFC 5246 section 5).
    pub prf: &'static dyn Hash,
    /// The first version that has it.
    pub since: ProtocolVersion,
    /// What the size decides: the same for every suite of one size.
    pub scale: &'static Scale,
    /// Whether its key exchange was kept short, so that it might be exported (RFC 2246 section 7.4.3).
    pub export: bool,
}

impl Suite {
    /// Whether a version has it. Those for export were left behind with TLS 1.0 (RFC 4346 appendix A.5).
    #[must_use]
    pub fn is_in(&self, version: ProtocolVersion) -> bool {
        self.since <= version && (!self.export || version <= ProtocolVersion::TLS10)
    }
}

crate::ids::ids! {
    /// The key that a server's certificate must hold for a suite.
    Authentication {
        Rsa = "rsa",
        Ecdsa = "ecdsa",
        Anonymous = "anonymous",
    }
}

impl Authentication {
    /// Whether a key of this kind will do; for ECDSA an Ed25519 key does too (RFC 8422 section 2).
    #[must_use]
    pub const fn takes(self, key: KeyKind) -> bool {
        match self {
            Self::Rsa => matches!(key, KeyKind::Rsa | KeyKind::ToyRsa),
            Self::Ecdsa => matches!(key, KeyKind::Ec | KeyKind::Ed25519 | KeyKind::ToyEc),
            Self::Anonymous => false,
        }
    }
}

/// What toy and full size do differently.
#[derive(Debug)]
pub struct Scale {
    /// Toy or full.
    pub size: Size,
    /// How the premaster secret is encrypted to the server's key.
    pub encryption: &'static dyn Encryption,
    /// The padding that `encryption` adds before the RSA operation.
    pub padding: RsaPadding,
    /// Bytes of `master_secret`: 48 in RFC 5246 section 8.1; one block of paper work in toy size.
    pub master_secret_length: usize,
    /// The signatures that a certificate may have.
    pub schemes: Schemes,
    /// Bits that a client insists on in a finite field: a toy's own, or what Logjam taught clients (CVE-2015-4000).
    pub field_bits: usize,
    /// Bytes of `verify_data`: 12 unless the suite says otherwise (RFC 5246 section 7.4.9).
    pub verify_data_length: usize,
}

/// What stands around the premaster secret inside the RSA operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RsaPadding {
    /// Nothing: the text-book's `c = m^e mod n`.
    None,
    /// `00 02 PS 00 M` (RFC 8017 section 7.2.1).
    Pkcs1,
}

/// Numbers for paper.
static TOY: Scale = Scale {
    size: Size::Toy,
    encryption: &RsaTextbook,
    padding: RsaPadding::None,
    master_secret_length: 2,
    #[cfg(feature = "all-suites")]
    schemes: Schemes::TOY,
    #[cfg(not(feature = "all-suites"))]
    schemes: Schemes::RSA,
    field_bits: 5,
    verify_data_length: 2,
};

/// Numbers for the wire.
static FULL: Scale = Scale {
    size: Size::Full,
    encryption: &RsaPkcs1,
    padding: RsaPadding::Pkcs1,
    master_secret_length: 48,
    #[cfg(feature = "all-suites")]
    schemes: Schemes::FULL,
    #[cfg(not(feature = "all-suites"))]
    schemes: Schemes::RSA,
    field_bits: 1024,
    verify_data_length: 12,
};

/// Whether any suite of this build agrees on a secret by Diffie and Hellman's exchange. The page's suites do not, and it
/// carries none of its code.
pub const HAS_DIFFIE_HELLMAN: bool = cfg!(feature = "all-suites");

/// Whether this build has what client authentication takes: the arithmetic of signatures in the handshake.
pub const HAS_CLIENT_AUTHENTICATION: bool = cfg!(feature = "all-suites");

/// Whether this build looks into what comes along with a certificate: it reads OCSP responses.
pub const HAS_CERTIFICATE_STATUS: bool = cfg!(feature = "all-suites");

/// The row of a code point, if the engine speaks it.
#[must_use]
pub fn suite(code: CipherSuite) -> Option<&'static Suite> {
    let mut rows = SUITES.iter();
    #[cfg(feature = "all-suites")]
    let mut rows = rows.by_ref().chain(EXPORT);
    rows.find(|row| row.code == code)
}
