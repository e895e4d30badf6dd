//! The extensions of TLS 1.3 that are lists: versions, modes, authorities.

use crate::{
    codec::{Codec, DecodeError, Field, Reader, put_opaque16, put8, put16},
    record::ProtocolVersion,
    resumption::PskMode,
};

crate::ids::code_points! {
    /// What goes with a pre-shared key (RFC 8446 section 4.2.9). One byte.
    PskKeyExchangeMode {
        PskKe = 0, "psk_ke";
        PskDheKe = 1, "psk_dhe_ke";
    }
}

impl From<PskMode> for PskKeyExchangeMode {
    fn from(mode: PskMode) -> Self {
        match mode {
            PskMode::PskKe => Self::PskKe,
            PskMode::PskDheKe => Self::PskDheKe,
        }
    }
}

pub(super) fn encode_versions(versions: &[ProtocolVersion], out: &mut Vec<u8>) {
    put8(out, |out| versions.iter().for_each(|v| v.encode(out)));
}

pub(super) fn read_versions(r: &mut Reader<'_>) -> Result<Vec<ProtocolVersion>, DecodeError> {
    let names = (Field::SupportedVersionsLength, Field::SupportedVersions);
    r.vector8(names, 2..=0xfe, |r| {
        r.items(|r| r.field(Field::ProtocolVersion, ProtocolVersion::read))
    })
}

pub(super) fn encode_modes(modes: &[PskKeyExchangeMode], out: &mut Vec<u8>) {
    put8(out, |out| modes.iter().for_each(|mode| mode.encode(out)));
}

pub(super) fn read_modes(r: &mut Reader<'_>) -> Result<Vec<PskKeyExchangeMode>, DecodeError> {
    r.vector8((Field::KeModesLength, Field::KeModes), 1..=0xff, |r| {
        r.items(|r| r.field(Field::PskKeyExchangeMode, PskKeyExchangeMode::read))
    })
}

pub(super) fn encode_authorities(names: &[Vec<u8>], out: &mut Vec<u8>) {
    put16(out, |out| {
        names.iter().for_each(|name| put_opaque16(out, name));
    });
}

pub(super) fn read_authorities(r: &mut Reader<'_>) -> Result<Vec<Vec<u8>>, DecodeError> {
    let names = (
        Field::CertificateAuthoritiesLength,
        Field::CertificateAuthorities,
    );
    let name = (Field::DistinguishedNameLength, Field::DistinguishedName);
    r.vector16(names, 3..=0xffff, |r| {
        r.items(|r| r.opaque16(name, 1..=0xffff))
    })
}

/// `uint32` (RFC 8446 section 3.3).
pub(crate) fn read_u32(r: &mut Reader<'_>, field: Field) -> Result<u32, DecodeError> {
    r.field(field, |r| Ok(u32::from_be_bytes(r.array()?)))
}
