//! `key_share` (RFC 8446 section 4.2.8).

use serde::{Deserialize, Serialize};

use crate::{
    codec::{Codec, DecodeError, Field, Reader, put_opaque16, put16},
    handshake::NamedGroup,
};

/// A public value in a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyShareEntry {
    /// The group.
    pub group: NamedGroup,
    /// The public value: a number as long as `p`, a point, or what a hybrid takes; 1 to 2^16-1 bytes.
    pub key_exchange: Vec<u8>,
}

impl Codec for KeyShareEntry {
    fn encode(&self, out: &mut Vec<u8>) {
        self.group.encode(out);
        put_opaque16(out, &self.key_exchange);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::KeyShareEntry, |r| {
            Ok(Self {
                group: r.field(Field::NamedGroup, NamedGroup::read)?,
                key_exchange: r
                    .opaque16((Field::KeyExchangeLength, Field::KeyExchange), 1..=0xffff)?,
            })
        })
    }
}

pub(super) fn encode_shares(shares: &[KeyShareEntry], out: &mut Vec<u8>) {
    put16(out, |out| shares.iter().for_each(|share| share.encode(out)));
}

/// None at all asks for a HelloRetryRequest.
pub(super) fn read_shares(r: &mut Reader<'_>) -> Result<Vec<KeyShareEntry>, DecodeError> {
    let names = (Field::ClientSharesLength, Field::ClientShares);
    r.vector16(names, 0..=0xffff, |r| r.items(KeyShareEntry::read))
}
