//! The kinds of keys that certificates name.

use der::asn1::ObjectIdentifier;
use padlock_core::signature::PublicKey;

crate::ids::ids! {
    /// A kind of public key, by the object identifier of its algorithm.
    KeyKind {
        Rsa = "rsa",
        Ec = "ec",
        Ed25519 = "ed25519",
        ToyRsa = "toy_rsa",
        ToyEc = "toy_ec",
    }
}

impl KeyKind {
    /// The kind of `key`. An RSA key is a toy where its certificate says so: `toy`.
    pub const fn of(key: &PublicKey, toy: bool) -> Self {
        match key {
            PublicKey::Rsa(_) if toy => Self::ToyRsa,
            PublicKey::Rsa(_) => Self::Rsa,
            PublicKey::Ec(_) => Self::Ec,
            PublicKey::Ed25519(_) => Self::Ed25519,
            PublicKey::EcToy(_) => Self::ToyEc,
        }
    }

    /// Whether it is small enough for paper, and says so.
    pub const fn is_toy(self) -> bool {
        matches!(self, Self::ToyRsa | Self::ToyEc)
    }

    pub(super) const fn oid(self) -> ObjectIdentifier {
        ObjectIdentifier::new_unwrap(match self {
            // RFC 8017 appendix A.1.
            Self::Rsa => "1.2.840.113549.1.1.1",
            // RFC 5480 section 2.1.1.
            Self::Ec => "1.2.840.10045.2.1",
            // RFC 8410 section 3.
            Self::Ed25519 => "1.3.101.112",
            // Padlock: `RSAPublicKey` with a modulus of 16 to 64 bits.
            Self::ToyRsa => "1.3.6.1.4.1.32473.1.1",
            // Padlock: a textbook curve with a point of it.
            Self::ToyEc => "1.3.6.1.4.1.32473.1.3",
        })
    }
}
