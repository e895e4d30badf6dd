//! An OCSP response, made (RFC 6960 section 4.2.1): by the issuer itself, about one certificate.

use core::time::Duration;

use der::asn1::{GeneralizedTime, Null, OctetString};
use der::{DateTime, Decode, Encode};
use padlock_core::Working;
use padlock_core::hash::{Hash, Sha1};
use spki::AlgorithmIdentifierOwned;
use x509_cert::serial_number::SerialNumber;

use super::asn1::{
    BasicOcspResponse, CertId, CertStatus, ID_PKIX_OCSP_BASIC, ID_SHA1, OcspResponse, ResponderId,
    ResponseBytes, ResponseData, ResponseStatus, RevokedInfo, SingleResponse,
};
use crate::x509::tbs::Signed;
use crate::x509::{
    Authority, CertificateError, KeyKind, Schemes, UnixTime, distinguished_name, public_key,
};

/// What an issuer says of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertificateStatus {
    /// It has not been taken back.
    Good,
    /// It was taken back then.
    Revoked(UnixTime),
    /// The issuer knows nothing of it.
    Unknown,
}

/// What an OCSP response shall say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OcspAnswer {
    /// The certificate, by its serial number.
    pub serial_number: u64,
    /// Its status.
    pub status: CertificateStatus,
    /// Since when this is known; the response is made then.
    pub this_update: UnixTime,
    /// Until when it will do.
    pub next_update: UnixTime,
}

impl Authority {
    /// The DER of an OCSP response about a certificate that this authority issued.
    ///
    /// # Errors
    /// When the key cannot sign by the scheme, or a date cannot be written.
    pub fn answer(
        &self,
        answer: &OcspAnswer,
        schemes: Schemes,
    ) -> Result<Vec<u8>, CertificateError> {
        let signer = self.signer();
        let key = self.key().public();
        let kind = KeyKind::of(&key, signer.scheme.key_kind().is_toy());
        let info = public_key::encode(&key, kind)?;
        let key_hash = sha1(info.subject_public_key.raw_bytes())?;
        let name = distinguished_name::common_name(self.name())?;
        let this_update = time(answer.this_update)?;
        let response = SingleResponse {
            cert_id: CertId {
                hash_algorithm: AlgorithmIdentifierOwned {
                    oid: ID_SHA1,
                    parameters: Some(der::Any::null()),
                },
                issuer_name_hash: sha1(&name.to_der()?)?,
                issuer_key_hash: key_hash.clone(),
                serial_number: SerialNumber::new(&answer.serial_number.to_be_bytes())?,
            },
            cert_status: match answer.status {
                CertificateStatus::Good => CertStatus::Good(Null),
                CertificateStatus::Revoked(at) => CertStatus::Revoked(RevokedInfo {
                    revocation_time: time(at)?,
                    revocation_reason: None,
                }),
                CertificateStatus::Unknown => CertStatus::Unknown(Null),
            },
            this_update,
            next_update: Some(time(answer.next_update)?),
            single_extensions: None,
        };
        let data = ResponseData {
            version: 0,
            responder_id: ResponderId::ByKey(key_hash),
            produced_at: this_update,
            responses: vec![response],
            response_extensions: None,
        };
        let signed = signer.sign(&data.to_der()?, schemes)?;
        let signed = Signed::from_der(&signed)?;
        let basic = BasicOcspResponse {
            tbs_response_data: signed.to_be_signed,
            signature_algorithm: signed.signature_algorithm,
            signature: signed.signature_value,
            certs: None,
        };
        let response = OcspResponse {
            response_status: ResponseStatus::Successful,
            response_bytes: Some(ResponseBytes {
                response_type: ID_PKIX_OCSP_BASIC,
                response: OctetString::new(basic.to_der()?)?,
            }),
        };
        Ok(response.to_der()?)
    }
}

/// The hash that names issuers in a `CertID`.
pub(super) fn sha1(bytes: &[u8]) -> Result<OctetString, CertificateError> {
    Ok(OctetString::new(Sha1.digest(bytes, &mut Working::off()))?)
}

fn time(time: UnixTime) -> Result<GeneralizedTime, CertificateError> {
    let date = DateTime::from_unix_duration(Duration::from_secs(time.0));
    let date = date.map_err(|_| CertificateError::DateOutOfRange)?;
    Ok(GeneralizedTime::from_date_time(date))
}
