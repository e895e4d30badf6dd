//! An OCSP response, read (RFC 6960 section 4.2.1).

use der::Decode;
use der::asn1::GeneralizedTime;
use spki::SubjectPublicKeyInfoOwned;
use x509_cert::ext::Extensions;

use super::asn1::{
    BasicOcspResponse, CertId, CertStatus, ID_PKIX_OCSP_BASIC, ID_SHA1, OcspResponse, ResponderId,
    ResponseData, ResponseStatus, SingleResponse,
};
use super::issue::{CertificateStatus, sha1};
use crate::x509::decoded::{Decoded, SignedPart};
use crate::x509::distinguished_name::DistinguishedName;
use crate::x509::tbs::Signed;
use crate::x509::{CertificateError, UnixTime, party_names};

/// Whether these bytes have the shape of an OCSP response; whether it says anything is for
/// [`StapledValidator`](super::StapledValidator) to find out.
#[must_use]
pub fn is_ocsp_response(der: &[u8]) -> bool {
    OcspResponse::from_der(der).is_ok()
}

/// Why a response says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    Malformed,
    /// The responder could not answer.
    Status(ResponseStatus),
    /// A critical extension is not understood here.
    CriticalExtension,
}

/// A `BasicOCSPResponse`, taken apart. Nothing in it has been checked.
pub(super) struct Response {
    pub(super) responder: ResponderId,
    pub(super) produced_at: UnixTime,
    pub(super) singles: Vec<Single>,
    pub(super) signed: SignedPart,
}

/// What it says of one certificate.
pub(super) struct Single {
    id: CertId,
    pub(super) status: CertificateStatus,
    pub(super) this_update: UnixTime,
    pub(super) next_update: Option<UnixTime>,
}

impl From<der::Error> for Flaw {
    fn from(_: der::Error) -> Self {
        Self::Malformed
    }
}

impl From<CertificateError> for Flaw {
    fn from(_: CertificateError) -> Self {
        Self::Malformed
    }
}

impl Response {
    /// Reads a response that is all of `der`.
    pub(super) fn read(der: &[u8]) -> Result<Self, Flaw> {
        let outer = OcspResponse::from_der(der)?;
        if outer.response_status != ResponseStatus::Successful {
            return Err(Flaw::Status(outer.response_status));
        }
        let bytes = outer.response_bytes.ok_or(Flaw::Malformed)?;
        if bytes.response_type != ID_PKIX_OCSP_BASIC {
            return Err(Flaw::Malformed);
        }
        let basic = BasicOcspResponse::from_der(bytes.response.as_bytes())?;
        let signed = SignedPart::read(&Signed {
            to_be_signed: basic.tbs_response_data,
            signature_algorithm: basic.signature_algorithm,
            signature_value: basic.signature,
        })?;
        let data = ResponseData::from_der(&signed.tbs)?;
        if data.version != 0 {
            return Err(Flaw::Malformed);
        }
        let mut singles = data.responses.iter();
        if has_critical(&data.response_extensions)
            || singles.any(|single| has_critical(&single.single_extensions))
        {
            return Err(Flaw::CriticalExtension);
        }
        Ok(Self {
            responder: data.responder_id,
            produced_at: unix_time(data.produced_at),
            singles: data.responses.into_iter().map(Single::of).collect(),
            signed,
        })
    }

    /// What it says of `leaf`, which `issuer` issued.
    pub(super) fn about(&self, leaf: &Decoded, issuer: &Decoded) -> Option<&Single> {
        self.singles.iter().find(|single| {
            let is_about = single.is_about(leaf, issuer);
            is_about.is_ok_and(|is_about| is_about)
        })
    }

    /// Whether it says that `issuer` made it.
    pub(super) fn is_from(&self, issuer: &Decoded) -> bool {
        match &self.responder {
            ResponderId::ByName(name) => DistinguishedName::read(name).is(&issuer.subject),
            ResponderId::ByKey(hash) => key_bits(issuer)
                .and_then(|bits| sha1(&bits))
                .is_ok_and(|own| own == *hash),
        }
    }
}

impl Single {
    fn of(single: SingleResponse) -> Self {
        Self {
            id: single.cert_id,
            status: match single.cert_status {
                CertStatus::Good(_) => CertificateStatus::Good,
                CertStatus::Revoked(info) => {
                    CertificateStatus::Revoked(unix_time(info.revocation_time))
                }
                CertStatus::Unknown(_) => CertificateStatus::Unknown,
            },
            this_update: unix_time(single.this_update),
            next_update: single.next_update.map(unix_time),
        }
    }

    /// The names of a `CertID` are hashes (section 4.1.1).
    fn is_about(&self, leaf: &Decoded, issuer: &Decoded) -> Result<bool, CertificateError> {
        let name = party_names::issuer(&leaf.der).ok_or(CertificateError::MalformedDer)?;
        Ok(self.id.hash_algorithm.oid == ID_SHA1
            && self.id.issuer_name_hash == sha1(&name)?
            && self.id.issuer_key_hash == sha1(&key_bits(issuer)?)?
            && self.id.serial_number.as_bytes() == leaf.serial_number)
    }
}

/// The bits of a certificate's public key, without its algorithm.
fn key_bits(certificate: &Decoded) -> Result<Vec<u8>, CertificateError> {
    let info = SubjectPublicKeyInfoOwned::from_der(&certificate.key_der)?;
    Ok(info.subject_public_key.raw_bytes().to_vec())
}

fn has_critical(extensions: &Option<Extensions>) -> bool {
    let mut extensions = extensions.iter().flatten();
    extensions.any(|extension| extension.critical)
}

fn unix_time(time: GeneralizedTime) -> UnixTime {
    UnixTime(time.to_unix_duration().as_secs())
}
