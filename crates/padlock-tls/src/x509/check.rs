//! What was checked about a chain of certificates, one name per check.

use serde::{Deserialize, Serialize};

use crate::alert::AlertDescription;

crate::ids::ids! {
    /// The checks, in the order in which they are made.
    CheckName {
        Parse = "parse",
        Chain = "chain",
        TrustAnchor = "trust_anchor",
        Signature = "signature",
        NotBefore = "not_before",
        NotAfter = "not_after",
        Name = "name",
        Ca = "ca",
        PathLength = "path_length",
        KeyUsage = "key_usage",
        ExtendedKeyUsage = "extended_key_usage",
        NameConstraints = "name_constraints",
        CriticalExtensions = "critical_extensions",
        Revocation = "revocation",
        PublicKey = "public_key",
        KeyStrength = "key_strength",
        HashStrength = "hash_strength",
        Profile = "profile",
    }
}

crate::ids::ids! {
    /// How a check came out.
    Verdict {
        Passed = "passed",
        Failed = "failed",
        NotReached = "not_reached",
        Skipped = "skipped",
    }
}

crate::ids::ids! {
    /// What a piece of evidence is.
    EvidenceKey {
        Subject = "subject",
        Issuer = "issuer",
        SerialNumber = "serial_number",
        TrustAnchor = "trust_anchor",
        SignatureScheme = "signature_scheme",
        SignedBy = "signed_by",
        NotBefore = "not_before",
        NotAfter = "not_after",
        Now = "now",
        ExpectedName = "expected_name",
        DnsName = "dns_name",
        PathLenConstraint = "path_len_constraint",
        Intermediates = "intermediates",
        KeyUsage = "key_usage",
        ExtendedKeyUsage = "extended_key_usage",
        Purpose = "purpose",
        PresentedName = "presented_name",
        Permitted = "permitted",
        Excluded = "excluded",
        IpAddress = "ip_address",
        Extension = "extension",
        CrlIssuer = "crl_issuer",
        ThisUpdate = "this_update",
        NextUpdate = "next_update",
        RevocationDate = "revocation_date",
        Responder = "responder",
        ResponseStatus = "response_status",
        PublicKey = "public_key",
        KeyBits = "key_bits",
        MinimumBits = "minimum_bits",
        Rule = "rule",
        Limit = "limit",
        Error = "error",
    }
}

/// One fact that a check looked at. Names, dates and ids; no prose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What it is.
    pub key: EvidenceKey,
    /// As it stands in the certificate; dates as ISO 8601, numbers in decimal, bytes in hex.
    pub value: String,
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Which.
    pub name: CheckName,
    /// How it came out.
    pub verdict: Verdict,
    /// What it looked at; for a failure, what was wrong.
    pub evidence: Vec<Evidence>,
}

/// Every check, whatever the ones before it said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// In the order of [`CheckName::ALL`].
    pub checks: Vec<Check>,
}

impl CheckName {
    /// The alert that says this check failed (RFC 5246 section 7.2.2).
    pub const fn alert(self) -> AlertDescription {
        match self {
            Self::Parse | Self::Signature | Self::Name | Self::NameConstraints | Self::Profile => {
                AlertDescription::BadCertificate
            }
            Self::Chain | Self::TrustAnchor | Self::Ca | Self::PathLength => {
                AlertDescription::UnknownCa
            }
            Self::NotBefore | Self::NotAfter => AlertDescription::CertificateExpired,
            Self::KeyUsage
            | Self::ExtendedKeyUsage
            | Self::CriticalExtensions
            | Self::PublicKey
            | Self::KeyStrength
            | Self::HashStrength => AlertDescription::UnsupportedCertificate,
            Self::Revocation => AlertDescription::CertificateRevoked,
        }
    }
}

impl Check {
    pub(super) fn new(name: CheckName, passed: bool, evidence: Vec<Evidence>) -> Self {
        let verdict = match passed {
            true => Verdict::Passed,
            false => Verdict::Failed,
        };
        Self {
            name,
            verdict,
            evidence,
        }
    }

    /// A check for which there was nothing to look at.
    pub(super) const fn skipped(name: CheckName, evidence: Vec<Evidence>) -> Self {
        Self {
            name,
            verdict: Verdict::Skipped,
            evidence,
        }
    }
}

impl Evidence {
    pub(super) fn new(key: EvidenceKey, value: impl ToString) -> Self {
        let value = value.to_string();
        Self { key, value }
    }
}

impl Report {
    /// Whether every check passed, or had nothing to look at.
    pub fn accepted(&self) -> bool {
        let is_good = |c: &Check| matches!(c.verdict, Verdict::Passed | Verdict::Skipped);
        self.checks.iter().all(is_good)
    }

    /// How many checks did not come out well.
    pub(super) fn failures(&self) -> usize {
        let is_bad = |c: &&Check| matches!(c.verdict, Verdict::Failed | Verdict::NotReached);
        self.checks.iter().filter(is_bad).count()
    }

    /// The check of that name.
    pub fn check(&self, name: CheckName) -> Option<&Check> {
        self.checks.iter().find(|c| c.name == name)
    }

    /// The first check that failed.
    pub fn first_failure(&self) -> Option<&Check> {
        self.checks.iter().find(|c| c.verdict == Verdict::Failed)
    }

    /// The alert for the first failure.
    pub fn alert(&self) -> Option<AlertDescription> {
        self.first_failure().map(|check| check.name.alert())
    }
}
