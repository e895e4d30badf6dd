//! The cipher suites: one table, one row each.

#[cfg(feature = "all-suites")]
use padlock_core::{
    aead::{Aes128Ccm, Aes128Ccm8, Aes128Gcm, Aes256Ccm, Aes256Gcm, ChaCha20Poly1305, ToyAead},
    cipher::{Aes256, TripleDes},
    hash::{Md5, Sha384},
    stream::{Rc4, RepeatingXor},
};
use padlock_core::{
    cipher::{Aes128, SAes},
    hash::{Hash, Sha1, Sha256, ToyHash},
};

#[cfg(feature = "all-suites")]
use super::Authentication::{Anonymous, Ecdsa as ByEcdsa};
use super::{
    Authentication::{self, Rsa as ByRsa},
    FULL, Scale, Suite, TOY,
};
#[cfg(feature = "all-suites")]
use crate::handshake::KeyExchangeAlgorithm::{DhAnon, Dhe, Ecdhe};
use crate::{
    handshake::{
        CipherSuite as Code,
        KeyExchangeAlgorithm::{self, Rsa},
    },
    protection::Protection,
    record::ProtocolVersion,
};

/// Every suite that the engine speaks; the first of each size is the one that stories use by default.
#[cfg(feature = "all-suites")]
#[rustfmt::skip]
pub static SUITES: &[Suite] = &[
    toy(Code::TOY_RSA_WITH_SAES_CBC_TOYHASH, Rsa, ByRsa, Protection::block(&SAes, &ToyHash)),
    full(Code::TLS_RSA_WITH_AES_128_CBC_SHA, Rsa, ByRsa, Protection::block(&Aes128, &Sha1), &Sha256),
    toy(Code::TOY_RSA_WITH_XOR_TOYHASH, Rsa, ByRsa, Protection::stream(&RepeatingXor, &ToyHash)),
    toy(Code::TOY_RSA_WITH_SAES_AEAD, Rsa, ByRsa, Protection::aead(&ToyAead, 0)),
    toy(Code::TOY_RSA_WITH_NULL_TOYHASH, Rsa, ByRsa, Protection::null(&ToyHash)),
    toy(Code::TOY_DHE_RSA_WITH_SAES_CBC_TOYHASH, Dhe, ByRsa, Protection::block(&SAes, &ToyHash)),
    toy(Code::TOY_ECDHE_RSA_WITH_SAES_CBC_TOYHASH, Ecdhe, ByRsa, Protection::block(&SAes, &ToyHash)),
    toy(Code::TOY_ECDHE_ECDSA_WITH_SAES_CBC_TOYHASH, Ecdhe, ByEcdsa, Protection::block(&SAes, &ToyHash)),
    toy(Code::TOY_DH_ANON_WITH_SAES_CBC_TOYHASH, DhAnon, Anonymous, Protection::block(&SAes, &ToyHash)),
    full(Code::TLS_RSA_WITH_AES_256_CBC_SHA, Rsa, ByRsa, Protection::block(&Aes256, &Sha1), &Sha256),
    full(Code::TLS_RSA_WITH_AES_128_CBC_SHA256, Rsa, ByRsa, Protection::block(&Aes128, &Sha256), &Sha256),
    full(Code::TLS_RSA_WITH_AES_256_CBC_SHA256, Rsa, ByRsa, Protection::block(&Aes256, &Sha256), &Sha256),
    full(Code::TLS_RSA_WITH_AES_128_GCM_SHA256, Rsa, ByRsa, Protection::aead(&Aes128Gcm, 4), &Sha256),
    full(Code::TLS_RSA_WITH_AES_256_GCM_SHA384, Rsa, ByRsa, Protection::aead(&Aes256Gcm, 4), &Sha384),
    full(Code::TLS_RSA_WITH_AES_128_CCM, Rsa, ByRsa, Protection::aead(&Aes128Ccm, 4), &Sha256),
    full(Code::TLS_RSA_WITH_AES_256_CCM, Rsa, ByRsa, Protection::aead(&Aes256Ccm, 4), &Sha256),
    full(Code::TLS_RSA_WITH_AES_128_CCM_8, Rsa, ByRsa, Protection::aead(&Aes128Ccm8, 4), &Sha256),
    full(Code::TLS_RSA_WITH_3DES_EDE_CBC_SHA, Rsa, ByRsa, Protection::block(&TripleDes, &Sha1), &Sha256),
    full(Code::TLS_RSA_WITH_RC4_128_SHA, Rsa, ByRsa, Protection::stream(&Rc4, &Sha1), &Sha256),
    full(Code::TLS_RSA_WITH_RC4_128_MD5, Rsa, ByRsa, Protection::stream(&Rc4, &Md5), &Sha256),
    full(Code::TLS_RSA_WITH_NULL_SHA256, Rsa, ByRsa, Protection::null(&Sha256), &Sha256),
    full(Code::TLS_RSA_WITH_NULL_SHA, Rsa, ByRsa, Protection::null(&Sha1), &Sha256),
    full(Code::TLS_RSA_WITH_NULL_MD5, Rsa, ByRsa, Protection::null(&Md5), &Sha256),
    full(Code::TLS_DHE_RSA_WITH_AES_128_CBC_SHA, Dhe, ByRsa, Protection::block(&Aes128, &Sha1), &Sha256),
    full(Code::TLS_DHE_RSA_WITH_AES_256_CBC_SHA, Dhe, ByRsa, Protection::block(&Aes256, &Sha1), &Sha256),
    full(Code::TLS_DHE_RSA_WITH_AES_128_CBC_SHA256, Dhe, ByRsa, Protection::block(&Aes128, &Sha256), &Sha256),
    full(Code::TLS_DHE_RSA_WITH_AES_256_CBC_SHA256, Dhe, ByRsa, Protection::block(&Aes256, &Sha256), &Sha256),
    full(Code::TLS_DHE_RSA_WITH_AES_128_GCM_SHA256, Dhe, ByRsa, Protection::aead(&Aes128Gcm, 4), &Sha256),
    full(Code::TLS_DHE_RSA_WITH_AES_256_GCM_SHA384, Dhe, ByRsa, Protection::aead(&Aes256Gcm, 4), &Sha384),
    full(Code::TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256, Dhe, ByRsa, Protection::aead(&ChaCha20Poly1305, 12), &Sha256),
    full(Code::TLS_DHE_RSA_WITH_AES_128_CCM, Dhe, ByRsa, Protection::aead(&Aes128Ccm, 4), &Sha256),
    full(Code::TLS_DHE_RSA_WITH_AES_256_CCM, Dhe, ByRsa, Protection::aead(&Aes256Ccm, 4), &Sha256),
    full(Code::TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA, Dhe, ByRsa, Protection::block(&TripleDes, &Sha1), &Sha256),
    full(Code::TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, Ecdhe, ByRsa, Protection::block(&Aes128, &Sha1), &Sha256),
    full(Code::TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA, Ecdhe, ByRsa, Protection::block(&Aes256, &Sha1), &Sha256),
    full(Code::TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, Ecdhe, ByRsa, Protection::block(&Aes128, &Sha256), &Sha256),
    full(Code::TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, Ecdhe, ByRsa, Protection::block(&Aes256, &Sha384), &Sha384),
    full(Code::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, Ecdhe, ByRsa, Protection::aead(&Aes128Gcm, 4), &Sha256),
    full(Code::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, Ecdhe, ByRsa, Protection::aead(&Aes256Gcm, 4), &Sha384),
    full(Code::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, Ecdhe, ByRsa, Protection::aead(&ChaCha20Poly1305, 12), &Sha256),
    full(Code::TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA, Ecdhe, ByRsa, Protection::block(&TripleDes, &Sha1), &Sha256),
    full(Code::TLS_ECDHE_RSA_WITH_RC4_128_SHA, Ecdhe, ByRsa, Protection::stream(&Rc4, &Sha1), &Sha256),
    full(Code::TLS_ECDHE_RSA_WITH_NULL_SHA, Ecdhe, ByRsa, Protection::null(&Sha1), &Sha256),
    full(Code::TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, Ecdhe, ByEcdsa, Protection::block(&Aes128, &Sha1), &Sha256),
    full(Code::TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA, Ecdhe, ByEcdsa, Protection::block(&Aes256, &Sha1), &Sha256),
    full(Code::TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, Ecdhe, ByEcdsa, Protection::block(&Aes128, &Sha256), &Sha256),
    full(Code::TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384, Ecdhe, ByEcdsa, Protection::block(&Aes256, &Sha384), &Sha384),
    full(Code::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, Ecdhe, ByEcdsa, Protection::aead(&Aes128Gcm, 4), &Sha256),
    full(Code::TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, Ecdhe, ByEcdsa, Protection::aead(&Aes256Gcm, 4), &Sha384),
    full(Code::TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, Ecdhe, ByEcdsa, Protection::aead(&ChaCha20Poly1305, 12), &Sha256),
    full(Code::TLS_ECDHE_ECDSA_WITH_AES_128_CCM, Ecdhe, ByEcdsa, Protection::aead(&Aes128Ccm, 4), &Sha256),
    full(Code::TLS_ECDHE_ECDSA_WITH_AES_256_CCM, Ecdhe, ByEcdsa, Protection::aead(&Aes256Ccm, 4), &Sha256),
    full(Code::TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8, Ecdhe, ByEcdsa, Protection::aead(&Aes128Ccm8, 4), &Sha256),
    full(Code::TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA, Ecdhe, ByEcdsa, Protection::block(&TripleDes, &Sha1), &Sha256),
    full(Code::TLS_ECDHE_ECDSA_WITH_RC4_128_SHA, Ecdhe, ByEcdsa, Protection::stream(&Rc4, &Sha1), &Sha256),
    full(Code::TLS_ECDHE_ECDSA_WITH_NULL_SHA, Ecdhe, ByEcdsa, Protection::null(&Sha1), &Sha256),
    full(Code::TLS_DH_ANON_WITH_AES_128_CBC_SHA, DhAnon, Anonymous, Protection::block(&Aes128, &Sha1), &Sha256),
    full(Code::TLS_DH_ANON_WITH_AES_256_CBC_SHA, DhAnon, Anonymous, Protection::block(&Aes256, &Sha1), &Sha256),
    full(Code::TLS_DH_ANON_WITH_AES_128_GCM_SHA256, DhAnon, Anonymous, Protection::aead(&Aes128Gcm, 4), &Sha256),
    full(Code::TLS_DH_ANON_WITH_AES_256_GCM_SHA384, DhAnon, Anonymous, Protection::aead(&Aes256Gcm, 4), &Sha384),
    full(Code::TLS_DH_ANON_WITH_RC4_128_MD5, DhAnon, Anonymous, Protection::stream(&Rc4, &Md5), &Sha256),
];

