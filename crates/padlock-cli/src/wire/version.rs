//! The versions of the protocol, as the command line names them.

use clap::ValueEnum;
use padlock_tls::record::ProtocolVersion;

/// A version of TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Version {
    /// RFC 2246.
    #[value(name = "1.0")]
    Tls10,
    /// RFC 4346.
    #[value(name = "1.1")]
    Tls11,
    /// RFC 5246.
    #[value(name = "1.2")]
    Tls12,
    /// RFC 8446.
    #[value(name = "1.3")]
    Tls13,
}

impl Version {
    /// Those that are spoken when none are named.
    pub const BY_DEFAULT: &'static [Self] = &[Self::Tls10, Self::Tls11, Self::Tls12];

    /// The one of this number on the wire.
    pub fn of(version: ProtocolVersion) -> Option<Self> {
        let mut all = Self::value_variants().iter().copied();
        all.find(|candidate| candidate.protocol() == version)
    }

    /// As it is on the wire.
    pub const fn protocol(self) -> ProtocolVersion {
        match self {
            Self::Tls10 => ProtocolVersion::TLS10,
            Self::Tls11 => ProtocolVersion::TLS11,
            Self::Tls12 => ProtocolVersion::TLS12,
            Self::Tls13 => ProtocolVersion::TLS13,
        }
    }

    /// As the command line and JSON name it: "1.2".
    pub const fn id(self) -> &'static str {
        match self {
            Self::Tls10 => "1.0",
            Self::Tls11 => "1.1",
            Self::Tls12 => "1.2",
            Self::Tls13 => "1.3",
        }
    }
}
