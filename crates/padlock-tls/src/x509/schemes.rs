//! The arithmetic of signature schemes, as tables.

use padlock_core::signature::{
    EcdsaSha1, EcdsaSha256, EcdsaSha384, EcdsaSha512, EcdsaToyHash, Ed25519, RsaPkcs1Sha1,
    RsaPkcs1Sha256, RsaPkcs1Sha384, RsaPkcs1Sha512, RsaPssSha256, RsaPssSha384, RsaPssSha512,
    RsaToyHash, SignatureScheme,
};

use super::CertificateScheme;

/// The signature schemes that someone can make and check.
///
/// A program carries the arithmetic of the tables that it names, and of no other: this is how a page stays small.
#[derive(Clone, Copy, Debug)]
pub struct Schemes(&'static [(CertificateScheme, &'static dyn SignatureScheme)]);

impl Schemes {
    /// RSA PKCS#1 v1.5 with SHA-256, and the toy of it.
    pub const RSA: Self = Self(&[
        (CertificateScheme::RsaPkcs1Sha256, &RsaPkcs1Sha256),
        (CertificateScheme::ToyRsaToyHash, &RsaToyHash),
    ]);

    /// Every full-size scheme, and no toy.
    pub const FULL: Self = Self(&[
        (CertificateScheme::RsaPkcs1Sha1, &RsaPkcs1Sha1),
        (CertificateScheme::RsaPkcs1Sha256, &RsaPkcs1Sha256),
        (CertificateScheme::RsaPkcs1Sha384, &RsaPkcs1Sha384),
        (CertificateScheme::RsaPkcs1Sha512, &RsaPkcs1Sha512),
        (CertificateScheme::RsaPssSha256, &RsaPssSha256),
        (CertificateScheme::RsaPssSha384, &RsaPssSha384),
        (CertificateScheme::RsaPssSha512, &RsaPssSha512),
        (CertificateScheme::EcdsaSha1, &EcdsaSha1),
        (CertificateScheme::EcdsaSha256, &EcdsaSha256),
        (CertificateScheme::EcdsaSha384, &EcdsaSha384),
        (CertificateScheme::EcdsaSha512, &EcdsaSha512),
        (CertificateScheme::Ed25519, &Ed25519),
    ]);

    /// Every toy scheme.
    pub const TOY: Self = Self(&[
        (CertificateScheme::ToyRsaToyHash, &RsaToyHash),
        (CertificateScheme::ToyEcdsaToyHash, &EcdsaToyHash),
    ]);

    /// All of them, toys too: for whoever judges a stranger's chain, which may be one that Padlock has made.
    pub const ALL: Self = Self(&[
        (CertificateScheme::RsaPkcs1Sha1, &RsaPkcs1Sha1),
        (CertificateScheme::RsaPkcs1Sha256, &RsaPkcs1Sha256),
        (CertificateScheme::RsaPkcs1Sha384, &RsaPkcs1Sha384),
        (CertificateScheme::RsaPkcs1Sha512, &RsaPkcs1Sha512),
        (CertificateScheme::RsaPssSha256, &RsaPssSha256),
        (CertificateScheme::RsaPssSha384, &RsaPssSha384),
        (CertificateScheme::RsaPssSha512, &RsaPssSha512),
        (CertificateScheme::EcdsaSha1, &EcdsaSha1),
        (CertificateScheme::EcdsaSha256, &EcdsaSha256),
        (CertificateScheme::EcdsaSha384, &EcdsaSha384),
        (CertificateScheme::EcdsaSha512, &EcdsaSha512),
        (CertificateScheme::Ed25519, &Ed25519),
        (CertificateScheme::ToyRsaToyHash, &RsaToyHash),
        (CertificateScheme::ToyEcdsaToyHash, &EcdsaToyHash),
    ]);

    /// The arithmetic of a scheme, if it is in the table.
    pub fn implementation(self, scheme: CertificateScheme) -> Option<&'static dyn SignatureScheme> {
        let mut rows = self.0.iter();
        rows.find(|(named, _)| *named == scheme)
            .map(|(_, implementation)| *implementation)
    }
}
