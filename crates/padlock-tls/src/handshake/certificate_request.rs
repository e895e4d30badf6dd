//! `CertificateRequest` (RFC 5246 section 7.4.4).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, Field, Reader, put_opaque16, put8, put16};
use crate::extension::{SignatureSchemeCode, encode_schemes, read_schemes};

crate::ids::code_points! {
    /// What kind of key the client's certificate may hold. One byte.
    ClientCertificateType {
        RsaSign = 1, "rsa_sign";
        DssSign = 2, "dss_sign";
        RsaFixedDh = 3, "rsa_fixed_dh";
        DssFixedDh = 4, "dss_fixed_dh";
        EcdsaSign = 64, "ecdsa_sign";
    }
}

/// The server asks who the client is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateRequest {
    /// 1 to 255 of them.
    pub certificate_types: Vec<ClientCertificateType>,
    /// The signatures that the server can check; there from TLS 1.2 on.
    pub supported_signature_algorithms: Option<Vec<SignatureSchemeCode>>,
    /// The names (DER) of the authorities that the server believes; none means any.
    pub certificate_authorities: Vec<Vec<u8>>,
}

impl Codec for CertificateRequest {
    fn encode(&self, out: &mut Vec<u8>) {
        put8(out, |out| {
            self.certificate_types.iter().for_each(|t| t.encode(out));
        });
        if let Some(schemes) = &self.supported_signature_algorithms {
            encode_schemes(schemes, out);
        }
        put16(out, |out| {
            for name in &self.certificate_authorities {
                put_opaque16(out, name);
            }
        });
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::CertificateRequest, |r| {
            let certificate_types = r.vector8(
                (Field::CertificateTypesLength, Field::CertificateTypes),
                1..=0xff,
                |r| r.items(|r| r.field(Field::ClientCertificateType, ClientCertificateType::read)),
            )?;
            let supported_signature_algorithms = match r.shape().named_signatures {
                true => Some(read_schemes(r)?),
                false => None,
            };
            let certificate_authorities = r.vector16(
                (
                    Field::CertificateAuthoritiesLength,
                    Field::CertificateAuthorities,
                ),
                0..=0xffff,
                |r| {
                    r.items(|r| {
                        r.opaque16(
                            (Field::DistinguishedNameLength, Field::DistinguishedName),
                            1..=0xffff,
                        )
                    })
                },
            )?;
            Ok(Self {
                certificate_types,
                supported_signature_algorithms,
                certificate_authorities,
            })
        })
    }
}
