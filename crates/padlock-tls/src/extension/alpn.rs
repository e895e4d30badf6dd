//! `application_layer_protocol_negotiation` (RFC 7301 section 3.1).

use crate::codec::{DecodeError, Field, Reader, put_opaque8, put16};

pub(super) fn encode_protocols(protocols: &[Vec<u8>], out: &mut Vec<u8>) {
    put16(out, |out| {
        for protocol in protocols {
            put_opaque8(out, protocol);
        }
    });
}

pub(super) fn read_protocols(r: &mut Reader<'_>) -> Result<Vec<Vec<u8>>, DecodeError> {
    r.vector16(
        (Field::ProtocolNameListLength, Field::ProtocolNameList),
        2..=0xffff,
        |r| r.items(|r| r.opaque8((Field::ProtocolNameLength, Field::ProtocolName), 1..=0xff)),
    )
}
