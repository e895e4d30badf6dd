//! Which signatures a certificate may have, and their object identifiers.

use der::asn1::{Any, ObjectIdentifier};
use padlock_core::hash::{Hash, Sha1, ToyHash};
use spki::AlgorithmIdentifierOwned;

use super::{CertificateError, KeyKind, pss};
use crate::extension::SignatureSchemeCode;

crate::ids::ids! {
    /// How a certificate or a revocation list is signed.
    ///
    /// | | key | signature |
    /// |---|---|---|
    /// | RSA | rsaEncryption 1.2.840.113549.1.1.1 | PKCS#1 v1.5 and PSS (RFC 8017 appendix A.2) |
    /// | ECDSA | id-ecPublicKey 1.2.840.10045.2.1 | RFC 5758 section 3.2 |
    /// | Ed25519 | 1.3.101.112 | 1.3.101.112 (RFC 8410) |
    /// | toy RSA | 1.3.6.1.4.1.32473.1.1 | 1.3.6.1.4.1.32473.1.2 |
    /// | toy ECDSA | 1.3.6.1.4.1.32473.1.3 | 1.3.6.1.4.1.32473.1.4 |
    CertificateScheme {
        RsaPkcs1Sha256 = "rsa_pkcs1_sha256",
        ToyRsaToyHash = "toy_rsa_toy_hash",
        ToyEcdsaToyHash = "toy_ecdsa_toy_hash",
        RsaPkcs1Sha1 = "rsa_pkcs1_sha1",
        RsaPkcs1Sha384 = "rsa_pkcs1_sha384",
        RsaPkcs1Sha512 = "rsa_pkcs1_sha512",
        RsaPssSha256 = "rsa_pss_sha256",
        RsaPssSha384 = "rsa_pss_sha384",
        RsaPssSha512 = "rsa_pss_sha512",
        EcdsaSha1 = "ecdsa_sha1",
        EcdsaSha256 = "ecdsa_sha256",
        EcdsaSha384 = "ecdsa_sha384",
        EcdsaSha512 = "ecdsa_sha512",
        Ed25519 = "ed25519",
    }
}

impl CertificateScheme {
    /// The kind of key that makes and checks these signatures, and no other kind does.
    pub const fn key_kind(self) -> KeyKind {
        match self {
            Self::RsaPkcs1Sha1
            | Self::RsaPkcs1Sha256
            | Self::RsaPkcs1Sha384
            | Self::RsaPkcs1Sha512
            | Self::RsaPssSha256
            | Self::RsaPssSha384
            | Self::RsaPssSha512 => KeyKind::Rsa,
            Self::EcdsaSha1 | Self::EcdsaSha256 | Self::EcdsaSha384 | Self::EcdsaSha512 => {
                KeyKind::Ec
            }
            Self::Ed25519 => KeyKind::Ed25519,
            Self::ToyRsaToyHash => KeyKind::ToyRsa,
            Self::ToyEcdsaToyHash => KeyKind::ToyEc,
        }
    }

    /// Whether the hash resists nobody any more: SHA-1 (RFC 9155). A toy is weak by design, not by mistake.
    pub const fn has_weak_hash(self) -> bool {
        matches!(self, Self::RsaPkcs1Sha1 | Self::EcdsaSha1)
    }

