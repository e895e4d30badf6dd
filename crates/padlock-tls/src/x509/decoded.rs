//! A certificate as validation sees it: all that it says, also where nobody here understands it.

use der::asn1::ObjectIdentifier;
use der::{Decode, Encode};
use padlock_core::Working;
use padlock_core::signature::{PublicKey, SignatureError};
use x509_cert::certificate::{TbsCertificate, Version};

use super::distinguished_name::DistinguishedName;
use super::extensions::Extensions;
use super::general_name::GeneralName;
use super::tbs::Signed;
use super::{
    CertificateError, CertificateScheme, KeyKind, Schemes, UnixTime, Validity, public_key,
};

/// A certificate, taken apart. Nothing in it has been checked.
#[derive(Clone, Debug)]
pub(super) struct Decoded {
    pub(super) der: Vec<u8>,
    pub(super) version: Version,
    /// Big endian, two's complement, as in the certificate.
    pub(super) serial_number: Vec<u8>,
    pub(super) subject: DistinguishedName,
    pub(super) issuer: DistinguishedName,
    pub(super) validity: Validity,
    /// The algorithm of the subject's key.
    pub(super) key_algorithm: ObjectIdentifier,
    pub(super) key: Result<(KeyKind, PublicKey), CertificateError>,
    /// The DER of the subject's key.
    pub(super) key_der: Vec<u8>,
    pub(super) extensions: Extensions,
    /// Whether both places that name the signature algorithm agree (RFC 5280 section 4.1.1.2).
    pub(super) algorithms_agree: bool,
    pub(super) signed: SignedPart,
}

/// Bytes, and a signature of them.
#[derive(Clone, Debug)]
pub(super) struct SignedPart {
    pub(super) algorithm: ObjectIdentifier,
    /// `None` when the algorithm is not known here.
    pub(super) scheme: Option<CertificateScheme>,
    pub(super) tbs: Vec<u8>,
    pub(super) signature: Vec<u8>,
}

impl Decoded {
    /// Reads one certificate that is all of `der`.
    pub(super) fn read(der: &[u8]) -> Result<Self, CertificateError> {
        let signed = Signed::from_der(der)?;
        let part = SignedPart::read(&signed)?;
        let tbs = TbsCertificate::from_der(&part.tbs)?;
        let info = tbs.subject_public_key_info();
        Ok(Self {
            der: der.to_vec(),
            version: tbs.version(),
            serial_number: tbs.serial_number().as_bytes().to_vec(),
            subject: DistinguishedName::read(tbs.subject()),
            issuer: DistinguishedName::read(tbs.issuer()),
            validity: Validity {
                not_before: UnixTime::from(tbs.validity().not_before),
                not_after: UnixTime::from(tbs.validity().not_after),
            },
            key_algorithm: info.algorithm.oid,
            key: public_key::decode(info),
            key_der: info.to_der()?,
            extensions: Extensions::read(tbs.extensions().map_or(&[], Vec::as_slice)),
            algorithms_agree: tbs.signature() == &signed.signature_algorithm,
            signed: part,
        })
    }

    /// The subject's key, of the kind that its certificate says.
    pub(super) fn key(&self) -> Result<(KeyKind, &PublicKey), CertificateError> {
        match &self.key {
            Ok((kind, key)) => Ok((*kind, key)),
            Err(error) => Err(error.clone()),
        }
    }

    /// Whether subject and issuer are the same name.
    pub(super) fn is_self_issued(&self) -> bool {
        self.subject.is(&self.issuer)
    }

    /// The names of `subjectAltName`.
    pub(super) fn alternative_names(&self) -> &[GeneralName] {
        let names = self.extensions.subject_alt_name.as_ref();
        names.map_or(&[], |names| names.value.as_slice())
    }

    /// The dNSNames of `subjectAltName`.
    pub(super) fn dns_names(&self) -> impl Iterator<Item = &str> {
        self.alternative_names()
            .iter()
            .filter_map(|name| match name {
                GeneralName::DnsName(name) => Some(name.as_str()),
                _ => None,
            })
    }

    /// The iPAddresses of `subjectAltName`, as bytes.
    pub(super) fn ip_addresses(&self) -> impl Iterator<Item = &[u8]> {
        self.alternative_names()
            .iter()
            .filter_map(|name| match name {
                GeneralName::IpAddress(address) => Some(address.as_slice()),
                _ => None,
            })
    }
}

impl SignedPart {
    pub(super) fn read(signed: &Signed<'_>) -> Result<Self, CertificateError> {
        let signature = signed.signature_value.as_bytes();
        Ok(Self {
            algorithm: signed.signature_algorithm.oid,
            scheme: CertificateScheme::from_algorithm(&signed.signature_algorithm),
            tbs: signed.to_be_signed.to_der()?,
            signature: signature.ok_or(CertificateError::MalformedDer)?.to_vec(),
        })
    }

    /// Whether the key of `issuer` made this signature, by one of `schemes`.
    ///
    /// A scheme takes keys of its own kind alone: a toy signature, which anyone can forge, is none of a full-size key.
    pub(super) fn verify(
        &self,
        issuer: &Decoded,
        schemes: Schemes,
    ) -> Result<(), CertificateError> {
        let scheme = self.scheme.ok_or(CertificateError::UnsupportedSignature)?;
        let implementation = schemes.implementation(scheme);
        let implementation = implementation.ok_or(CertificateError::UnsupportedSignature)?;
        let (kind, key) = issuer.key()?;
        if kind != scheme.key_kind() {
            return Err(SignatureError::WrongKey(kind.id().to_owned()).into());
        }
        Ok(implementation.verify(key, &self.tbs, &self.signature, &mut Working::off())?)
    }
}
