//! A certificate, read.

use der::{Decode, Encode};
use padlock_core::Working;
use padlock_core::signature::{PublicKey, SignatureError};
use serde::{Deserialize, Serialize};
use x509_cert::certificate::TbsCertificate;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, SubjectAltName};

use super::tbs::SignedCertificate;
use super::{
    CertificateError, CertificateScheme, UnixTime, Validity, distinguished_name,
    object_identifier_id, public_key,
};

/// What a certificate says. Nothing in it has been checked yet: see [`validate()`](super::validate()).
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
    pub fn parse(der: &[u8]) -> Result<Self, CertificateError> {
        let signed = SignedCertificate::from_der(der)?;
        let raw_tbs = signed.tbs_certificate.to_der()?;
        let tbs = TbsCertificate::from_der(&raw_tbs)?;
        if tbs.signature() != &signed.signature_algorithm {
            return Err(CertificateError::AlgorithmMismatch);
        }
        let signature_scheme = CertificateScheme::from_signature_oid(tbs.signature().oid)
            .ok_or(CertificateError::UnsupportedSignature)?;
        let signature = signed.signature_value.as_bytes();
        let constraints = extension::<BasicConstraints>(&tbs)?;
        let usage = extension::<KeyUsage>(&tbs)?;
        let names = extension::<SubjectAltName>(&tbs)?;
        Ok(Self {
            subject: distinguished_name::to_text(tbs.subject()),
            issuer: distinguished_name::to_text(tbs.issuer()),
            serial_number: without_leading_zeros(tbs.serial_number().as_bytes()),
            validity: Validity {
                not_before: UnixTime::from(tbs.validity().not_before),
                not_after: UnixTime::from(tbs.validity().not_after),
            },
            public_key: public_key::decode(tbs.subject_public_key_info())?,
            dns_names: names.map(|names| dns_names(&names)).unwrap_or_default(),
            is_ca: constraints.as_ref().is_some_and(|c| c.ca),
            path_len_constraint: constraints.and_then(|c| c.path_len_constraint),
            key_cert_sign: usage.is_none_or(|usage| usage.key_cert_sign()),
            unhandled_critical: unhandled_critical(&tbs),
            signature_scheme,
            signature: signature.ok_or(CertificateError::MalformedDer)?.to_vec(),
            der: der.to_vec(),
            tbs: raw_tbs,
        })
    }

    /// Whether `key` signed this certificate. With a recorder, the arithmetic is written down.
    pub fn verify_signature(&self, key: &PublicKey, w: &mut Working) -> Result<(), SignatureError> {
        let scheme = self.signature_scheme.implementation();
        scheme.verify(key, &self.tbs, &self.signature, w)
    }

    /// Whether subject and issuer are the same name.
    pub fn is_self_issued(&self) -> bool {
        self.subject == self.issuer
    }
}

fn without_leading_zeros(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().skip_while(|&b| b == 0).collect()
}

fn extension<'a, T>(tbs: &'a TbsCertificate) -> Result<Option<T>, CertificateError>
where
    T: Decode<'a, Error = der::Error> + const_oid::AssociatedOid,
{
    Ok(tbs.get_extension::<T>()?.map(|(_, value)| value))
}

fn dns_names(names: &SubjectAltName) -> Vec<String> {
    let dns_name = |name: &GeneralName| match name {
        GeneralName::DnsName(name) => Some(name.as_str().to_owned()),
        _ => None,
    };
    names.0.iter().filter_map(dns_name).collect()
}

/// RFC 5280 section 4.2: a certificate with one of these must be rejected.
fn unhandled_critical(tbs: &TbsCertificate) -> Vec<String> {
    let handled = ["basicConstraints", "keyUsage", "subjectAltName"];
    tbs.extensions()
        .into_iter()
        .flatten()
        .filter(|e| e.critical)
        .filter(|e| object_identifier_id(e.extn_id).is_none_or(|id| !handled.contains(&id)))
        .map(|e| e.extn_id.to_string())
        .collect()
}
