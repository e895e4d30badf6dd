//! `digitally-signed` (RFC 5246 section 4.7), and `CertificateVerify`, which is nothing else (section 7.4.8).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, Field, Reader, put_opaque16};
use crate::extension::SignatureSchemeCode;

/// A signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigitallySigned {
    /// How it was made; before TLS 1.2 the key alone decides.
    pub algorithm: Option<SignatureSchemeCode>,
    /// 0 to 2^16-1 bytes.
    pub signature: Vec<u8>,
}

/// The client's proof that it has the key of its certificate: a signature of all messages so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateVerify(pub DigitallySigned);

impl Codec for DigitallySigned {
    fn encode(&self, out: &mut Vec<u8>) {
        if let Some(algorithm) = self.algorithm {
            algorithm.encode(out);
        }
        put_opaque16(out, &self.signature);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let algorithm = match r.shape().named_signatures {
            true => Some(r.field(Field::SignatureScheme, SignatureSchemeCode::read)?),
            false => None,
        };
        Ok(Self {
            algorithm,
            signature: r.opaque16((Field::SignatureLength, Field::Signature), 0..=0xffff)?,
        })
    }
}

impl Codec for CertificateVerify {
    fn encode(&self, out: &mut Vec<u8>) {
        self.0.encode(out);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::CertificateVerify, DigitallySigned::read)
            .map(Self)
    }
}
