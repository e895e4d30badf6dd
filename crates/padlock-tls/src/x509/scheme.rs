//! Which keys and signatures a certificate may have, and their object identifiers.

use der::asn1::ObjectIdentifier;
use padlock_core::hash::{Hash, Sha1, ToyHash};
use padlock_core::signature::{RsaPkcs1Sha256, RsaToyHash, SignatureScheme};

use crate::extension::SignatureSchemeCode;

/// `rsaEncryption` (RFC 8017 appendix A.1).
const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
/// `sha256WithRSAEncryption` (RFC 8017 appendix A.2.4).
const SHA256_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
// X.660's own arc for examples, 2.999, is one that const-oid cannot hold: its second arc ends at 39.
/// Padlock: a toy RSA key, `RSAPublicKey` with a modulus of 16 to 64 bits.
const TOY_RSA_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1.1");
/// Padlock: a toy RSA signature of the toy hash.
const TOY_RSA_TOY_HASH: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1.2");

crate::ids::ids! {
    /// How a certificate is signed, and with it the kind of key.
    ///
    /// | | key | signature |
    /// |---|---|---|
    /// | full | rsaEncryption 1.2.840.113549.1.1.1 | sha256WithRSAEncryption 1.2.840.113549.1.1.11 |
    /// | toy | 1.3.6.1.4.1.32473.1.1 | 1.3.6.1.4.1.32473.1.2 |
    CertificateScheme {
        RsaPkcs1Sha256 = "rsa_pkcs1_sha256",
        ToyRsaToyHash = "toy_rsa_toy_hash",
    }
}

impl CertificateScheme {
    /// The arithmetic.
    pub fn implementation(self) -> &'static dyn SignatureScheme {
        match self {
            Self::RsaPkcs1Sha256 => &RsaPkcs1Sha256,
            Self::ToyRsaToyHash => &RsaToyHash,
        }
    }

    /// The hash that makes a key identifier of a key.
    pub(super) fn key_identifier_hash(self) -> &'static dyn Hash {
        match self {
            Self::RsaPkcs1Sha256 => &Sha1,
            Self::ToyRsaToyHash => &ToyHash,
        }
    }

    /// The same scheme in `signature_algorithms`.
    pub const fn code(self) -> SignatureSchemeCode {
        match self {
            Self::RsaPkcs1Sha256 => SignatureSchemeCode::RSA_PKCS1_SHA256,
            Self::ToyRsaToyHash => SignatureSchemeCode::TOY_RSA_TOY_HASH,
        }
    }

    pub(super) const fn key_oid(self) -> ObjectIdentifier {
        match self {
            Self::RsaPkcs1Sha256 => RSA_ENCRYPTION,
            Self::ToyRsaToyHash => TOY_RSA_KEY,
        }
    }

    pub(super) const fn signature_oid(self) -> ObjectIdentifier {
        match self {
            Self::RsaPkcs1Sha256 => SHA256_WITH_RSA,
            Self::ToyRsaToyHash => TOY_RSA_TOY_HASH,
        }
    }

    pub(super) fn from_signature_oid(oid: ObjectIdentifier) -> Option<Self> {
        Self::ALL.iter().copied().find(|s| s.signature_oid() == oid)
    }
}

/// The name of an object identifier that certificates use, or `None`.
pub(crate) fn object_identifier_id(oid: ObjectIdentifier) -> Option<&'static str> {
    const ID_CE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29");
    Some(match oid {
        RSA_ENCRYPTION => "rsaEncryption",
        SHA256_WITH_RSA => "sha256WithRSAEncryption",
        TOY_RSA_KEY => "toyRsaKey",
        TOY_RSA_TOY_HASH => "toyHashWithToyRsa",
        oid if oid.parent() == Some(ID_CE) => match oid.arcs().last() {
            Some(14) => "subjectKeyIdentifier",
            Some(15) => "keyUsage",
            Some(17) => "subjectAltName",
            Some(19) => "basicConstraints",
            Some(30) => "nameConstraints",
            Some(31) => "cRLDistributionPoints",
            Some(32) => "certificatePolicies",
            Some(35) => "authorityKeyIdentifier",
            Some(37) => "extKeyUsage",
            _ => return None,
        },
        _ => return None,
    })
}
