//! The cipher suites of TLS 1.3 (RFC 8446 appendix B.4): an AEAD and a hash; all else is agreed on by extensions.

use padlock_core::{
    aead::{Aead, Aes128Ccm, Aes128Gcm, Aes256Gcm, ChaCha20Poly1305, ToyAead},
    hash::{Hash, Sha256, Sha384, ToyHash},
};

use crate::{handshake::CipherSuite as Code, party::Size, x509::Schemes};

/// A cipher suite of TLS 1.3.
#[derive(Clone, Copy, Debug)]
pub struct Suite {
    /// The code point on the wire. The toy's is from the private range 0xFFxx.
    pub code: Code,
    /// How records are protected.
    pub aead: &'static dyn Aead,
    /// The hash of the key schedule and of the transcript.
    pub hash: &'static dyn Hash,
    /// Toy or full.
    pub size: Size,
    /// The signatures that a certificate may have.
    pub schemes: Schemes,
}

/// Every suite of TLS 1.3 that the engine speaks.
#[rustfmt::skip]
pub static SUITES: &[Suite] = &[
    full(Code::TLS_AES_128_GCM_SHA256, &Aes128Gcm, &Sha256),
    full(Code::TLS_AES_256_GCM_SHA384, &Aes256Gcm, &Sha384),
    full(Code::TLS_CHACHA20_POLY1305_SHA256, &ChaCha20Poly1305, &Sha256),
    full(Code::TLS_AES_128_CCM_SHA256, &Aes128Ccm, &Sha256),
    Suite { code: Code::TOY_SAES_AEAD_TOYHASH, aead: &ToyAead, hash: &ToyHash, size: Size::Toy, schemes: Schemes::TOY },
];

const fn full(code: Code, aead: &'static dyn Aead, hash: &'static dyn Hash) -> Suite {
    Suite {
        code,
        aead,
        hash,
        size: Size::Full,
        schemes: Schemes::FULL,
    }
}

/// The row of a code point, if it is one of TLS 1.3's.
#[must_use]
pub fn suite(code: Code) -> Option<&'static Suite> {
    SUITES.iter().find(|row| row.code == code)
}
