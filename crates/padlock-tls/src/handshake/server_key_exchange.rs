//! `ServerKeyExchange` (RFC 5246 section 7.4.3, RFC 8422 section 5.4, and for export RFC 2246 section 7.4.3).

use serde::{Deserialize, Serialize};

use super::{DigitallySigned, KeyExchangeAlgorithm, NamedGroup};
use crate::codec::{Codec, DecodeError, DecodeErrorKind, Field, Reader, put_opaque8, put_opaque16};

/// The server's share of a key exchange, signed unless the suite is anonymous.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerKeyExchange {
    /// `ServerRSAParams`, `ServerDHParams` or `ServerECDHParams`.
    pub params: ServerParams,
    /// Over both randoms and `params`.
    pub signature: Option<DigitallySigned>,
}

/// A key for this exchange, or the group and the server's public value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ServerParams {
    /// A key that is shorter than the certificate's, where the suite is for export; each is 1 to 2^16-1 bytes, a
    /// big-endian number (RFC 2246 section 7.4.3).
    Rsa {
        /// The modulus, of at most 512 bits.
        rsa_modulus: Vec<u8>,
        /// The public exponent.
        rsa_exponent: Vec<u8>,
    },
    /// A group of the server's choice; each is 1 to 2^16-1 bytes, a big-endian number.
    Dh {
        /// The prime.
        dh_p: Vec<u8>,
        /// The generator.
        dh_g: Vec<u8>,
        /// `g^x mod p`.
        dh_ys: Vec<u8>,
    },
    /// A curve that has a name.
    Ecdh {
        /// One of those that the client offered.
        named_curve: NamedGroup,
        /// `ECPoint`: 1 to 255 bytes.
        public: Vec<u8>,
    },
}

/// `ECCurveType.named_curve`, the only one left (RFC 8422 section 5.4).
const NAMED_CURVE: u8 = 3;

impl Codec for ServerParams {
    fn encode(&self, out: &mut Vec<u8>) {
        match self {
            Self::Rsa {
                rsa_modulus,
                rsa_exponent,
            } => {
                for number in [rsa_modulus, rsa_exponent] {
                    put_opaque16(out, number);
                }
            }
            Self::Dh { dh_p, dh_g, dh_ys } => {
                for number in [dh_p, dh_g, dh_ys] {
                    put_opaque16(out, number);
                }
            }
            Self::Ecdh {
                named_curve,
                public,
            } => {
                out.push(NAMED_CURVE);
                named_curve.encode(out);
                put_opaque8(out, public);
            }
        }
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        match r.shape().key_exchange {
            KeyExchangeAlgorithm::Dhe | KeyExchangeAlgorithm::DhAnon => {
                r.field(Field::ServerDhParams, read_dh)
            }
            KeyExchangeAlgorithm::Ecdhe => r.field(Field::ServerEcdhParams, read_ecdh),
            // Without export RSA key transport has no such message.
            KeyExchangeAlgorithm::Rsa => r.field(Field::ServerRsaParams, read_rsa),
        }
    }
}

fn read_rsa(r: &mut Reader<'_>) -> Result<ServerParams, DecodeError> {
    Ok(ServerParams::Rsa {
        rsa_modulus: r.opaque16((Field::RsaModulusLength, Field::RsaModulus), 1..=0xffff)?,
        rsa_exponent: r.opaque16((Field::RsaExponentLength, Field::RsaExponent), 1..=0xffff)?,
    })
}

fn read_dh(r: &mut Reader<'_>) -> Result<ServerParams, DecodeError> {
    Ok(ServerParams::Dh {
        dh_p: r.opaque16((Field::DhPLength, Field::DhP), 1..=0xffff)?,
        dh_g: r.opaque16((Field::DhGLength, Field::DhG), 1..=0xffff)?,
        dh_ys: r.opaque16((Field::DhYsLength, Field::DhYs), 1..=0xffff)?,
    })
}

fn read_ecdh(r: &mut Reader<'_>) -> Result<ServerParams, DecodeError> {
    r.field(Field::CurveType, |r| match u8::read(r)? {
        NAMED_CURVE => Ok(()),
        other => Err(r.error_behind(
            1,
            DecodeErrorKind::IllegalValue {
                value: other.into(),
            },
        )),
    })?;
    Ok(ServerParams::Ecdh {
        named_curve: r.field(Field::NamedCurve, NamedGroup::read)?,
        public: r.opaque8((Field::EcPointLength, Field::EcPoint), 1..=0xff)?,
    })
}

impl Codec for ServerKeyExchange {
    fn encode(&self, out: &mut Vec<u8>) {
        self.params.encode(out);
        if let Some(signature) = &self.signature {
            signature.encode(out);
        }
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::ServerKeyExchange, |r| {
            let params = ServerParams::read(r)?;
            let signature = match r.shape().key_exchange {
                KeyExchangeAlgorithm::DhAnon => None,
                _ => Some(DigitallySigned::read(r)?),
            };
            Ok(Self { params, signature })
        })
    }
}
