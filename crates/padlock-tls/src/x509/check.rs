//! What was checked about a chain of certificates, one name per check.

use serde::{Deserialize, Serialize};

use crate::alert::AlertDescription;

crate::ids::ids! {
    /// The checks, in the order in which they are made.
    CheckName {
        Parse = "parse",
        TrustAnchor = "trust_anchor",
        Signature = "signature",
        NotBefore = "not_before",
        NotAfter = "not_after",
        Name = "name",
        Ca = "ca",
        CriticalExtensions = "critical_extensions",
    }
}

crate::ids::ids! {
    /// How a check came out.
    Verdict {
        Passed = "passed",
        Failed = "failed",
        NotReached = "not_reached",
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
        Extension = "extension",
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
            Self::Parse | Self::Signature | Self::Name => AlertDescription::BadCertificate,
            Self::TrustAnchor | Self::Ca => AlertDescription::UnknownCa,
            Self::NotBefore | Self::NotAfter => AlertDescription::CertificateExpired,
            Self::CriticalExtensions => AlertDescription::UnsupportedCertificate,
        }
    }
}

impl Report {
    /// Whether every check passed.
    pub fn accepted(&self) -> bool {
        self.checks.iter().all(|c| c.verdict == Verdict::Passed)
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
