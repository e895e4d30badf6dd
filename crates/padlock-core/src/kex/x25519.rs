//! X25519 (RFC 7748 section 5), by dalek.

use x25519_dalek::{PublicKey, StaticSecret};

use super::{KeyExchange, outline};
use crate::drbg::Drbg;
use crate::error::{Bound, OutOfRange};
use crate::num::Nat;
use crate::working::{Symbol, Working};

/// X25519: private value, public value and secret of 32 bytes each, little-endian as the RFC has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct X25519;

impl KeyExchange for X25519 {
    fn id(&self) -> &'static str {
        "x25519"
    }

    fn public_len(&self) -> usize {
        32
    }

    fn secret_len(&self) -> usize {
        32
    }

    fn random_private(&self, rng: &mut Drbg) -> Vec<u8> {
        rng.bytes(32)
    }

    fn public(&self, private: &[u8], w: &mut Working) -> Result<Vec<u8>, OutOfRange> {
        let secret = StaticSecret::from(array(Symbol::PrivateKey, private)?);
        let public = PublicKey::from(&secret).to_bytes();
        outline(
            w,
            &[(Symbol::PrivateKey, private)],
            (Symbol::PublicKey, &public),
        );
        Ok(public.to_vec())
    }

    /// Refuses a peer's value of small order, whose secret would be all zeros (RFC 8446 section 7.4.2).
    fn agree(&self, private: &[u8], peer: &[u8], w: &mut Working) -> Result<Vec<u8>, OutOfRange> {
        let secret = StaticSecret::from(array(Symbol::PrivateKey, private)?);
        let peer_point = PublicKey::from(array(Symbol::PublicKey, peer)?);
        let shared = secret.diffie_hellman(&peer_point);
        if !shared.was_contributory() {
            let given = Nat::from_be_bytes(peer);
            return Err(OutOfRange::value(
                Symbol::PublicKey,
                &given,
                Bound::LargeOrder,
            ));
        }
        let inputs = [(Symbol::PrivateKey, private), (Symbol::PublicKey, peer)];
        outline(w, &inputs, (Symbol::SharedSecret, shared.as_bytes()));
        Ok(shared.as_bytes().to_vec())
    }
}

/// Exactly 32 bytes.
fn array(what: Symbol, bytes: &[u8]) -> Result<[u8; 32], OutOfRange> {
    bytes
        .try_into()
        .map_err(|_| OutOfRange::length(what, bytes.len(), Bound::Length(32)))
}
