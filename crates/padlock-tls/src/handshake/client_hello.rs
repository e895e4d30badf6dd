//! `ClientHello` (RFC 5246 section 7.4.1.2).

use serde::{Deserialize, Serialize};

use super::{CipherSuite, CompressionMethod, Random, SessionId};
use crate::codec::{Codec, DecodeError, Field, Reader, put8, put16};
use crate::extension::{Carrier, Extension, encode_extensions, read_extensions};
use crate::record::ProtocolVersion;

/// What the client offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientHello {
    /// The highest version the client supports.
    pub client_version: ProtocolVersion,
    /// 32 bytes.
    pub random: Random,
    /// The session the client would like to resume; 0 to 32 bytes.
    pub session_id: SessionId,
    /// Suites in the client's order of preference; at least one.
    pub cipher_suites: Vec<CipherSuite>,
    /// Compression methods; at least one.
    pub compression_methods: Vec<CompressionMethod>,
    /// `None` if the message ends before the block of extensions.
    pub extensions: Option<Vec<Extension>>,
}

impl Codec for ClientHello {
    fn encode(&self, out: &mut Vec<u8>) {
        self.client_version.encode(out);
        self.random.encode(out);
        self.session_id.encode(out);
        put16(out, |out| {
            self.cipher_suites.iter().for_each(|s| s.encode(out))
        });
        put8(out, |out| {
            self.compression_methods.iter().for_each(|m| m.encode(out))
        });
        encode_extensions(self.extensions.as_deref(), out);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::ClientHello, |r| {
            Ok(Self {
                client_version: r.field(Field::ClientVersion, ProtocolVersion::read)?,
                random: r.field(Field::Random, Random::read)?,
                session_id: SessionId::read(r)?,
                cipher_suites: r.vector16(
                    (Field::CipherSuitesLength, Field::CipherSuites),
                    2..=0xfffe,
                    |r| r.items(|r| r.field(Field::CipherSuite, CipherSuite::read)),
                )?,
                compression_methods: r.vector8(
                    (Field::CompressionMethodsLength, Field::CompressionMethods),
                    1..=0xff,
                    |r| r.items(|r| r.field(Field::CompressionMethod, CompressionMethod::read)),
                )?,
                extensions: read_extensions(r, Carrier::ClientHello)?,
            })
        })
    }
}
