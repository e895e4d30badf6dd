//! `ClientKeyExchange` (RFC 5246 section 7.4.7, RFC 8422 section 5.7).

use serde::{Deserialize, Serialize};

use super::KeyExchangeAlgorithm;
use crate::codec::{Codec, DecodeError, Field, Reader, put_opaque8, put_opaque16};

/// The client's share of the key exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClientKeyExchange {
    /// The premaster secret under the server's public key (section 7.4.7.1).
    Rsa {
        /// `EncryptedPreMasterSecret`: 0 to 2^16-1 bytes, as many as the modulus has.
        encrypted_pre_master_secret: Vec<u8>,
    },
    /// The client's public value (section 7.4.7.2).
    Dh {
        /// `g^x mod p`, big-endian, 1 to 2^16-1 bytes.
        dh_yc: Vec<u8>,
    },
    /// The client's public point (RFC 8422 section 5.7).
    Ecdh {
        /// `ECPoint`: 1 to 255 bytes.
        ecdh_yc: Vec<u8>,
    },
}

impl Codec for ClientKeyExchange {
    fn encode(&self, out: &mut Vec<u8>) {
        match self {
            Self::Rsa {
                encrypted_pre_master_secret,
            } => put_opaque16(out, encrypted_pre_master_secret),
            Self::Dh { dh_yc } => put_opaque16(out, dh_yc),
            Self::Ecdh { ecdh_yc } => put_opaque8(out, ecdh_yc),
        }
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::ClientKeyExchange, |r| {
            Ok(match r.shape().key_exchange {
                KeyExchangeAlgorithm::Rsa => Self::Rsa {
                    encrypted_pre_master_secret: r.opaque16(
                        (
                            Field::EncryptedPreMasterSecretLength,
                            Field::EncryptedPreMasterSecret,
                        ),
                        0..=0xffff,
                    )?,
                },
                KeyExchangeAlgorithm::Dhe | KeyExchangeAlgorithm::DhAnon => Self::Dh {
                    dh_yc: r.opaque16((Field::DhYcLength, Field::DhYc), 1..=0xffff)?,
                },
                KeyExchangeAlgorithm::Ecdhe => Self::Ecdh {
                    ecdh_yc: r.opaque8((Field::EcPointLength, Field::EcPoint), 1..=0xff)?,
                },
            })
        })
    }
}
