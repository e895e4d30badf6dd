//! `Certificate` (RFC 5246 section 7.4.2).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, Field, Reader, put_opaque24, put24};
use crate::dissect;

/// A chain of certificates, the sender's own first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// `ASN.1Cert`: each is the DER of one X.509 certificate, 1 to 2^24-1 bytes, not looked into here.
    pub certificate_list: Vec<Vec<u8>>,
}

impl Codec for Certificate {
    fn encode(&self, out: &mut Vec<u8>) {
        put24(out, |out| {
            for certificate in &self.certificate_list {
                put_opaque24(out, certificate);
            }
        });
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::CertificateMessage, |r| {
            Ok(Self {
                certificate_list: r.vector24(
                    (Field::CertificateListLength, Field::CertificateList),
                    0..=0xff_ffff,
                    |r| r.items(read_certificate),
                )?,
            })
        })
    }
}

fn read_certificate(r: &mut Reader<'_>) -> Result<Vec<u8>, DecodeError> {
    r.vector24((Field::AsnCertLength, Field::AsnCert), 1..=0xff_ffff, |r| {
        let der = r.rest().to_vec();
        dissect::read_certificate(r)?;
        Ok(der)
    })
}
