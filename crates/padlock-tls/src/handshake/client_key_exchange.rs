//! `ClientKeyExchange` (RFC 5246 section 7.4.7).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, Field, Reader, put_opaque16};

crate::ids::ids! {
    /// The key exchange that the suite agreed on, which decides the shape of the message (RFC 5246 section 7.4.3).
    KeyExchangeAlgorithm {
        Rsa = "rsa",
    }
}

/// The client's share of the key exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClientKeyExchange {
    /// The premaster secret under the server's public key (section 7.4.7.1).
    Rsa {
        /// `EncryptedPreMasterSecret`: 0 to 2^16-1 bytes, as many as the modulus has.
        encrypted_pre_master_secret: Vec<u8>,
    },
}

impl Codec for ClientKeyExchange {
    fn encode(&self, out: &mut Vec<u8>) {
        match self {
            Self::Rsa {
                encrypted_pre_master_secret,
            } => put_opaque16(out, encrypted_pre_master_secret),
        }
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::ClientKeyExchange, |r| match r.key_exchange() {
            KeyExchangeAlgorithm::Rsa => Ok(Self::Rsa {
                encrypted_pre_master_secret: r.opaque16(
                    (
                        Field::EncryptedPreMasterSecretLength,
                        Field::EncryptedPreMasterSecret,
                    ),
                    0..=0xffff,
                )?,
            }),
        })
    }
}
