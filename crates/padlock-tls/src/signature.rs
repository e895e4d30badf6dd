//! Signatures in the handshake: which scheme a key signs with, and its arithmetic.

#[cfg(feature = "all-suites")]
use padlock_core::signature::{
    EcdsaSha1, EcdsaSha256, EcdsaSha384, EcdsaSha512, EcdsaToyHash, Ed25519, RsaPkcs1Md5Sha1,
    RsaPkcs1Sha1, RsaPkcs1Sha384, RsaPkcs1Sha512, RsaPssSha256, RsaPssSha384, RsaPssSha512,
};
use padlock_core::signature::{PublicKey, RsaPkcs1Sha256, RsaToyHash, SignatureScheme};

use crate::{extension::SignatureSchemeCode as Code, party::Size, suite::Suite, x509::KeyKind};

/// A scheme, and how it is named on the wire: not at all before TLS 1.2.
#[derive(Clone, Copy, Debug)]
pub struct SignatureChoice {
    /// `SignatureAndHashAlgorithm`.
    pub code: Option<Code>,
    /// The arithmetic.
    pub scheme: &'static dyn SignatureScheme,
}

type Row = (Code, KeyKind, &'static dyn SignatureScheme);

/// The schemes of TLS 1.2, best first (RFC 5246 section 7.4.1.4.1, RFC 8422 section 5.1.3, RFC 8446 section 4.2.3).
static SCHEMES: &[Row] = &[
    #[cfg(feature = "all-suites")]
    (Code::ED25519, KeyKind::Ed25519, &Ed25519),
    #[cfg(feature = "all-suites")]
    (Code::ECDSA_SECP256R1_SHA256, KeyKind::Ec, &EcdsaSha256),
    #[cfg(feature = "all-suites")]
    (Code::ECDSA_SECP384R1_SHA384, KeyKind::Ec, &EcdsaSha384),
    #[cfg(feature = "all-suites")]
    (Code::ECDSA_SECP521R1_SHA512, KeyKind::Ec, &EcdsaSha512),
    #[cfg(feature = "all-suites")]
    (Code::RSA_PSS_RSAE_SHA256, KeyKind::Rsa, &RsaPssSha256),
    #[cfg(feature = "all-suites")]
    (Code::RSA_PSS_RSAE_SHA384, KeyKind::Rsa, &RsaPssSha384),
    #[cfg(feature = "all-suites")]
    (Code::RSA_PSS_RSAE_SHA512, KeyKind::Rsa, &RsaPssSha512),
    (Code::RSA_PKCS1_SHA256, KeyKind::Rsa, &RsaPkcs1Sha256),
    #[cfg(feature = "all-suites")]
    (Code::RSA_PKCS1_SHA384, KeyKind::Rsa, &RsaPkcs1Sha384),
    #[cfg(feature = "all-suites")]
    (Code::RSA_PKCS1_SHA512, KeyKind::Rsa, &RsaPkcs1Sha512),
    #[cfg(feature = "all-suites")]
    (Code::ECDSA_SHA1, KeyKind::Ec, &EcdsaSha1),
    #[cfg(feature = "all-suites")]
    (Code::RSA_PKCS1_SHA1, KeyKind::Rsa, &RsaPkcs1Sha1),
    (Code::TOY_RSA_TOY_HASH, KeyKind::ToyRsa, &RsaToyHash),
    #[cfg(feature = "all-suites")]
    (Code::TOY_ECDSA_TOY_HASH, KeyKind::ToyEc, &EcdsaToyHash),
];

/// The schemes before TLS 1.2, which the key alone decides: MD5 and SHA-1 side by side for RSA, SHA-1 for ECDSA
/// (RFC 4346 section 7.4.3, RFC 4492 section 5.4).
#[cfg(feature = "all-suites")]
static UNNAMED: &[(KeyKind, &dyn SignatureScheme)] = &[
    (KeyKind::Rsa, &RsaPkcs1Md5Sha1),
    (KeyKind::Ec, &EcdsaSha1),
    (KeyKind::ToyRsa, &RsaToyHash),
    (KeyKind::ToyEc, &EcdsaToyHash),
];

/// The schemes that can be checked in this size, best first.
#[must_use]
pub fn offer(size: Size) -> Vec<Code> {
    let rows = SCHEMES.iter();
    rows.filter(|(_, kind, _)| kind.is_toy() == (size == Size::Toy))
        .map(|(code, ..)| *code)
        .collect()
}

/// The first scheme of `offered` that `key` can sign with.
#[must_use]
pub fn with_name(key: &PublicKey, suite: &Suite, offered: &[Code]) -> Option<SignatureChoice> {
    let kind = kind(key, suite);
    offered.iter().find_map(|code| {
        let row = SCHEMES.iter().find(|row| row.0 == *code && row.1 == kind)?;
        Some(SignatureChoice {
            code: Some(row.0),
            scheme: row.2,
        })
    })
}

/// The one scheme of `key` before TLS 1.2.
#[cfg(feature = "all-suites")]
#[must_use]
pub fn without_name(key: &PublicKey, suite: &Suite) -> Option<SignatureChoice> {
    let kind = kind(key, suite);
    let row = UNNAMED.iter().find(|row| row.0 == kind)?;
    Some(SignatureChoice {
        code: None,
        scheme: row.1,
    })
}

fn kind(key: &PublicKey, suite: &Suite) -> KeyKind {
    KeyKind::of(key, suite.scale.size == Size::Toy)
}
