//! What is kept of a session: `StatePlaintext` (RFC 5077 section 4), with what RFC 7627 and RFC 6066 add to it.

use serde::{Deserialize, Serialize};

#[cfg(feature = "all-suites")]
use super::TicketTerms;
use crate::{
    codec::{Codec, DecodeError, Reader, put_opaque8, put_opaque16},
    handshake::{CipherSuite, CompressionMethod},
    record::ProtocolVersion,
};

/// All that both ends must remember to go on with a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionState {
    /// The version: another one cannot go on with it (RFC 5246 section 7.4.1.3).
    pub protocol_version: ProtocolVersion,
    /// The suite: the same in every connection of the session.
    pub cipher_suite: CipherSuite,
    /// `master_secret`, 48 bytes in full size; of TLS 1.3 the key of a ticket (RFC 8446 section 4.6.1).
    pub master_secret: Vec<u8>,
    /// When the session began, in seconds since 1970.
    pub timestamp: u32,
    /// Whether the master secret depends on all messages (RFC 7627 section 5.3).
    pub extended_master_secret: bool,
    /// The name that the client asked for; empty when it named none (RFC 6066 section 3).
    pub server_name: Vec<u8>,
    /// What a ticket of TLS 1.3 is good for; `None` in older versions.
    #[cfg(feature = "all-suites")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<TicketTerms>,
}

/// `ClientAuthenticationType.anonymous`: the client has not said who it is.
const ANONYMOUS: u8 = 0;

impl Codec for SessionState {
    fn encode(&self, out: &mut Vec<u8>) {
        self.protocol_version.encode(out);
        self.cipher_suite.encode(out);
        CompressionMethod::NULL.encode(out);
        put_opaque8(out, &self.master_secret);
        ANONYMOUS.encode(out);
        out.extend(self.timestamp.to_be_bytes());
        u8::from(self.extended_master_secret).encode(out);
        put_opaque16(out, &self.server_name);
        #[cfg(feature = "all-suites")]
        if let Some(terms) = &self.terms {
            out.extend(terms.lifetime.to_be_bytes());
            out.extend(terms.age_add.to_be_bytes());
            out.extend(terms.max_early_data_size.to_be_bytes());
            put_opaque8(out, &terms.application_protocol);
        }
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let protocol_version = ProtocolVersion::read(r)?;
        let cipher_suite = CipherSuite::read(r)?;
        CompressionMethod::read(r)?;
        let length = u8::read(r)?;
        let master_secret = r.take(length.into())?.to_vec();
        u8::read(r)?;
        let timestamp = u32::from_be_bytes(r.array()?);
        let extended_master_secret = u8::read(r)? != 0;
        let length = u16::read(r)?;
        let server_name = r.take(length.into())?.to_vec();
        Ok(Self {
            protocol_version,
            cipher_suite,
            master_secret,
            timestamp,
            extended_master_secret,
            server_name,
            #[cfg(feature = "all-suites")]
            terms: read_terms(r)?,
        })
    }
}

/// They stand at the end, if at all.
#[cfg(feature = "all-suites")]
fn read_terms(r: &mut Reader<'_>) -> Result<Option<TicketTerms>, DecodeError> {
    if r.remaining() == 0 {
        return Ok(None);
    }
    let mut number = || Ok(u32::from_be_bytes(r.array()?));
    let (lifetime, age_add, max_early_data_size) = (number()?, number()?, number()?);
    let length = u8::read(r)?;
    Ok(Some(TicketTerms {
        lifetime,
        age_add,
        max_early_data_size,
        application_protocol: r.take(length.into())?.to_vec(),
    }))
}
