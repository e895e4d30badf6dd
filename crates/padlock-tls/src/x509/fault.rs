//! What can be wrong with a certificate.

use super::CheckName;

crate::ids::ids! {
    /// A fault of a certificate, or of those above it. All else about them is as it should be.
    CertificateFault {
        Expired = "expired",
        NotYetValid = "not_yet_valid",
        WrongName = "wrong_name",
        UnknownCa = "unknown_ca",
        SelfSigned = "self_signed",
        IssuerNotCa = "issuer_not_ca",
        PathTooLong = "path_too_long",
        KeyUsage = "key_usage",
        ExtendedKeyUsage = "extended_key_usage",
        NameExcluded = "name_excluded",
        BadSignature = "bad_signature",
        WeakKey = "weak_key",
        WeakHash = "weak_hash",
        Revoked = "revoked",
    }
}

impl CertificateFault {
    /// The check that finds it.
    pub const fn check(self) -> CheckName {
        match self {
            Self::Expired => CheckName::NotAfter,
            Self::NotYetValid => CheckName::NotBefore,
            Self::WrongName => CheckName::Name,
            Self::UnknownCa | Self::SelfSigned => CheckName::TrustAnchor,
            Self::IssuerNotCa => CheckName::Ca,
            Self::PathTooLong => CheckName::PathLength,
            Self::KeyUsage => CheckName::KeyUsage,
            Self::ExtendedKeyUsage => CheckName::ExtendedKeyUsage,
            Self::NameExcluded => CheckName::NameConstraints,
            Self::BadSignature => CheckName::Signature,
            Self::WeakKey => CheckName::KeyStrength,
            Self::WeakHash => CheckName::HashStrength,
            Self::Revoked => CheckName::Revocation,
        }
    }
}
