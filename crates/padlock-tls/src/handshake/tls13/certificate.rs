//! `Certificate` (RFC 8446 section 4.4.2).

use serde::{Deserialize, Serialize};

use crate::{
    codec::{Codec, DecodeError, Field, Reader, put_opaque8, put_opaque24, put24},
    dissect,
    extension::{Carrier, Extension, encode_extensions, read_extensions},
};

/// A chain of certificates, the sender's own first; a client that has none sends an empty one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// That of the CertificateRequest that it answers; a server's is empty. 0 to 255 bytes.
    pub certificate_request_context: Vec<u8>,
    /// The chain.
    pub certificate_list: Vec<CertificateEntry>,
}

/// A certificate, and what goes with it: its status, its timestamps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateEntry {
    /// The DER of one X.509 certificate, 1 to 2^24-1 bytes, not looked into here.
    pub cert_data: Vec<u8>,
    /// Answers to extensions of the ClientHello.
    pub extensions: Vec<Extension>,
}

impl Codec for Certificate {
    fn encode(&self, out: &mut Vec<u8>) {
        put_opaque8(out, &self.certificate_request_context);
        put24(out, |out| {
            for entry in &self.certificate_list {
                put_opaque24(out, &entry.cert_data);
                encode_extensions(Some(&entry.extensions), out);
            }
        });
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::CertificateMessage, |r| {
            Ok(Self {
                certificate_request_context: read_context(r)?,
                certificate_list: r.vector24(
                    (Field::CertificateListLength, Field::CertificateList),
                    0..=0xff_ffff,
                    |r| r.items(read_entry),
                )?,
            })
        })
    }
}

pub(super) fn read_context(r: &mut Reader<'_>) -> Result<Vec<u8>, DecodeError> {
    let names = (
        Field::CertificateRequestContextLength,
        Field::CertificateRequestContext,
    );
    r.opaque8(names, 0..=0xff)
}

/// The block of extensions, which is always there from TLS 1.3 on.
pub(super) fn read_block(
    r: &mut Reader<'_>,
    carrier: Carrier,
) -> Result<Vec<Extension>, DecodeError> {
    match read_extensions(r, carrier)? {
        Some(extensions) => Ok(extensions),
        None => r.field(Field::ExtensionsLength, |r| r.take(2).map(|_| vec![])),
    }
}

fn read_entry(r: &mut Reader<'_>) -> Result<CertificateEntry, DecodeError> {
    r.field(Field::CertificateEntry, |r| {
        let names = (Field::AsnCertLength, Field::AsnCert);
        let cert_data = r.vector24(names, 1..=0xff_ffff, |r| {
            let der = r.rest().to_vec();
            dissect::read_certificate(r)?;
            Ok(der)
        })?;
        Ok(CertificateEntry {
            cert_data,
            extensions: read_block(r, Carrier::CertificateEntry)?,
        })
    })
}
