//! `status_request` (RFC 6066 section 8).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, Field, Reader, put_opaque16, put16};

crate::ids::code_points! {
    /// How the status of a certificate is told. One byte.
    CertificateStatusType {
        Ocsp = 1, "ocsp";
    }
}

/// What the client would like to be shown along with the certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CertificateStatusRequest {
    /// An OCSP response.
    Ocsp {
        /// The DER of each responder's `ResponderID`, 1 to 2^16-1 bytes; empty for any that the server knows.
        responder_id_list: Vec<Vec<u8>>,
        /// The DER of the request's `Extensions`, or nothing.
        request_extensions: Vec<u8>,
    },
    /// A kind that is not looked into.
    Unknown {
        /// Any type that has no variant of its own.
        status_type: CertificateStatusType,
        /// What is left of the extension.
        request: Vec<u8>,
    },
}

impl CertificateStatusRequest {
    /// An OCSP response of any responder.
    pub const ANY: Self = Self::Ocsp {
        responder_id_list: vec![],
        request_extensions: vec![],
    };
}

impl Codec for CertificateStatusRequest {
    fn encode(&self, out: &mut Vec<u8>) {
        match self {
            Self::Ocsp {
                responder_id_list,
                request_extensions,
            } => {
                CertificateStatusType::Ocsp.encode(out);
                put16(out, |out| {
                    let ids = responder_id_list.iter();
                    ids.for_each(|id| put_opaque16(out, id));
                });
                put_opaque16(out, request_extensions);
            }
            Self::Unknown {
                status_type,
                request,
            } => {
                status_type.encode(out);
                out.extend(request);
            }
        }
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let status_type = r.field(Field::StatusType, CertificateStatusType::read)?;
        let CertificateStatusType::Ocsp = status_type else {
            return Ok(Self::Unknown {
                status_type,
                request: r.field(Field::StatusRequest, Reader::all)?,
            });
        };
        Ok(Self::Ocsp {
            responder_id_list: r.vector16(
                (Field::ResponderIdListLength, Field::ResponderIdList),
                0..=0xffff,
                |r| {
                    r.items(|r| {
                        r.opaque16((Field::ResponderIdLength, Field::ResponderId), 1..=0xffff)
                    })
                },
            )?,
            request_extensions: r.opaque16(
                (Field::RequestExtensionsLength, Field::RequestExtensions),
                0..=0xffff,
            )?,
        })
    }
}

/// The client's request; nothing at all is the server's acknowledgement.
pub(super) fn encode_request(request: Option<&CertificateStatusRequest>, out: &mut Vec<u8>) {
    if let Some(request) = request {
        request.encode(out);
    }
}

pub(super) fn read_request(
    r: &mut Reader<'_>,
) -> Result<Option<CertificateStatusRequest>, DecodeError> {
    match r.remaining() {
        0 => Ok(None),
        _ => CertificateStatusRequest::read(r).map(Some),
    }
}