/// The suites for export, for those who are told to speak them.
///
/// A smaller form than RFC 2246 has: what is short is the key exchange, a modulus or a group that is smaller than the toy's
/// own. The records are protected as without export, under keys that are no shorter (there is no section 6.3.1 here).
#[cfg(feature = "all-suites")]
#[rustfmt::skip]
pub static EXPORT: &[Suite] = &[
    export(toy(Code::TOY_RSA_EXPORT_WITH_SAES_CBC_TOYHASH, Rsa, ByRsa, Protection::block(&SAes, &ToyHash))),
    export(toy(Code::TOY_DHE_RSA_EXPORT_WITH_SAES_CBC_TOYHASH, Dhe, ByRsa, Protection::block(&SAes, &ToyHash))),
];

#[cfg(feature = "all-suites")]
const fn export(suite: Suite) -> Suite {
    Suite {
        export: true,
        ..suite
    }
}

/// The suite of each size that the page's stories play: the page has a weight to keep.
#[cfg(not(feature = "all-suites"))]
#[rustfmt::skip]
pub static SUITES: &[Suite] = &[
    toy(Code::TOY_RSA_WITH_SAES_CBC_TOYHASH, Rsa, ByRsa, Protection::block(&SAes, &ToyHash)),
    full(Code::TLS_RSA_WITH_AES_128_CBC_SHA, Rsa, ByRsa, Protection::block(&Aes128, &Sha1), &Sha256),
];

