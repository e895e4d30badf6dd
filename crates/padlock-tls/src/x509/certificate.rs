//! A certificate, read.

use padlock_core::Working;
use padlock_core::signature::{PublicKey, SignatureError};
use serde::{Deserialize, Serialize};

use super::decoded::Decoded;
use super::{CertificateError, CertificateScheme, Schemes, Validity};

/// What a certificate says, where all of it is understood. Nothing in it has been checked yet: see
/// [`validate()`](super::validate()), which also says what is wrong with a certificate that is not understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParsedCertificate {
    /// Whom it is about, as RFC 4514 writes it.
    pub subject: String,
    /// Who signed it.
    pub issuer: String,
    /// Big endian, without leading zeros; empty for zero.
    pub serial_number: Vec<u8>,
    /// The period, both ends included.
    pub validity: Validity,
    /// The subject's key.
    pub public_key: PublicKey,
    /// The dNSNames of `subjectAltName`.
    pub dns_names: Vec<String>,
    /// `cA` of `basicConstraints`; false without the extension.
    pub is_ca: bool,
    /// `pathLenConstraint` of `basicConstraints`: how many authorities may follow.
    pub path_len_constraint: Option<u8>,
    /// `keyCertSign` of `keyUsage`; true without the extension.
    pub key_cert_sign: bool,
    /// Critical extensions that nobody here understands, by object identifier.
    pub unhandled_critical: Vec<String>,
    /// How it is signed.
    pub signature_scheme: CertificateScheme,
    /// The bytes that are signed: the DER of `tbsCertificate`.
    pub tbs: Vec<u8>,
    /// The bytes of the signature.
    pub signature: Vec<u8>,
    /// The certificate as it came.
    pub der: Vec<u8>,
}

impl ParsedCertificate {
    /// Reads one certificate that is all of `der`.
    ///
    /// # Errors
    /// Whatever of it is malformed or unknown.
    pub fn parse(der: &[u8]) -> Result<Self, CertificateError> {
        let read = Decoded::read(der)?;
        if !read.algorithms_agree {
            return Err(CertificateError::AlgorithmMismatch);
        }
        if !read.extensions.malformed.is_empty() || !read.extensions.repeated.is_empty() {
            return Err(CertificateError::MalformedDer);
        }
        let scheme = read.signed.scheme;
        Ok(Self {
            subject: read.subject.text.clone(),
            issuer: read.issuer.text.clone(),
            serial_number: without_leading_zeros(&read.serial_number),
            validity: read.validity,
            dns_names: read.dns_names().map(str::to_owned).collect(),
            is_ca: read.extensions.is_ca(),
            path_len_constraint: read.extensions.path_len_constraint(),
            key_cert_sign: read.extensions.usage_allows(|usage| usage.key_cert_sign()),
            unhandled_critical: read
                .extensions
                .unhandled_critical
                .iter()
                .map(ToString::to_string)
                .collect(),
            public_key: read.key?.1,
            signature_scheme: scheme.ok_or(CertificateError::UnsupportedSignature)?,
            tbs: read.signed.tbs,
            signature: read.signed.signature,
            der: read.der,
        })
    }

    /// Whether `der` is one whole certificate, be it understood here or not.
    ///
    /// # Errors
    /// [`CertificateError::MalformedDer`] when it is none.
    pub fn check_shape(der: &[u8]) -> Result<(), CertificateError> {
        Decoded::read(der).map(drop)
    }

    /// Whether `key` signed this certificate, by one of `schemes`. With a recorder, the arithmetic is written down.
    ///
    /// # Errors
    /// [`CertificateError::UnsupportedSignature`] when the scheme is not among `schemes`,
    /// [`CertificateError::Signature`] when the signature is not one.
    pub fn verify_signature(
        &self,
        key: &PublicKey,
        schemes: Schemes,
        w: &mut Working,
    ) -> Result<(), CertificateError> {
        let implementation = schemes.implementation(self.signature_scheme);
        let implementation = implementation.ok_or(CertificateError::UnsupportedSignature)?;
        let verified: Result<(), SignatureError> =
            implementation.verify(key, &self.tbs, &self.signature, w);
        Ok(verified?)
    }

    /// Whether subject and issuer are the same name.
    pub fn is_self_issued(&self) -> bool {
        self.subject == self.issuer
    }
}

/// Big endian, without the zeros in front.
pub(super) fn without_leading_zeros(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().skip_while(|&b| b == 0).collect()
}
