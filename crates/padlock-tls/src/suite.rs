//! The cipher suites: one table, one row each.

use padlock_core::{
    cipher::{Aes128, BlockCipher, SAes},
    hash::{Hash, Sha1, Sha256, ToyHash},
    rsa::{Encryption, RsaPkcs1, RsaTextbook},
};

use crate::{handshake::CipherSuite, party::Size};

/// A cipher suite of TLS 1.2 and below (RFC 5246 appendix C): RSA key transport, a block cipher in CBC
/// mode with an explicit IV, HMAC before encryption, and the hash of the PRF.
#[derive(Debug)]
pub struct Suite {
    /// The code point on the wire. Toy suites take theirs from the private range 0xFFxx (RFC 5246 section 12).
    pub code: CipherSuite,
    /// Toy or full.
    pub size: Size,
    /// How the premaster secret is encrypted to the server's key.
    pub encryption: &'static dyn Encryption,
    /// The padding that `encryption` adds before the RSA operation.
    pub padding: RsaPadding,
    /// The record cipher.
    pub cipher: &'static dyn BlockCipher,
    /// The hash inside the record HMAC; its output is the MAC length.
    pub mac: &'static dyn Hash,
    /// The hash of the PRF and of the transcript (RFC 5246 section 5).
    pub prf: &'static dyn Hash,
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

/// Every suite that the engine speaks.
pub static SUITES: &[Suite] = &[
    Suite {
        code: CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH,
        size: Size::Toy,
        encryption: &RsaTextbook,
        padding: RsaPadding::None,
        cipher: &SAes,
        mac: &ToyHash,
        prf: &ToyHash,
        master_secret_length: 2,
        verify_data_length: 2,
    },
    Suite {
        code: CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA,
        size: Size::Full,
        encryption: &RsaPkcs1,
        padding: RsaPadding::Pkcs1,
        cipher: &Aes128,
        mac: &Sha1,
        prf: &Sha256,
        master_secret_length: 48,
        verify_data_length: 12,
    },
];

/// The row of a code point, if the engine speaks it.
#[must_use]
pub fn suite(code: CipherSuite) -> Option<&'static Suite> {
    SUITES.iter().find(|row| row.code == code)
}
