//! `pre_shared_key` (RFC 8446 section 4.2.11).

use serde::{Deserialize, Serialize};

use super::read_u32;
use crate::codec::{Codec, DecodeError, Field, Reader, put_opaque8, put_opaque16, put16};

/// A key that both ends have, by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PskIdentity {
    /// A ticket, or a name that was agreed elsewhere; 1 to 2^16-1 bytes.
    pub identity: Vec<u8>,
    /// Milliseconds since the ticket came, plus `ticket_age_add`, modulo 2^32; 0 for what is no ticket.
    pub obfuscated_ticket_age: u32,
}

/// The keys, and a binder for each: an HMAC of the ClientHello up to here (section 4.2.11.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedPsks {
    /// Best first; at least one.
    pub identities: Vec<PskIdentity>,
    /// As long as the hash of each key: 32 to 255 bytes, 2 in toy size.
    pub binders: Vec<Vec<u8>>,
}

impl Codec for OfferedPsks {
    fn encode(&self, out: &mut Vec<u8>) {
        put16(out, |out| {
            for psk in &self.identities {
                put_opaque16(out, &psk.identity);
                out.extend(psk.obfuscated_ticket_age.to_be_bytes());
            }
        });
        put16(out, |out| {
            self.binders.iter().for_each(|b| put_opaque8(out, b));
        });
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let identities = (Field::IdentitiesLength, Field::Identities);
        let binders = (Field::BindersLength, Field::Binders);
        let binder = (Field::BinderLength, Field::Binder);
        Ok(Self {
            identities: r.vector16(identities, 7..=0xffff, |r| r.items(read_identity))?,
            binders: r.vector16(binders, 3..=0xffff, |r| {
                r.items(|r| r.opaque8(binder, 2..=0xff))
            })?,
        })
    }
}

fn read_identity(r: &mut Reader<'_>) -> Result<PskIdentity, DecodeError> {
    r.field(Field::PskIdentity, |r| {
        Ok(PskIdentity {
            identity: r.opaque16((Field::IdentityLength, Field::Identity), 1..=0xffff)?,
            obfuscated_ticket_age: read_u32(r, Field::ObfuscatedTicketAge)?,
        })
    })
}
