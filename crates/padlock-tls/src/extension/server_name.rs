//! `server_name` (RFC 6066 section 3).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, Field, Reader, put_opaque16, put16};

crate::ids::code_points! {
    /// What kind of name. One byte.
    NameType {
        HostName = 0, "host_name";
    }
}

/// One name of the server that the client wants to talk to, readable by anyone on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerName {
    /// `host_name` is the only type there is.
    pub name_type: NameType,
    /// ASCII without a trailing dot for a `host_name`; 1 to 2^16-1 bytes.
    pub name: Vec<u8>,
}

impl ServerName {
    /// A `host_name`.
    pub fn host_name(name: &str) -> Self {
        Self {
            name_type: NameType::HostName,
            name: name.as_bytes().to_vec(),
        }
    }

    /// The name, if it is a `host_name` of printable ASCII.
    pub fn as_host_name(&self) -> Option<&str> {
        let printable = self.name.iter().all(u8::is_ascii_graphic);
        match self.name_type {
            NameType::HostName if printable => core::str::from_utf8(&self.name).ok(),
            _ => None,
        }
    }
}

impl Codec for ServerName {
    fn encode(&self, out: &mut Vec<u8>) {
        self.name_type.encode(out);
        put_opaque16(out, &self.name);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::ServerName, |r| {
            Ok(Self {
                name_type: r.field(Field::NameType, NameType::read)?,
                name: r.opaque16((Field::HostNameLength, Field::HostName), 1..=0xffff)?,
            })
        })
    }
}

/// The client's list; nothing at all for an empty one, which is the server's acknowledgement.
pub(super) fn encode_names(names: &[ServerName], out: &mut Vec<u8>) {
    if !names.is_empty() {
        put16(out, |out| names.iter().for_each(|name| name.encode(out)));
    }
}

pub(super) fn read_names(r: &mut Reader<'_>) -> Result<Vec<ServerName>, DecodeError> {
    if r.remaining() == 0 {
        return Ok(Vec::new());
    }
    r.vector16(
        (Field::ServerNameListLength, Field::ServerNameList),
        1..=0xffff,
        |r| r.items(ServerName::read),
    )
}
