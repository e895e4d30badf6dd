//! `CertificateRequest` (RFC 8446 section 4.3.2).

use serde::{Deserialize, Serialize};

use super::certificate::{read_block, read_context};
use crate::{
    codec::{Codec, DecodeError, Field, Reader, put_opaque8},
    extension::{Carrier, Extension, encode_extensions},
};

/// The server asks who the client is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateRequest {
    /// Tells this request from others; empty in a handshake. 0 to 255 bytes.
    pub certificate_request_context: Vec<u8>,
    /// What the certificate must be like; `signature_algorithms` is always among them.
    pub extensions: Vec<Extension>,
}

impl Codec for CertificateRequest {
    fn encode(&self, out: &mut Vec<u8>) {
        put_opaque8(out, &self.certificate_request_context);
        encode_extensions(Some(&self.extensions), out);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::CertificateRequest, |r| {
            Ok(Self {
                certificate_request_context: read_context(r)?,
                extensions: read_block(r, Carrier::CertificateRequest)?,
            })
        })
    }
}
