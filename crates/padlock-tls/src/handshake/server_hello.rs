//! `ServerHello` (RFC 5246 section 7.4.1.3).

use serde::{Deserialize, Serialize};

use super::{CipherSuite, CompressionMethod, Random, SessionId};
use crate::codec::{Codec, DecodeError, Field, Reader};
use crate::extension::{Carrier, Extension, encode_extensions, read_extensions};
use crate::record::ProtocolVersion;

/// What the server chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerHello {
    /// The version of this connection.
    pub server_version: ProtocolVersion,
    /// 32 bytes, independent of the client's.
    pub random: Random,
    /// The session of this connection; 0 to 32 bytes.
    pub session_id: SessionId,
    /// One of the client's `cipher_suites`.
    pub cipher_suite: CipherSuite,
    /// One of the client's `compression_methods`.
    pub compression_method: CompressionMethod,
    /// `None` if the message ends before the block of extensions.
    pub extensions: Option<Vec<Extension>>,
}

impl Codec for ServerHello {
    fn encode(&self, out: &mut Vec<u8>) {
        self.server_version.encode(out);
        self.random.encode(out);
        self.session_id.encode(out);
        self.cipher_suite.encode(out);
        self.compression_method.encode(out);
        encode_extensions(self.extensions.as_deref(), out);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::ServerHello, |r| {
            let server_version = r.field(Field::ServerVersion, ProtocolVersion::read)?;
            let random = r.field(Field::Random, Random::read)?;
            let carrier = match random {
                Random::HELLO_RETRY_REQUEST => Carrier::HelloRetryRequest,
                _ => Carrier::ServerHello,
            };
            Ok(Self {
                server_version,
                random,
                session_id: SessionId::read(r)?,
                cipher_suite: r.field(Field::CipherSuite, CipherSuite::read)?,
                compression_method: r.field(Field::CompressionMethod, CompressionMethod::read)?,
                extensions: read_extensions(r, carrier)?,
            })
        })
    }
}
