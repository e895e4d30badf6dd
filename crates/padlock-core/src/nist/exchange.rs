//! Elliptic-curve Diffie-Hellman (SP 800-56A revision 3, section 5.7.1.2; RFC 8446 sections 4.2.8.2 and 7.4.2).

use p256::NistP256;
use p384::NistP384;

use super::library::{agree, public_point};
use super::{EcPrivateKey, NamedCurve};
use crate::drbg::Drbg;
use crate::error::OutOfRange;
use crate::kex::{KeyExchange, outline};
use crate::num::Nat;
use crate::working::{Symbol, Working};

/// Diffie-Hellman on P-256: public value 65 bytes, secret 32 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Secp256r1;

/// Diffie-Hellman on P-384: public value 97 bytes, secret 48 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Secp384r1;

macro_rules! exchange {
    ($name:ident, $curve:ty) => {
        impl KeyExchange for $name {
            fn id(&self) -> &'static str {
                NamedCurve::$name.id()
            }

            fn public_len(&self) -> usize {
                NamedCurve::$name.point_len()
            }

            fn secret_len(&self) -> usize {
                NamedCurve::$name.field_len()
            }

            fn random_private(&self, rng: &mut Drbg) -> Vec<u8> {
                let key = EcPrivateKey::generate(NamedCurve::$name, rng);
                key.d.to_be_bytes()
            }

            fn public(&self, private: &[u8], w: &mut Working) -> Result<Vec<u8>, OutOfRange> {
                let d = Nat::from_be_bytes(private);
                let point = public_point::<$curve>(NamedCurve::$name, &d)?;
                outline(w, &[(Symbol::D, private)], (Symbol::PublicKey, &point));
                Ok(point)
            }

            fn agree(
                &self,
                private: &[u8],
                peer: &[u8],
                w: &mut Working,
            ) -> Result<Vec<u8>, OutOfRange> {
                let d = Nat::from_be_bytes(private);
                let secret = agree::<$curve>(NamedCurve::$name, &d, peer)?;
                let inputs = [(Symbol::D, private), (Symbol::PublicKey, peer)];
                outline(w, &inputs, (Symbol::SharedSecret, &secret));
                Ok(secret)
            }
        }
    };
}

exchange!(Secp256r1, NistP256);
exchange!(Secp384r1, NistP384);
