//! The name that a certificate must be good for (RFC 9525 section 6.1).

use core::fmt;
use core::net::IpAddr;

/// Whom someone wants to talk to, and what a certificate says whom it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A domain name; in a certificate perhaps with the wildcard `*.` before it.
    Dns(String),
    /// An address: it is never looked for among domain names, nor they among addresses.
    Ip(IpAddr),
}

impl Name {
    /// An address where `text` is one, a domain name otherwise.
    pub fn parse(text: &str) -> Self {
        match text.parse() {
            Ok(address) => Self::Ip(address),
            Err(_) => Self::Dns(text.to_owned()),
        }
    }

    /// The bytes of an `iPAddress`: 4 or 16 (RFC 5280 section 4.2.1.6).
    pub(super) fn address(bytes: &[u8]) -> Option<IpAddr> {
        let v4: Option<[u8; 4]> = bytes.try_into().ok();
        let v6: Option<[u8; 16]> = bytes.try_into().ok();
        v4.map(IpAddr::from).or(v6.map(IpAddr::from))
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dns(name) => f.write_str(name),
            Self::Ip(address) => write!(f, "{address}"),
        }
    }
}
