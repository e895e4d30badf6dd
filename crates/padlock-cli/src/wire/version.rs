//! The versions of the protocol, as the command line names them.

use clap::ValueEnum;

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
    /// Those that the engine speaks on a wire.
    pub const SPOKEN: &'static [Self] = &[Self::Tls12];

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
