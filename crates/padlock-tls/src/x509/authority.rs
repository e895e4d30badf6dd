//! A certification authority: a key, a name, and the certificate that says so.

use const_oid::AssociatedOid;
use der::Encode;
use padlock_core::signature::{PrivateKey, PublicKey};
use serde::{Deserialize, Serialize};
use x509_cert::certificate::Version;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, KeyUsage, KeyUsages, SubjectAltName,
    SubjectKeyIdentifier,
};
use x509_cert::serial_number::SerialNumber;

use super::general_name;
use super::sign::key_identifier;
use super::tbs::{TbsCertificate, extension, extension_of};
use super::{
    CertificateError, CertificateScheme, KeyKind, Schemes, Signer, Validity, distinguished_name,
    public_key,
};

/// What a certificate shall say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The subject: `CN=` this.
    pub common_name: String,
    /// `subjectAltName`: the names the certificate is good for. Without any, the extension is left out.
    pub dns_names: Vec<String>,
    /// The key that the certificate is about, of the kind that the authority itself has.
    pub public_key: PublicKey,
    /// The period, both ends included.
    pub validity: Validity,
    /// Unique among the certificates of one issuer (RFC 5280 section 4.1.2.2).
    pub serial_number: u64,
    /// Whether the subject may issue certificates itself.
    pub is_ca: bool,
}

/// One who issues certificates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    name: String,
    key: PrivateKey,
    scheme: CertificateScheme,
    certificate: Vec<u8>,
}

impl Authority {
    /// One of this name, who signs so, with the DER of its certificate.
    pub(super) fn of(name: String, signer: Signer, certificate: Vec<u8>) -> Self {
        let Signer { key, scheme } = signer;
        Self {
            name,
            key,
            scheme,
            certificate,
        }
    }

    /// A root: an authority whose certificate is signed with its own key.
    pub fn new(
        name: &str,
        key: PrivateKey,
        scheme: CertificateScheme,
        validity: Validity,
        serial_number: u64,
    ) -> Result<Self, CertificateError> {
        let request = Request {
            common_name: name.to_owned(),
            dns_names: Vec::new(),
            public_key: key.public(),
            validity,
            serial_number,
            is_ca: true,
        };
        let certificate = self_signed(&request, &key, scheme)?;
        let name = name.to_owned();
        Ok(Self {
            name,
            key,
            scheme,
            certificate,
        })
    }

    /// The common name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key that signs.
    pub fn key(&self) -> &PrivateKey {
        &self.key
    }

    /// How it signs.
    pub fn scheme(&self) -> CertificateScheme {
        self.scheme
    }

    /// The DER of the authority's own certificate.
    pub fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    /// The DER of a certificate that says what `request` asks for.
    pub fn issue(&self, request: &Request) -> Result<Vec<u8>, CertificateError> {
        sign(&self.name, request, &self.key, self.scheme)
    }

    /// An authority under this one: `key` is the key that `request` names.
    pub fn subordinate(
        &self,
        request: &Request,
        key: PrivateKey,
    ) -> Result<Self, CertificateError> {
        let certificate = self.issue(request)?;
        let name = request.common_name.clone();
        Ok(Self {
            name,
            key,
            scheme: self.scheme,
            certificate,
        })
    }
}

/// The DER of a certificate that nobody vouches for but its subject.
pub fn self_signed(
    request: &Request,
    key: &PrivateKey,
    scheme: CertificateScheme,
) -> Result<Vec<u8>, CertificateError> {
    sign(&request.common_name, request, key, scheme)
}

fn sign(
    issuer: &str,
    request: &Request,
    key: &PrivateKey,
    scheme: CertificateScheme,
) -> Result<Vec<u8>, CertificateError> {
    let extensions = extensions(request, &key.public(), scheme)?;
    let key = key.clone();
    let signer = Signer { key, scheme };
    sign_with(issuer, request, extensions, &signer, Schemes::RSA)
}

/// As [`sign`], with extensions of the caller's choice, by one of `schemes`.
pub(super) fn sign_with(
    issuer: &str,
    request: &Request,
    extensions: Vec<Extension>,
    signer: &Signer,
    schemes: Schemes,
) -> Result<Vec<u8>, CertificateError> {
    let Validity {
        not_before,
        not_after,
    } = request.validity;
    let key_kind = KeyKind::of(&request.public_key, signer.scheme.key_kind().is_toy());
    let tbs = TbsCertificate {
        version: Version::V3,
        serial_number: SerialNumber::new(&request.serial_number.to_be_bytes())?,
        signature: signer.scheme.algorithm()?,
        issuer: distinguished_name::common_name(issuer)?,
        validity: x509_cert::time::Validity::new(not_before.to_time()?, not_after.to_time()?),
        subject: distinguished_name::common_name(&request.common_name)?,
        subject_public_key_info: public_key::encode(&request.public_key, key_kind)?,
        extensions,
    };
    signer.sign(&tbs.to_der()?, schemes)
}

/// Basic constraints, key usage, the two key identifiers and the names
/// (RFC 5280 sections 4.2.1.9, 4.2.1.3, 4.2.1.2, 4.2.1.1 and 4.2.1.6).
fn extensions(
    request: &Request,
    issuer_key: &PublicKey,
    scheme: CertificateScheme,
) -> Result<Vec<Extension>, CertificateError> {
    let constraints = BasicConstraints {
        ca: request.is_ca,
        path_len_constraint: None,
    };
    let usage = KeyUsage(if request.is_ca {
        KeyUsages::KeyCertSign | KeyUsages::CRLSign
    } else {
        KeyUsages::DigitalSignature | KeyUsages::KeyEncipherment
    });
    let subject = SubjectKeyIdentifier(key_identifier(&request.public_key, scheme)?);
    let issuer = general_name::key_identifier(key_identifier(issuer_key, scheme)?.as_bytes())?;
    let mut extensions = vec![
        extension(&constraints, true)?,
        extension(&usage, true)?,
        extension(&subject, false)?,
        extension_of(AuthorityKeyIdentifier::OID, &issuer, false)?,
    ];
    if !request.dns_names.is_empty() {
        let names = general_name::dns_names(&request.dns_names)?;
        extensions.push(extension_of(SubjectAltName::OID, &names, false)?);
    }
    Ok(extensions)
}