    /// The hash that makes a key identifier of a key.
    pub(super) fn key_identifier_hash(self) -> &'static dyn Hash {
        match self.key_kind().is_toy() {
            false => &Sha1,
            true => &ToyHash,
        }
    }

    /// The same scheme in `signature_algorithms`.
    pub const fn code(self) -> SignatureSchemeCode {
        match self {
            Self::RsaPkcs1Sha1 => SignatureSchemeCode::RSA_PKCS1_SHA1,
            Self::RsaPkcs1Sha256 => SignatureSchemeCode::RSA_PKCS1_SHA256,
            Self::RsaPkcs1Sha384 => SignatureSchemeCode::RSA_PKCS1_SHA384,
            Self::RsaPkcs1Sha512 => SignatureSchemeCode::RSA_PKCS1_SHA512,
            Self::RsaPssSha256 => SignatureSchemeCode::RSA_PSS_RSAE_SHA256,
            Self::RsaPssSha384 => SignatureSchemeCode::RSA_PSS_RSAE_SHA384,
            Self::RsaPssSha512 => SignatureSchemeCode::RSA_PSS_RSAE_SHA512,
            Self::EcdsaSha1 => SignatureSchemeCode::ECDSA_SHA1,
            Self::EcdsaSha256 => SignatureSchemeCode::ECDSA_SECP256R1_SHA256,
            Self::EcdsaSha384 => SignatureSchemeCode::ECDSA_SECP384R1_SHA384,
            Self::EcdsaSha512 => SignatureSchemeCode::ECDSA_SECP521R1_SHA512,
            Self::Ed25519 => SignatureSchemeCode::ED25519,
            Self::ToyRsaToyHash => SignatureSchemeCode::TOY_RSA_TOY_HASH,
            Self::ToyEcdsaToyHash => SignatureSchemeCode::TOY_ECDSA_TOY_HASH,
        }
    }

    pub(super) const fn signature_oid(self) -> ObjectIdentifier {
        ObjectIdentifier::new_unwrap(match self {
            Self::RsaPkcs1Sha1 => "1.2.840.113549.1.1.5",
            Self::RsaPkcs1Sha256 => "1.2.840.113549.1.1.11",
            Self::RsaPkcs1Sha384 => "1.2.840.113549.1.1.12",
            Self::RsaPkcs1Sha512 => "1.2.840.113549.1.1.13",
            Self::RsaPssSha256 | Self::RsaPssSha384 | Self::RsaPssSha512 => "1.2.840.113549.1.1.10",
            Self::EcdsaSha1 => "1.2.840.10045.4.1",
            Self::EcdsaSha256 => "1.2.840.10045.4.3.2",
            Self::EcdsaSha384 => "1.2.840.10045.4.3.3",
            Self::EcdsaSha512 => "1.2.840.10045.4.3.4",
            Self::Ed25519 => "1.3.101.112",
            // X.660's own arc for examples, 2.999, is one that const-oid cannot hold: its second arc ends at 39.
            Self::ToyRsaToyHash => "1.3.6.1.4.1.32473.1.2",
            Self::ToyEcdsaToyHash => "1.3.6.1.4.1.32473.1.4",
        })
    }

    /// As certificates name it. RSA has the parameters `NULL` (RFC 8017 appendix A.2), and toy RSA follows suit;
    /// ECDSA and Ed25519 have none (RFC 5758 section 3.2, RFC 8410 section 3).
    pub(super) fn algorithm(self) -> Result<AlgorithmIdentifierOwned, CertificateError> {
        let parameters = match pss::hash_of(self) {
            Some(hash) => Some(pss::parameters(hash)?),
            None => self.has_null_parameters().then(Any::null),
        };
        Ok(AlgorithmIdentifierOwned {
            oid: self.signature_oid(),
            parameters,
        })
    }

    pub(super) fn from_algorithm(algorithm: &AlgorithmIdentifierOwned) -> Option<Self> {
        let mut named = Self::ALL.iter().copied();
        named.find(|scheme| {
            scheme.signature_oid() == algorithm.oid
                && match (pss::hash_of(*scheme), &algorithm.parameters) {
                    (Some(hash), Some(parameters)) => pss::are_parameters_of(parameters, hash),
                    (Some(_), None) => false,
                    (None, Some(parameters)) => {
                        scheme.has_null_parameters() && *parameters == Any::null()
                    }
                    (None, None) => true,
                }
        })
    }

    const fn has_null_parameters(self) -> bool {
        matches!(self.key_kind(), KeyKind::Rsa | KeyKind::ToyRsa)
    }
}
