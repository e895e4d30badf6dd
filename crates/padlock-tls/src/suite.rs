//! The cipher suites: one table, one row each.

#[cfg(feature = "all-suites")]
use padlock_core::{
    aead::{Aes128Ccm, Aes128Ccm8, Aes128Gcm, Aes256Ccm, Aes256Gcm, ToyAead},
    cipher::{Aes256, TripleDes},
    hash::{Md5, Sha384},
    stream::{Rc4, RepeatingXor},
};
use padlock_core::{
    cipher::{Aes128, SAes},
    hash::{Hash, Sha1, Sha256, ToyHash},
    rsa::{Encryption, RsaPkcs1, RsaTextbook},
};

use crate::{handshake::CipherSuite, party::Size, protection::Protection};

/// A cipher suite of TLS 1.2 and below (RFC 5246 appendix C): RSA key transport, a way to protect records,
/// and the hash of the PRF.
#[derive(Debug)]
pub struct Suite {
    /// The code point on the wire. Toy suites take theirs from the private range 0xFFxx (RFC 5246 section 12).
    pub code: CipherSuite,
    /// How records are protected.
    pub protection: Protection,
    /// The hash of the PRF and of the transcript (RFC 5246 section 5).
    pub prf: &'static dyn Hash,
    /// What the size decides: the same for every suite of one size.
    pub scale: &'static Scale,
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
    verify_data_length: 2,
};

/// Numbers for the wire.
static FULL: Scale = Scale {
    size: Size::Full,
    encryption: &RsaPkcs1,
    padding: RsaPadding::Pkcs1,
    master_secret_length: 48,
    verify_data_length: 12,
};

const fn row(
    code: CipherSuite,
    protection: Protection,
    prf: &'static dyn Hash,
    scale: &'static Scale,
) -> Suite {
    Suite {
        code,
        protection,
        prf,
        scale,
    }
}

/// Every suite that the engine speaks; the first of each size is the one that stories use by default.
///
/// Those that only the feature `all-suites` brings are left out of the page, which has a weight to keep.
pub static SUITES: &[Suite] = &[
    row(
        CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH,
        Protection::block(&SAes, &ToyHash),
        &ToyHash,
        &TOY,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TOY_RSA_WITH_XOR_TOYHASH,
        Protection::stream(&RepeatingXor, &ToyHash),
        &ToyHash,
        &TOY,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TOY_RSA_WITH_SAES_AEAD,
        Protection::aead(&ToyAead, 0),
        &ToyHash,
        &TOY,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TOY_RSA_WITH_NULL_TOYHASH,
        Protection::null(&ToyHash),
        &ToyHash,
        &TOY,
    ),
    row(
        CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA,
        Protection::block(&Aes128, &Sha1),
        &Sha256,
        &FULL,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TLS_RSA_WITH_AES_256_CBC_SHA,
        Protection::block(&Aes256, &Sha1),
        &Sha256,
        &FULL,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA256,
        Protection::block(&Aes128, &Sha256),
        &Sha256,
        &FULL,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TLS_RSA_WITH_AES_256_CBC_SHA256,
        Protection::block(&Aes256, &Sha256),
        &Sha256,
        &FULL,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TLS_RSA_WITH_AES_128_GCM_SHA256,
        Protection::aead(&Aes128Gcm, 4),
        &Sha256,
        &FULL,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TLS_RSA_WITH_AES_256_GCM_SHA384,
        Protection::aead(&Aes256Gcm, 4),
        &Sha384,
        &FULL,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TLS_RSA_WITH_AES_128_CCM,
        Protection::aead(&Aes128Ccm, 4),
        &Sha256,
        &FULL,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TLS_RSA_WITH_AES_256_CCM,
        Protection::aead(&Aes256Ccm, 4),
        &Sha256,
        &FULL,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TLS_RSA_WITH_AES_128_CCM_8,
        Protection::aead(&Aes128Ccm8, 4),
        &Sha256,
        &FULL,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TLS_RSA_WITH_3DES_EDE_CBC_SHA,
        Protection::block(&TripleDes, &Sha1),
        &Sha256,
        &FULL,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TLS_RSA_WITH_RC4_128_SHA,
        Protection::stream(&Rc4, &Sha1),
        &Sha256,
        &FULL,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TLS_RSA_WITH_RC4_128_MD5,
        Protection::stream(&Rc4, &Md5),
        &Sha256,
        &FULL,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TLS_RSA_WITH_NULL_SHA256,
        Protection::null(&Sha256),
        &Sha256,
        &FULL,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TLS_RSA_WITH_NULL_SHA,
        Protection::null(&Sha1),
        &Sha256,
        &FULL,
    ),
    #[cfg(feature = "all-suites")]
    row(
        CipherSuite::TLS_RSA_WITH_NULL_MD5,
        Protection::null(&Md5),
        &Sha256,
        &FULL,
    ),
];

/// The row of a code point, if the engine speaks it.
#[must_use]
pub fn suite(code: CipherSuite) -> Option<&'static Suite> {
    SUITES.iter().find(|row| row.code == code)
}
