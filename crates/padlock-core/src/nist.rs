//! The curves of NIST, P-256 and P-384 (SP 800-186), by RustCrypto: keys and Diffie-Hellman.

mod exchange;
mod key;
mod library;

pub use exchange::{Secp256r1, Secp384r1};
pub use key::{EcPrivateKey, EcPublicKey};
pub(crate) use library::{public_key, secret_key};

use crate::closed_enum;
use crate::num::Nat;

#[cfg(test)]
mod tests;

closed_enum! {
    /// A curve by its name in TLS (RFC 8422 section 5.1.1).
    pub enum NamedCurve {
        /// P-256.
        Secp256r1 = "secp256r1",
        /// P-384.
        Secp384r1 = "secp384r1",
    }
}

impl NamedCurve {
    /// The length of a coordinate, and of a scalar, in bytes.
    #[must_use]
    pub const fn field_len(self) -> usize {
        match self {
            Self::Secp256r1 => 32,
            Self::Secp384r1 => 48,
        }
    }

    /// The order `n` of the generator.
    #[must_use]
    pub fn order(self) -> Nat {
        match self {
            Self::Secp256r1 => Nat::from_be_bytes(&P256_ORDER),
            Self::Secp384r1 => Nat::from_be_bytes(&P384_ORDER),
        }
    }

    /// The length of an uncompressed point in bytes.
    #[must_use]
    pub const fn point_len(self) -> usize {
        2 * self.field_len() + 1
    }
}

const P256_ORDER: [u8; 32] = [
    0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
];

const P384_ORDER: [u8; 48] = [
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xc7, 0x63, 0x4d, 0x81, 0xf4, 0x37, 0x2d, 0xdf,
    0x58, 0x1a, 0x0d, 0xb2, 0x48, 0xb0, 0xa7, 0x7a, 0xec, 0xec, 0x19, 0x6a, 0xcc, 0xc5, 0x29, 0x73,
];
