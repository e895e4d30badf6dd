//! Why a certificate could not be read, or made.

use core::fmt;

use padlock_core::signature::SignatureError;
use serde::{Deserialize, Serialize};

/// A certificate that cannot be read, or be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CertificateError {
    /// Not the DER of a certificate.
    MalformedDer,
    /// A public key of a kind that is not known here.
    UnsupportedKey,
    /// A signature of a kind that is not known here.
    UnsupportedSignature,
    /// The two places that name the signature algorithm disagree (RFC 5280 section 4.1.1.2).
    AlgorithmMismatch,
    /// A date that X.509 cannot say: after the year 9999.
    DateOutOfRange,
    /// PEM with broken boundaries or broken base64 (RFC 7468).
    MalformedPem,
    /// There is nothing of the wanted kind in a file.
    NothingFound,
    /// A private key that is encrypted with a password.
    EncryptedKey,
    /// A fault that keys or schemes of this kind cannot have.
    FaultNotApplicable,
    /// The key cannot sign.
    Signature(SignatureError),
}

impl CertificateError {
    /// The stable id of this error.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::MalformedDer => "malformed_der",
            Self::UnsupportedKey => "unsupported_key",
            Self::UnsupportedSignature => "unsupported_signature",
            Self::AlgorithmMismatch => "algorithm_mismatch",
            Self::DateOutOfRange => "date_out_of_range",
            Self::MalformedPem => "malformed_pem",
            Self::NothingFound => "nothing_found",
            Self::EncryptedKey => "encrypted_key",
            Self::FaultNotApplicable => "fault_not_applicable",
            Self::Signature(_) => "signature",
        }
    }
}

impl From<der::Error> for CertificateError {
    fn from(_: der::Error) -> Self {
        Self::MalformedDer
    }
}

impl From<SignatureError> for CertificateError {
    fn from(error: SignatureError) -> Self {
        Self::Signature(error)
    }
}

impl fmt::Display for CertificateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signature(error) => write!(f, "{}: {error}", self.id()),
            _ => f.write_str(self.id()),
        }
    }
}

impl core::error::Error for CertificateError {}