const fn toy(
    code: Code,
    key_exchange: KeyExchangeAlgorithm,
    authentication: Authentication,
    protection: Protection,
) -> Suite {
    row(
        code,
        key_exchange,
        authentication,
        protection,
        &ToyHash,
        &TOY,
    )
}

const fn full(
    code: Code,
    key_exchange: KeyExchangeAlgorithm,
    authentication: Authentication,
    protection: Protection,
    prf: &'static dyn Hash,
) -> Suite {
    row(code, key_exchange, authentication, protection, prf, &FULL)
}

const fn row(
    code: Code,
    key_exchange: KeyExchangeAlgorithm,
    authentication: Authentication,
    protection: Protection,
    prf: &'static dyn Hash,
    scale: &'static Scale,
) -> Suite {
    Suite {
        code,
        key_exchange,
        authentication,
        since: since(code, &protection),
        protection,
        prf,
        scale,
        export: false,
    }
}

/// AEADs, and the suites that are named after SHA-256 and SHA-384, came with TLS 1.2 (RFC 5246 appendix A.5).
const fn since(code: Code, protection: &Protection) -> ProtocolVersion {
    match (protection, code) {
        (Protection::Aead { .. }, _)
        | (
            _,
            Code::TLS_RSA_WITH_NULL_SHA256
            | Code::TLS_RSA_WITH_AES_128_CBC_SHA256
            | Code::TLS_RSA_WITH_AES_256_CBC_SHA256
            | Code::TLS_DHE_RSA_WITH_AES_128_CBC_SHA256
            | Code::TLS_DHE_RSA_WITH_AES_256_CBC_SHA256
            | Code::TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256
            | Code::TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384
            | Code::TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256
            | Code::TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384,
        ) => ProtocolVersion::TLS12,
        _ => ProtocolVersion::TLS10,
    }
}
