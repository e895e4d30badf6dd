//! `CertificateStatus` (RFC 6066 section 8).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, Field, Reader, put_opaque24};
use crate::extension::CertificateStatusType;

/// What somebody says of the server's certificate, for the server to pass on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CertificateStatus {
    /// The DER of an `OCSPResponse` (RFC 6960 section 4.2.1), 1 to 2^24-1 bytes, not looked into here.
    Ocsp(Vec<u8>),
    /// A kind that is not looked into.
    Unknown {
        /// Any type that has no variant of its own.
        status_type: CertificateStatusType,
        /// What is left of the message.
        response: Vec<u8>,
    },
}

impl Codec for CertificateStatus {
    fn encode(&self, out: &mut Vec<u8>) {
        match self {
            Self::Ocsp(response) => {
                CertificateStatusType::Ocsp.encode(out);
                put_opaque24(out, response);
            }
            Self::Unknown {
                status_type,
                response,
            } => {
                status_type.encode(out);
                out.extend(response);
            }
        }
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::CertificateStatus, |r| {
            let names = (Field::OcspResponseLength, Field::OcspResponse);
            match r.field(Field::StatusType, CertificateStatusType::read)? {
                CertificateStatusType::Ocsp => r.opaque24(names, 1..=0xff_ffff).map(Self::Ocsp),
                status_type => Ok(Self::Unknown {
                    status_type,
                    response: r.field(Field::StatusResponse, Reader::all)?,
                }),
            }
        })
    }
}
