//! `supported_groups` and `ec_point_formats` (RFC 8422 section 5.1).

use crate::codec::{Codec, DecodeError, Field, Reader, put8, put16};
use crate::handshake::NamedGroup;

/// `uncompressed`, the only point format left (RFC 8422 section 5.1.2).
pub const UNCOMPRESSED: u8 = 0;

pub(super) fn encode_groups(groups: &[NamedGroup], out: &mut Vec<u8>) {
    put16(out, |out| groups.iter().for_each(|group| group.encode(out)));
}

pub(super) fn read_groups(r: &mut Reader<'_>) -> Result<Vec<NamedGroup>, DecodeError> {
    r.vector16(
        (Field::NamedGroupListLength, Field::NamedGroupList),
        2..=0xffff,
        |r| r.items(|r| r.field(Field::NamedGroup, NamedGroup::read)),
    )
}

pub(super) fn encode_formats(formats: &[u8], out: &mut Vec<u8>) {
    put8(out, |out| out.extend(formats));
}

pub(super) fn read_formats(r: &mut Reader<'_>) -> Result<Vec<u8>, DecodeError> {
    r.vector8(
        (Field::EcPointFormatListLength, Field::EcPointFormatList),
        1..=0xff,
        |r| r.items(|r| r.field(Field::EcPointFormat, u8::read)),
    )
}
