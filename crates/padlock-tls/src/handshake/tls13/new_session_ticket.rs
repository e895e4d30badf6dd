//! `NewSessionTicket` (RFC 8446 section 4.6.1).

use serde::{Deserialize, Serialize};

use super::certificate::read_block;
use crate::{
    codec::{Codec, DecodeError, Field, Reader, put_opaque8, put_opaque16},
    extension::{Carrier, Extension, encode_extensions, tls13::read_u32},
};

/// A key for next time, by a name that only the server understands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSessionTicket {
    /// Seconds; at most a week.
    pub ticket_lifetime: u32,
    /// Is added to the ticket's age, so that nobody recognises it.
    pub ticket_age_add: u32,
    /// Makes the key of each ticket another one; 0 to 255 bytes.
    pub ticket_nonce: Vec<u8>,
    /// The name; 1 to 2^16-1 bytes.
    pub ticket: Vec<u8>,
    /// At most `early_data`.
    pub extensions: Vec<Extension>,
}

impl Codec for NewSessionTicket {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend(self.ticket_lifetime.to_be_bytes());
        out.extend(self.ticket_age_add.to_be_bytes());
        put_opaque8(out, &self.ticket_nonce);
        put_opaque16(out, &self.ticket);
        encode_extensions(Some(&self.extensions), out);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::NewSessionTicket, |r| {
            Ok(Self {
                ticket_lifetime: read_u32(r, Field::TicketLifetime)?,
                ticket_age_add: read_u32(r, Field::TicketAgeAdd)?,
                ticket_nonce: r
                    .opaque8((Field::TicketNonceLength, Field::TicketNonce), 0..=0xff)?,
                ticket: r.opaque16((Field::TicketLength, Field::Ticket), 1..=0xffff)?,
                extensions: read_block(r, Carrier::NewSessionTicket)?,
            })
        })
    }
}
