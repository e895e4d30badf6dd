//! `NewSessionTicket` (RFC 5077 section 3.3).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, Field, Reader, put_opaque16};

/// The server hands the session out: the client brings it along when it comes again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSessionTicket {
    /// For how many seconds the ticket will do; 0 leaves that open.
    pub ticket_lifetime_hint: u32,
    /// For the server's eyes only, 0 to 2^16-1 bytes; empty when it has thought better of it.
    pub ticket: Vec<u8>,
}

impl Codec for NewSessionTicket {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend(self.ticket_lifetime_hint.to_be_bytes());
        put_opaque16(out, &self.ticket);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::NewSessionTicket, |r| {
            let hint = r.field(Field::TicketLifetimeHint, Reader::array)?;
            Ok(Self {
                ticket_lifetime_hint: u32::from_be_bytes(hint),
                ticket: r.opaque16((Field::TicketLength, Field::Ticket), 0..=0xffff)?,
            })
        })
    }
}
